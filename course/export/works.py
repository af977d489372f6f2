"""The leader's projects, tools and agreements as a chapter of the journal's document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from course.content.toolkit import Toolkit
from course.export.board import board_document
from course.export.commitment import commitments_document
from course.export.document import Block, Document, Heading
from course.export.plan import plan_document
from course.export.project import project_document
from course.export.selection import Selection
from course.export.workshop import workshop_document
from course.locale import _
from course.tools.board import Board
from course.tools.plan import MessagePlan
from course.tools.repositories import Shelves, Tool
from course.tools.repository import Work
from course.tools.workshop import Workshop


def works_chapter(shelves: Shelves, toolkit: Toolkit | None, selection: Selection, now: datetime) -> Document:
    """Every project with what belongs to it, the tools that belong to none, and the agreements; nothing where there is nothing.

    Args:
        shelves: The leader's work.
        toolkit: The words of the tools; None where the course has none.
        selection: Which part of the journal is wanted; work belongs to no lesson.
        now: The moment of the export, with zone.
    """
    return _under(2, _documents(shelves, toolkit, selection, now))


def works_document(shelves: Shelves, toolkit: Toolkit | None, now: datetime) -> Document:
    """The same as a document of its own; nothing where there is nothing."""
    return _under(1, _documents(shelves, toolkit, Selection(), now))


def _under(level: int, documents: Iterable[Document]) -> Document:
    """The documents below a heading of a level; nothing where there are none."""
    parts = [_deeper(block, level) for document in documents for block in document]
    return (Heading(level, _("My projects and tools")), *parts) if parts else ()


def _documents(shelves: Shelves, toolkit: Toolkit | None, selection: Selection, now: datetime) -> Iterator[Document]:
    def wanted(work: Work) -> bool:
        return selection.wants(None, work.changed or now)

    projects = list(filter(wanted, shelves.projects.all()))
    for project in projects:
        tools, agreements = shelves.belonging(project.id)
        yield project_document(project, toolkit, tools, agreements, now.date())
        yield from (_tool(tool, project.name) for tool in filter(wanted, tools))
    there = {project.id for project in projects}
    every: list[Tool] = [*shelves.workshops.all(), *shelves.boards.all(), *shelves.plans.all()]
    for tool in every:
        if tool.project not in there and wanted(tool):
            known = shelves.project_name(tool.project) if tool.project else None
            yield _tool(tool, known[0] if known else "")
    agreements = list(filter(wanted, shelves.commitments.all()))
    if agreements:
        yield commitments_document(agreements)


def _tool(tool: Tool, project: str) -> Document:
    match tool:
        case Workshop():
            return workshop_document(tool, project)
        case Board():
            return board_document(tool, project)
        case MessagePlan():
            return plan_document(tool, project)


def _deeper(block: Block, levels: int) -> Block:
    return replace(block, level=block.level + levels) if isinstance(block, Heading) else block
