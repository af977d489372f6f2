"""What `restore` and `import` have in common: a file's entries come in, nothing goes, and what came of it is told."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from course.commands.counts import entries
from course.commands.opening import open_journal
from course.commands.places import expanded
from course.commands.refused import WRONG_USE, Refused, cannot_use
from course.journal import Journal
from course.journal.records import Records
from course.journal.text_conflicts import waiting
from course.locale import _, ngettext


def take_in(home: Path, asked: Path, take: Callable[[Journal, BinaryIO], int]) -> None:
    """Takes a file in and prints what was new.

    Args:
        home: The leader's own folder.
        asked: The file, as it was typed.
        take: What takes in what can be read there; gives the number of versions that were new.

    Raises:
        Refused: The file or the journal can't be used.
    """
    with _given(asked) as source, open_journal(home) as journal:
        if journal.read_only:
            raise Refused(journal.read_only)
        records = Records(journal)
        before, split = records.counts(), len(waiting(records))
        versions = take(journal, source)
        after = records.counts()
        came = {kind: after[kind] - before[kind] for kind in after}
        if not versions:
            message = _("There is nothing new in {file}: all of it is here already, or among what you deleted.")
            print(message.format(file=asked))
        elif any(came.values()):
            print(_("Brought in: {entries}.").format(entries=entries(came)))
        else:
            message = ngettext("Brought in: {n} version of what is here.", "Brought in: {n} versions of what is here.", versions)
            print(message.format(n=versions))
        if side_by_side := len(waiting(records)) - split:
            message = ngettext(
                "{n} entry says something else here. Both texts are kept; choose in the journal.",
                "{n} entries say something else here. Both texts are kept; choose in the journal.",
                side_by_side,
            )
            print(message.format(n=side_by_side))
        print(_("In your journal: {entries}.").format(entries=entries(after)))


def _given(asked: Path) -> BinaryIO:
    """A file to be read, or what a person gives instead of one: a pipe, or `-` for what comes in.

    Raises:
        Refused: It can't be read, or never ends.
    """
    if str(asked) == "-":
        if sys.stdin is None:
            raise Refused(_("Nothing comes in here, since the input is closed. Name a file."), WRONG_USE)
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    file = expanded(asked)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):  # Windows would only say that it is forbidden
            raise IsADirectoryError(errno.EISDIR, "")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or _is_typed(file, mode)):
            raise OSError(errno.EINVAL, _("it is no file"))
        return file.open("rb")
    except OSError as error:
        error.filename = str(asked)
        raise cannot_use(error) from error


def _is_typed(file: Path, mode: int) -> bool:
    """Whether somebody types it in."""
    if not stat.S_ISCHR(mode):
        return False
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOCTTY", 0))
    try:
        return os.isatty(handle)
    finally:
        os.close(handle)
