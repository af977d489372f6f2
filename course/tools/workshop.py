"""Tool 1: a workshop, from the preparation to what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, TypeAlias

from msgspec import Struct

from course.locale import _, ngettext
from course.tools.commitment import day_of
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


def timed(workshop: Workshop, zone: tzinfo) -> list[Timed]:
    """The agenda with times of day: they follow from the start and each item's minutes.

    Args:
        workshop: The workshop.
        zone: Where it is held. In the night when summer time ends an item may seem to take an hour less than it does.
    """
    begins, passed = _start(workshop, zone), 0
    found = []
    for item in workshop.items:
        found.append(Timed(item, _after(begins, passed), _after(begins, passed + item.minutes)))
        passed += item.minutes
    return found


def span(workshop: Workshop, zone: tzinfo) -> tuple[datetime, datetime] | None:
    """When it begins and ends; None as long as day or start is missing. It ends when its agenda does, or after its length."""
    day, begins = day_of(workshop.day), time_of(workshop.begins)
    if day is None or begins is None:
        return None
    start = datetime.combine(day, begins, zone)
    minutes = total(workshop.items) or workshop.length
    return start, (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)


def lacks(workshop: Workshop, today: date, zone: tzinfo) -> list[str]:
    """What is missing or doesn't fit, each in a sentence; nothing of it keeps anything from being saved."""
    found = []
    left = gap(workshop)
    if left > 0:
        found.append(ngettext("{n} minute has no item yet.", "{n} minutes have no item yet.", left).format(n=left))
    elif left < 0:
        found.append(ngettext("The agenda is {n} minute too long.", "The agenda is {n} minutes too long.", -left).format(n=-left))
    day = day_of(workshop.day)
    if day is None:
        found.append(_("There is no date yet."))
    elif day < today:
        found.append(_("The date is in the past."))
    if time_of(workshop.begins) is None:
        found.append(_("There is no start yet."))
    return [*found, *_odd_hours(workshop, zone)]


def _odd_hours(workshop: Workshop, zone: tzinfo) -> list[str]:
    """What is odd about the times themselves."""
    held = span(workshop, zone)
    if held is None:
        return []
    begins, ends = held
    if begins.astimezone(UTC).astimezone(zone).time() != begins.time():
        return [_("That time doesn't exist on this day: summer time begins, and the clock skips an hour.")]
    if begins.utcoffset() != ends.utcoffset():
        return [_("The clock is changed while you are at it: summer time begins or ends that night.")]
    return [_("It goes on past midnight.")] if ends.date() > begins.date() else []


def time_of(text: str) -> time | None:
    """A saved time of day, or None."""
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _start(workshop: Workshop, zone: tzinfo) -> datetime | None:
    """The start; on a day without changes of the clock as long as no day is set."""
    begins = time_of(workshop.begins)
    return datetime.combine(day_of(workshop.day) or date(2000, 1, 10), begins, zone) if begins else None


def _after(begins: datetime | None, minutes: int) -> time | None:
    if begins is None:
        return None
    return (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begins.tzinfo).time()
