"""What one can begin again with, and what goes with it."""

from __future__ import annotations

from course.journal.kinds import ATTEMPTS, REFLECTIONS
from course.journal.resets import resets, to_bring_back
from course.session import ratings
from course.session.lesson_steps import arrive, finish_reading
from course.session.session import Session
from course.session.starting_over import Scope, begin_again, scopes, title_of
from course.study.rating import BEFORE
from tests.session.leader import find, give, go_through


def test_where_nothing_was_done_there_is_nothing_to_begin_again_with(session: Session) -> None:
    lesson, _step, question = find(session, "foerst-c01")
    assert scopes(session, lesson, question) == []


def test_the_smallest_comes_first(session: Session) -> None:
    lesson, _step, question = find(session, "foerst-c01")
    taken = [(ATTEMPTS, give(session, "foerst-c01").id)]
    assert scopes(session, lesson, question) == [
        Scope("Dette spørgsmål", "Vil du begynde forfra med dette spørgsmål?", taken, question="foerst-c01"),
        Scope(
            "Lektionen »Hvor kommer det fra?«",
            "Vil du begynde forfra med lektionen »Hvor kommer det fra?«?",
            taken,
            lesson,
        ),
        Scope("Hele kurset", "Vil du begynde forfra med hele kurset?", taken),
    ]
    assert [scope.name for scope in scopes(session, None, None)] == ["Hele kurset"]


def test_another_lesson_or_question_has_nothing_to_take(session: Session) -> None:
    give(session, "foerst-c01")
    lesson, _step, question = find(session, "dernaest-q01")
    assert [scope.name for scope in scopes(session, lesson, question)] == ["Hele kurset"]


def test_what_goes_is_counted(session: Session) -> None:
    lesson, other = session.course.lessons[:2]
    arrive(session, lesson, lesson.steps[0])
    assert [scope.loss for scope in scopes(session, lesson, None)] == ["Det sted, du var nået til, bliver nulstillet."] * 2
    finish_reading(session, lesson, lesson.steps[0])
    assert scopes(session, lesson, None)[0].loss == "1 læst trin bliver nulstillet."
    give(session, "foerst-c01")
    give(session, "foerst-c01")
    assert scopes(session, lesson, None)[0].loss == "2 svar og 1 læst trin bliver nulstillet."
    finish_reading(session, other, other.steps[0])
    session.records.save_rating(BEFORE, "udsagn-kaede", 3)
    assert scopes(session, lesson, None)[-1].loss == "2 svar, 2 læste trin og 1 vurderet udsagn bliver nulstillet."
    session.records.save_rating(BEFORE, "udsagn-start", 3)
    assert "2 vurderede udsagn" in scopes(session, None, None)[0].loss


def test_what_was_left_out_is_asked_for_again(session: Session) -> None:
    ratings.skip(session, BEFORE)
    (scope,) = scopes(session, None, None)
    session.delete(scope.taken)
    assert ratings.wanted_now(session) == BEFORE


def test_what_was_written_stays(session: Session) -> None:
    lesson = session.course.lessons[0]
    go_through(session, lesson)
    assert all(kind != REFLECTIONS for scope in scopes(session, lesson, None) for kind, _id in scope.taken)
    session.delete(scopes(session, None, None)[0].taken)
    assert scopes(session, lesson, None) == []
    assert len(session.records.reflections()) == 1


def test_it_comes_back_together_after_a_restart_and_by_undo(session: Session) -> None:
    lesson = session.course.lessons[0]
    go_through(session, lesson)
    before = session.records.counts(), session.records.readings(), session.records.places()
    for scope in (scopes(session, lesson, None)[0], scopes(session, None, None)[0]):
        begin_again(session, scope)
        assert session.records.attempts() == []
        later = Session(session.course, session.journal, session.clock)  # it knows of nothing to undo
        assert later.undo.last() is None
        (reset,) = resets(later.journal)
        title = "lektionen »Hvor kommer det fra?«" if scope.lesson else "hele kurset"
        assert title_of(later.course, reset) == f"Begyndt forfra: {title}"
        later.bring_back(to_bring_back(later.journal, reset))
        assert (later.records.counts(), later.records.readings(), later.records.places()) == before
        assert resets(later.journal) == []
        session.undo.done(scope.taken)
    begin_again(session, scopes(session, None, None)[0])
    last = session.undo.last()
    assert last is not None
    session.bring_back(last)
    assert (session.records.counts(), resets(session.journal)) == (before[0], [])
