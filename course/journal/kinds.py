"""The kinds of records that the app keeps in the journal, a table a kind.

A record carries ids of the course and what the leader wrote or chose, as text: so it can be read when the course has changed, and
with any program that reads JSON.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

REFLECTIONS = "reflections"
NOTES = "notes"
ATTEMPTS = "attempts"
READINGS = "readings"
PLACES = "places"
SETTINGS = "settings"
REVISITS = "revisits"
RATINGS = "ratings"
BOOKMARKS = "bookmarks"
RESETS = "resets"
PRIVATE = "private"
PATHS = "paths"
KINDS = (REFLECTIONS, NOTES, REVISITS, ATTEMPTS)
"""The kinds that a leader meets as entries of the journal; the others remember where they are and how they like it."""
TABLES = frozenset({*KINDS, READINGS, PLACES, SETTINGS, RATINGS, BOOKMARKS, RESETS, PRIVATE, PATHS})
"""All that the app keeps by itself; any other table holds work of the leader's own."""


class Reflection(Struct, frozen=True):
    """What the leader wrote to a prompt."""

    id: str
    lesson: str
    step: str
    text: str
    created: datetime
    changed: datetime


class Note(Struct, frozen=True):
    """What the leader wrote of their own accord: to a step, or to none."""

    id: str
    lesson: str | None
    step: str | None
    text: str
    created: datetime
    changed: datetime


class Attempt(Struct, frozen=True):
    """One answer to one question."""

    id: str
    lesson: str
    step: str
    question: str
    chosen: tuple[str, ...]
    """The answer in the words that the course had then: the chosen options, the items in the leader's order, a text a pair."""
    correct: bool
    seed: int
    """What the options' order on screen was shuffled with."""
    at: datetime
    sure: bool | None = None
    """Whether the leader said "sure" (or else "guess") before the answer showed; None where they said neither."""
    review: bool = False
    """Whether the question had come back in a review."""
    ids: tuple[str, ...] = ()
    """The same, by the ids that `course.study.answer_parts` gives them; none in an answer from before there were ids."""


class Revisit(Struct, frozen=True):
    """What the leader wrote when an earlier reflection came back: both are kept."""

    id: str
    lesson: str
    step: str
    """The reflection's step."""
    days: int
    """After how many days it came back."""
    text: str
    """Empty where the leader passed it over."""
    created: datetime
    changed: datetime
    ago: int = 0
    """How many days after the reflection it was really begun, which may be gone by now; 0 where that wasn't noted."""


class Bookmark(Struct, frozen=True):
    """A step that the leader wants to find again."""

    id: str
    lesson: str
    step: str
    at: datetime


class Place(Struct, frozen=True):
    """Where in a lesson the leader was last."""

    lesson: str
    step: str
    at: datetime
    turn: int = 0
    """The how many-th step it was that the leader went to."""


Record = Reflection | Note | Revisit | Attempt


def kind_of(record: Record) -> str:
    """The table that a record belongs to."""
    match record:
        case Reflection():
            return REFLECTIONS
        case Note():
            return NOTES
        case Revisit():
            return REVISITS
        case Attempt():
            return ATTEMPTS


def changed(record: Record) -> datetime:
    """When a record was last written, with zone."""
    return record.at if isinstance(record, Attempt) else record.changed
