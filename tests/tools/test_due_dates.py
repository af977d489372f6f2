"""What is due soon in a project."""

from __future__ import annotations

from datetime import date

from course.tools.board import Board
from course.tools.commitment import LOOK_BACK, Commitment
from course.tools.due_dates import Coming, coming, next_days
from course.tools.plan import Message, MessagePlan
from course.tools.project import IN_USE, Project
from course.tools.repository import Tool
from course.tools.workshop import Workshop

TODAY = date(2026, 11, 23)


def test_the_days_that_are_near_come_nearest_first() -> None:
    project = Project(in_use="2026-12-07")
    tools: list[Tool] = [
        Workshop(day="2026-11-24"),
        Board(),
        MessagePlan(messages=(Message("1", "Alle", day="2026-11-23"), Message("2", "Alle", day="2027-01-01"))),
    ]
    assert coming(project, tools, [Commitment(look_back="2026-11-30")], TODAY) == [
        Coming(date(2026, 11, 23), "somebody is to hear of it {day}"),
        Coming(date(2026, 11, 24), "workshop {day}"),
        Coming(date(2026, 11, 30), LOOK_BACK),
        Coming(date(2026, 12, 7), IN_USE),
    ]


def test_only_an_agreement_waits_when_its_day_is_past() -> None:
    project = Project(in_use="2026-11-22")
    tools = [Workshop(day="2026-11-22")]
    waiting, done = Commitment(look_back="2026-11-01"), Commitment(look_back="2026-11-01", outcome="done")
    assert coming(project, tools, [waiting, done], TODAY) == [Coming(date(2026, 11, 1), LOOK_BACK)]


def test_what_is_no_day_is_never_due() -> None:
    assert coming(Project(in_use="engang til foråret"), [Workshop(day="31.2.")], [Commitment()], TODAY) == []
    assert coming(Project(in_use="2026-12-08"), [], [], TODAY) == [], "fifteen days on is not soon"


def test_the_next_days_are_told_however_far_off_they_are() -> None:
    works = [Project(in_use="2027-03-01"), Workshop(day="2026-12-10"), Commitment(look_back="2026-11-01"), Board()]
    days = next_days(works, TODAY)
    assert [each.day.isoformat() for each in days] == ["2026-11-01", "2026-12-10", "2027-03-01"]
    assert next_days(works, TODAY, 2) == days[:2]
