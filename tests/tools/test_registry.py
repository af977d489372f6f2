"""One entry in the table is all that a further kind of work takes, for everything that has no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import astuple, replace

from course.commands.erasable import everything, saying
from course.content.model import Course, ToolName
from course.export.document import DocumentBlock
from course.export.selection import Selection
from course.export.works import works_chapter
from course.journal import Journal
from course.session import finding
from course.session.routes import ToNewWork, ToWork
from course.session.session import Session
from course.session.works import facts_of, new_work, to_work
from course.tools import registry
from course.tools.conflict_merge import settle_works
from course.tools.due_dates import Coming, coming
from course.tools.kind import WorkKind
from course.tools.naming import title_of, words_of
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.repository import Tool, Work
from tests.conftest import NOW
from tests.tools.interview import INTERVIEW, Interview, Said

SAID = (Said("1", "Mere tid til borgerne", "glad"), Said("2", "Færre møder"))


@pytest.fixture
def journal(home: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    with Journal(home, clock=clock) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _a_further_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, INTERVIEW))


@pytest.fixture
def session(practice_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Session:
    return Session(practice_course, journal, clock)


def texts(blocks: Iterable[DocumentBlock]) -> list[object]:
    return [value for block in blocks for value in astuple(block)]


# The table


def test_no_two_kinds_share_anything_they_are_told_apart_by() -> None:
    kinds = registry.KINDS
    for names in (
        [kind.table for kind in kinds],
        [kind.struct for kind in kinds],
        [kind.way.tool for kind in kinds if kind.way],
    ):
        assert len(names) == len(set(names))


def test_the_lessons_lead_to_no_tool_that_isnt_there() -> None:
    tools = {kind.way.tool for kind in registry.KINDS if kind.way}
    assert tools == set(ToolName.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", (*registry.KINDS, INTERVIEW), ids=lambda kind: kind.table)
def test_a_new_piece_is_of_its_kind_and_belongs_where_it_was_made(session: Session, kind: WorkKind[Work]) -> None:
    made = new_work(session, kind.table, "p1")
    assert registry.of(made) is registry.of(kind.struct) is registry.at(kind.table) is kind
    assert not isinstance(made, Tool) or made.project == "p1"
    assert title_of(made)


# Its names


def test_it_is_named_by_its_title_or_its_kind() -> None:
    assert title_of(Interview(title=" Om\ntelefoner ")) == "Om telefoner"
    assert title_of(Interview()) == "Samtale uden navn"
    assert words_of(Interview(title="Om telefoner", project="p1", day="2026-12-01", said=SAID)) == [each.text for each in SAID]


def test_what_there_is_to_say_of_it(session: Session) -> None:
    project = session.works.of(Project).save(Project(name="Ny telefoni"))
    interview = Interview(project=project.id, day="2026-11-24", said=SAID)
    assert facts_of(session, interview) == "Ny telefoni · 2 ord · tirs. 24. nov."


# Kept and found


def test_it_is_kept_belongs_to_its_project_and_is_led_to(session: Session) -> None:
    assert not session.has_works
    project = session.works.of(Project).save(Project(name="Ny telefoni"))
    interview = session.works.of(Interview).save(Interview(title="Om telefoner", project=project.id, said=SAID))
    assert session.has_works
    assert session.works.get("interviews", interview.id) == interview
    assert session.works.belonging(project.id) == ([interview], [])
    assert session.works.tools_of(project.id) == [interview]
    assert to_work(interview) == ToWork("interviews", interview.id)
    assert to_work(Interview()) == ToNewWork(Interview())
    assert new_work(session, "interviews", project.id) == Interview(project=project.id)


def test_its_days_are_days_of_its_project() -> None:
    due = coming(Project(), [Interview(day="2026-11-24"), Interview(day="2026-11-22")], [], date(2026, 11, 23))
    assert due == [Coming(date(2026, 11, 24), "samtale {day}")]


def test_the_search_finds_it_by_every_word(session: Session) -> None:
    before = finding.stamp(session)
    interview = session.works.of(Interview).save(Interview(title="Om telefoner", said=SAID))
    assert finding.stamp(session) != before
    for query in ("telefoner", "borgerne"):
        (hit,) = finding.index(session, finding.stamp(session)).search.find(query).hits
        assert hit.title == "Om telefoner"
        assert finding.to_hit(session, hit.doc) == ToWork("interviews", interview.id)


# Put together, taken out, erased


def test_it_is_put_together_of_what_two_computers_made(tmp_path: Path) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with (
        Journal(tmp_path / "et", share, "et", clock=lambda: NOW) as one,
        Journal(tmp_path / "to", share, "to", clock=lambda: NOW) as other,
    ):
        interview = Repositories(one).of(Interview).save(Interview(title="Om telefoner"))
        one.sync()
        other.sync()
        for journal, said in zip((one, other), SAID, strict=True):
            Repositories(journal).of(Interview).save(replace(interview, said=(said,)))
        for journal in (one, other, one):
            journal.sync()
        assert settle_works(one) == 1
        there = Repositories(one).of(Interview).get(interview.id)
        assert there is not None
        assert {*there.said} == {*SAID}


def test_it_is_taken_out_with_its_project_or_on_its_own(session: Session, practice_course: Course) -> None:
    works = session.works
    project = works.of(Project).save(Project(name="Ny telefoni"))
    works.of(Interview).save(Interview(title="Om telefoner", project=project.id, day="2026-11-24"))
    works.of(Interview).save(Interview(title="Om noget andet", said=SAID))
    chapter = texts(works_chapter(works, practice_course.toolkit, Selection(), session.clock()))
    assert any("MUS-samtale: Om telefoner" in str(each) for each in chapter), "on its project's page"
    own = [
        next(at for at, each in enumerate(chapter) if name in str(each))
        for name in ("Ny telefoni", "Om telefoner", "Om noget andet")
    ]
    assert own == sorted(own)
    assert chapter[-2:] == [each.text for each in SAID]


def test_it_is_among_what_can_be_erased_by_its_name_and_every_word_in_it(session: Session, journal: Journal) -> None:
    interview = session.works.of(Interview).save(Interview(title="Om telefoner", said=SAID))
    session.works.of(Interview).save(replace(interview, said=()))
    (there,) = everything(journal)
    assert (there.kind, there.text) == ("samtale", "Om telefoner")
    assert [each.id for each in saying(journal, "BORGERNE")] == [interview.id]
    session.works.of(Interview).remove(interview.id)
    assert [each.kind for each in saying(journal, "telefoner")] == ["samtale (slettet)"]
