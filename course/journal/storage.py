"""TinyDB's storage: reads from memory, appends what changed to the log, and keeps the two in step.

Two locks. `_disk` is held by whoever reads or writes the file, for as long as a disk may take. `_memory_lock` is held for the
instant in which memory changes or is copied, so that a screen never waits for another thread's save.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from tinydb.storages import Storage

from course.journal import disk
from course.journal.clock import HybridClock, moment, time_of
from course.journal.device import DeviceName
from course.journal.errors import JournalError, Notice, ReadOnly, SaveFailed, failed
from course.journal.line import DELETE, FORGET, LONGEST, PUT, SCHEMA, Change, decode, encode, encode_document, stand_alone
from course.journal.log import Log
from course.journal.memory import Memory, Place, Record
from course.journal.notices import damaged, lockless, newer, torn
from course.locale import _

LOG = "journal.jsonl"
BACKUPS = "backups"
"""The folder with the automatic backups."""
FAULT = "fault.txt"
"""The file at home that a fault of the program is described in; it may quote what was on the screen."""
DEVICE = "device"


class Tray(MutableMapping[str, Any]):
    """A table's documents by id as TinyDB's updaters want them: decoded when asked for, and what was touched remembered."""

    def __init__(self, live: Mapping[str, Record]) -> None:
        self._live = live
        self.touched: dict[str, Any] = {}
        """The documents that may have been changed; None where one was removed."""

    def __getitem__(self, doc_id: str) -> Any:
        if doc_id not in self.touched:
            self.touched[doc_id] = self._live[doc_id].current.document()
        if (document := self.touched[doc_id]) is None:
            raise KeyError(doc_id)
        return document

    def __setitem__(self, doc_id: str, document: Any) -> None:
        self.touched[doc_id] = document

    def __delitem__(self, doc_id: str) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self.touched[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        return self.touched[doc_id] is not None if doc_id in self.touched else doc_id in self._live

    def __iter__(self) -> Iterator[str]:
        yield from [doc_id for doc_id in self._live if doc_id in self]
        yield from [doc_id for doc_id in self.touched if doc_id not in self._live and doc_id in self]

    def __len__(self) -> int:
        return sum(1 for _doc_id in self)

    def clear(self) -> None:
        """Removes all documents, without decoding one."""
        self.touched = dict.fromkeys(self._live)


class LogStorage(Storage):
    """All tables, on a log."""

    def __init__(self, home: Path, device: str | None, clock: Callable[[], datetime]) -> None:
        self.home = home
        self.clock = HybridClock(clock)
        self.memory = Memory()
        self.log = Log(home / LOG)
        self.notices: list[Notice] = []
        self._device = DeviceName(home / DEVICE, device)
        self._newer = False
        self._generation = 0
        """How many times the log was read from its start."""
        self._disk = threading.RLock()
        self._memory_lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        try:
            self._catch_up()
            if self.log.torn and disk.writable(self.log.file):
                with suppress(OSError, JournalError), self.saving():
                    pass  # heals
            if self.log.torn:
                self._take(self.log.spared())
            self._tidy()
            self._mend_name()
        except OSError as error:
            reason = error.strerror or str(error)
            raise JournalError(_("Your journal can't be read: the disk says “{reason}”.").format(reason=reason)) from error

    def _tidy(self) -> None:
        """Removes what a program that was killed had begun to write, unless another is at work: it may hold what was erased."""
        if begun := [*disk.begun_in(self.home), *disk.begun_in(self.home / BACKUPS)]:
            with suppress(OSError), self.log.alone(0):
                for file in begun:
                    file.unlink(missing_ok=True)

    def _mend_name(self) -> None:
        """Writes this device's name anew where an editor or a disk has spoilt it."""
        if self._device.is_spoilt() and disk.writable(self.home):
            with suppress(OSError):
                self.device()

    # Reading

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, or None."""
        if self._newer:
            return _("Your journal was written by a newer version of this program. You can read it here, but not write in it.")
        if not (disk.writable(self.log.file) and disk.writable(self.home)):
            return _("The folder of your journal can't be written to. You can read your journal, but not write in it.")
        return None

    def refresh(self) -> bool:
        """Takes in what other programs saved. Does nothing while another thread is saving, nor where the file can't be read."""
        if not self._disk.acquire(blocking=False):
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

    def state(self) -> tuple[int, int]:
        """What is another one whenever the log is."""
        return self._generation, self.log.end

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
        return [change for line in lines if (change := decode(line))]

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

    # Writing

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Keeps everybody else from writing and knows everything they wrote before.

        Raises:
            SaveFailed: The folder or its lock can't be had.
            ReadOnly: There is a reason never to write here.
        """
        with self._disk:
            if reason := self.read_only:
                raise ReadOnly(reason)
            try:
                disk.make_private_folder(self.home)
                with self.log.alone():
                    if self.log.lockless and not any(notice.kind == "lockless" for notice in self.notices):
                        self.notices.append(lockless(self.home))
                    self._catch_up()
                    if self.log.torn:
                        self._heal()
                    if self._newer:
                        raise ReadOnly(self.read_only)
                    yield
            except OSError as error:
                raise failed(error) from error

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Keeps everybody from writing, but for where nobody can.

        Raises:
            OSError: The lock can't be had.
        """
        with self._disk, self.log.alone() if disk.writable(self.home) else nullcontext():
            yield

    def tray(self, table: str) -> Tray:
        """A table to be changed and given to `save`. Only while `saving`."""
        return Tray(self.memory.live.get(table, {}))

    def save(self, trays: Mapping[str, Tray]) -> None:
        """Appends what was changed in the trays: all of it, or nothing. Only while `saving`.

        Raises:
            OSError: It is not on the disk; memory is as before.
            ValueError: A document holds what JSON has no word for. Nothing was written.
            TypeError: Likewise.
        """
        changes = [change for table, tray in trays.items() for change in self._changes(table, tray)]
        self.commit(changes)

    def commit(self, changes: list[Change]) -> None:
        """Appends changes that belong together. Only while `saving`.

        Raises:
            OSError: They are not on the disk; memory is as before.
            SaveFailed: One of them is of an entry that was erased for good, or too long.
        """
        if any(self.memory.erases(change) for change in changes):
            raise SaveFailed(_("Not saved: this entry was erased for good. Your text is still on the screen."))
        if not changes:
            return
        if len(changes) > 1:
            for number, change in enumerate(changes, 1):
                change.part = number, len(changes)
        lines = [encode(change) for change in changes]
        if max(map(len, lines)) > LONGEST:
            raise SaveFailed(_("Not saved: this text is too long for one entry. It is still on the screen; divide it in two."))
        at = self.log.append(b"".join(lines))
        taken = []
        for change, line in zip(changes, lines, strict=True):
            taken.append((change, (at, len(line) - 1)))
            at += len(line)
        self._take(taken)

    def adopt(self, received: list[tuple[Change, bytes]]) -> int:
        """Takes in versions that were made elsewhere, as they are.

        Returns:
            How many of them were not known.

        Raises:
            SaveFailed: Nothing was taken in.
        """
        if all(self.memory.knows(change) for change, _line in received):
            return 0
        adopted = 0
        with self.saving():
            for erasing in (True, False):  # first what was erased, so that it is not taken in before
                fresh = {change.version: (change, line) for change, line in received if (change.op == FORGET) == erasing}
                adopted += self._adopt([fresh[version] for version in sorted(fresh)])
        return adopted

    def _adopt(self, received: list[tuple[Change, bytes]]) -> int:
        taken, lines = [], []
        at = self.log.end
        for change, line in received:
            if not self.memory.knows(change):
                lines.append(stand_alone(line, change) + b"\n")
                taken.append((change, (at, len(lines[-1]) - 1)))
                at += len(lines[-1])
        if lines:
            self.log.append(b"".join(lines))
            self._take(taken)
        return len(taken)

    def tombstones(self, entries: Iterable[tuple[str, str]]) -> list[Change]:
        """What erases entries for good, ready to be committed. Only while `saving`."""
        changes = [self.change(table, doc_id, None, ()) for table, doc_id in entries]
        for change in changes:
            change.op = FORGET
        return changes

    def rewrite(self, lines: Iterable[bytes]) -> None:
        """Puts other lines in the log's place. Only while `saving`, for erasing.

        Raises:
            OSError: The log is as before.
        """
        self.log.rewrite(lines)
        self._catch_up()

    def change(self, table: str, doc_id: str, document: bytes | None, of: tuple[str, ...]) -> Change:
        """A new version, ready to be committed. Only while `saving`."""
        return Change(
            v=SCHEMA,
            table=table,
            id=doc_id,
            op=DELETE if document is None else PUT,
            version=self.clock.version(self.device()),
            of=of,
            at=moment(self.clock.now()),
            doc=msgspec.Raw(document or b"null"),
        )

    def _changes(self, table: str, tray: Tray) -> Iterator[Change]:
        records = self.memory.records.get(table, {})
        live = self.memory.live.get(table, {})
        for doc_id, document in tray.touched.items():
            record, now = records.get(doc_id), live.get(doc_id)
            encoded = None if document is None else encode_document(document)
            if encoded != (bytes(now.current.doc) if now else None):
                yield self.change(table, doc_id, encoded, record.builds_on() if record else ())

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Makes the tables what is given, for TinyDB's own methods; a table that is left out is emptied.

        Raises:
            SaveFailed: Nothing was changed.
        """
        with self.saving():
            trays = {}
            for table in {*data, *self.memory.live}:
                given = data.get(table, {})
                if isinstance(given, Tray):
                    trays[table] = given
                    continue
                tray = trays[table] = self.tray(table)
                tray.clear()
                tray.touched.update({str(doc_id): dict(document) for doc_id, document in given.items()})
            self.save(trays)

    def named(self) -> str | None:
        """This device's name in versions, if it has one."""
        return self._device.known()

    def device(self) -> str:
        """This device's name in versions; given once, at the first save."""
        name, notice = self._device.kept()
        if notice:
            self.notices.append(notice)
        return name

    # Keeping file and memory in step

    def _catch_up(self) -> bool:
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

    def _heal(self) -> None:
        aside = self.log.heal(self.clock.now())
        if aside:
            self.notices.append(torn(aside))
        self._catch_up()
