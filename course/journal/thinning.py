"""Thinning a log that has grown large: of what was typed within a few minutes only the last text stays.

Programs before the draft kept a whole copy of the text twice a second. Of such a chain of versions, each built on the one before
on the same device, those go that stood for less than a while, but for the last of every few minutes. Which these are is told by
the versions themselves, so all devices agree, and whatever else there is of an entry stays: the last text of every sitting, what
stood, what was written over, deletions, what two devices wrote side by side, and what either built on.

The version that stays says which ones it stands in for (`since`), and builds on what the first of them built on. An older program
reads it as any other; this one does not take in again what another device still has of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import msgspec

from course.journal import disk
from course.journal.clock import run_of, time_of
from course.journal.draft import LONG, STOOD
from course.journal.errors import JournalError
from course.journal.home import BACKUPS
from course.journal.line import NO_DOCUMENT, PUT, SCHEMA, Change, changes_in, encode
from course.journal.packed import Damage, compressed, lines_of, unpacked
from course.journal.storage import LogStorage
from course.journal.store import Journal
from course.journal.text import LOSS, lost

LARGE = 8 << 20
"""Bytes of a log that is not looked at: it is small enough."""
MANY = 1000
"""How many versions have to go for a log to be written anew."""
FRESH = timedelta(days=7)
"""What is younger stays as it is: another device may be about to build on it."""


def is_passing(version: str, following: str) -> bool:
    """Whether a version only stood until the one that was built on it, on the same device.

    Args:
        version: Its id.
        following: The id of the one that builds on it.
    """
    then, now = time_of(version), time_of(following)
    return run_of(version) == run_of(following) and now - then < STOOD * 1000 and then // (LONG * 1000) == now // (LONG * 1000)


class _Link(msgspec.Struct, gc=False):
    """A version that only stood until the next."""

    number: int
    """Of its line, from 0."""
    version: str
    of: tuple[str, ...]
    since: str
    following: int
    """The number of the line of the one that was built on it."""


class Plan:
    """Which lines of a log go, and which stand in for them, found out in one walk.

    Args:
        lines: The lines, without their newlines.
        until: Milliseconds since 1970; what is younger stays.
    """

    def __init__(self, lines: Iterable[bytes], until: int) -> None:
        self._last: dict[tuple[str, str], tuple[int, Change]] = {}
        self._fullest: dict[tuple[str, str], Change] = {}
        """The last version of each entry from which nothing was missing yet."""
        self._links: list[_Link] = []
        self._bases: set[str] = set()
        """What more than one version was built on, and what was written over: it has to stay."""
        for number, line in enumerate(lines):
            found = changes_in(line)
            if len(found) == 1 and found[0][2].version:
                self._look(number, line, found[0][2], until)
        self.gone: set[int] = set()
        """The numbers of the lines that go."""
        self.stand_ins: dict[int, tuple[tuple[str, ...], str]] = {}
        """By the numbers of the lines that stand in: what each builds on besides, and the first it stands in for."""
        for link in self._links:
            if link.version not in self._bases:
                self.gone.add(link.number)
                self.stand_ins[link.following] = self.stand_ins.pop(link.number, (link.of, link.since))

    def _look(self, number: int, line: bytes, change: Change, until: int) -> None:
        key = change.table, change.id
        before = self._last.get(key)
        self._bases.update(parent for parent in change.of if not before or parent != before[1].version)
        # A line with more in it than this program writes is a later one's, and is not written anew.
        if change.op == PUT and change.part is None and change.v == SCHEMA and encode(change)[:-1] == line:
            if before and change.of == (before[1].version,) and time_of(change.version) < until:
                was = before[1]
                if is_passing(was.version, change.version):
                    self._links.append(_Link(before[0], was.version, was.of, was.since or was.version, number))
            self._last[key] = number, msgspec.structs.replace(change, doc=NO_DOCUMENT)
        else:
            self._last.pop(key, None)
        self._watch(key, change)

    def _watch(self, key: tuple[str, str], change: Change) -> None:
        """What a longer piece is taken out of stays, whether at once or letter by letter."""
        full, text = self._fullest.get(key), bytes(change.doc)
        if full and lost(bytes(full.doc).decode(), text.decode()) >= LOSS:
            self._bases.add(full.version)
        elif full and len(text) < len(bytes(full.doc)):
            return
        self._fullest[key] = change

    def carried_out(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines that stay, with their newlines.

        Args:
            lines: The same lines once more, and what has been added since.
        """
        for number, line in enumerate(lines):
            if number in self.stand_ins:
                of, since = self.stand_ins[number]
                change = changes_in(line)[0][2]
                yield encode(msgspec.structs.replace(change, of=(*change.of, *of), since=since))
            elif number not in self.gone:
                yield line + b"\n"


def thin_when_large(journal: Journal) -> int:
    """Thins a journal that has grown large by what was typed: the log, the backups, and this device's file in the shared folder.

    For a background thread; it never fails.

    Returns:
        How many versions went from the log.
    """
    storage = journal.storage
    if journal.read_only or storage.log.end < LARGE or _passing(storage) < MANY:
        return 0
    until = int((storage.clock.now() - FRESH).timestamp() * 1000)
    went = 0
    with suppress(OSError, JournalError):
        went = _thin_log(storage, until)
    for file in (storage.home / BACKUPS).glob("*.gz") if went else ():
        with suppress(OSError):
            _thin_copy(storage, file, until)
    if went:
        journal.rewrite_share(lambda file, step: _thin_shared(file, until, step))
    return went


def _passing(storage: LogStorage) -> int:
    """How many versions there are that only stood until the next."""
    return sum(is_passing(version, following) for (version, _), (following, _) in pairwise(storage.places()))


def _thin_log(storage: LogStorage, until: int) -> int:
    file = storage.log.file
    before = storage.log.identify()
    plan = Plan(_lines(file), until)
    if len(plan.gone) < MANY:
        return 0
    with storage.saving():
        if storage.log.identify() != before:  # something was erased meanwhile: the next time, then
            return 0
        storage.rewrite(plan.carried_out(_lines(file)))
    return len(plan.gone)


def _thin_copy(storage: LogStorage, file: Path, until: int) -> None:
    before = file.stat()
    plan = Plan(_lines(file), until)
    if len(plan.gone) < MANY:
        return
    new = disk.begun(file)
    try:
        disk.write(new, compressed(plan.carried_out(_lines(file))))
        with storage.unchanged():
            now = file.stat()  # where something was erased meanwhile, the new one may still have it
            if new.exists() and (now.st_ino, now.st_size, now.st_mtime_ns) == (before.st_ino, before.st_size, before.st_mtime_ns):
                disk.put(new, file)
                disk.sync_folder(file.parent)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _thin_shared(file: Path, until: int, step: Callable[[], None]) -> None:
    plan = Plan(_lines(file, step), until)
    if len(plan.gone) >= MANY:
        disk.replace(file, plan.carried_out(_lines(file, step)))


def _lines(file: Path, step: Callable[[], None] = lambda: None) -> Iterator[bytes]:
    for line in lines_of(unpacked(file, Damage())):
        step()
        yield line
