"""A table's documents as they are being changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from course.journal.memory import Record


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
