"""The draft: what is being written right now, beside the log.

Whoever types is saved twice a second. As versions, these would fill the log with copies that nobody will ever ask for, so each
takes the place of the one before in a small file, and only what has stood for a while, and what is left, becomes a version:
the very line of the draft goes into the log, under the same id. A draft is as safe as a version, and is shown as one.

The file is appended to, and emptied once its last line is in the log; the last whole line counts. Should a power cut undo the
emptying, what stands in it is known from the log, and counts for nothing.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from course.journal import disk
from course.journal.line import PUT, SCHEMA, Change, decode, encode
from course.journal.text import LOSS, lost

STOOD = 45
"""Seconds after which a text has stood: whoever goes on then makes a new version. A text that stands for a minute is kept."""
LONG = 180
"""Seconds of writing without a pause after which there is a version in any case."""
_ROOM = 4 << 20
"""Bytes of the file, or a few drafts if these are long, after which only the last is kept in it."""


class Draft(Struct, frozen=True):
    """A text that is being written."""

    change: Change
    """What the version would be that it becomes."""
    begun: datetime
    """When the first save was that no version holds, with its zone."""
    fullest: Change
    """The last one from which nothing was missing yet: what becomes a version when a longer piece of it has been taken out."""

    @property
    def key(self) -> tuple[str, str]:
        """The table and the id of its entry."""
        return self.change.table, self.change.id

    def takes_from(self, document: bytes) -> bool:
        """Whether a longer piece of what was written is missing from a document, taken out at once or letter by letter."""
        return lost(bytes(self.fullest.doc).decode(), document.decode()) >= LOSS

    def followed_by(self, change: Change) -> Draft:
        """The next draft, which takes the place of this one."""
        shorter = len(bytes(change.doc)) < len(bytes(self.fullest.doc))
        return Draft(change, self.begun, self.fullest if shorter else change)

    def is_gone_on_with(self, now: datetime, run: str) -> bool:
        """Whether a save at this moment takes its place; else it has become a version first.

        Args:
            now: The moment, with its zone.
            run: How the versions end that the one saves who saves.
        """
        stood = (now - datetime.fromisoformat(self.change.at)).total_seconds()
        written = (now - self.begun).total_seconds()
        return self.change.version.endswith(run) and 0 <= stood < STOOD and 0 <= written < LONG


class DraftFile:
    """The file of the draft, which several programs may write."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._looked_at: tuple[int, int, int] | None = None
        self._size = 0

    def stale(self) -> bool:
        """Whether the file is another than at the last look. As cheap as one stat."""
        return self._look() != self._looked_at

    def read(self) -> Draft | None:
        """What its last whole line says, or None where there is none.

        Raises:
            OSError: The file is there and can't be read.
        """
        self._looked_at = self._look()  # before reading: what comes in meanwhile makes it another one at the next look
        if self._looked_at is None or not self._size:
            return None
        with disk.reading(self.file) as source:
            *lines, _begun = source.read().split(b"\n")
        last = next((change for line in reversed(lines) if (change := decode(line)) and change.version), None)
        if last is None or last.op != PUT or last.v != SCHEMA:  # no text that is being written, whoever put it there
            return None
        first = next(change for line in lines if (change := decode(line)) and (change.id, change.of) == (last.id, last.of))
        return Draft(last, datetime.fromisoformat(first.at), last)

    def keep(self, draft: Draft) -> None:
        """Puts a draft in the place of the one before. Only while nobody else writes.

        Raises:
            OSError: It is not on the disk.
        """
        line = encode(draft.change)
        try:
            if self._size + len(line) > max(_ROOM, 4 * len(line)):
                disk.replace(self.file, [line])
            else:
                # What a kill or a full disk has left of a line is ended by the newline, and counts for nothing.
                disk.append(self.file, line if self._ends_in_a_line() else b"\n" + line)
        except BaseException:
            self._looked_at = None
            raise
        self._looked_at = self._look()

    def empty(self) -> None:
        """Takes everything out, once it is in the log. Only while nobody else writes.

        Raises:
            OSError: It is as before.
        """
        if self._look() is not None and self._size:
            with self.file.open("r+b") as target:
                target.truncate(0)
                disk.sync(target.fileno())
        self._looked_at = self._look()

    def _ends_in_a_line(self) -> bool:
        if not self._size:
            return True
        with disk.reading(self.file) as source:
            source.seek(self._size - 1)
            return source.read(1) == b"\n"

    def _look(self) -> tuple[int, int, int] | None:
        """What the file is like; None where there is none."""
        try:
            now = self.file.stat()
        except FileNotFoundError:
            self._size = 0
            return None
        self._size = now.st_size
        return now.st_size, now.st_mtime_ns, now.st_ino
