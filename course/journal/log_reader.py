"""What the log and the draft say, kept in memory and in step with the files.

Two locks. `_disk` is held by whoever reads or writes the files, for as long as a disk may take. `_memory_lock` is held for the
instant in which memory changes or is copied, so that a screen never waits for another thread's save.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from course.journal import disk
from course.journal.clock import HybridClock, time_of
from course.journal.draft import Draft, DraftFile
from course.journal.errors import Notice
from course.journal.home import DRAFT, LOG
from course.journal.line import DELETE, FORGET, PUT, SCHEMA, Change, decode
from course.journal.log import Log
from course.journal.memory import Memory, Place, Record
from course.journal.notices import damaged, newer
from course.journal.tray import Tray
from course.locale import _


class LogReader(Storage):
    """All tables as the log has them, to be asked; TinyDB's storage but for writing."""

    def __init__(self, home: Path, clock: Callable[[], datetime]) -> None:
        self.home = home
        self.clock = HybridClock(clock)
        self.memory = Memory()
        self.log = Log(home / LOG)
        self.draft: Draft | None = None
        """What is being written, in whichever window, and is no version yet."""
        self.notices: list[Notice] = []
        self._draft_file = DraftFile(home / DRAFT)
        self._newer = False
        self._generation = 0
        """How many times the log was read from its start."""
        self._disk = threading.RLock()
        self._memory_lock = threading.Lock()

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, or None."""
        if self._newer:
            return _("Your journal was written by a newer version of this program. You can read it here, but not write in it.")
        if not (disk.writable(self.log.file) and disk.writable(self.home)):
            return _("The folder of your journal can't be written to. You can read your journal, but not write in it.")
        return None

    def refresh(self, wait: bool = False) -> bool:
        """Takes in what other programs saved. Does nothing where the file can't be read, nor while another thread is saving.

        Args:
            wait: Whether to wait for that thread.
        """
        if not self._disk.acquire(blocking=wait):
            return False
        try:
            return self._catch_up()
        except OSError:
            return False
        finally:
            self._disk.release()

    def records(self, table: str) -> list[tuple[str, Record]]:
        """A table's entries as they are right now, oldest first."""
        self.refresh()
        with self._memory_lock:
            return list(self.memory.live.get(table, {}).items())

    def record(self, table: str, doc_id: str) -> Record | None:
        """One entry, or None where there is none."""
        self.refresh()
        return self.memory.live.get(table, {}).get(doc_id)

    def count(self, table: str) -> int:
        """How many entries a table has."""
        self.refresh()
        return len(self.memory.live.get(table, {}))

    def stamp(self, table: str) -> tuple[int, int]:
        """What is another one whenever a table is: to hold something worked out from it against."""
        self.refresh()
        return self._generation, self.memory.count[table]

    def state(self) -> tuple[int, int, str]:
        """What is another one whenever the log or what is being written is."""
        return self._generation, self.log.end, self.draft.change.version if self.draft else ""

    def versions(self, table: str, doc_id: str) -> list[Change]:
        """All versions of an entry with their documents, oldest first; none for an entry that never was.

        Raises:
            OSError: The file can't be read.
        """
        with self._disk:
            self._catch_up()
            record = self.memory.records.get(table, {}).get(doc_id)
            places = sorted(record.places.items()) if record else []
            lines = self.log.lines([place for _version, place in places])
            draft = [record.draft] if record and record.draft else []
        return [*(change for line in lines if (change := decode(line))), *draft]

    def deleted(self, table: str, born: str = "") -> list[str]:
        """The ids of the entries that were deleted, and not erased for good.

        Args:
            table: The table's name.
            born: How the moment begins at which they were first saved, as an ISO date, say; empty for all.
        """
        self.refresh()
        with self._memory_lock:
            live, known = self.memory.live.get(table, {}), self.memory.records.get(table, {})
            return [doc_id for doc_id, record in known.items() if doc_id not in live and record.born[1].startswith(born)]

    def known(self) -> list[tuple[str, str, Record]]:
        """All entries by table and id, those that were deleted, too."""
        self.refresh()
        with self._memory_lock:
            return [(table, *each) for table, records in self.memory.records.items() for each in records.items()]

    def split(self) -> list[tuple[tuple[str, str], Record]]:
        """The entries with several texts, by table and id."""
        with self._memory_lock:
            return list(self.memory.split.items())

    def heads(self, table: str, doc_id: str) -> tuple[str, ...]:
        """The versions of an entry that nothing builds on."""
        record = self.memory.records.get(table, {}).get(doc_id)
        return tuple(sorted(head.version for head in record.heads)) if record else ()

    def places(self) -> list[tuple[str, Place]]:
        """Every version known here and where its line lies."""
        with self._memory_lock:
            return self.memory.places()

    def moments(self) -> list[int]:
        """When each version of every living entry was saved, in milliseconds since 1970, oldest first.

        The ids tell it without a look at the file. Only where a clock once ran ahead do they stay ahead until the time has caught
        up; of the versions that count the line's own time is known then.
        """
        self.refresh()
        with self._memory_lock:
            records = [record for table in self.memory.live.values() for record in table.values()]
            versions = [version for record in records for version in record.places]
            heads = [record.current for record in records]
        now = int(self.clock.now().timestamp() * 1000)
        told = {head.version: head.at for head in heads if time_of(head.version) > now}
        ahead = [int(datetime.fromisoformat(at).timestamp() * 1000) for at in told.values()]
        return sorted([*ahead, *(time_of(version) for version in versions if version not in told)])

    def read(self) -> dict[str, Any]:
        """All tables that hold something, for TinyDB's own methods."""
        self.refresh()
        with self._memory_lock:
            return {name: Tray(dict(live)) for name, live in self.memory.live.items() if live}

    # Keeping file and memory in step

    def _catch_up(self) -> bool:
        # The draft is read first: another program puts it into the log before it empties the file.
        drafted = self._read_draft()
        changed = self._read_log()
        if drafted or changed:
            changed |= self._show_draft()
        return changed

    def _read_draft(self) -> bool:
        if not self._draft_file.stale():
            return False
        self.draft = None
        with suppress(OSError):  # no draft, then
            self.draft = self._draft_file.read()
        return True

    def _show_draft(self) -> bool:
        with self._memory_lock:
            if self.draft and self.memory.is_past(self.draft.change):
                self.draft = None
            if self.draft:
                self.clock.see(self.draft.change.version)
            return self.memory.show(self.draft.change if self.draft else None)

    def _read_log(self) -> bool:
        if not self.log.stale():
            return False
        if self.log.replaced():
            self.log.rewind()
        afresh = not self.log.end
        reading = self.log.read()
        memory = Memory() if afresh else self.memory
        changed = self._take(reading.changes, memory)
        self.memory = memory
        self._generation += afresh
        if reading.damaged:
            self.notices.append(damaged([line for _offset, line in reading.damaged], self.log.file))
        return changed or afresh

    def _take(self, changes: list[tuple[Change, Place]], memory: Memory | None = None) -> bool:
        memory = memory or self.memory
        changed = False
        latest = ""
        with self._memory_lock:
            for change, place in changes:
                if change.v > SCHEMA:
                    self._newer = True
                if change.version and change.op in (PUT, DELETE, FORGET):
                    changed |= memory.add(change, place)
                    latest = max(latest, change.version)
        if latest:
            self.clock.see(latest)
        if self._newer and not any(notice.kind == "newer" for notice in self.notices):
            self.notices.append(newer())
        return changed
