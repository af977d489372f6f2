"""What was begun again with, and what went with it: so that it comes back together, at any later time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from course.journal.entry import Entry
from course.journal.kinds import PLACES, RATINGS, RESETS, SETTINGS
from course.journal.store import Journal

Taken = list[tuple[str, str]]
"""Entries of the journal, by kind and id."""

_ONE_OF_A_KIND = {RATINGS: ("moment", "statement"), SETTINGS: ("name",), PLACES: ("lesson",)}
"""Of what there is one at a time, and by which fields: a newer one stands."""


class Reset(Struct, frozen=True):
    """One time that the leader has begun again."""

    id: str
    lesson: str
    """The id of the lesson it was, or of the question's; empty for the whole course."""
    question: str
    """The question's id, where it was one."""
    taken: tuple[tuple[str, str], ...]
    """What went: entries, by kind and id."""
    at: datetime
    """When, with zone."""


def take(journal: Journal, taken: Iterable[tuple[str, str]], lesson: str = "", question: str = "") -> None:
    """Takes entries from the course and notes that they went together: all of it, or nothing.

    Raises:
        SaveFailed: Nothing was changed.
    """
    taken = list(taken)
    noted = {"lesson": lesson, "question": question, "taken": [list(entry) for entry in taken]}
    journal.remove_all(taken, noted=(RESETS, noted))


def resets(journal: Journal) -> list[Reset]:
    """Every reset that has something to bring back, newest first; what can't be read of another program's is left out."""
    found = [reset for entry in journal.table(RESETS) if (reset := _read(entry)) is not None]
    return [reset for reset in sorted(found, key=lambda each: each.id, reverse=True) if to_bring_back(journal, reset)]


def to_bring_back(journal: Journal, reset: Reset) -> Taken:
    """What of a reset is still deleted and not erased, but for what has a newer one in its place by now."""
    wanted = set(reset.taken)
    found = [(kind, doc_id) for kind in sorted({kind for kind, _id in wanted}) for doc_id in journal.storage.deleted(kind)]
    gone = [entry for entry in found if entry in wanted]
    replaced = {entry for entry in gone if entry[0] in _ONE_OF_A_KIND and _is_replaced(journal, *entry)}
    return [entry for entry in gone if entry not in replaced]


def tidy(journal: Journal) -> None:
    """Takes out the note of each reset that has nothing to bring back any more.

    Raises:
        SaveFailed: Nothing was changed.
    """
    open_ones = {reset.id for reset in resets(journal)}
    if done := [(RESETS, entry.doc_id) for entry in journal.table(RESETS) if _read(entry) and entry.doc_id not in open_ones]:
        journal.remove_all(done)


def _is_replaced(journal: Journal, kind: str, doc_id: str) -> bool:
    fields = _ONE_OF_A_KIND[kind]
    last = next((each.document for each in reversed(journal.history(kind, doc_id)) if each.document is not None), None)
    return last is None or any(_same(entry, last, fields) for entry in journal.table(kind))


def _same(entry: Mapping[str, Any], other: Mapping[str, Any], fields: Iterable[str]) -> bool:
    return all(entry.get(name) == other.get(name) for name in fields)


def _read(entry: Entry) -> Reset | None:
    lesson, question, taken = entry.get("lesson"), entry.get("question"), entry.get("taken")
    if not (isinstance(lesson, str) and isinstance(question, str) and isinstance(taken, list)):
        return None
    return Reset(entry.doc_id, lesson, question, tuple(_pairs(taken)), entry.created)


def _pairs(taken: list[Any]) -> Iterator[tuple[str, str]]:
    for each in taken:
        match each:
            case [str(kind), str(doc_id)]:
                yield kind, doc_id
