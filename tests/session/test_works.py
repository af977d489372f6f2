"""The leader's own work: a new piece, what is said of one, and where it came from."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal.kinds import NOTES, REFLECTIONS
from course.session.routes import ToEntry, ToLesson, ToNewWork, ToWork
from course.session.session import Session
from course.session.works import (
    asks_for_project,
    facts_of,
    for_the_only_project,
    is_loose,
    laid_under,
    last_used_project,
    new_work,
    source_stands,
    to_new_work,
    to_source,
)
from course.tools.board import Board, Card
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repository import Work
from course.tools.workshop import Workshop
from tests.session.leader import Clock, reflect, works_in
from tests.study.changed import without_step

KINDS = {"projects": Project, "workshops": Workshop, "boards": Board, "plans": MessagePlan, "commitments": Commitment}


@pytest.mark.parametrize("table", KINDS)
@pytest.mark.parametrize("with_tools", [True, False])
def test_a_new_piece_is_of_its_kind_and_not_kept_yet(session: Session, table: str, with_tools: bool) -> None:
    if not with_tools:
        session.course = replace(session.course, toolkit=None)
    work = new_work(session, table, "p")
    assert isinstance(work, KINDS[table])
    assert work.id == ""
    if isinstance(work, Workshop | Board | MessagePlan):
        assert work.project == "p"
    if isinstance(work, Workshop):
        assert [item.title for item in work.items][:2] == (["Velkomst", "Oplæg"] if with_tools else [])
    if isinstance(work, MessagePlan):
        assert [each.group for each in work.messages] == (["Medarbejderne", "Borgerne"] if with_tools else [])


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (Project(), ""),
        (Project(start="skal", in_use="2026-12-04"), "Skal · fre. 4. dec."),
        (Project(in_use="2027-01-04"), "4. jan. 2027"),
        (Project(start="begge", in_use="snart"), "Begge dele"),
        (Workshop(day="2026-12-04"), "fre. 4. dec."),
        (Board(), "0 kort"),
        (Board(cards=(Card("a"), Card("b"))), "2 kort"),
        (MessagePlan(), ""),
        (Commitment(), "ingen dag endnu"),
        (Commitment(look_back="2026-12-04"), "fre. 4. dec."),
    ],
)
def test_what_is_said_of_a_piece_of_work(session: Session, work: Work, said: str) -> None:
    assert facts_of(session, work) == said


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tavler", "Tavler"),
        ("", "Projekt uden navn"),
        ("x" * 24, "x" * 24),
        ("x" * 25, "x" * 23 + "…"),
        ("x" * 22 + " yyy", "x" * 22 + "…"),
    ],
)
def test_a_tool_is_told_with_its_project(session: Session, name: str, short: str) -> None:
    kept = works_in(session, "projects").save(Project(name=name))
    tools: list[tuple[Work, str]] = [
        (Workshop(project=kept.id, day="2026-12-04"), " · fre. 4. dec."),
        (Board(project=kept.id), " · 0 kort"),
        (MessagePlan(project=kept.id), ""),
    ]
    for work, more in tools:
        assert facts_of(session, work) == short + more
    session.delete([("projects", kept.id)])
    for work, more in tools:
        assert facts_of(session, work) == f"{short} (slettet){more}"


def test_a_project_that_was_erased_is_not_named(session: Session) -> None:
    assert facts_of(session, MessagePlan(project="findes-ikke")) == ""


def test_an_agreement_leads_back_to_the_step_of_its_reflection(session: Session) -> None:
    written = reflect(session, 1, "Mine ord.").id or ""
    source = Source(REFLECTIONS, written)
    lesson = session.course.lessons[1]
    assert to_source(session, source) == ToLesson(lesson, 2, look=True)
    session.course = without_step(session.course, "dernaest-skriv")
    record = session.records.get(REFLECTIONS, written)
    assert record is not None
    assert to_source(session, source) == ToEntry(record)
    session.delete([(REFLECTIONS, written)])
    assert to_source(session, source) is None
    assert not source_stands(session, source)


def test_an_agreement_leads_back_to_the_work_it_grew_out_of(session: Session, practice_course: Course) -> None:
    board = works_in(session, "boards").save(Board(title="Tavler"))
    source = Source("boards", board.id)
    assert to_source(session, source) == ToWork("boards", board.id)
    assert source_stands(session, source)
    session.delete([("boards", board.id)])
    assert to_source(session, source) is None
    note = session.records.save_note(None, None, "En note.", None)
    assert to_source(session, Source("settings", note)) is None, "no kind of work"
    record = session.records.get(NOTES, note)
    assert record is not None
    assert to_source(session, Source(NOTES, note)) == ToEntry(record), "any text of the leader's"
    session.delete([(NOTES, note)])
    assert to_source(session, Source(NOTES, note)) is None


def test_an_agreement_belongs_to_the_project_that_it_or_its_tool_grew_out_of(session: Session) -> None:
    works = session.works
    project = works_in(session, "projects").save(Project(name="Tavler"))
    board = works_in(session, "boards").save(Board(project=project.id))
    loose = works_in(session, "boards").save(Board())
    grown = [Source("projects", project.id), Source("boards", board.id), Source("boards", loose.id), Source(REFLECTIONS, "r")]
    first, second, *_others = [
        works_in(session, "commitments").save(Commitment(action="ringer jeg", source=source)) for source in grown
    ]
    works_in(session, "commitments").save(Commitment(action="venter jeg"))
    assert works.belonging(project.id) == ([board], [first, second])
    assert works.belongings() == {project.id: ([board], [first, second])}
    assert works.belonging("findes-ikke") == ([], [])


def test_a_new_piece_is_for_the_only_project_and_asked_for_where_there_are_several(session: Session) -> None:
    board, agreement = new_work(session, "boards"), new_work(session, "commitments")
    assert not asks_for_project(session, board)
    assert for_the_only_project(session, board) == board, "there is no project"
    first = works_in(session, "projects").save(Project(name="Tavler"))
    assert not asks_for_project(session, board)
    assert for_the_only_project(session, board) == replace(board, project=first.id)
    assert for_the_only_project(session, agreement) == agreement
    second = works_in(session, "projects").save(Project(name="Telefoni"))
    assert asks_for_project(session, board)
    assert for_the_only_project(session, board) == board
    for other in (agreement, new_work(session, "projects"), new_work(session, "boards", first.id)):
        assert not asks_for_project(session, other)
    assert to_new_work(board, second.id) == ToNewWork(replace(board, project=second.id), asked=True)
    assert to_new_work(board, "") == ToNewWork(board, asked=True)
    kept = works_in(session, "boards").save(Board(title="Løs"))
    assert not asks_for_project(session, kept), "it is there already"


def test_the_project_that_was_used_last_is_the_one_something_was_done_in(session: Session, clock: Clock) -> None:
    assert last_used_project(session) == ""
    first, second = (works_in(session, "projects").save(Project(name=name)) for name in ("Tavler", "Telefoni"))
    clock.passes(1)
    works_in(session, "projects").save(replace(second, about="Nyt"))
    assert last_used_project(session) == second.id
    clock.passes(1)
    works_in(session, "boards").save(Board(project=first.id))
    assert last_used_project(session) == first.id


def test_what_lies_loose_is_laid_under_a_project(session: Session) -> None:
    project = works_in(session, "projects").save(Project(name="Tavler"))
    loose = works_in(session, "boards").save(Board(title="Løs", project="findes-ikke"))
    agreement = works_in(session, "commitments").save(Commitment(action="ringer jeg"))
    grown = works_in(session, "commitments").save(Commitment(action="spørger jeg", source=Source(REFLECTIONS, "r")))
    assert [is_loose(session, each) for each in (loose, agreement, grown, project)] == [True, True, False, False]
    for each in (loose, agreement):
        laid_under(session, each, project.id)
    tools, agreements = session.works.belonging(project.id)
    assert [each.id for each in (*tools, *agreements)] == [loose.id, agreement.id]
    assert not any(is_loose(session, each) for each in (*tools, *agreements))
