"""`skalkan forget`: erases an entry with all its versions, or the whole journal, for good."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from course.commands.counts import entries
from course.commands.erasable import Erasable, bearing, saying, written
from course.commands.opening import open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import BAD_CONTENT, WRONG_USE, Refused
from course.journal import Journal
from course.journal.records import Records
from course.journal.text import in_a_line
from course.locale import _, ngettext
from course.locale.dates import long_date
from course.locale.spelling import compose, fold

NEWEST = 20
"""How many entries are listed when nothing is searched for."""
_NARROWEST = 20


def run(options: Options) -> int:
    """Lists what can be erased, or erases, after having asked twice.

    Returns:
        0, or 1 where something of it may still be somewhere.
    """
    with open_journal(places(options).home) as journal:
        if options.all:
            return _forget_all(journal, options.without_asking)
        if options.id is not None:
            return _forget_one(journal, options.id, options.without_asking)
        _list(journal, options.find)
    return 0


# What there is


def _list(journal: Journal, text: str | None) -> None:
    found = written(journal) if text is None else saying(journal, text)
    if not found:
        print(_("Nothing is written yet.") if text is None else _("Nothing says {text}.").format(text=repr(text)))
        return
    shown = found[:NEWEST] if text is None else found
    kinds = max(len(each.kind) for each in shown)
    for each in shown:
        head = f"{in_a_line(each.id)}  {each.changed.astimezone():%Y-%m-%d}  {each.kind:<{kinds}}  "
        print(head + beginning(each.text, max(_NARROWEST, shutil.get_terminal_size().columns - len(head))))
    print()
    if len(found) > len(shown):
        more = len(found) - len(shown)
        print(ngettext("{n} more is older.", "{n} more are older.", more).format(n=more))
    print(_("Erase one for good with: skalkan forget ID. Look for others, answers too, with: skalkan forget --find TEXT"))


def beginning(text: str, width: int) -> str:
    """The first words of a text in one line, without anything that a terminal would take for a command."""
    line = " ".join("".join(character if character.isprintable() else " " for character in compose(text)).split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


# Erasing


def _forget_one(journal: Journal, doc_id: str, without_asking: bool) -> int:
    found = bearing(journal, doc_id)
    if not found:
        raise Refused(_("There is no entry {id}. See them with: skalkan forget").format(id=repr(doc_id)), WRONG_USE)
    if not _wanted(journal, [_introduction(each) for each in found], without_asking):
        return 0
    left = [file for each in found for file in journal.forget(each.table, each.id)]
    return _told(journal, left)


def _introduction(each: Erasable) -> str:
    text = beginning(each.text, 60)
    return _("{kind}, {day}: “{text}”").format(kind=each.kind, day=long_date(each.changed), text=text)


def _forget_all(journal: Journal, without_asking: bool) -> int:
    if not journal.storage.log.file.exists():
        print(_("Nothing is written yet."))
        return 0
    everything = _("Your whole journal: {entries}, and what you have deleted.")
    if not _wanted(journal, [everything.format(entries=entries(Records(journal).counts()))], without_asking):
        return 0
    return _told(journal, journal.forget_everything())


def _wanted(journal: Journal, what: list[str], without_asking: bool) -> bool:
    """Whether the leader says twice that they want it.

    Raises:
        Refused: There is nobody to ask, or nothing can be written.
    """
    if journal.read_only:
        raise Refused(journal.read_only)
    if without_asking:
        return True
    if not (sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty()):
        message = _("Before something is erased for good you are asked, and nobody can answer here. Add: --without-asking")
        raise Refused(message, WRONG_USE)
    print("\n".join(what))
    print(_("It goes with all its versions, here, in the backups here, and on the machines you share the journal with."))
    word = _("erase")
    sure = _answer(_("Erase it for good? [y/N] ")) in {_("y"), _("yes")}
    if sure and _answer(_("This can't be undone. Type {word} to do it: ").format(word=word)) == word:
        return True
    print(_("Nothing was erased."))
    return False


def _answer(question: str) -> str:
    try:
        return fold(input(question)).strip()
    except (EOFError, KeyboardInterrupt) as stop:
        print()  # what is said next is not to stand behind the question
        if isinstance(stop, KeyboardInterrupt):
            raise
        return ""


def _told(journal: Journal, left: list[Path]) -> int:
    """Prints what was done, and what is out of reach."""
    print(_("Erased for good."))
    if journal.share:
        print(_("Your other machines erase it when they next open the journal."))
    print(
        _(
            "Out of reach are documents you have exported, copies you have put elsewhere, and what a sync service keeps in its"
            " own trash and earlier versions: delete those yourself."
        )
    )
    if left:
        files = ", ".join(in_a_line(str(file)) for file in left)
        print(_("These files may still hold something of it and can't be written: {files}").format(files=files))
    for trouble in journal.share_troubles:
        print(trouble.text)
    if journal.share_troubles:
        print(_("It is erased there when the folder is back."))
    return BAD_CONTENT if left or journal.share_troubles else 0
