"""The guides of the course, for a talk between two leaders: as pages to read, and where reading begins."""

from __future__ import annotations

from msgspec import Struct

from course.content.model import Lesson
from course.export.document import Document
from course.session import documents
from course.session.session import Session

ALL, GROUP = "guide", "group-guide"
"""The papers of all of them in one, and of the sheet for whoever runs a group."""


class GuidePage(Struct, frozen=True):
    """One guide."""

    paper: str
    """What the command line calls it."""
    document: Document
    lesson: Lesson | None = None
    """The lesson that it belongs to; None for the one of a group."""


def paper_of(lesson: Lesson) -> str:
    """What the command line calls the guide of a lesson."""
    return f"{ALL}:{lesson.id}"


def guide_pages(session: Session) -> list[GuidePage]:
    """The guides in the order of the lessons, the one for a group last."""
    lessons = (lesson for lesson in session.course.lessons if lesson.guide)
    pages = [GuidePage(paper_of(lesson), documents.guide_document(session, lesson), lesson) for lesson in lessons]
    if session.course.group_guide:
        pages.append(GuidePage(GROUP, documents.group_guide_document(session)))
    return pages


def begins_at(session: Session, lesson_id: str = "") -> int:
    """The page that reading begins at, from 0: of a lesson, by default of the one the leader was in last."""
    ids = [lesson.id for lesson in session.course.lessons if lesson.guide]
    wanted = [lesson_id, *(place.lesson for place in reversed(session.records.places()))]
    return next((ids.index(each) for each in wanted if each in ids), 0)
