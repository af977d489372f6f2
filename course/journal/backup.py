"""Copies of the journal, and bringing them back.

A backup is the log itself, compressed. Restoring one takes the union of its versions and those that are here, so it can only add:
what was written after the backup stays, and what was deleted after it stays deleted.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import BinaryIO

from course.journal import disk
from course.journal.errors import JournalError
from course.journal.home import BACKUPS
from course.journal.line import LONGEST, SCHEMA, Change, changes_in
from course.journal.packed import Damage, compressed, lines_of, unpacked, unpacked_from
from course.journal.store import Journal
from course.locale import _

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many of the newest days, weeks and months with a backup keep one."""
_NAME = "journal-{day:%Y-%m-%d}.jsonl.gz"
_CHUNK = 1 << 20
_ATTEMPTS = 5
"""How often a copy is begun anew, while others go on erasing."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of bringing a backup back."""

    versions: int
    """How many versions were new here."""
    damaged: bool
    """Whether some of the file could not be read. What could be is here."""
    left_out: tuple[int, ...] = ()
    """The lines that could not be used, counted from 1."""


def backup(journal: Journal, file: Path) -> Path:
    """Writes a copy of the whole journal: all tables, all versions.

    Args:
        journal: The journal.
        file: Where to; one that is there is replaced once the new one is complete.

    Raises:
        OSError: The file can't be written; one that was there is as before.
    """
    storage = journal.storage
    for old in filter(disk.is_abandoned, disk.begun_in(file.parent, file.name)):
        with suppress(OSError):
            old.unlink()
    storage.finish_draft()
    for _attempt in range(_ATTEMPTS):
        new, before = disk.begun(file), storage.log.identify()
        try:
            with disk.reading(storage.log.file) as source:
                disk.write(new, compressed(iter(partial(source.read, _CHUNK), b"")))
            with storage.unchanged():
                # Where something was erased meanwhile, the copy may still have it.
                if new.exists() and storage.log.identify() == before:
                    disk.put(new, file)
                    disk.sync_folder(file.parent)
                    return file
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
    raise TimeoutError(errno.EBUSY, os.strerror(errno.EBUSY), str(file))


def backup_when_due(journal: Journal) -> Path | None:
    """Makes today's backup unless there is one, and clears out those too many. For a background thread; it never fails.

    Returns:
        The backup that was made, or None.
    """
    folder = journal.home / BACKUPS
    file = folder / _NAME.format(day=journal.storage.clock.now())
    if file.exists() or journal.read_only or not journal.tables():
        return None
    with suppress(OSError):
        disk.make_private_folder(folder)
        backup(journal, file)
        for old in superfluous(backups(journal.home, journal.storage.clock.now().date())):
            old.unlink()
        return file
    return None


def backup_now(journal: Journal) -> Path:
    """Makes a backup among the automatic ones, whether there is one of the day or not.

    Returns:
        The file.

    Raises:
        OSError: It can't be written.
    """
    folder = journal.home / BACKUPS
    disk.make_private_folder(folder)
    return backup(journal, free_backup(folder, journal.storage.clock.now()))


def free_backup(folder: Path, now: datetime) -> Path:
    """The name of the day's automatic copy, or else one with the time: no copy replaces another, which may hold more.

    Args:
        folder: Where it is to lie.
        now: What time it is.
    """
    stems = chain((f"{now:%Y-%m-%d}", f"{now:%Y-%m-%d-%H%M%S}"), (f"{now:%Y-%m-%d-%H%M%S}-{number}" for number in count(2)))
    return next(file for stem in stems if not (file := folder / f"journal-{stem}.jsonl.gz").exists())


def backups(home: Path, today: date = date.max) -> dict[date, Path]:
    """The automatic backups by day, newest first, and up to today: what a wrong clock has dated ahead is not the newest."""
    found = {}
    for file in (home / BACKUPS).glob("journal-????-??-??.jsonl.gz"):
        with suppress(ValueError):
            found[date.fromisoformat(file.name[8:18])] = file
    return {day: file for day, file in sorted(found.items(), reverse=True) if day <= today}


def newest_backup(home: Path, today: date = date.max) -> tuple[date, Path] | None:
    """The newest backup up to today with its day, made by itself or by hand; those by hand come after their day's own."""
    found = []
    for file in (home / BACKUPS).glob("journal-????-??-??*.jsonl.gz"):
        with suppress(ValueError):
            found.append((date.fromisoformat(file.name[8:18]), _stem(file), file))
    return next(((day, file) for day, _name, file in sorted(found, reverse=True) if day <= today), None)


def backup_time(file: Path) -> time | None:
    """When on its day a backup by hand was made, as its name tells; None for an automatic one."""
    with suppress(ValueError):
        return datetime.strptime(_stem(file)[19:25], "%H%M%S").time()
    return None


def _stem(file: Path) -> str:
    return file.name.removesuffix(".jsonl.gz")


def superfluous(found: dict[date, Path]) -> list[Path]:
    """Those of the backups, newest first, that no day, week or month needs."""
    kept: set[Path] = set()
    periods: list[tuple[int, Callable[[date], object]]] = [
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    ]
    for how_many, period in periods:
        newest_of: dict[object, Path] = {}
        for day, file in found.items():
            newest_of.setdefault(period(day), file)
        kept.update(islice(newest_of.values(), how_many))
    return [file for file in found.values() if file not in kept]


def restore(journal: Journal, file: Path, source: BinaryIO | None = None) -> Restored:
    """Brings back what a backup holds and this journal doesn't.

    Args:
        journal: The journal to add to.
        file: A backup, or a log as it is.
        source: What to read instead of the file: a pipe, say.

    Raises:
        JournalError: There is nothing of a journal in the file.
        OSError: The file can't be read.
        SaveFailed: Nothing was brought back.
    """
    damage, left_out = Damage(), list[int]()
    chunks = unpacked_from(source, damage) if source else unpacked(file, damage)
    found = list(_changes(lines_of(chunks, LONGEST), left_out))
    if not found:
        raise JournalError(_("There is nothing of a journal in {file}.").format(file=file))
    return Restored(journal.storage.adopt(found), damage.met or bool(left_out), tuple(left_out))


def _changes(lines: Iterable[bytes], left_out: list[int]) -> Iterator[tuple[Change, bytes]]:
    for number, line in enumerate(lines, 1):
        found = changes_in(line)
        if line.strip() and not found:
            left_out.append(number)
        for at, length, change in found:
            if change.v > SCHEMA:
                raise JournalError(
                    _("This backup was made by a newer version of this program. Install the newest version first.")
                )
            yield change, line[at : at + length]
