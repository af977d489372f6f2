"""A TinyDB table whose ids are strings, whose results are private copies, and whose changes cost what they change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, overload

import msgspec
from tinydb.queries import QueryLike
from tinydb.table import Document
from tinydb.table import Table as TinyTable

from course.journal.entry import Entry, entry_of
from course.journal.memory import Record
from course.journal.storage import LogStorage
from course.journal.tray import Tray

Updates = Mapping[str, Any] | Callable[[Any], None]
"""Fields to set, or a function that changes a document in place."""
_Shape = TypeVar("_Shape", bound=msgspec.Struct)


class JournalTable(TinyTable):
    """One kind of entries.

    Everything is TinyDB's but for the ids, for the missing query cache (it goes stale when another program writes) and for how
    changes get to the disk: see `_update_table`, through which all of them pass. Options of TinyDB's that set up its cache
    or an empty table have no effect.
    """

    document_class = Entry  # type: ignore[assignment]
    document_id_class = str  # type: ignore[assignment]
    _storage: LogStorage

    def __init__(self, storage: LogStorage, name: str, **_options: Any) -> None:
        super().__init__(storage, name, cache_size=0)

    # Reading

    @property
    def stamp(self) -> tuple[int, int]:
        """Another one whenever the table has changed, by this program or another."""
        return self._storage.stamp(self.name)

    def __len__(self) -> int:
        return self._storage.count(self.name)

    def __iter__(self) -> Iterator[Entry]:
        for doc_id, record in self._storage.records(self.name):
            yield entry_of(doc_id, record)

    def select(self, shape: type[_Shape]) -> Iterator[_Shape]:
        """The entries as structs with the fields that are wanted, oldest first; those that lack one are left out.

        Many times faster than going through the entries, since nothing else of them is decoded.
        """
        return (each for _doc_id, _record, each in self._decoded(shape))

    def select_born(self, shape: type[_Shape]) -> Iterator[tuple[str, datetime, _Shape]]:
        """The same, each with its id and when it was first saved, with its zone."""
        moment = datetime.fromisoformat
        return ((doc_id, moment(record.born[1]), each) for doc_id, record, each in self._decoded(shape))

    def _decoded(self, shape: type[_Shape]) -> Iterator[tuple[str, Record, _Shape]]:
        decode = msgspec.json.Decoder(shape).decode
        for doc_id, record in self._storage.records(self.name):
            try:
                yield doc_id, record, decode(record.current.doc)
            except msgspec.ValidationError:
                continue

    def all(self) -> list[Entry]:  # type: ignore[override]
        """All entries, in the order they were first read."""
        return list(self)

    def search(self, cond: QueryLike) -> list[Entry]:  # type: ignore[override]
        """All entries that match."""
        return [entry for entry in self if cond(entry)]

    @overload  # type: ignore[override]
    def get(self, cond: QueryLike | None = None, doc_id: str | None = None, doc_ids: None = None) -> Entry | None: ...
    @overload
    def get(self, cond: QueryLike | None = None, doc_id: None = None, *, doc_ids: Iterable[str]) -> list[Entry]: ...

    def get(
        self, cond: QueryLike | None = None, doc_id: str | None = None, doc_ids: Iterable[str] | None = None
    ) -> Entry | list[Entry] | None:
        """The entry of an id, or the first that matches, or None; with several ids the list of those that exist."""
        if doc_id is not None:
            return self._entry(str(doc_id))
        if doc_ids is not None:
            wanted = dict.fromkeys(str(each) for each in doc_ids)
            return [entry for each in wanted if (entry := self._entry(each)) is not None]
        if cond is not None:
            return next((entry for entry in self if cond(entry)), None)
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def _entry(self, doc_id: str) -> Entry | None:
        record = self._storage.record(self.name, doc_id)
        return entry_of(doc_id, record) if record else None

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return dict(Tray(dict(self._storage.records(self.name))))

    # Changing: TinyDB's own methods, told of ids that are strings

    def insert(self, document: Mapping[str, Any]) -> str:  # type: ignore[override]
        """Saves a new entry, under its own id if it is an `Entry`.

        Returns:
            The entry's id.

        Raises:
            SaveFailed: Nothing was saved.
            ValueError: There is an entry of that id, or it is no document.
        """
        return str(super().insert(_named(document)))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[str]:  # type: ignore[override]
        """Saves new entries, all or none. Returns their ids.

        Raises:
            SaveFailed: None was saved.
        """
        return _ids(super().insert_multiple(_named(document) for document in documents))

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[str]:  # type: ignore[override]
        """Changes the entry that matches, or that has the document's id, or else saves a new one. Returns the ids.

        Raises:
            SaveFailed: Nothing was saved.
        """
        with self._storage.saving():  # or another program could insert it between TinyDB's look and its insert
            return _ids(super().upsert(_named(document), cond))

    def replace(self, doc_id: str, document: Mapping[str, Any], *, draft: bool = False) -> None:
        """Makes a document the whole of an entry: what it lacks goes from it, which an upsert would leave.

        Args:
            doc_id: The entry's id.
            document: All of it.
            draft: Whether it is being written, and becomes a version only once it has stood for a while.

        Raises:
            SaveFailed: Nothing was saved.
        """
        with self._storage.saving(draft):
            if draft:
                self._storage.save_draft(self.name, doc_id, document)
            else:
                tray = self._storage.tray(self.name)
                tray[doc_id] = dict(document)
                self._storage.save({self.name: tray})

    def _get_next_id(self) -> Any:
        return self._storage.clock.document()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        """Appends the lines of what an updater changes, in one write and one sync.

        Raises:
            SaveFailed: File and memory are as before.
        """
        with self._storage.saving():
            tray = self._storage.tray(self.name)
            updater(tray)
            self._storage.save({self.name: tray})

    if TYPE_CHECKING:  # what TinyDB does as it is, said of ids that are strings

        def contains(self, cond: QueryLike | None = None, doc_id: str | None = None) -> bool: ...  # type: ignore[override]  # noqa: D102
        def update(  # type: ignore[override]  # noqa: D102
            self, fields: Updates, cond: QueryLike | None = None, doc_ids: Iterable[str] | None = None
        ) -> list[str]: ...
        def update_multiple(self, updates: Iterable[tuple[Updates, QueryLike]]) -> list[str]: ...  # type: ignore[override]  # noqa: D102
        def remove(  # type: ignore[override]  # noqa: D102
            self, cond: QueryLike | None = None, doc_ids: Iterable[str] | None = None
        ) -> list[str]: ...


def _named(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lets TinyDB's own `Document` name an id as well."""
    if isinstance(document, Document) and not isinstance(document, Entry):
        return Entry(document, str(document.doc_id))
    return document


def _ids(ids: Iterable[Any]) -> list[str]:
    return [str(each) for each in ids]
