"""TinyDB's storage: reads from memory, and appends what changed to the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from course.journal import disk
from course.journal.clock import moment
from course.journal.device import DeviceName
from course.journal.draft import Draft
from course.journal.errors import JournalError, ReadOnly, SaveFailed, failed
from course.journal.home import BACKUPS, DEVICE
from course.journal.line import DELETE, FORGET, LONGEST, PUT, SCHEMA, Change, encode, encode_document, stand_alone
from course.journal.log_reader import LogReader
from course.journal.notices import lockless, torn
from course.journal.tray import Tray
from course.locale import _


class LogStorage(LogReader):
    """All tables, on a log."""

    def __init__(self, home: Path, device: str | None, clock: Callable[[], datetime]) -> None:
        super().__init__(home, clock)
        self._device = DeviceName(home / DEVICE, device)
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

    # Writing

    @contextmanager
    def saving(self, draft: bool = False) -> Iterator[None]:
        """Keeps everybody else from writing and knows everything they wrote before.

        Args:
            draft: Whether only a draft is saved; for everything else what is being written becomes a version first, so that
                all that is saved can build on it.

        Raises:
            SaveFailed: The folder or its lock can't be had, or the draft can't be made a version.
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
                    if not draft:
                        self._finish_draft()
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
        self._append(changes)

    def _append(self, changes: list[Change]) -> None:
        lines = [_line(change) for change in changes]
        at = self.log.append(b"".join(lines))
        taken = []
        for change, line in zip(changes, lines, strict=True):
            taken.append((change, (at, len(line) - 1)))
            at += len(line)
        self._take(taken)

    def save_draft(self, table: str, doc_id: str, document: Mapping[str, Any]) -> None:
        """Saves a text that is being written, as safely as `save`, in the place of the half-finished one before it.

        What has stood for a while becomes a version first, and so does whatever there is no version of yet. Only while `saving`.

        Raises:
            OSError: It is not on the disk; memory is as before.
            SaveFailed: The entry was erased for good, or the text is too long.
            ValueError: The document holds what JSON has no word for. Nothing was written.
            TypeError: Likewise.
        """
        record, encoded = self.memory.live.get(table, {}).get(doc_id), encode_document(document)
        if record and encoded == bytes(record.current.doc):
            return
        now, key = self.clock.now(), (table, doc_id)
        if self.draft and not (self.draft.key == key and self.draft.is_gone_on_with(now, self.clock.run(self.device()))):
            self._finish_draft()
        if record is None or record.split():
            self._finish_draft()
            held = self.memory.records.get(table, {}).get(doc_id)
            self.commit([self.change(table, doc_id, encoded, held.builds_on() if held else ())])
            return
        if self.draft and self.draft.takes_from(encoded):
            self.draft = Draft(self.draft.fullest, self.draft.begun, self.draft.fullest)
            self._finish_draft()
        change = self.change(table, doc_id, encoded, self.draft.change.of if self.draft else record.builds_on())
        draft = self.draft.followed_by(change) if self.draft else Draft(change, now, change)
        _line(change)
        try:
            self._draft_file.keep(draft)
        except OSError:  # something else lies there
            self._finish_draft()
            self.commit([self.change(table, doc_id, encoded, record.builds_on())])
            return
        self.draft = draft
        with self._memory_lock:
            self.memory.show(change)

    def finish_draft(self, *, all: bool = True) -> None:
        """Makes what is being written a version, in case nobody goes on. It never fails: as a draft, it is safe as well.

        Args:
            all: Whether also what another window is writing, and what has just been written here.
        """
        self.refresh()
        if self.draft and (all or not self.draft.is_gone_on_with(self.clock.now(), self.clock.run(self.device()))):
            with suppress(JournalError, OSError), self.saving():
                pass

    def _finish_draft(self) -> None:
        """Makes the draft a version. Only while `saving`.

        Raises:
            OSError: It is a draft as before.
        """
        if self.draft:
            self._append([self.draft.change])
            self.draft = None
            with self._memory_lock:
                self.memory.show(None)
        with suppress(OSError):  # what stands in the file is known from the log, and counts for nothing
            self._draft_file.empty()

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

    def _heal(self) -> None:
        aside = self.log.heal(self.clock.now())
        if aside:
            self.notices.append(torn(aside))
        self._catch_up()


def _line(change: Change) -> bytes:
    """A change as it is saved.

    Raises:
        SaveFailed: It is longer than a line may be.
    """
    line = encode(change)
    if len(line) > LONGEST:
        raise SaveFailed(_("Not saved: this text is too long for one entry. It is still on the screen; divide it in two."))
    return line
