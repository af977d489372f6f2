"""The leader's projects, tools and agreements as documents: each by itself, and all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec.structs import replace

from course.content.toolkit import Toolkit
from course.export.board import board_document
from course.export.commitment import commitments_document
from course.export.document import Block, Document, Heading, Quote
from course.export.plan import plan_document
from course.export.project import project_document
from course.export.selection import Selection
from course.export.workshop import workshop_document
from course.locale import _
from course.tools.board import Board
from course.tools.commitment import Commitment
from course.tools.naming import title_of, words_of
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repositories import Shelves
from course.tools.repository import Work
from course.tools.workshop import Workshop


def work_document(work: Work, shelves: Shelves, toolkit: Toolkit | None, today: date) -> Document:
    """A piece of work of any kind; one that has no document of its own is told by its words.

    Args:
        work: The piece, as it is or as it was in one of its versions.
        shelves: The leader's work, for what belongs together.
        toolkit: The words of the tools; None where the course has none.
        today: The day the document is made.
    """
    match work:
        case Project():
            return project_document(work, toolkit, *shelves.belonging(work.id), today)
        case Workshop():
            return workshop_document(work, shelves.project_in_words(work.project))
        case Board():
            return board_document(work, shelves.project_in_words(work.project))
        case MessagePlan():
            return plan_document(work, shelves.project_in_words(work.project))
        case Commitment():
            return commitments_document([work])
        case _:
            return Document(title_of(work), tuple(map(Quote, words_of(work))))


def works_chapter(shelves: Shelves, toolkit: Toolkit | None, selection: Selection, now: datetime) -> tuple[Block, ...]:
    """Every project with what belongs to it, the tools that belong to none, and the agreements; nothing where there is nothing.

    Args:
        shelves: The leader's work.
        toolkit: The words of the tools; None where the course has none.
        selection: Which part of the journal is wanted; work belongs to no lesson.
        now: The moment of the export, with zone.
    """
    parts = tuple(_parts(2, shelves, toolkit, selection, now))
    return (Heading(2, _("My projects and tools")), *parts) if parts else ()


def works_document(shelves: Shelves, toolkit: Toolkit | None, now: datetime) -> Document:
    """The same as a document of its own."""
    parts = tuple(_parts(1, shelves, toolkit, Selection(), now))
    return Document(_("My projects and tools"), parts, date=now.date())


def _parts(level: int, shelves: Shelves, toolkit: Toolkit | None, selection: Selection, now: datetime) -> Iterator[Block]:
    """Each document below a heading of a level, its own title among its headings."""
    for document in _documents(shelves, toolkit, selection, now):
        for block in document.with_title:
            yield replace(block, level=block.level + level) if isinstance(block, Heading) else block


def _documents(shelves: Shelves, toolkit: Toolkit | None, selection: Selection, now: datetime) -> Iterator[Document]:
    def wanted(work: Work) -> bool:
        return selection.wants(None, work.changed or now)

    def document(work: Work) -> Document:
        return work_document(work, shelves, toolkit, now.date())

    projects = list(filter(wanted, shelves.projects.all()))
    for project in projects:
        yield document(project)
        yield from map(document, filter(wanted, shelves.tools_of(project.id)))
    told = {project.id for project in projects}
    for tool in shelves.tools():
        if tool.project not in told and wanted(tool):
            yield document(tool)
    agreements = list(filter(wanted, shelves.commitments.all()))
    if agreements:
        yield commitments_document(agreements)
