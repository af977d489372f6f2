"""`skalkan restore`: what a backup holds and the journal doesn't comes back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.commands.merge_in import take_in
from course.commands.places import places
from course.commands.refused import BAD_CONTENT, Refused
from course.journal import Journal, JournalError, SaveFailed
from course.journal.backup import restore
from course.locale import _


def run(options: Namespace) -> int:
    """Brings a backup back and prints what was new in it.

    Returns:
        0, or 1 where a part of the backup could not be read.
    """
    damaged = False

    def take(journal: Journal, file: Path) -> int:
        nonlocal damaged
        try:
            restored = restore(journal, file)
        except SaveFailed:
            raise
        except JournalError as error:
            hint = _("An export as JSON is brought in with: skalkan import FILE") if file.suffix == ".json" else ""
            raise Refused(f"{error} {hint}".rstrip()) from error
        damaged = restored.damaged
        return restored.versions

    take_in(places(options).home, options.file, take)
    if damaged:
        print(_("A part of {file} is damaged. What can be read of it is in your journal.").format(file=options.file))
    return BAD_CONTENT if damaged else 0
