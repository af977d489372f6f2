"""The leader's own work: a new piece, what there is to say of one, and what an agreement grew out of."""

from __future__ import annotations

from course.journal.kinds import REFLECTIONS, Reflection
from course.locale.dates import short_day
from course.session.routes import Route, ToEntry, ToLesson, ToNewWork, ToWork
from course.session.session import Session
from course.study.locator import Locator
from course.tools import registry
from course.tools.commitment import LESSON, Source
from course.tools.iso import day_of
from course.tools.repository import Tool, Work

_NAME = 24
"""Letters of a project's name that are shown beside what belongs to it."""


def new_work(session: Session, table: str, project_id: str = "") -> Work:
    """A new piece of a kind, as it is suggested, for a project or for none; it is kept with its first change."""
    made: Work = registry.at(table).new(session.course.toolkit, project_id)
    return made


def to_work(work: Work) -> ToWork | ToNewWork:
    """To a piece of work, new or there."""
    return ToWork(registry.of(work).table, work.id) if work.id else ToNewWork(work)


def facts_of(session: Session, work: Work) -> str:
    """What there is to say of a piece of work in a few words: its project, how much is in it, its day."""
    kind = registry.of(work)
    project = session.works.project_in_words(work.project, _NAME) if isinstance(work, Tool) else ""
    return " · ".join(each for each in (project, *kind.facts(work), _day(session, kind.day(work))) if each)


def source_stands(session: Session, source: Source) -> bool:
    """Whether what an agreement grew out of is still there."""
    return to_source(session, source) is not None


def to_source(session: Session, source: Source) -> Route | None:
    """Where an agreement grew out of: a lesson's end, a reflection's step, or a piece of work; None where it is gone."""
    if source.table == LESSON:
        lesson = session.course.lesson(source.id)
        return ToLesson(lesson, len(lesson.steps) - 1, look=True) if lesson is not None else None
    if source.table != REFLECTIONS:
        return ToWork(source.table, source.id) if session.works.get(source.table, source.id) is not None else None
    reflection = session.records.get(REFLECTIONS, source.id)
    if not isinstance(reflection, Reflection):
        return None
    spot = Locator(session.course).of(reflection)
    if spot is not None and spot.lesson and spot.step:
        return ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True)
    return ToEntry(reflection)


def _day(session: Session, text: str) -> str:
    day = day_of(text)
    return short_day(day, session.today()) if day else ""
