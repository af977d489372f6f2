"""Several machines without a server: a folder that the leader's own file sync carries between them.

The truth is the log at home, which is never synced. The folder is a mailbox: each device appends to a file of its own there and
reads everybody's, copies of any name that the sync made included. Versions are taken by their ids, so it does not matter how
often, in which order, or in how many pieces a line arrives, and whatever the sync rolled back, cut or deleted is put there again.
"""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from course.journal import disk, noted_folder
from course.journal.errand import Errand
from course.journal.errors import JournalError, Notice, SaveFailed
from course.journal.line import SCHEMA, Change, decode, stand_alone
from course.journal.log import Bounds, Log
from course.journal.notices import newer_elsewhere, not_taken_in, noted_anew, unreachable, unusable, unusable_own
from course.journal.storage import LogStorage
from course.locale import _
from course.locale.reasons import why

_MAIL = "*.jsonl"
_PORTION = 1 << 18


REMEMBERED = "share.txt"


def remembered(home: Path) -> Path | None:
    """The shared folder that was set for this home, or None."""
    return noted_folder.noted(home / REMEMBERED)


def mend(home: Path) -> Notice | None:
    """Writes the note of the shared folder anew where an editor or a disk has spoilt it. It never fails.

    Returns:
        What the leader should hear of it.
    """
    with suppress(OSError, ValueError):
        if not (raw := disk.small(home / REMEMBERED)):
            return None
        folder = noted_folder.folder_in(raw)
        if raw.rstrip(b"\r\n") == os.fsencode(folder or ""):
            return None
        noted_folder.note(home / REMEMBERED, folder)
        return noted_anew(home / REMEMBERED, raw, folder)
    return None


def remember(home: Path, folder: Path | None) -> None:
    """Sets the shared folder for this home, or with None, none.

    Raises:
        JournalError: It is no folder, or it is the home or in it, which is never synced.
        OSError: It can't be noted.
    """
    if folder is not None:
        folder = folder.expanduser().resolve()
        if not folder.is_dir():
            raise JournalError(_("There is no folder {folder}.").format(folder=folder))
        if folder.is_relative_to(home.resolve()):
            raise JournalError(_("The shared folder can't be your journal's own folder, which is not to be synced."))
    noted_folder.note(home / REMEMBERED, folder)


