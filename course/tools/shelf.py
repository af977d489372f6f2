"""The leader's own work in the journal: a table a kind, read as typed, frozen objects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from course.journal.entry import Entry, Version
from course.journal.store import Journal
from course.journal.text import readable


class Work(Struct, frozen=True, kw_only=True):
    """What all kinds of work share. What isn't saved yet has no id."""

    id: str = ""
    created: datetime | None = None
    changed: datetime | None = None


W = TypeVar("W", bound=Work)
_OWN = ("id", "created", "changed")
"""What the journal itself knows of an entry."""


class Shelf(Generic[W]):
    """All work of one kind.

    Work with a field of a wrong type (another program's, a later version's) is left out here and stays in the journal as it
    is, and so do fields that this version doesn't know.

    Args:
        journal: The journal.
        table: The table that holds the kind.
        kind: Its type.
    """

    def __init__(self, journal: Journal, table: str, kind: type[W]) -> None:
        self.journal = journal
        self.table = table
        self._kind = kind

    def all(self) -> list[W]:
        """Everything, oldest first."""
        return [work for entry in self.journal.table(self.table) if (work := self._work(entry)) is not None]

    def get(self, work_id: str) -> W | None:
        """One piece of work, or None where it is gone."""
        entry = self.journal.table(self.table).get(doc_id=work_id)
        return self._work(entry) if isinstance(entry, Entry) else None

    def save(self, work: W) -> W:
        """Saves it as a new version, or for the first time where it has no id.

        Returns:
            The work as the journal has it now.

        Raises:
            SaveFailed: Nothing was saved.
        """
        fields = {name: value for name, value in msgspec.to_builtins(work).items() if name not in _OWN}
        table = self.journal.table(self.table)
        clean = _clean(fields)
        work_id = str(table.upsert(Entry(clean, work.id))[0]) if work.id else str(table.insert(clean))
        saved = self.get(work_id)
        assert saved is not None
        return saved

    def remove(self, work_id: str) -> None:
        """Deletes it; its versions stay, and `restore` brings it back."""
        self.journal.table(self.table).remove(doc_ids=[work_id])

    def deleted(self) -> list[W]:
        """What was deleted and can be brought back."""
        return [work for entry in self.journal.deleted(self.table) if (work := self._work(entry)) is not None]

    def of_version(self, work_id: str, version: Version) -> W | None:
        """What a piece of work was in one of its versions; None where it was deleted."""
        if version.document is None:
            return None
        return self._converted(version.document, {"id": work_id, "created": None, "changed": version.at})

    def _work(self, entry: Entry) -> W | None:
        return self._converted(entry, {"id": entry.doc_id, "created": entry.created, "changed": entry.changed})

    def _converted(self, fields: Mapping[str, Any], own: Mapping[str, Any]) -> W | None:
        try:
            return msgspec.convert({**_clean(dict(fields)), **own}, self._kind)
        except msgspec.ValidationError:
            return None


def _clean(value: Any) -> Any:
    """Any value of a document with every text in it made readable."""
    match value:
        case str():
            return readable(value)
        case dict():
            return {key: _clean(each) for key, each in value.items()}
        case list() | tuple():
            return [_clean(each) for each in value]
        case _:
            return value
