"""A place as a word that can be kept elsewhere, such as by a page that comes back: ids alone, and nothing of what is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from course.session import routes as to
from course.session.routes import Route
from course.session.session import Session
from course.study.progress import step_index

ADDRESS = r"^[A-Za-z0-9/._-]{0,200}$(?!\n)"
"""What an address is made of; an empty one is home's."""
_NAMED: dict[str, Callable[[], Route]] = {
    "journal": to.ToJournal,
    "marks": to.ToBookmarks,
    "glossary": to.ToGlossary,
    "search": to.ToSearch,
    "settings": to.ToSettings,
    "development": to.ToDevelopment,
    "projects": to.ToProjects,
    "agreements": to.ToCommitments,
}
"""The places that are there at all times, each opened at its beginning."""


def address_of(route: Route | None) -> str:
    """The address of a place; empty for one that has none."""
    from course.journal.kinds import kind_of

    match route:
        case to.ToLesson(lesson, index, look, question):
            parts = ["look" if look else "lesson", lesson.id, lesson.steps[index].id, *filter(None, [question])]
        case to.ToNote(lesson, step) if lesson is not None and step is not None:
            parts = ["note", lesson.id, step.id]
        case to.ToEntry(record):
            parts = ["entry", kind_of(record), record.id]
        case to.ToWork(table, work_id):
            parts = ["work", table, work_id]
        case _:
            parts = [name for name, named in _NAMED.items() if type(route) is named]
    address = "/".join(parts)
    return address if re.search(ADDRESS, address) else ""


def route_at(address: str, session: Session) -> Route | None:
    """The route to an address; None where nothing is there (any more)."""
    match address.split("/"):
        case ["lesson" | "look" as how, lesson_id, step_id, *question]:
            return _to_step(session, lesson_id, step_id, question, look=how == "look")
        case ["note", lesson_id, step_id]:
            there = _to_step(session, lesson_id, step_id, [], look=True)
            return to.ToNote(there.lesson, there.lesson.steps[there.index]) if there is not None else None
        case ["entry", kind, record_id]:
            from course.journal.kinds import KINDS

            record = session.records.get(kind, record_id) if kind in KINDS else None
            return to.ToEntry(record) if record is not None else None
        case ["work", table, work_id]:
            return to.ToWork(table, work_id) if session.works.get(table, work_id) is not None else None
        case [name] if name in _NAMED:
            return _NAMED[name]()
        case _:
            return None


def _to_step(session: Session, lesson_id: str, step_id: str, question: Sequence[str], *, look: bool) -> to.ToLesson | None:
    lesson = session.course.lesson(lesson_id)
    index = step_index(lesson, step_id) if lesson is not None else None
    if lesson is None or index is None:
        return None
    return to.ToLesson(lesson, index, look, question[0] if question else "", ask=False)