class Share:
    """The shared folder, as one device sees it. Anything may lie in it: what can't be read is named, and stops nothing else."""

    def __init__(self, folder: Path, storage: LogStorage) -> None:
        self.folder = folder
        self.troubles: list[Notice] = []
        """Why the last exchange was not complete."""
        self.tainted = False
        """Whether something came into the folder that was erased for good: an old copy, say."""
        self.damaged: dict[Path, list[int]] = {}
        """Where in each file of the folder a line begins that is damaged."""
        self._storage = storage
        self._step: Callable[[], None] = lambda: None
        """Says that the exchange gets on."""
        self._files: dict[Path, Log] = {}
        self._there: dict[Path, set[str]] = {}
        """The versions that each file in the folder holds."""
        self._newer: Notice | None = None
        self._posted: tuple[int, int, str] | None = None
        """What the log at home was like when all of it was in the folder."""
        self._lock = threading.Lock()
        self._errand: Errand[bool] | None = None
        """The last exchange, which may be stuck."""

    def exchange(self) -> bool:
        """Takes in what other devices wrote, and puts there what is missing of what is known here.

        A drive that doesn't answer is given up: that exchange is left to itself, and while it is stuck there is no other.

        Returns:
            Whether anything new was taken in.
        """
        with self._lock:
            if not self.is_stuck():
                self._errand = Errand(self._exchange)
                with suppress(TimeoutError):
                    return self._errand.wait()
            self.troubles = [unreachable(self.folder)]
            return False

    def rewrite_own(self, rewrite: Callable[[Path, Callable[[], None]], None]) -> None:
        """Has this device's file in the folder written anew, unless the drive doesn't answer. It never fails.

        Args:
            rewrite: Puts a new file in its place; it calls what it is given as often as it gets on.
        """
        file = self.folder / f"{self._storage.named()}.jsonl"

        def work(errand: Errand[bool]) -> bool:
            if stat.S_ISREG(file.lstat().st_mode):
                rewrite(file, errand.step)
            return False

        with self._lock:
            if not self.is_stuck():
                self._errand = Errand(work)
                with suppress(TimeoutError, OSError):
                    self._errand.wait()

    def is_stuck(self) -> bool:
        """Whether the last exchange was given up, and is not over."""
        return self._errand is not None and self._errand.is_under_way()

    def _exchange(self, errand: Errand[bool]) -> bool:
        self.troubles = []
        self._step = errand.step
        try:
            received = self._collect()
            errand.at_home = True
            changed = bool(self._storage.adopt(received))
            self.tainted = any(self._storage.memory.erases(change) for change, _line in received)
            errand.at_home = False
            self._post()
        except OSError:
            self.troubles.append(unreachable(self.folder))
        except SaveFailed as failure:
            self.troubles.append(not_taken_in(failure))
        else:
            self.troubles += [self._newer] if self._newer else []
            return changed
        self._files.clear()  # what was read and not taken in is read again
        self._there.clear()
        return False

    def _collect(self) -> list[tuple[Change, bytes]]:
        """The lines that have come into the folder since the last look.

        Raises:
            OSError: The folder can't be read.
        """
        if self.folder.resolve() == self._storage.home.resolve():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(self.folder))
        present = {each for each in self.folder.iterdir() if each.match(_MAIL)}
        for gone in self._files.keys() - present:
            self._drop(gone)
        received, own = [], self.folder / f"{self._storage.named()}.jsonl"
        for file in sorted(present):
            log = self._files.setdefault(file, Log(file, Bounds()))
            log.step = self._step
            self._step()
            try:
                while log.stale():
                    read = self._read(file, log)
                    received += read
                    if not (read and file == own):  # of one's own file all is to be known before more is put into it
                        break
            except FileNotFoundError:  # taken away meanwhile
                self._drop(file)
            except OSError as error:
                self._drop(file)
                if file != own:  # which is told when it is written to
                    self.troubles.append(unusable(file, why(error)))
            if log.spoilt:
                self.troubles.append(unusable(file, _("there is too much in it that is from no journal")))
        return received

    def _drop(self, file: Path) -> None:
        self._files.pop(file, None)
        self._there.pop(file, None)
        self.damaged.pop(file, None)
        self._posted = None

    def _read(self, file: Path, log: Log) -> list[tuple[Change, bytes]]:
        if log.replaced():
            log.rewind()
        if not log.end:
            self._there[file] = set()
            self.damaged[file] = []
            self._posted = None
        reading = log.read()
        self.damaged[file] += [offset for offset, _line in reading.damaged]
        found = reading.changes
        if log.torn:
            found += log.spared()
        readable = [(change, place) for change, place in found if change.v <= SCHEMA]
        if len(readable) < len(found):
            self._newer = newer_elsewhere()
        self._there[file].update(change.version for change, _place in readable)
        lines = log.lines([place for _change, place in readable])
        return [(change, line) for (change, _place), line in zip(readable, lines, strict=True)]

    def _post(self) -> None:
        """Appends to this device's file every version known here that is in no file there.

        Raises:
            OSError: The folder can't be written to.
        """
        state = self._storage.state()
        if state == self._posted:
            return
        there = set().union(*self._there.values())
        places = [place for version, place in self._storage.places() if version not in there]
        lines = [stand_alone(line, change) for line in self._storage.log.lines(places) if (change := decode(line))]
        if lines:
            file = self.folder / f"{self._storage.device()}.jsonl"
            try:
                if not _ends_in_a_line(file):
                    lines[0] = b"\n" + lines[0]
                for some in _in_portions(lines):
                    disk.append(file, some, follow=False)
                    self._step()
            except OSError as error:
                if not os.path.lexists(file):
                    raise
                self.troubles.append(unusable_own(file, why(error)))
                return
            self._files.setdefault(file, Log(file, Bounds()))  # so that it is missed when the sync takes it away
            self._there.setdefault(file, set())
        self._posted = state


def _in_portions(lines: list[bytes]) -> Iterator[bytes]:
    """The lines, put together to portions that a slow drive takes in one go."""
    portion: list[bytes] = []
    length = 0
    for line in lines:
        portion.append(line + b"\n")
        length += len(line) + 1
        if length > _PORTION:
            yield b"".join(portion)
            portion, length = [], 0
    if portion:
        yield b"".join(portion)


def _ends_in_a_line(file: Path) -> bool:
    """Whether a file is empty, missing, or ends in a newline: the sync may have cut it anywhere."""
    try:
        with disk.reading(file, follow=False) as source:
            size = source.seek(0, 2)
            source.seek(max(size - 1, 0))
            return source.read(1) in (b"", b"\n")
    except FileNotFoundError:
        return True
