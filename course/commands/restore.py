"""`skalkan restore`: what a backup holds and the journal doesn't comes back."""

from __future__ import annotations

from typing import BinaryIO

from course.commands.merge_in import take_in
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import BAD_CONTENT, Refused
from course.journal import Journal, JournalError, SaveFailed
from course.journal.backup import Restored, restore
from course.locale import _


def run(options: Options) -> int:
    """Brings a backup back and prints what was new in it.

    Returns:
        0, or 1 where a part of the backup could not be read.
    """
    came: list[Restored] = []

    def take(journal: Journal, source: BinaryIO) -> int:
        try:
            came.append(restore(journal, options.file, source))
        except SaveFailed:
            raise
        except JournalError as error:
            hint = _("An export as JSON is brought in with: skalkan import FILE") if options.file.suffix == ".json" else ""
            raise Refused(f"{error} {hint}".rstrip()) from error
        return came[-1].versions

    take_in(places(options).home, options.file, take)
    if not came[-1].damaged:
        return 0
    if lines := came[-1].left_out:
        print(_("Left out: line {places}.").format(places=", ".join(map(str, lines[:10])) + (" …" if lines[10:] else "")))
    print(_("A part of {file} is damaged. What can be read of it is in your journal.").format(file=options.file))
    return BAD_CONTENT
