"""The file: lines are appended, and nothing that was acknowledged is ever written again.

It is opened for each use and closed after it, so that another program can replace it (Windows refuses to replace an open file)
and so that no handle survives a failed fsync.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from course.journal import disk
from course.journal.line import Change, changes_in
from course.journal.memory import Place

if TYPE_CHECKING:
    from filelock import BaseFileLock

_CHUNK = 1 << 20
LOCK_SECONDS = 10.0
"""How long a save waits for another program's, which takes milliseconds."""
_POLL_SECONDS = 0.005
PAGE = 512
"""The least that a disk writes at once."""
_PART = re.compile(rb',"part":\[([0-9]{1,9}),([0-9]{1,9})\],"doc":')
_ENDS = re.compile(rb'\{"v":[^\0]*,"crc":"[0-9a-f]{8}"\}\r?', re.DOTALL)


@dataclass(slots=True)
class Reading:
    """What stood in the file behind what was read before."""

    changes: list[tuple[Change, Place]] = field(default_factory=list)
    damaged: list[tuple[int, bytes]] = field(default_factory=list)
    """Where a damaged line begins, and its bytes."""


class Group:
    """Whether the lines that were looked at end in a save that is there from its first part to its last.

    A power cut leaves pages of the last save out, empty, or in each other's place, and then none of it counts. One short line
    whose ends are as they were is no such thing: the disk, or somebody, changed it later, and it alone is lost.
    """

    def __init__(self) -> None:
        self.whole = True
        self._next = 0, 0
        """The part that goes on, and of how many."""
        self._hit = False
        """Whether a part of it is damaged."""

    def add(self, part: tuple[int, int] | None) -> None:
        """Looks at a whole line: which part of how many it is."""
        if part is None or part[0] == 1:
            self._hit = False
        self._go_on(part or (1, 1))

    def miss(self, line: bytes) -> None:
        """Looks at a damaged line."""
        told = _PART.search(line) if len(line) < PAGE and _ENDS.fullmatch(line) and not self._hit else None
        self._hit = True
        if told:
            self._go_on((int(told[1]), int(told[2])))
        else:
            self._next = 0, 0

    def _go_on(self, part: tuple[int, int]) -> None:
        follows = part[0] == 1 or part == self._next
        self.whole = follows and part[0] == part[1]
        self._next = (part[0] + 1, part[1]) if follows else (0, 0)


