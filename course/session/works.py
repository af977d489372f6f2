"""The leader's own work: a new piece, what there is to say of one, and what an agreement grew out of."""

from __future__ import annotations

from course.journal.kinds import REFLECTIONS, Reflection
from course.locale import _, ngettext
from course.locale.dates import short_day
from course.session.routes import Route, ToEntry, ToLesson, ToWork
from course.session.session import Session
from course.study.answers_in_words import CASE_NAMES
from course.study.locator import Placing
from course.tools import board, plan, project, workshop
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.iso import day_of
from course.tools.plan import MessagePlan, new_plan
from course.tools.project import Project
from course.tools.repository import Work
from course.tools.workshop import Workshop, new_workshop

_NAME = 24
"""Letters of a project's name that are shown beside what belongs to it."""


def new_work(session: Session, table: str, project_id: str = "") -> Work:
    """A new piece of a kind, as it is suggested, for a project or for none; it is kept with its first change."""
    toolkit = session.course.toolkit
    match table:
        case project.TABLE:
            return Project()
        case workshop.TABLE:
            return new_workshop(toolkit, project=project_id) if toolkit is not None else Workshop(project=project_id)
        case board.TABLE:
            return Board(project=project_id)
        case plan.TABLE:
            return new_plan(toolkit, project=project_id) if toolkit is not None else MessagePlan(project=project_id)
        case _:
            return Commitment()


def facts_of(session: Session, work: Work) -> str:
    """What there is to say of a piece of work in a few words: its day, how much is in it, its project."""
    said: list[str] = []
    match work:
        case Project():
            said = [_(CASE_NAMES[work.start]) if work.start else "", _day(session, work.in_use)]
        case Workshop():
            said = [session.works.project_in_words(work.project, _NAME), _day(session, work.day)]
        case Board():
            cards = ngettext("{n} card", "{n} cards", len(work.cards)).format(n=len(work.cards))
            said = [session.works.project_in_words(work.project, _NAME), cards]
        case MessagePlan():
            said = [session.works.project_in_words(work.project, _NAME)]
        case Commitment():
            said = [_day(session, work.look_back) or _("no day yet")]
    return " · ".join(each for each in said if each)


def source_stands(session: Session, source: Source) -> bool:
    """Whether what an agreement grew out of is still there."""
    return to_source(session, source) is not None


def to_source(session: Session, source: Source) -> Route | None:
    """Where an agreement grew out of: a reflection's step, or a piece of work; None where it is gone."""
    if source.table != REFLECTIONS:
        return ToWork(source.table, source.id) if session.works.get(source.table, source.id) is not None else None
    reflection = session.records.get(REFLECTIONS, source.id)
    if not isinstance(reflection, Reflection):
        return None
    spot = Placing(session.course).of(reflection)
    if spot is not None and spot.lesson and spot.step:
        return ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True)
    return ToEntry(reflection)


def _day(session: Session, text: str) -> str:
    day = day_of(text)
    return short_day(day, session.today()) if day else ""
