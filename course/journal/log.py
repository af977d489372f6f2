"""The file: lines are appended, and nothing that was acknowledged is ever written again.

It is opened for each use and closed after it, so that another program can replace it (Windows refuses to replace an open file)
and so that no handle survives a failed fsync.
"""

from __future__ import annotations

import errno
import os
import re
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from course.journal import disk
from course.journal.line import LONGEST, Change, changes_in
from course.journal.memory import Place

if TYPE_CHECKING:
    from filelock import BaseFileLock

_CHUNK = 1 << 20
_PORTION = 1 << 16
"""How much is read at a time from what may be a slow drive."""
LOCK_SECONDS = 10.0
"""How long a save waits for another program's, which takes milliseconds."""
_POLL_SECONDS = 0.005
_STRANGE_LINE = 1 << 14
"""What a line that is from no journal counts for at least: looking at it takes time."""
_NOTHING = b"?"
"""What a line that is too long is read as."""
PAGE = 512
"""The least that a disk writes at once."""
_PART = rb',"part":\[([0-9]{1,9}),([0-9]{1,9})\],"doc":'
_ENDS = rb'(?s)\{"v":[^\0]*,"crc":"[0-9a-f]{8}"\}\r?'


class Reading(Struct):
    """What stood in the file behind what was read before."""

    changes: list[tuple[Change, Place]] = []
    damaged: list[tuple[int, bytes]] = []
    """Where a damaged line begins, and its bytes."""


class Bounds(Struct, frozen=True):
    """How much is read at a time of a file that is not the leader's own, and may be anything."""

    line: int = LONGEST
    """Bytes of a line."""
    lines: int = 200_000
    """Lines, of which a journal of many years has fewer."""
    strange: int = 128 << 20
    """Bytes of what is from no journal."""


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
        told = re.search(_PART, line) if len(line) < PAGE and re.fullmatch(_ENDS, line) and not self._hit else None
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

    def __init__(self, file: Path, bounds: Bounds | None = None) -> None:
        """Reads nothing yet.

        Args:
            file: The file.
            bounds: How far it is trusted; without any it is the leader's own, and goes where a link may lead.
        """
        self.file = file
        self.bounds = bounds
        self.lockless = False
        """Whether the disk knows no locks."""
        self.step: Callable[[], None] = lambda: None
        """Called with each portion that was read."""
        self.spoilt = False
        """Whether the rest was left unread, since there was no end of what is from no journal."""
        self.more = False
        """Whether there was more than is read at once."""
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
            now = self._stat()
        except FileNotFoundError:
            return self._size != 0
        return now.st_size != self._size or (now.st_dev, now.st_ino) != self._identity

    def identify(self) -> tuple[int, int]:
        """Which file this is. Always asked by its name: Windows answers otherwise when asked by a handle."""
        now = self._stat()
        return now.st_dev, now.st_ino

    def _stat(self) -> os.stat_result:
        return self.file.stat(follow_symlinks=self.bounds is None)

    def _opened(self) -> BinaryIO:
        return disk.reading(self.file, follow=self.bounds is None)

    def replaced(self) -> bool:
        """Whether this is another file than was read before, or begins otherwise, so that it must be read from the start."""
        if not self.end:
            return False
        try:
            with self._opened() as source:
                source.seek(self.end - len(self._last))
                return self.identify() != self._identity or source.read(len(self._last)) != self._last
        except FileNotFoundError:
            return True

    def rewind(self) -> None:
        """Forgets what was read, so that the next reading is from the start and trusts nothing."""
        self.end = self._size = 0
        self._last = b""
        self._identity = None
        self.torn = False

    def read(self) -> Reading:
        """Reads what is new and complete, as far as the bounds allow.

        Lines saved together count only together: of an unfinished group at the end of the file nothing is taken, whatever parts
        of it have reached the disk. A save behind a group proves that it once stood there whole, so what is damaged in it costs
        no more than itself.

        Raises:
            OSError: The file is there and can't be read.
        """
        reading, waiting = Reading(), Reading()
        end, last = self.end, self._last
        group = Group()
        self.spoilt = self.more = False
        read = strange = 0
        with closing(self._lines()) as lines:
            for offset, line, length in lines:
                found = changes_in(line)
                if not found and line.strip():
                    waiting.damaged.append((offset, line))
                    group.miss(line)
                for at, width, change in found:
                    waiting.changes.append((change, (offset + at, width)))
                    group.add(change.part)
                if group.whole or not waiting.changes:
                    reading.changes += waiting.changes
                    reading.damaged += waiting.damaged
                    waiting = Reading()
                    end, last = offset + length + 1, b"\n" if line is _NOTHING else line + b"\n"
                read, strange = read + 1, strange if found else strange + length + _STRANGE_LINE
                if self.bounds and (read == self.bounds.lines or strange > self.bounds.strange):
                    self.spoilt |= strange > self.bounds.strange
                    self.more = strange <= self.bounds.strange
                    break
        self.end, self._last = end, b"" if waiting.changes else last
        if self.more:
            self._size = end  # so that it is another one at the next look
        self.torn = self._size > end and not self.spoilt
        return reading

    def _lines(self) -> Generator[tuple[int, bytes, int]]:
        """The complete lines behind `end`: where each begins, what it says (nothing, if it is too long), and its length."""
        try:
            self._identity = self.identify()  # before opening: a file that is swapped now is another one at the next look
            source = self._opened()
        except FileNotFoundError:
            self._size, self._identity = 0, None
            return
        with source:
            self._size = os.fstat(source.fileno()).st_size
            offset = self.end
            source.seek(offset)
            rest: list[bytes] = []
            length, long = 0, False
            while chunk := source.read(_PORTION if self.bounds else _CHUNK):
                self.step()
                *ended, begun = chunk.split(b"\n")
                for end in ended:
                    yield offset, _NOTHING if long else b"".join([*rest, end]), length + len(end)
                    offset += length + len(end) + 1
                    rest, length, long = [], 0, False
                rest.append(begun)
                length += len(begun)
                if self.bounds and length > self.bounds.line:
                    rest, long, self.spoilt = [], True, True
                    if length > self.bounds.strange:
                        return
            self._size = max(offset + length, self._size if self.spoilt else 0)

    def lines(self, places: Sequence[Place]) -> list[bytes]:
        """Lines read again from the file, in the order asked for.

        Raises:
            OSError: The file can't be read.
        """
        if not places:
            return []
        found = []
        with self._opened() as source:
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
        with self._opened() as source:
            source.seek(self.end)
            return source.read()

    # Writing

    @contextmanager
    def alone(self, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """Keeps all other programs from writing.

        Args:
            seconds: How long to wait for another program.

        Raises:
            OSError: The lock can't be had.
            TimeoutError: Another program holds it for longer.
        """
        first = self._lock is None
        if self._lock is None:
            from filelock import FileLock  # noqa: PLC0415 - 30 ms to import, and reading needs none of it

            lock = self.file.with_suffix(".lock")
            self._lock = FileLock(lock, mode=0o600, thread_local=False, poll_interval=_POLL_SECONDS)
        try:
            # The first time it may warn that there are no locks, so that a file stands for one.
            with warnings.catch_warnings(record=True) if first else nullcontext() as said:
                held = self._lock.acquire(seconds)
        except NotImplementedError as error:  # how older versions of filelock say it
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(self.file)) from error
        self.lockless |= bool(said)
        with held:
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
            self._identity = self.identify()
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
