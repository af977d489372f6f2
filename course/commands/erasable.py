"""What can be erased: everything the leader wrote or answered, and what they deleted, of which every version is still there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from course.journal import Journal
from course.journal.kinds import ATTEMPTS, BOOKMARKS, NOTES, PLACES, RATINGS, READINGS, REFLECTIONS, REVISITS, SETTINGS
from course.journal.line import DELETE
from course.locale import N_, _
from course.tools import board, commitment, plan, project, workshop

_KINDS = {
    REFLECTIONS: N_("reflection"),
    NOTES: N_("note"),
    REVISITS: N_("revisit"),
    ATTEMPTS: N_("answer"),
    project.TABLE: N_("project"),
    workshop.TABLE: N_("workshop"),
    board.TABLE: N_("now and future"),
    plan.TABLE: N_("plan"),
    commitment.TABLE: N_("agreement"),
}
_WORKS = {project.TABLE, workshop.TABLE, board.TABLE, plan.TABLE, commitment.TABLE}
_NAMES = ("name", "title", "action", "occasion")
"""What a piece of the leader's own work is known by, the best first."""
_UNWRITTEN = {PLACES, READINGS, SETTINGS, RATINGS, BOOKMARKS}
"""What the program remembers by itself, and what is no words: a rating, a mark."""


class Erasable(Struct, frozen=True):
    """One entry, as it is shown before it is erased."""

    table: str
    id: str
    changed: datetime
    text: str
    """What it says now; where it is deleted, what it said last."""
    deleted: bool

    @property
    def kind(self) -> str:
        """What it is, in words."""
        kind = _(_KINDS[self.table]) if self.table in _KINDS else self.table
        return _("{kind} (deleted)").format(kind=kind) if self.deleted else kind


def everything(journal: Journal) -> list[Erasable]:
    """All entries, the newest first."""
    found = [each for table in _tables(journal) if table not in _UNWRITTEN for each in _of(journal, table)]
    return sorted(found, key=lambda each: (each.changed, each.id), reverse=True)


def written(journal: Journal) -> list[Erasable]:
    """The entries with words of the leader's own, the newest first.

    Answers to questions are a choice among ours, and in a revisit that was passed over nothing is said.
    """
    own = (each for each in everything(journal) if each.table != ATTEMPTS)
    return [each for each in own if each.table != REVISITS or each.text.strip()]


def saying(journal: Journal, text: str) -> list[Erasable]:
    """The entries that say something, or once did, however it is spelled in capitals or not; the newest first."""
    wanted = text.casefold()
    return [each for each in everything(journal) if wanted in each.text.casefold() or _ever_said(journal, each, wanted)]


def bearing(journal: Journal, doc_id: str) -> list[Erasable]:
    """The entries of an id: one, or none. What the program remembers by itself can be erased, too."""
    return [each for table in _tables(journal) for each in _of(journal, table, doc_id)]


def _tables(journal: Journal) -> list[str]:
    journal.refresh()
    return list(journal.storage.memory.records)


def _of(journal: Journal, table: str, doc_id: str | None = None) -> Iterator[Erasable]:
    records = journal.storage.memory.records[table]
    for each in records if doc_id is None else {doc_id} & records.keys():
        current = records[each].current
        deleted = current.op == DELETE
        texts = [version.document for version in journal.history(table, each)] if deleted else [current.document()]
        said = next((_words(document) for document in reversed(texts) if document is not None), "")
        yield Erasable(table, each, datetime.fromisoformat(current.at), said, deleted)


def _ever_said(journal: Journal, each: Erasable, wanted: str) -> bool:
    is_work = each.table in _WORKS  # its words lie deep: in cards, messages, items
    if not is_work and len(journal.storage.memory.records[each.table][each.id].places) == 1:
        return False
    documents = [version.document for version in journal.history(each.table, each.id) if version.document is not None]
    texts = (text for document in documents for text in (_texts(document) if is_work else [_words(document)]))
    return any(wanted in text.casefold() for text in texts)


def _words(document: dict[str, Any]) -> str:
    """What a leader would know an entry by: its text or its name, or what was chosen, or else whatever words are in it."""
    if isinstance(text := document.get("text"), str):
        return text
    if name := next((name for key in _NAMES if isinstance(name := document.get(key), str) and name.strip()), ""):
        return name
    if isinstance(chosen := document.get("chosen"), list):
        return ", ".join(map(str, chosen))
    return ", ".join(value for value in document.values() if isinstance(value, str))


def _texts(value: Any) -> Iterator[str]:
    """Every text in a document, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
