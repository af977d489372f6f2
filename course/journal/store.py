"""The journal: a TinyDB in which nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB

from course.journal.clock import device_of, local_now
from course.journal.entry import Entry, Version
from course.journal.errors import NoSuchVersion, Notice
from course.journal.line import DELETE
from course.journal.notices import untold
from course.journal.storage import LogStorage
from course.journal.table import Table
from course.locale import _

__all__ = ["Entry", "Journal", "Table", "Version"]


class Journal(TinyDB):
    """What the leader wrote, in tables of one kind each; every method of TinyDB works on it as documented there.

    Opening creates nothing: the folder and its files are made at the first save, for the owner alone. Opening does heal: torn
    bytes at the end of the file are put aside, where the folder can be written to. Reads look by themselves for what
    other programs saved. One journal may be used from several threads.

    Unlike in TinyDB a table exists while it has entries: one that was emptied is not among `tables()`.
    """

    table_class = Table  # type: ignore[assignment]  # it takes no other storage

    def __init__(
        self,
        home: Path,
        share: Path | None = None,
        device: str | None = None,
        *,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        """Opens the journal.

        Args:
            home: The leader's own folder.
            share: A folder that is synced between machines by other means.
            device: This machine's name in versions: letters and digits. Without it one is made up and kept.
            clock: Tells the time, with its zone.

        Raises:
            JournalError: There is a journal, and it can't be read.
            ValueError: The device's name has other characters than letters and digits.
        """
        storage = LogStorage(home, device, clock)
        super().__init__(storage=lambda: storage)
        self.home = home
        self.share = share
        self._log_storage = storage

    def __enter__(self) -> Journal:
        return self

    def table(self, name: str, **kwargs: Any) -> Table:
        """The table of a name, which need not exist yet."""
        return cast(Table, super().table(name, **kwargs))

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, in words, or None."""
        return self._log_storage.read_only

    def refresh(self) -> bool:
        """Reads what other programs saved; costs one look at the file's size where nothing was.

        Returns:
            Whether anything changed.
        """
        return self._log_storage.refresh()

    def notices(self) -> list[Notice]:
        """What the leader should hear of and has not heard before, also not after an earlier opening."""
        found, self._log_storage.notices = self._log_storage.notices, []
        return untold(self.home, found)

    def history(self, table: str, doc_id: str) -> list[Version]:
        """All states an entry was in, oldest first; a deleted entry has a history too, one that never was has none.

        Raises:
            OSError: The file can't be read.
        """
        return [
            Version(
                id=change.version,
                at=datetime.fromisoformat(change.at),
                document=None if change.op == DELETE else change.document(),
                device=device_of(change.version),
            )
            for change in self._log_storage.versions(table, doc_id)
        ]

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
        storage = self._log_storage
        with storage.saving():
            versions = [each for each in self.history(table, doc_id) if each.document is not None]
            chosen = [each for each in versions if version in (None, each.id)]
            if not chosen:
                raise NoSuchVersion(_("There is no such entry, or it has no such version."))
            tray = storage.tray(table)
            tray[doc_id] = chosen[-1].document
            storage.save({table: tray})
        return cast(Entry, self.table(table).get(doc_id=doc_id))
