"""What is due soon in a project: the day it must be in use, and the days of what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from course.tools import registry
from course.tools.commitment import LOOK_BACK, Commitment
from course.tools.iso import day_of
from course.tools.project import Project
from course.tools.repository import Tool, Work

SOON = 14
"""Days from today that are soon."""


class Coming(Struct, frozen=True):
    """One day that comes, or one that is there and waits."""

    day: date
    what: str
    """What is said of it, as the id of a message with a `{day}` in it."""


def coming(project: Project, tools: Iterable[Tool], commitments: Iterable[Commitment], today: date) -> list[Coming]:
    """What is due within the next days, the nearest first. Only agreements wait for the leader when their day is past."""
    until = today + timedelta(SOON)
    return [each for each in next_days([project, *tools, *commitments], today) if each.day <= until]


def next_days(works: Iterable[Work], today: date, count: int | None = None) -> list[Coming]:
    """The days that come of any work, the nearest first, and those of agreements that wait for the leader.

    Args:
        works: The work.
        today: Today.
        count: How many there may be; all of them where it isn't said.
    """
    days = ((day_of(text), what) for work in works for text, what in registry.of(work).due(work))
    found = {(day, what) for day, what in days if day and (day >= today or what == LOOK_BACK)}
    return [Coming(day, what) for day, what in sorted(found)[:count]]
