"""Places as words: each leads back to where it was taken, and one that leads nowhere is nothing."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from course.journal.kinds import NOTES
from course.session import routes as to
from course.session.addresses import ADDRESS, address_of, route_at
from course.session.session import Session
from course.tools.board import TABLE, Board


def test_every_place_that_has_an_address_is_found_by_it(session: Session) -> None:
    lesson = session.course.lessons[0]
    note = session.records.get(NOTES, session.records.save_note(None, None, "Om Åse: fortroligt / ja", None))
    board = session.works.of(Board).save(Board(project="", id=""))
    assert note is not None
    there: list[to.Route] = [
        to.ToLesson(lesson, 1, ask=False),
        to.ToLesson(lesson, 0, look=True, question="x-q2", ask=False),
        to.ToNote(lesson, lesson.steps[1]),
        to.ToEntry(note),
        to.ToWork(TABLE, board.id),
        to.ToJournal(),
        to.ToSettings(),
        to.ToCommitments(),
    ]
    for route in there:
        address = address_of(route)
        assert re.search(ADDRESS, address)
        assert "fortroligt" not in address
        assert route_at(address, session) == route


def test_what_has_none_is_home(session: Session) -> None:
    lesson = session.course.lessons[0]
    odd = replace(lesson, id="en lektion\x1b")
    nowhere: list[to.Route | None] = [None, to.ToHome(), to.ToNote(), to.ToOutgoing("whole"), to.ToLesson(odd, 0)]
    assert [address_of(route) for route in nowhere] == [""] * len(nowhere)


@pytest.mark.parametrize(
    "address",
    ["", "/", "lesson", "lesson/x/y", "lesson/{lesson}/y", "note/{lesson}/y", "entry/notes/1", "entry/x/1", "work/boards/1",
     "work/x/1", "home", "journal/1", "../../etc/passwd", "æ"],
)  # fmt: skip
def test_an_address_where_nothing_is_leads_nowhere(session: Session, address: str) -> None:
    assert route_at(address.format(lesson=session.course.lessons[0].id), session) is None
