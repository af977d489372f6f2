"""What is typed in the settings: the folder that carries the journal, the one for documents, and one's own keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from course.journal import JournalError
from course.locale import _
from course.locale.reasons import why
from course.session.documents_folder import NoFolder, own_documents_folder, set_documents_folder
from course.session.own_keys import NoKeys, as_typed, own_keys, set_own_keys
from course.session.sharing import NotShared, set_shared_folder
from course.tui.base import background
from course.tui.settings.value_form import ValueForm

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


def ask_for_documents_folder(app: BaseApp, done: Callable[[], None]) -> None:
    """Asks for the folder in which documents are proposed to lie."""

    def take(typed: str) -> str:
        try:
            set_documents_folder(app.session, typed)
        except (NoFolder, JournalError) as error:
            return str(error)
        done()
        return ""

    about = _("What you save as a file is proposed to lie here. Leave it empty for the folder of your system.")
    app.push_screen(_folder_form(_("Save as a file in"), about, own_documents_folder(app.session), take))


def ask_for_shared_folder(app: BaseApp, done: Callable[[], None]) -> None:
    """Asks for the folder that the leader's own file sync carries between computers."""
    journal = app.session.journal

    def take(typed: str) -> str:
        return _attempt(app, lambda: set_shared_folder(journal, typed), done)

    about = _(
        "Your own file sync, such as OneDrive, carries this folder. Set the same one on your other computer. Whoever can look"
        " into it can read your journal: let it be yours alone. Leave it empty to share no longer."
    )
    app.push_screen(_folder_form(_("Shared folder"), about, journal.share, take))


def ask_for_own_keys(app: BaseApp, done: Callable[[], None]) -> None:
    """Asks for other keys than the usual ones."""

    def take(typed: str) -> str:
        try:
            set_own_keys(app.session, typed)
        except (NoKeys, JournalError) as error:
            return str(error)
        app.apply_settings()
        done()
        return ""

    about = _(
        "Another key for what a Ctrl key does: the usual one, an equals sign and yours, with a space between several. The key"
        " bar, help and Ctrl+P show it. Leave it empty for the usual ones."
    )
    form = ValueForm(
        _("Own keys"),
        about,
        as_typed(own_keys(app.session)),
        take,
        placeholder=_("such as ctrl+o=ctrl+b"),
        use=_("Use these keys"),
    )
    app.push_screen(form)


def _folder_form(title: str, about: str, folder: Path | None, take: Callable[[str], str]) -> ValueForm:
    placeholder = _("a folder, such as ~/OneDrive/skalkan")
    return ValueForm(title, about, str(folder or ""), take, placeholder=placeholder, use=_("Use the folder"))


def _attempt(app: BaseApp, change: Callable[[], None], done: Callable[[], None]) -> str:
    """Changes the shared folder.

    Returns:
        What went wrong; nothing where nothing did.
    """
    try:
        change()
    except TimeoutError:
        return _("The drive that the folder lies on doesn't answer. Nothing was changed.")
    except (NoFolder, NotShared, JournalError) as error:
        return str(error)
    except OSError as error:
        return _("The folder can't be used: {reason}").format(reason=why(error))
    background.exchange(app)
    done()
    return ""
