"""Projects, tools and agreements in the exported journal: all of them, in order, and back again from JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content import builtin, load
from course.content.model import Course
from course.export.data import journal_data
from course.export.document import Card as PaperCard
from course.export.document import Cards, Document, DocumentBlock, Heading, Table
from course.export.journal import journal_document
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.export.works import work_document, works_chapter
from course.journal import Journal
from course.journal.importing import import_json
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.plan import Message, MessagePlan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.repository import Work
from course.tools.talk import Talk
from course.tools.workshop import Workshop
from tests.conftest import NOW

Clock = Callable[[], datetime]


@pytest.fixture
def journal(home: Path, clock: Clock) -> Iterator[Journal]:
    with Journal(home, clock=clock) as opened:
        yield opened


@pytest.fixture
def works(journal: Journal) -> Repositories:
    """One of each, and a tool whose project was deleted."""
    works = Repositories(journal)
    gone, project = works.of(Project).save(Project(name="Det gamle")), works.of(Project).save(Project(name="Ny telefoni [/]"))
    works.of(Workshop).save(Workshop(title="Tre timer", project=project.id))
    works.of(Board).save(Board(title="Reception", project=gone.id, cards=(Card("1", "now-pro", "# ingen *overskrift*"),)))
    works.of(MessagePlan).save(MessagePlan(title="Hvem hører hvad", why="Fordi"))
    works.of(Commitment).save(Commitment(occasion="det ringer", action="svarer jeg"))
    works.of(Project).remove(gone.id)
    return works


def headings(blocks: Iterable[DocumentBlock], deepest: int) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks if isinstance(block, Heading) and block.level <= deepest]


def test_a_project_with_its_tools_then_the_others_then_the_agreements(
    works: Repositories, practice_course: Course, clock: Clock
) -> None:
    chapter = works_chapter(works, practice_course.toolkit, Selection(), clock())
    assert headings(chapter, 3) == [
        (2, "Mine projekter og redskaber"),
        (3, "Ny telefoni [/]"),
        (3, "Workshop: Tre timer"),
        (3, "Nu og fremtid: Reception"),
        (3, "Plan: Hvem hører hvad"),
        (3, "Aftale med mig selv"),
    ]
    markdown = to_markdown(Document("x", chapter))
    assert "Projekt: Det gamle (slettet)" in markdown
    assert r"\# ingen \*overskrift\*" in markdown
    assert "> svarer jeg" in markdown


def test_it_is_a_chapter_of_the_journal(works: Repositories, practice_course: Course, clock: Clock) -> None:
    chapter = works_chapter(works, practice_course.toolkit, Selection(), clock())
    document = journal_document(practice_course, [], Selection(), clock(), chapter)
    assert headings(document.blocks, 2) == [(2, "Mine projekter og redskaber"), (2, "Kilde")]
    assert "Her er ikke noget endnu" not in to_markdown(document)


def test_where_nothing_was_made_there_is_no_chapter(journal: Journal, practice_course: Course, clock: Clock) -> None:
    assert works_chapter(Repositories(journal), practice_course.toolkit, Selection(), clock()) == ()


@pytest.mark.parametrize("selection", [Selection(lessons=frozenset({"foerst"})), Selection(since=date(2026, 11, 24))])
def test_what_is_not_wanted_is_left_out(works: Repositories, practice_course: Course, clock: Clock, selection: Selection) -> None:
    assert works_chapter(works, practice_course.toolkit, selection, clock()) == ()


def test_a_course_without_tools_still_gives_everything(works: Repositories, clock: Clock) -> None:
    assert len(headings(works_chapter(works, None, Selection(), clock()), 3)) == 6


def test_json_has_every_piece_and_an_import_brings_it_back(
    works: Repositories, journal: Journal, tmp_path: Path, clock: Clock
) -> None:
    text = journal_data(journal, Selection())
    with Journal(tmp_path / "other", clock=clock) as other:
        import_json(other, text.encode())
        again = Repositories(other)
        assert [repository.all() for repository in again.every()] == [repository.all() for repository in works.every()]
        assert journal_data(other, Selection()) == text


def test_a_figure_names_whoever_put_its_questions(works: Repositories, practice_course: Course, clock: Clock) -> None:
    [board] = works.of(Board).all()
    told = [
        to_markdown(work_document(board, works, toolkit, clock().date()))
        for toolkit in (load(builtin("da")).toolkit, practice_course.toolkit)
    ]
    assert ["stillet af Anja Svejgaard Pors" in each for each in told] == [True, False]


def test_a_table_too_wide_for_an_upright_page_is_a_card_a_row(works: Repositories, practice_course: Course, clock: Clock) -> None:
    message = Message("1", "Forældrene", "Hvad I skal gøre", "Daglig leder", "", "2027-02-22")
    works.of(MessagePlan).save(MessagePlan(title="Besked", messages=(message,)))
    chapter = works_chapter(works, practice_course.toolkit, Selection(), clock())
    facts = (("Fra hvem", "Daglig leder"), ("Hvornår", "mandag den 22. februar 2027"))
    assert Cards((PaperCard("Forældrene", "Hvad I skal gøre", facts),)) in chapter
    assert all(len(each.columns) < 5 for each in chapter if isinstance(each, Table))


@pytest.mark.parametrize("work", [Project(), Workshop(), Board(), MessagePlan(), Talk(), Commitment()])
def test_of_nothing_there_is_no_heading_over_nothing(works: Repositories, practice_course: Course, work: Work) -> None:
    empty = works.of(Project).save(Project())
    told = replace(work, project=empty.id) if isinstance(work, Talk) else work
    *blocks, last = work_document(told, works, practice_course.toolkit, NOW.date()).in_order
    assert not isinstance(last, Heading) or last.level == 1
    for above, below in pairwise((*blocks, last)):
        if isinstance(above, Heading) and isinstance(below, Heading):
            assert above.level < below.level, above.text
