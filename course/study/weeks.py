"""Weeks as a Danish calendar numbers them (ISO 8601), for what is told week by week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

WEEKS = 12
"""How many weeks are told of."""


class Week(Struct, frozen=True, order=True):
    """A week from Monday to Sunday."""

    year: int
    """The year that its Thursday lies in."""
    number: int


def week_of(day: date) -> Week:
    """The week of a day."""
    year, number, _weekday = day.isocalendar()
    return Week(year, number)


def last_weeks(weeks: Iterable[Week], today: date) -> list[Week]:
    """The last of these weeks, each once, oldest first; weeks to come are left out: some clock was wrong then."""
    return sorted({week for week in weeks if week <= week_of(today)})[-WEEKS:]
