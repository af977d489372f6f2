"""The leader's own work in the journal: a table a kind, read as typed, frozen objects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from course.journal.clock import time_of
from course.journal.entry import Entry, Version
from course.journal.other_texts import OtherText, other_texts
from course.journal.store import Journal
from course.journal.text import readable
from course.tools.codec import laid_over, read_as
from course.tools.merging import with_lost


class Work(Struct, frozen=True, kw_only=True):
    """What all kinds of work share. What isn't saved yet has no id."""

    id: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    revision: int = 0
    """Rises with each version, whatever the clock does."""


class Tool(Work, frozen=True, kw_only=True):
    """What is made for a project, or for none."""

    title: str = ""
    project: str = ""
    """The project's id; empty where it belongs to none."""


W = TypeVar("W", bound=Work)
_EPOCH = 1_700_000_000
"""Seconds since 1970 before which there was no version: so that a revision is a number that every calendar can hold."""
_OWN = ("id", "created", "changed", "revision")
"""What the journal itself knows of an entry."""


class Repository(Generic[W]):
    """All work of one kind.

    A value that can't be read (another program's, a later version's) is here as if it weren't there. It stays in the journal
    as it is until the leader changes that very value, and so does what this version doesn't know.

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
        return [self._work(entry) for entry in self.journal.table(self.table)]

    def get(self, work_id: str) -> W | None:
        """One piece of work, or None where it is gone."""
        entry = self.journal.table(self.table).get(doc_id=work_id)
        return self._work(entry) if isinstance(entry, Entry) else None

    def save(self, work: W, known: W | None = None, text: str | None = None) -> W:
        """Saves it as it is being written, or for the first time where it has no id.

        Args:
            work: The work as it is to be.
            known: What its writer knew of it before: a long text that was written elsewhere since, and that they write over, is
                kept beside theirs (see `course.journal.other_texts`). Without it, nothing was.
            text: What stood in the field they wrote in, where it is one field's text that is saved.

        Returns:
            The work as the journal has it now.

        Raises:
            SaveFailed: Nothing was saved.
        """
        table = self.journal.table(self.table)
        fields = _fields(work)
        with self.journal.storage.saving(draft=bool(work.id)):  # or another window could change what it is laid over
            entry = table.get(doc_id=work.id) if work.id else None
            if entry is not None:
                now = _fields(self._work(entry))
                wanted, laid = fields, laid_over(_clean(dict(entry)), now, fields)
                fields = with_lost(laid, _fields(known), now, wanted, text) if known is not None else laid
                table.replace(work.id, fields, draft=fields == laid)
            elif work.id:
                table.replace(work.id, fields)
            work_id = work.id or table.insert(fields)
        saved = self.get(work_id)
        assert saved is not None
        return saved

    def other_texts(self, work_id: str) -> list[OtherText]:
        """The texts that stand beside its own, for the leader to choose."""
        entry = self.journal.table(self.table).get(doc_id=work_id)
        return other_texts(entry) if entry is not None else []

    def remove(self, work_id: str) -> None:
        """Deletes it; its versions stay, and `restore` brings it back."""
        self.journal.table(self.table).remove(doc_ids=[work_id])

    def deleted(self) -> list[W]:
        """What was deleted and can be brought back."""
        return [self._work(entry) for entry in self.journal.deleted(self.table)]

    def of_version(self, work_id: str, version: Version) -> W | None:
        """What a piece of work was in one of its versions; None where it was deleted."""
        if version.document is None:
            return None
        return self._converted(version.document, {"id": work_id, "created": None, "changed": version.at})

    def _work(self, entry: Entry) -> W:
        own = {"id": entry.doc_id, "created": entry.created, "changed": entry.changed, "revision": _revision(entry)}
        return self._converted(entry, own)

    def _converted(self, fields: Mapping[str, Any], own: Mapping[str, Any]) -> W:
        read: W = read_as(self._kind, {**_clean(dict(fields)), **own})
        return read


def _revision(entry: Entry) -> int:
    """The seconds of a version, which never go back since a version comes after those it knows of, and how many there have been.

    One of these rises with each version; of versions that are thinned out later the seconds make up for.
    """
    return max(0, time_of(entry.version) // 1000 - _EPOCH) + entry.versions if entry.version else 0


def _fields(work: Work) -> dict[str, Any]:
    """What the leader made, as it is stored."""
    fields: dict[str, Any] = _clean(msgspec.to_builtins(work))
    return {name: value for name, value in fields.items() if name not in _OWN}


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