class Log:
    """A journal's file, and how far it has been read."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.end = 0
        """Bytes that were read and are complete; what lies behind is new, or torn."""
        self.torn = False
        """Whether something incomplete lay behind `end` at the last look."""
        self._size = 0
        self._last = b""
        """The last complete line: while it stands where it stood, this is still the file that was read."""
        self._identity: tuple[int, int] | None = None
        self._lock: BaseFileLock | None = None

    # Reading

    def stale(self) -> bool:
        """Whether the file is another than at the last look. As cheap as one stat."""
        try:
            now = self.file.stat()
        except FileNotFoundError:
            return self._size != 0
        return now.st_size != self._size or (now.st_dev, now.st_ino) != self._identity

    def _identify(self) -> tuple[int, int]:
        """Which file this is. Always asked by its name: Windows answers otherwise when asked by a handle."""
        now = self.file.stat()
        return now.st_dev, now.st_ino

    def replaced(self) -> bool:
        """Whether this is another file than was read before, or begins otherwise, so that it must be read from the start."""
        if not self.end:
            return False
        try:
            with self.file.open("rb") as source:
                source.seek(self.end - len(self._last))
                return self._identify() != self._identity or source.read(len(self._last)) != self._last
        except FileNotFoundError:
            return True

    def rewind(self) -> None:
        """Forgets what was read, so that the next reading is from the start and trusts nothing."""
        self.end = self._size = 0
        self._last = b""
        self._identity = None
        self.torn = False

    def read(self) -> Reading:
        """Reads what is new and complete.

        Lines saved together count only together: of an unfinished group at the end of the file nothing is taken, whatever parts
        of it have reached the disk. A save behind a group proves that it once stood there whole, so what is damaged in it costs
        no more than itself.

        Raises:
            OSError: The file is there and can't be read.
        """
        reading, waiting = Reading(), Reading()
        end, last = self.end, self._last
        group = Group()
        for offset, line in self._lines():
            found = changes_in(line)
            if not found and line.strip():
                waiting.damaged.append((offset, line))
                group.miss(line)
            for at, length, change in found:
                waiting.changes.append((change, (offset + at, length)))
                group.add(change.part)
            if group.whole or not waiting.changes:
                reading.changes += waiting.changes
                reading.damaged += waiting.damaged
                waiting = Reading()
                end, last = offset + len(line) + 1, line + b"\n"
        if waiting.changes:
            last = b""
        self.end, self._last = end, last
        self.torn = self._size > end
        return reading

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        try:
            self._identity = self._identify()  # before opening: a file that is swapped now is another one at the next look
            source = self.file.open("rb")
        except FileNotFoundError:
            self._size, self._identity = 0, None
            return
        with source:
            offset = self.end
            source.seek(offset)
            rest = b""
            while chunk := source.read(_CHUNK):
                lines = (rest + chunk).split(b"\n")
                rest = lines.pop()
                for line in lines:
                    yield offset, line
                    offset += len(line) + 1
            self._size = offset + len(rest)

    def lines(self, places: Sequence[Place]) -> list[bytes]:
        """Lines read again from the file, in the order asked for.

        Raises:
            OSError: The file can't be read.
        """
        if not places:
            return []
        found = []
        with self.file.open("rb") as source:
            for start, length in places:
                source.seek(start)
                found.append(source.read(length))
        return found

    def spared(self) -> list[tuple[Change, Place]]:
        """Whole changes behind `end`: of a save that only lacks its last newline. None where a save was cut off.

        Raises:
            OSError: The file can't be read.
        """
        found = []
        group = Group()
        offset = self.end
        for line in self._tail().split(b"\n"):
            changes = changes_in(line)
            for at, length, change in changes:
                found.append((change, (offset + at, length)))
                group.add(change.part)
            if line.strip() and not changes:
                group.miss(line)
            offset += len(line) + 1
        return found if group.whole else []

    def _tail(self) -> bytes:
        with self.file.open("rb") as source:
            source.seek(self.end)
            return source.read()

    # Writing

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps all other programs from writing.

        Raises:
            OSError: The lock can't be had.
            TimeoutError: Another program holds it for longer than `LOCK_SECONDS`.
        """
        if self._lock is None:
            from filelock import FileLock  # noqa: PLC0415 - 30 ms to import, and reading needs none of it

            lock = self.file.with_suffix(".lock")
            self._lock = FileLock(lock, LOCK_SECONDS, mode=0o600, thread_local=False, poll_interval=_POLL_SECONDS)
        with self._lock:
            yield

    def append(self, data: bytes) -> int:
        """Appends lines and returns when they are on the disk. Only while `alone` and with nothing left to read.

        Returns:
            Where the first line begins.

        Raises:
            OSError: They are not on the disk. The file is cut back to what it was; should even that fail, the lines may come
                back as a save that was never acknowledged. Either way the next look reads the file from the start.
        """
        start = self.end
        try:
            disk.append(self.file, data)
            self._identity = self._identify()
        except BaseException:
            self.rewind()
            with suppress(OSError):
                os.truncate(self.file, start)
            raise
        self.end = self._size = start + len(data)
        self._last = data[data.rfind(b"\n", 0, -1) + 1 :]
        return start

    def rewrite(self, lines: Iterable[bytes]) -> None:
        """Puts other lines in the file's place. Only while `alone`: for erasing, and nothing else.

        Args:
            lines: With their newlines.

        Raises:
            OSError: The file is as before.
        """
        disk.replace(self.file, lines)
        self.rewind()

    def heal(self, now: datetime) -> Path | None:
        """Brings the file to end in a whole line. Only while `alone` and with nothing left to read.

        A save that is whole but for its last newline is given one. Everything else behind `end` goes, as it is, to a file beside.

        Returns:
            The file with the torn bytes, or None where nothing had to be moved.

        Raises:
            OSError: The torn bytes can't be put aside; the file is left as it is.
        """
        if self.spared():
            disk.append(self.file, b"\n")
            return None
        aside = self._aside(now)
        disk.append(aside, self._tail())
        with self.file.open("r+b") as target:
            target.truncate(self.end)
            disk.sync(target.fileno())
        return aside

    def _aside(self, now: datetime) -> Path:
        stem = f"{self.file.name}.torn-{now:%Y%m%dT%H%M%S}"
        names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
        return next(path for name in names if not (path := self.file.with_name(name)).exists())
