"""The journal: a TinyDB in which nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB

from course.journal import notices
from course.journal.clock import device_of, local_now
from course.journal.entry import Conflict, Entry, Known, Version
from course.journal.errors import JournalError, NoSuchVersion, Notice
from course.journal.line import DELETE, Change, encode_document
from course.journal.notices import spoilt_memory, untold
from course.journal.share import Share, mend, remember
from course.journal.storage import LogStorage
from course.journal.table import JournalTable
from course.journal.tray import Tray
from course.locale import _

__all__ = ["Conflict", "Entry", "Journal", "JournalTable", "Known", "Version"]


class Journal(TinyDB):
    """What the leader wrote, in tables of one kind each; every method of TinyDB works on it as documented there.

    Opening creates nothing: the folder and its files are made at the first save, for the owner alone. Opening does heal: torn
    bytes at the end of the file are put aside, where the folder can be written to. Reads look by themselves for what
    other programs saved. One journal may be used from several threads.

    Unlike in TinyDB a table exists while it has entries: one that was emptied is not among `tables()`.
    """

    table_class = JournalTable  # type: ignore[assignment]  # it takes no other storage

    def __init__(
        self,
        home: Path,
        share: Path | None = None,
        device: str | None = None,
        *,
        clock: Callable[[], datetime] = local_now,
        exchange: bool = True,
    ) -> None:
        """Opens the journal.

        Args:
            home: The leader's own folder.
            share: A folder that is synced between machines by other means.
            device: This machine's name in versions: letters and digits. Without it one is made up and kept.
            clock: Tells the time, with its zone.
            exchange: Whether to exchange with the shared folder at once; else `sync` does it later, beside other work.

        Raises:
            JournalError: There is a journal, and it can't be read.
            ValueError: The device's name has other characters than letters and digits, or the shared folder is the home itself.
        """
        # The shared folder may lie on a drive that doesn't answer: it is not looked at here.
        if share and share.absolute() in (home.absolute(), home.resolve()):
            raise ValueError("the shared folder can't be the home, which is never synced")
        storage = LogStorage(home, device, clock)
        super().__init__(storage=lambda: storage)
        if spoilt := mend(home):
            storage.notices.append(spoilt)
        self.home = home
        self.share = share
        self._share = Share(share, storage) if share else None
        self._compared = False
        """Whether it was looked at what backups hold: once is enough."""
        if exchange:
            self.sync()

    @property
    def storage(self) -> LogStorage:
        """What is beneath the tables."""
        return cast(LogStorage, self._storage)

    def __enter__(self) -> Journal:
        return self

    def table(self, name: str, **kwargs: Any) -> JournalTable:
        """The table of a name, which need not exist yet."""
        return cast(JournalTable, super().table(name, **kwargs))

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, in words, or None."""
        return self.storage.read_only

    def refresh(self, wait: bool = False) -> bool:
        """Reads what other programs saved; costs one look at the file's size where nothing was.

        Args:
            wait: Whether it counts, so that a thread that is saving right now is waited for; else that is left to the next look.

        Returns:
            Whether anything changed.
        """
        return self.storage.refresh(wait)

    def finish_draft(self) -> None:
        """Makes what is being written a version, for whoever has to refer to it. It never fails: a draft is as safe as one."""
        self.storage.finish_draft()

    def sync(self, finish_draft: bool = True) -> bool:
        """Exchanges with the shared folder, if there is one: what others wrote comes in, what they lack goes out.

        Opening and closing do it by themselves; in between it is for a background thread to call, since a folder may be slow.
        It never fails: what is written is safe at home, and the next exchange makes up for this one. See `share_troubles`.

        Args:
            finish_draft: Whether what is being written right now goes out too, as a version. Who exchanges again and again while
                the leader writes leaves it until it has stood for a while.

        Returns:
            Whether anything new came in.
        """
        if self._share:
            self.storage.finish_draft(all=finish_draft)
        changed = self._share.exchange() if self._share else False
        if self.storage.memory.remains or (self._share and self._share.tainted):
            from course.journal.forgetting import scrub  # noqa: PLC0415 - few days have something to erase

            with suppress(JournalError, OSError):
                scrub(self.storage, self._within_reach())
        return changed

    def share_through(self, folder: Path | None) -> None:
        """Sets another shared folder, or none, and keeps that. What lies in the one before stays there.

        Raises:
            JournalError: It can't be one.
            OSError: It can't be noted.
        """
        remember(self.home, folder)
        self.share = folder.expanduser().resolve() if folder is not None else None
        self._share = Share(self.share, self.storage) if self.share is not None else None

    def rewrite_share(self, rewrite: Callable[[Path, Callable[[], None]], None]) -> None:
        """Has this device's file in the shared folder written anew, if there is one: see `Share.rewrite_own`."""
        if self._share:
            self._share.rewrite_own(rewrite)

    def _within_reach(self) -> Path | None:
        """The shared folder, unless its drive doesn't answer. When it does, what was erased there comes in again, and goes."""
        return None if self._share is None or self._share.is_stuck() else self.share

    @property
    def share_troubles(self) -> list[Notice]:
        """Why the last exchange was not complete."""
        return list(self._share.troubles) if self._share else []

    @property
    def share_damage(self) -> dict[Path, list[int]]:
        """The files in the shared folder with damaged lines, and where in each these begin."""
        return {file: places for file, places in self._share.damaged.items() if places} if self._share else {}

    def close(self) -> None:
        """Makes what was being written a version, and puts into the shared folder what is missing there.

        Saves are on the disk without it.
        """
        if self._opened:
            self.storage.finish_draft()
            self.sync()
        super().close()

    def conflicts(self, table: str | None = None) -> list[Conflict]:
        """The entries with several texts that nobody built on: two devices changed them without knowing of each other.

        Such an entry shows its newest text until it is settled; all of them are kept.

        Args:
            table: Only this table's.
        """
        self.refresh()
        split = [(key, record) for key, record in self.storage.split() if table in (None, key[0])]
        return [Conflict(name, doc_id, tuple(map(_version, record.texts()))) for (name, doc_id), record in split]

    def settle(self, table: str, doc_id: str, keep: Sequence[str]) -> list[Entry]:
        """Ends a conflict: the first of the kept versions becomes the entry, each further one an entry of its own.

        Args:
            table: The table's name.
            doc_id: The entry's id.
            keep: Ids of versions, at least one. Those left out stay in the entry's history.

        Raises:
            SaveFailed: Nothing was changed.
            NoSuchVersion: The entry has no such version.
        """
        storage = self.storage
        with storage.saving():
            documents = {each.version: bytes(each.doc) for each in storage.versions(table, doc_id) if each.op != DELETE}
            if not keep or not documents.keys() >= set(keep):
                raise NoSuchVersion(_("There is no such entry, or it has no such version."))
            ids = [doc_id, *(storage.clock.document() for _further in keep[1:])]
            heads = storage.heads(table, doc_id)
            storage.commit(
                [
                    storage.change(table, each, documents[version], heads if each == doc_id else ())
                    for each, version in zip(ids, keep, strict=True)
                ]
            )
        return self.table(table).get(doc_ids=ids)

    def save_made_of(self, table: str, doc_id: str, document: Mapping[str, Any], known: str) -> tuple[str, bool]:
        """Saves a document that is being written, and was made of a version one knows, whatever others saved meanwhile.

        Where somebody has built on that version already, both stand side by side, as from two devices: a conflict.

        Args:
            table: The table's name.
            doc_id: The entry's id.
            document: All of the document.
            known: The version it was made of; one that isn't known here (any more) is taken for the newest.

        Returns:
            The version that says so now, and whether a conflict has come of it.

        Raises:
            SaveFailed: Nothing was saved.
        """
        storage, encoded = self.storage, encode_document(document)
        with storage.saving(draft=True):
            record = storage.memory.records.get(table, {}).get(doc_id)
            if record and (there := record.saying(encoded)):
                return there, False
            if record is None or record.current.version == known or not record.has_had(known):
                storage.save_draft(table, doc_id, document)
                return storage.memory.records[table][doc_id].current.version, False
        with storage.saving():
            was_split = record.split()
            change = storage.change(table, doc_id, encoded, record.builds_on(known))
            storage.commit([change])
            return change.version, not was_split and (table, doc_id) in storage.memory.split

    def merge(self, table: str, doc_id: str, make: Callable[[list[Version], list[str]], dict[str, Any]]) -> bool:
        """Ends a conflict with one text that is made of all. They stay in the entry's history.

        Args:
            table: The table's name.
            doc_id: The entry's id.
            make: Makes it, of all the entry's versions, oldest first, and the ids of those that stand side by side, likewise. Two
                devices that do so at the same time agree where it makes the same of the same.

        Returns:
            Whether there was a conflict.

        Raises:
            SaveFailed: Nothing was changed.
        """
        storage = self.storage
        with storage.saving():
            record = storage.memory.split.get((table, doc_id))
            if record is None:  # another window was faster
                return False
            made = make(self.history(table, doc_id), [head.version for head in record.texts()])
            storage.commit([storage.change(table, doc_id, encode_document(made), storage.heads(table, doc_id))])
        return True

    def forget(self, table: str, doc_id: str) -> list[Path]:
        """Erases an entry with all its versions for good: here, in the backups, and on the other devices when they next exchange.

        This can't be undone; for everything else there is `remove`. Out of reach are documents that were exported, backups
        that were put elsewhere, and the sync service's own trash.

        Returns:
            Files that may hold something of it and could not be rewritten.

        Raises:
            NoSuchVersion: There never was such an entry.
            SaveFailed: It could not be erased.
        """
        self.refresh()
        if doc_id not in self.storage.memory.records.get(table, {}):
            raise NoSuchVersion(_("There is no such entry, or it has no such version."))
        return self._forget([(table, doc_id)], damaged=False)

    def forget_everything(self) -> list[Path]:
        """Erases the whole journal for good, as `forget` does an entry, and damaged lines and all backups here with it.

        Returns:
            Files that may hold something of it and could not be rewritten or removed.

        Raises:
            SaveFailed: It could not be erased.
        """
        from course.journal.forgetting import remove_copies  # noqa: PLC0415 - as above

        self.refresh()
        entries = [(table, doc_id) for table, records in self.storage.memory.records.items() for doc_id in records]
        left = self._forget(entries, damaged=True)
        return [file for file in (*left, *remove_copies(self.home)) if file.exists()]

    def _forget(self, entries: list[tuple[str, str]], damaged: bool) -> list[Path]:
        from course.journal.forgetting import scrub  # noqa: PLC0415 - as above

        with self.storage.saving():
            self.storage.commit(self.storage.tombstones(entries))
        if self._share:
            self._share.exchange()  # first the others hear of it, or they would put back what they miss in the folder
        return scrub(self.storage, self._within_reach(), damaged=damaged)

    def notices(self) -> list[Notice]:
        """What the leader should hear of and has not heard before, also not after an earlier opening."""
        found, self.storage.notices = self.storage.notices, []
        found += spoilt_memory(self.home)
        if not self._compared:
            from course.journal import lost  # noqa: PLC0415 - home is drawn before anything is compared

            self._compared = True
            if gone := lost.lost(self.storage):
                found.append(notices.lost(gone.versions, gone.backup))
        return untold(self.home, [*found, *(trouble for trouble in self.share_troubles if trouble.kind == "spoilt")])

    def history(self, table: str, doc_id: str) -> list[Version]:
        """All states an entry was in, oldest first; a deleted entry has a history too, one that never was has none.

        Raises:
            OSError: The file can't be read.
        """
        return [_version(change) for change in self.storage.versions(table, doc_id)]

    def known(self, doc_id: str | None = None) -> Iterator[Known]:
        """All entries, those that were deleted, too; or those of an id: one, or none."""
        for table, each, record in self.storage.known():
            if doc_id in (None, each):
                yield Known(table, each, _version(record.current), len(record.places))

    def moments(self) -> list[int]:
        """When anything was saved that is still there: every version of every entry, oldest first.

        Milliseconds since 1970, so that a large journal tells it within a few milliseconds.
        """
        return self.storage.moments()

    def deleted(self, table: str, born: date | None = None) -> list[Entry]:
        """The entries of a table that were deleted and not erased for good, as they last were; `restore` brings one back.

        Args:
            table: The table's name.
            born: The day on which they were first saved; without it, those of all days.

        Raises:
            OSError: The file can't be read.
        """
        found = []
        for doc_id in self.storage.deleted(table, born.isoformat() if born else ""):
            texts = [version for version in self.history(table, doc_id) if version.document is not None]
            if texts and (last := texts[-1]).document is not None:
                found.append(Entry(last.document, doc_id, created=texts[0].at, changed=last.at, version=last.id))
        return found

    def restore(self, table: str, doc_id: str, version: str | None = None) -> Entry:
        """Brings back a deleted entry, or an earlier version of one, as its newest version.

        Args:
            table: The table's name.
            doc_id: The entry's id.
            version: The version to bring back; without it, the last one that was not a delete.

        Raises:
            SaveFailed: Nothing was changed.
            NoSuchVersion: There is no such entry, or it never had such a version.
        """
        storage = self.storage
        with storage.saving():
            tray = storage.tray(table)
            tray[doc_id] = self._last_text(table, doc_id, version)
            storage.save({table: tray})
        return cast(Entry, self.table(table).get(doc_id=doc_id))

    def remove_all(self, entries: Iterable[tuple[str, str]], noted: tuple[str, Mapping[str, Any]] | None = None) -> None:
        """Deletes entries of any tables, by table and id: all of them, or none. What is gone already is passed over.

        Args:
            entries: What goes.
            noted: A table, and a document that is saved there together with it.

        Raises:
            SaveFailed: Nothing was changed.
        """
        storage = self.storage
        with storage.saving():
            trays: dict[str, Tray] = {}
            for table, doc_id in entries:
                if doc_id in (tray := trays.setdefault(table, storage.tray(table))):
                    del tray[doc_id]
            if noted is not None:
                name, document = noted
                trays.setdefault(name, storage.tray(name))[storage.clock.document()] = document
            storage.save(trays)

    def restore_all(self, entries: Iterable[tuple[str, str]]) -> None:
        """Brings deleted entries of any tables back: all of them, or none. What is there already is passed over.

        Raises:
            SaveFailed: Nothing was changed.
            NoSuchVersion: One of them never was, or was erased for good meanwhile. Nothing was changed.
        """
        storage = self.storage
        with storage.saving():
            trays: dict[str, Tray] = {}
            for table, doc_id in entries:
                tray = trays.setdefault(table, storage.tray(table))
                if doc_id not in tray:
                    tray[doc_id] = self._last_text(table, doc_id)
            storage.save(trays)

    def _last_text(self, table: str, doc_id: str, version: str | None = None) -> dict[str, Any]:
        """What an entry said in a version, or last before it was deleted."""
        texts = [each.document for each in self.history(table, doc_id) if version in (None, each.id)]
        found = [text for text in texts if text is not None]
        if not found:
            raise NoSuchVersion(_("There is no such entry, or it has no such version."))
        return found[-1]


def _version(change: Change) -> Version:
    return Version(
        id=change.version,
        at=datetime.fromisoformat(change.at),
        document=None if change.op == DELETE else change.document(),
        device=device_of(change.version),
        of=change.of,
    )
