"""The session itself: before the journal is open and after, deleting and bringing back, two computers that met."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import JournalError, SaveFailed
from course.journal.kinds import NOTES, REFLECTIONS
from course.session.session import Session
from course.tools.board import Board
from tests.conftest import NOW
from tests.session.leader import Clock, reflect, works_in


def test_the_journal_may_come_later(practice_course: Course, home: Path, clock: Clock) -> None:
    session = Session(practice_course, None, clock)
    assert not session.is_ready
    with Journal(home, clock=clock) as journal:
        session.open(journal)
        assert session.is_ready
        assert session.journal is journal
        assert session.works is session.works
        assert session.reviews is session.reviews


def test_the_day_is_the_clocks(session: Session, clock: Clock) -> None:
    assert session.today() == NOW.date()
    clock.now = NOW.replace(hour=23, minute=59)
    assert session.today() == NOW.date()
    clock.now += timedelta(minutes=1)
    assert session.today() == NOW.date() + timedelta(1)


def test_what_is_deleted_is_brought_back_one_after_another(session: Session) -> None:
    written = (REFLECTIONS, reflect(session, 0, "Mine ord.").id or "")
    note = (NOTES, session.records.save_note(None, None, "En note.", None))
    board = ("boards", works_in(session, "boards").save(Board(title="Tavler")).id)
    session.delete([written])
    session.delete([note, board])
    assert session.undo.last() == [note, board]
    session.bring_back([note, board])
    assert [each.text for each in session.records.notes()] == ["En note."]
    assert [each.title for each in works_in(session, "boards").all()] == ["Tavler"]
    assert session.undo.last() == [written]


def test_what_cannot_be_deleted_is_not_offered_to_be_brought_back(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    written = (REFLECTIONS, reflect(session, 0, "Mine ord.").id or "")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(session.journal.storage, "save", full)
        with pytest.raises(SaveFailed):
            session.delete([written])
    assert session.undo.last() is None
    session.delete([written])
    with pytest.raises(JournalError):
        session.bring_back([written, (REFLECTIONS, "findes-ikke")])
    assert session.undo.last() == [written]


def test_work_from_two_computers_is_put_together(practice_course: Course, tmp_path: Path, clock: Clock) -> None:
    share = tmp_path / "delt"
    share.mkdir()

    def meet() -> None:
        for name in ("et", "to", "et"):
            Journal(tmp_path / name, share, clock=clock).close()

    def alone(name: str, **fields: str) -> None:
        """One computer writes on the board while the folder is away."""
        clock.now += timedelta(minutes=1)
        with Journal(tmp_path / name, clock=clock) as journal:
            boards = works_in(Session(practice_course, journal, clock), "boards")
            boards.save(replace(next(iter(boards.all()), Board()), **fields))

    alone("et", title="Tavler")
    meet()
    alone("et", target="Pædagoger")
    alone("to", title="Tavler på stuerne")
    meet()
    with Journal(tmp_path / "to", share, clock=clock) as journal:
        session = Session(practice_course, journal, clock)
        assert len(journal.conflicts()) == 1
        session.put_together()
        assert journal.conflicts() == []
        (board,) = works_in(session, "boards").all()
        assert (board.title, board.target) == ("Tavler på stuerne", "Pædagoger")


def test_progress_is_worked_out_once_for_each_state_of_the_journal(session: Session) -> None:
    before = session.progress()
    assert session.progress() is before
    session.records.save_note(None, None, "En note.", None)
    assert session.progress() is before
    lesson = session.course.lessons[0]
    session.records.save_reading(lesson.id, lesson.steps[0].id)
    assert session.progress().done == before.done + 1


def test_another_state_is_told_from_this(session: Session, home: Path, clock: Clock) -> None:
    before = session.state
    assert session.state == before
    with Journal(home, clock=clock) as other:
        other.table(NOTES).insert({"text": "Fra et andet vindue."})
    written = session.state
    assert written != before
    clock.now += timedelta(1)
    assert session.state != written
