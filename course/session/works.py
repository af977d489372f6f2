"""The leader's own work: a new piece, what there is to say of one, and what an agreement grew out of."""

from __future__ import annotations

from msgspec.structs import replace

from course.journal.kinds import NOTES, REFLECTIONS, REVISITS, Reflection
from course.locale.dates import short_day
from course.session.privacy import only_for_you
from course.session.routes import Route, ToEntry, ToLesson, ToNewWork, ToWork
from course.session.session import Session
from course.study.locator import Locator
from course.tools import registry
from course.tools.commitment import LESSON, Commitment, Source
from course.tools.iso import day_of
from course.tools.project import TABLE, Project, project_title
from course.tools.repository import Tool, Work
from course.tools.talk import Talk

_NAME = 24
"""Letters of a project's name that are shown beside what belongs to it."""


def new_work(session: Session, table: str, project_id: str = "") -> Work:
    """A new piece of a kind, as it is suggested, for a project or for none; it is kept with its first change."""
    made: Work = registry.at(table).new(session.course.toolkit, project_id)
    return made


def last_used_project(session: Session) -> str:
    """The id of the project that was worked on last, in it or in something of it; empty where there is none."""
    belongings = session.works.belongings()

    def worked_on(project: Project) -> tuple[str, str]:
        tools, agreements = belongings.get(project.id, ([], []))
        changed = [each.changed.isoformat() for each in (project, *tools, *agreements) if each.changed]
        return max(changed, default=""), project.id

    return max((worked_on(each) for each in session.works.of(Project).all()), default=("", ""))[1]


def proposed_project(session: Session, work: Work) -> str:
    """The id of the project that a new piece is proposed for; empty for none.

    A talk is about what comes next, and all else is for what was worked on last.
    """
    if isinstance(work, Talk):
        from course.session.talks import nearest_project

        return nearest_project(session) or last_used_project(session)
    return last_used_project(session)


def asks_for_project(session: Session, work: Work) -> bool:
    """Whether the leader is to say which project a new piece is for: there are several it could be for."""
    return _is_new_and_loose(work) and len(session.works.of(Project).all()) > 1


def for_the_only_project(session: Session, work: Work) -> Work:
    """A new piece as it begins: where there is exactly one project it is for that one, unless it is for one already."""
    projects = session.works.of(Project).all() if _is_new_and_loose(work) else []
    return replace(work, project=projects[0].id) if len(projects) == 1 and isinstance(work, Tool) else work


def to_new_work(work: Work, project_id: str) -> ToNewWork:
    """To a new piece for a project that was chosen, or for none (empty)."""
    return ToNewWork(replace(work, project=project_id) if isinstance(work, Tool) else work, asked=True)


def is_loose(session: Session, work: Work) -> bool:
    """Whether a piece belongs to no project that is there, and can be laid under one."""
    if isinstance(work, Tool):
        return session.works.of(Project).get(work.project) is None
    return isinstance(work, Commitment) and work.source is None


def _is_new_and_loose(work: Work) -> bool:
    return isinstance(work, Tool) and not work.id and not work.project


def to_work(work: Work) -> ToWork | ToNewWork:
    """To a piece of work, new or there."""
    return ToWork(registry.of(work).table, work.id) if work.id else ToNewWork(work)


def facts_of(session: Session, work: Work) -> str:
    """What there is to say of a piece of work in a few words: its project, how much is in it, its day."""
    project = session.works.project_in_words(work.project, _NAME) if isinstance(work, Tool) else ""
    return " · ".join(each for each in (project, own_facts(session, work)) if each)


def own_facts(session: Session, work: Work) -> str:
    """The same without its project."""
    kind = registry.of(work)
    private = only_for_you(session, (kind.table, work.id))
    return " · ".join(each for each in (private, *kind.facts(work), _day(session, kind.day(work))) if each)


def source_stands(session: Session, source: Source) -> bool:
    """Whether what an agreement grew out of is still there."""
    return to_source(session, source) is not None


def to_source(session: Session, source: Source) -> Route | None:
    """Where an agreement grew out of: a lesson, a reflection's step, another text, a piece of work; None where it is gone."""
    if source.table == LESSON:
        lesson = session.course.lesson(source.id)
        return ToLesson(lesson, len(lesson.steps) - 1, look=True) if lesson is not None else None
    if source.table in (NOTES, REVISITS):
        record = session.records.get(source.table, source.id)
        return ToEntry(record) if record is not None else None
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


def laid_under(session: Session, work: Work, project_id: str) -> None:
    """Lays a loose piece under a project.

    Raises:
        JournalError: It could not be saved.
    """
    known = session.works.project_name(project_id)
    source = Source(TABLE, project_id, project_title(known[0] if known else ""))
    laid = replace(work, source=source) if isinstance(work, Commitment) else to_new_work(work, project_id).work
    session.works.of(type(work)).save(laid, work)
