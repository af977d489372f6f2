"""The one search: what is in its index, and whether the journal has moved on since."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.model import step_questions
from course.journal.kinds import KINDS, NOTES, REFLECTIONS, REVISITS
from course.session.routes import Route, ToEntry, ToGlossary, ToLesson, ToWork
from course.session.searched import Searched
from course.session.session import Session
from course.study.documents import course_docs, journal_docs
from course.study.progress import entry_index, step_index
from course.study.search import Doc, Kind, Search
from course.tools.naming import title_of, words_of

_TABLES = {Kind.REFLECTION: REFLECTIONS, Kind.NOTE: NOTES, Kind.REVISIT: REVISITS}


def searched(session: Session) -> Searched:
    """The index as it stands; without the journal until that has been read."""
    if session.searched is None:
        session.searched = Searched(Search(course_docs(session.course, session.records.answered())), None)
    return session.searched


def stamp(session: Session) -> tuple[object, ...]:
    """Another one whenever something that can be searched has changed."""
    works = (repository.table for repository in session.works.every())
    return tuple(session.journal.table(kind).stamp for kind in (*KINDS, *works))


def index(session: Session, stamp: tuple[object, ...]) -> Searched:
    """The index of everything; to be made beside, since it takes a while over a long journal.

    Args:
        session: What the leader is at.
        stamp: What the journal is like.

    Raises:
        JournalError, OSError: The journal can't be read.
    """
    course, records = session.course, session.records
    texts = journal_docs(course, records.all())
    return Searched(Search([*course_docs(course, records.answered()), *_work_docs(session), *texts]), stamp)


def to_hit(session: Session, doc: Doc) -> Route | None:
    """Where a hit leads; None where it has been deleted meanwhile."""
    match doc.kind:
        case Kind.TERM:
            return ToGlossary((doc.ref,))
        case Kind.REFLECTION | Kind.NOTE | Kind.REVISIT:
            record = session.records.get(_TABLES[doc.kind], doc.ref)
            return ToEntry(record) if record is not None else None
        case Kind.WORK:
            table, _colon, work_id = doc.ref.partition(":")
            return ToWork(table, work_id) if session.works.get(table, work_id) is not None else None
        case Kind.LESSON:
            progress = session.progress().of(doc.ref)
            return ToLesson(progress.lesson, entry_index(progress, session.records.places()), look=True)
        case Kind.QUESTION if doc.step is None:
            return _to_latest_answer(session, doc.ref)
        case _:
            return _to_step(session, doc)


def _to_latest_answer(session: Session, question_id: str) -> Route | None:
    """A question that only the review asks stands nowhere else; None where its answers have been deleted meanwhile."""
    answers = [attempt for attempt in session.records.attempts() if attempt.question == question_id]
    return ToEntry(answers[-1]) if answers else None


def _to_step(session: Session, doc: Doc) -> ToLesson:
    """The lesson at the step, and a quiz at the question."""
    lesson = next(each for each in session.course.lessons if each.id == doc.lesson)
    at = step_index(lesson, doc.step or "") or 0
    asked = any(question.id == doc.ref for question in step_questions(lesson.steps[at]))
    return ToLesson(lesson, at, look=True, question=doc.ref if asked else "")


def _work_docs(session: Session) -> Iterator[Doc]:
    """The leader's own work, what was changed last first: each by its title and by every word in it."""
    every = [(repository.table, work) for repository in session.works.every() for work in repository.all()]
    for table, work in sorted(every, key=lambda each: (str(each[1].changed), each[1].id), reverse=True):
        yield Doc(Kind.WORK, f"{table}:{work.id}", title_of(work), " · ".join(words_of(work)), at=work.changed)
