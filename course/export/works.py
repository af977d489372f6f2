"""The leader's projects, tools and agreements as documents: each by itself, and all of them together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from msgspec.structs import replace

from course.content.toolkit import Toolkit
from course.export.board import board_document
from course.export.commitment import commitments_document
from course.export.document import Caption, Card, Cards, Cell, Document, DocumentBlock, Heading, Quote, Status, Table
from course.export.plan import plan_document
from course.export.project import project_document
from course.export.selection import Selection
from course.export.talk import Background, talk_document
from course.export.workshop import workshop_document
from course.locale import _
from course.tools import registry
from course.tools.board import Board
from course.tools.commitment import Commitment
from course.tools.naming import title_of, words_of
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.repository import Tool, Work
from course.tools.talk import Entry, Talk
from course.tools.workshop import Workshop

_COLUMNS = 4
"""Columns of a table on an upright page, at most: a fifth leaves none of them room for a sentence."""


def work_document(
    work: Work,
    works: Repositories,
    toolkit: Toolkit | None,
    today: date,
    background: Background | None = None,
    without: Container[Entry] = (),
) -> Document:
    """A piece of work of any kind; one that has no document of its own is told by its words.

    Args:
        work: The piece, as it is or as it was in one of its versions.
        works: The leader's work, for what belongs together.
        toolkit: The words of the tools; None where the course has none.
        today: The day the document is made.
        background: What the second page of a talk is drawn from; without it that has but one.
        without: The entries that are for the leader alone, by table and id, where the document is for somebody else.
    """
    match work:
        case Project():
            tools, agreements = works.belonging(work.id)
            for_others = [tool for tool in tools if not isinstance(tool, Talk)]  # a talk with one's manager is nobody else's
            return project_document(work, toolkit, for_others, agreements, today)
        case Workshop():
            return workshop_document(work, works.project_in_words(work.project), toolkit)
        case Board():
            return _credited(board_document(work, works.project_in_words(work.project)), toolkit)
        case MessagePlan():
            return plan_document(work, works.project_in_words(work.project))
        case Talk():
            return talk_document(work, works, toolkit, background, today, without)
        case Commitment():
            return commitments_document([work])
        case _:
            return Document(title_of(work), tuple(map(Quote, words_of(work))))


def _credited(board: Document, toolkit: Toolkit | None) -> Document:
    """A figure with the name of whoever put the questions that it was filled in by."""
    if toolkit is None or toolkit.inspiration_by is None:
        return board
    told = _("The questions to the figure were put by {name}.").format(name=toolkit.inspiration_by)
    return replace(board, blocks=(*board.blocks, Caption(told)))


def works_chapter(
    works: Repositories, toolkit: Toolkit | None, selection: Selection, now: datetime, *, agreements: bool = True
) -> tuple[DocumentBlock, ...]:
    """Every project with what belongs to it, the tools that belong to none, and the agreements; nothing where there is nothing.

    Args:
        works: The leader's work.
        toolkit: The words of the tools; None where the course has none.
        selection: Which part of the journal is wanted; work belongs to no lesson.
        now: The moment of the export, with zone.
        agreements: Whether the agreements stand in it; where the threads of own words stand above it they are told there.
    """
    parts = tuple(_parts(2, works, toolkit, selection, now, agreements=agreements))
    return (Heading(2, _("My projects and tools")), *parts) if parts else ()


def works_document(works: Repositories, toolkit: Toolkit | None, now: datetime) -> Document:
    """The same as a document of its own."""
    parts = tuple(_parts(1, works, toolkit, Selection(), now))
    return Document(_("My projects and tools"), parts, date=now.date())


def _parts(
    level: int,
    works: Repositories,
    toolkit: Toolkit | None,
    selection: Selection,
    now: datetime,
    *,
    agreements: bool = True,
) -> Iterator[DocumentBlock]:
    """Each document below a heading of a level, its own title among its headings."""
    documents = chain(_documents(works, toolkit, selection, now), _agreements(works, selection, now) if agreements else ())
    for document in documents:
        for block in replace(document, above="").in_order:
            match block:
                case Heading():
                    yield replace(block, level=block.level + level)
                case Table(columns) if len(columns) > _COLUMNS:
                    yield _as_cards(block)
                case _:
                    yield block


def _as_cards(table: Table) -> Cards:
    """A table whose pages lie on their side, on one that is upright: a card a row, under what stands in its first column."""
    _first, _second, *names = table.columns
    rows = ((title, text, zip(names, facts, strict=True)) for title, text, *facts in map(_texts, table.rows))
    return Cards(tuple(Card(title, text, tuple((name, fact) for name, fact in facts if fact)) for title, text, facts in rows))


def _texts(row: Iterable[Cell]) -> list[str]:
    return [(cell.text if isinstance(cell, Status) else cell).strip() for cell in row]


def _documents(works: Repositories, toolkit: Toolkit | None, selection: Selection, now: datetime) -> Iterator[Document]:
    """Those of projects and tools; a tool that is called as its project is told apart by its kind."""

    def wanted(work: Work) -> bool:
        return selection.wants(None, work.changed or now)

    def document(work: Work) -> Document:
        made, names = work_document(work, works, toolkit, now.date()), registry.of(work).names
        is_told = isinstance(work, Project) or made.title.startswith((_(names.title), _(names.short)))
        return made if is_told else replace(made, title=_("{kind}: {name}").format(kind=_(names.short), name=made.title))

    projects = list(filter(wanted, works.of(Project).all()))
    for project in projects:
        yield document(project)
        yield from map(document, filter(wanted, works.tools_of(project.id)))
    told = {project.id for project in projects}
    for work in _others(works):
        if not (isinstance(work, Tool) and work.project in told) and wanted(work):
            yield document(work)


def _agreements(works: Repositories, selection: Selection, now: datetime) -> Iterator[Document]:
    if wanted := [each for each in works.of(Commitment).all() if selection.wants(None, each.changed or now)]:
        yield commitments_document(wanted)


def _others(works: Repositories) -> Iterator[Work]:
    """What is neither a project nor an agreement."""
    kinds = (kind for kind in registry.KINDS if kind.struct not in {Project, Commitment})
    return (work for kind in kinds for work in works.of(kind.struct).all())
