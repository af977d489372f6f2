"""What the journal hands out: entries, and the versions they went through."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from tinydb.table import Document

from course.journal.memory import Record

NOT_SAVED = datetime.min.replace(tzinfo=UTC)
"""The times of an entry that has not been saved yet."""


class Entry(Document):
    """A document of the journal: a dict, and what the journal knows of it. A private copy, so it may be changed freely.

    Made by hand (`Entry({"theme": "dark"}, "settings")`) it names the id that insert and upsert should use.
    """

    doc_id: str  # type: ignore[assignment]  # TinyDB says int
    """Unique in its table. Those the journal gives sort by when they were made."""
    created: datetime
    """When the entry was first saved, with its zone."""
    changed: datetime
    """When this state of it was saved, with its zone."""
    version: str
    """This state's id in the entry's history."""
    versions: int
    """How many states there have been, as far as they are known here."""

    def __init__(
        self,
        value: Mapping[str, Any],
        doc_id: str,
        *,
        created: datetime = NOT_SAVED,
        changed: datetime = NOT_SAVED,
        version: str = "",
        versions: int = 0,
    ) -> None:
        super().__init__(value, doc_id)  # type: ignore[arg-type]
        self.created = created
        self.changed = changed
        self.version = version
        self.versions = versions


class Version(Struct, frozen=True):
    """One state that an entry was in."""

    id: str
    at: datetime
    """When it was saved, with its zone."""
    document: dict[str, Any] | None
    """What it said; None where the entry was deleted."""
    device: str
    """The device it was saved on."""
    of: tuple[str, ...] = ()
    """The versions it builds on, by id; not all of them need be known here."""


class Conflict(Struct, frozen=True):
    """An entry that two devices changed without knowing of each other."""

    table: str
    doc_id: str
    versions: tuple[Version, ...]
    """The texts that nobody built on, oldest first; the last one is what the entry shows."""


class Known(Struct, frozen=True):
    """An entry that is there or was deleted, as it stands; what was erased for good is not known."""

    table: str
    doc_id: str
    version: Version
    """What it says now, or that it was deleted."""
    count: int
    """How many versions there are of it."""


def entry_of(doc_id: str, record: Record) -> Entry:
    """An entry's current state."""
    current = record.current  # asked for once: another thread may replace it
    changed = datetime.fromisoformat(current.at)
    born = record.born[1]
    created = changed if born == current.at else datetime.fromisoformat(born)
    versions = len(record.places) + bool(record.draft)
    return Entry(current.document(), doc_id, created=created, changed=changed, version=current.version, versions=versions)
