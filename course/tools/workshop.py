"""Tool 1: a workshop, from the preparation to what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from course.tools.shelf import Work

TABLE = "workshops"
LENGTH = 180
"""Minutes that the booklet gives it."""

OutcomeKind: TypeAlias = Literal["decision", "action"]


class Item(Struct, frozen=True):
    """An item of the agenda."""

    id: str
    """Unique in its workshop."""
    title: str
    minutes: int
    script: str = ""
    pause: bool = False
    """Whether it is a break."""


class Decided(Struct, frozen=True):
    """What came out of it."""

    id: str
    kind: OutcomeKind
    text: str
    who: str = ""
    commitment: str = ""
    """The id of the agreement that was made of it."""


class Visit(Struct, frozen=True):
    """A visit to another unit, to see oneself in it."""

    unit: str = ""
    day: str = ""
    """As an ISO date."""
    questions: tuple[str, ...] = ()
    seen: str = ""
    """What was seen, about oneself above all."""


class Workshop(Work, frozen=True, kw_only=True):
    """A workshop."""

    title: str = ""
    project: str = ""
    """The project's id; empty where it belongs to none."""
    invited: str = ""
    place: str = ""
    day: str = ""
    """As an ISO date; empty as long as it isn't set."""
    begins: str = ""
    """As HH:MM."""
    length: int = LENGTH
    """Minutes it is to take."""
    preparation: tuple[str, ...] = ()
    prepared: tuple[str, ...] = ()
    """The lines of the preparation that are done."""
    items: tuple[Item, ...] = ()
    visit: Visit = Visit()
    decided: tuple[Decided, ...] = ()


class Timed(Struct, frozen=True):
    """An item with its time of day."""

    item: Item
    begins: time | None
    """None where the workshop has no start yet."""
    ends: time | None


def total(items: Sequence[Item]) -> int:
    """Minutes of all items."""
    return sum(item.minutes for item in items)


def gap(workshop: Workshop) -> int:
    """Minutes that the agenda has still to fill; below zero where it is too long."""
    return workshop.length - total(workshop.items)


def timed(workshop: Workshop) -> list[Timed]:
    """The agenda with times of day: they follow from the start and each item's minutes.

    Times are those of a clock on the wall. In the night when summer time ends or begins the wall's clock is moved; nobody
    holds a workshop then, and the calendar file counts with the zone.
    """
    begins = time_of(workshop.begins)
    found = []
    passed = 0
    for item in workshop.items:
        found.append(Timed(item, _later(begins, passed), _later(begins, passed + item.minutes)))
        passed += item.minutes
    return found


def time_of(text: str) -> time | None:
    """A saved time of day, or None."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _later(begins: time | None, minutes: int) -> time | None:
    if begins is None:
        return None
    return (datetime.combine(date(2000, 1, 1), begins) + timedelta(minutes=minutes)).time()
