"""The days of the last weeks, and on which of them the leader was at it. Nothing is counted that could be lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from msgspec import Struct

from course.study.time_spent import hours
from course.study.weeks import WEEKS

A_QUARTER = 15
"""Minutes from which a day counts as a good one: about a lesson."""


class Day(Struct, frozen=True):
    """One day."""

    date: date
    minutes: int
    """About how long the leader was at it; 0 where nothing was saved."""


class Days(Struct, frozen=True):
    """The last weeks up to today."""

    weeks: tuple[tuple[Day, ...], ...]
    """Week by week, oldest first, Monday first; the present one ends today."""
    minutes: int
    """About how long the leader was at it in all, those weeks and before."""

    @property
    def active(self) -> tuple[Day, ...]:
        """The days on which something was saved."""
        return tuple(day for week in self.weeks for day in week if day.minutes)


def days(moments: Sequence[int], today: date, zone: tzinfo | None = None) -> Days:
    """On which days the leader was at it.

    Args:
        moments: When anything was saved: milliseconds since 1970, oldest first. What lies after today is left out.
        today: The leader's day.
        zone: The zone whose days they are; the machine's own by default. Days may have 23 or 25 hours.
    """
    monday = today - timedelta(today.weekday() + 7 * (WEEKS - 1))
    dates = [monday + timedelta(number) for number in range((today - monday).days + 1)]
    starts = [bisect_left(moments, _midnight(each, zone)) for each in (*dates, today + timedelta(1))]
    found = [Day(each, hours(moments[start:end])) for each, start, end in zip(dates, starts, starts[1:], strict=False)]
    weeks = tuple(tuple(found[first : first + 7]) for first in range(0, len(found), 7))
    return Days(weeks, hours(moments[: starts[-1]]))


def _midnight(day: date, zone: tzinfo | None) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
