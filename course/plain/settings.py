"""The settings on one page, a line each."""

from __future__ import annotations

from collections.abc import Callable

from course.export.certificate import NAME
from course.journal import JournalError
from course.journal.backup import backup_now
from course.journal.doctor import examine
from course.locale import _
from course.locale.reasons import why
from course.plain.certificate import ask_for_name
from course.plain.deleting import erase
from course.plain.door import Door
from course.plain.palette import name_ways
from course.plain.starting_over import start_over
from course.plain.words import Choice, Known
from course.session import settings as lines
from course.session.documents_folder import FOLDER, NoFolder, own_documents_folder, set_documents_folder
from course.session.looks import CHOICES, LANGUAGE, choose
from course.session.own_keys import OWN_KEYS, NoKeys, as_typed, own_keys, set_own_keys
from course.session.routes import Route, ToSettings
from course.session.settings import Setting
from course.session.sharing import NotShared, set_shared_folder


def visit(door: Door, _route: ToSettings) -> Route | None:
    """Tells how everything is set, and changes what is chosen."""
    door.dialogue.heading(_("Settings"))
    known = Known()
    while True:
        found = [each for each in lines.settings(door.session) if each.id != lines.KEYS]
        choices = [Choice(_in_words(each), each, each.words.replace(" ", ",")) for each in found]
        help = _("A number changes a line; it holds at once.")
        _change(door, door.dialogue.choose(choices, ask=_("Which one?"), help=help, known=known))


def _in_words(setting: Setting) -> str:
    value = f": {setting.value}" if setting.value.strip("–") else ""
    about = "" if setting.id == lines.BACKUP else f". {setting.about}"
    return f"{setting.label.rstrip(' …')}{value}{about}."


def _change(door: Door, setting: Setting) -> None:
    if setting.id in CHOICES:
        _choose(door, setting)
        return
    changes: dict[str, Callable[[Door], object]] = {
        NAME: ask_for_name,
        lines.SHARE: _share,
        lines.BACKUP: _back_up,
        lines.HEALTH: _look,
        FOLDER: _folder,
        OWN_KEYS: _own_keys,
        lines.AGAIN: start_over,
        lines.ERASE: lambda there: erase(there, None),
    }
    if setting.id in changes:
        changes[setting.id](door)
    else:  # a setting that this place doesn't know how to ask for yet
        door.dialogue.say(_("That is set in the course itself: skalkan"))


def _choose(door: Door, setting: Setting) -> None:
    """How the app looks, which here is only kept; the language, and how many questions come back."""
    lines_ = [Choice(_(name), choice) for choice, name in CHOICES[setting.id]]
    chosen = door.dialogue.choose(lines_, ask=f"{setting.label}?")
    if door.try_to_save(lambda: choose(door.session, setting.id, chosen)) and setting.id == LANGUAGE:
        name_ways(door)
        door.dialogue.heading(_("Settings"))


def _folder(door: Door) -> None:
    about = _("What you save as a file is proposed to lie here. Leave it empty for the folder of your system.")
    door.dialogue.say(about)
    typed = door.dialogue.line(_("Which folder?"), str(own_documents_folder(door.session) or ""))
    if typed is None:
        return
    try:
        set_documents_folder(door.session, typed)
    except (NoFolder, JournalError) as error:
        door.dialogue.say(str(error))
    else:
        door.dialogue.say(_("Saved."))


def _own_keys(door: Door) -> None:
    """The keys of the app, which has a use for them: here they are only kept."""
    door.dialogue.say(
        _("These are keys of the course on the screen; there are none here."),
        _("Another key for what a Ctrl key does: the usual one, an equals sign and yours, with a space between several."),
    )
    typed = door.dialogue.line(_("Which keys?"), as_typed(own_keys(door.session)))
    if typed is None:
        return
    try:
        set_own_keys(door.session, typed)
    except (NoKeys, JournalError) as error:
        door.dialogue.say(str(error))
    else:
        door.dialogue.say(_("Saved."))


def _share(door: Door) -> None:
    journal = door.session.journal
    about = _(
        "Your own file sync, such as OneDrive, carries this folder. Set the same one on your other computer. Whoever can look"
        " into it can read your journal: let it be yours alone. Leave it empty to share no longer."
    )
    door.dialogue.say(about)
    typed = door.dialogue.line(_("Which folder?"), str(journal.share or ""))
    if typed is None:
        return
    try:
        set_shared_folder(journal, typed)
    except TimeoutError:
        door.dialogue.say(_("The drive that the folder lies on doesn't answer. Nothing was changed."))
    except (NoFolder, NotShared, JournalError) as error:
        door.dialogue.say(str(error))
    except OSError as error:
        door.dialogue.say(_("The folder can't be used: {reason}").format(reason=why(error)))
    else:
        door.dialogue.say(_("Saved."))


def _back_up(door: Door) -> None:
    journal = door.session.journal
    if not journal.storage.log.file.exists():
        door.dialogue.say(_("There is nothing to copy yet: your journal is made when you first write something."))
        return
    try:
        door.dialogue.say(_("Your journal is copied to {file}.").format(file=backup_now(journal)))
    except OSError as error:
        door.dialogue.say(_("The backup can't be written: {reason}").format(reason=why(error)))


def _look(door: Door) -> None:
    findings = examine(door.session.journal)
    door.dialogue.say(*(each.text for each in findings))
    if any(each.kind == "wrong" for each in findings):
        door.dialogue.say(_("To mend what can be mended, close the course and run: skalkan doctor --repair"))
