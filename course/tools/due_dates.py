"""What is due soon in a project: the day it must be in use, and the days of what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from course.tools.commitment import Commitment
from course.tools.iso import day_of
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repositories import Tool
from course.tools.workshop import Workshop

SOON = 14
"""Days from today that are soon."""

Due: TypeAlias = Literal["in use", "workshop", "message", "look back"]


class Coming(Struct, frozen=True):
    """One day that comes, or one that is there and waits."""

    day: date
    what: Due


def coming(project: Project, tools: Iterable[Tool], commitments: Iterable[Commitment], today: date) -> list[Coming]:
    """What is due within the next days, the nearest first. Only agreements wait for the leader when their day is past."""
    until = today + timedelta(SOON)
    days = ((day_of(text), what) for text, what in _days(project, tools, commitments))
    found = {(day, what) for day, what in days if day and day <= until and (day >= today or what == "look back")}
    return [Coming(day, what) for day, what in sorted(found)]


def _days(project: Project, tools: Iterable[Tool], commitments: Iterable[Commitment]) -> Iterator[tuple[str, Due]]:
    yield project.in_use, "in use"
    for tool in tools:
        if isinstance(tool, Workshop):
            yield tool.day, "workshop"
        elif isinstance(tool, MessagePlan):
            yield from ((message.day, "message") for message in tool.messages)
    for commitment in commitments:
        if commitment.outcome is None:
            yield commitment.look_back, "look back"
