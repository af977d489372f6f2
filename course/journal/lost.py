"""What backups hold and the journal has lost: the file was emptied, cut, taken away or overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from course.journal import disk
from course.journal.home import BACKUPS
from course.journal.line import LONGEST, SCHEMA, Change, changes_in
from course.journal.packed import Damage, lines_of, unpacked
from course.journal.storage import LogStorage

_NAMES = "journal-*.jsonl.gz"


class Lost(Struct, frozen=True):
    """What is missing here."""

    versions: int
    """How many versions."""
    backup: Path
    """The backup that holds them."""


def lost(storage: LogStorage) -> Lost | None:
    """The backup that holds most of what is missing here, or None where no backup is larger than the journal.

    A journal only grows; where something is erased, it is erased from the backups as well. So this costs one look at the end of
    each backup, and one is read only where it holds more.
    """
    try:
        size = storage.log.file.stat().st_size
    except OSError:
        size = 0
    larger = [each for each in (storage.home / BACKUPS).glob(_NAMES) if not storage.memory.records or _unpacked_size(each) > size]
    for file in sorted(larger, key=_unpacked_size, reverse=True):
        if missing := sum(1 for change in _changes(file) if not storage.memory.knows(change)):
            return Lost(missing, file)
    return None


def _unpacked_size(file: Path) -> int:
    """How many bytes a packed file has when it is unpacked, as its end tells."""
    with suppress(OSError), disk.reading(file) as source:
        source.seek(-4, os.SEEK_END)
        return int.from_bytes(source.read(4), "little")
    return 0


def _changes(file: Path) -> Iterator[Change]:
    with suppress(OSError):
        for line in lines_of(unpacked(file, Damage()), LONGEST):
            yield from (change for _at, _length, change in changes_in(line) if change.v <= SCHEMA)
