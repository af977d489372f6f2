"""Today's questions: which there are, when they are done, and what is kept as long as it holds."""

from __future__ import annotations

from course.journal.kinds import ATTEMPTS
from course.session.offer import Offer
from course.session.routes import ToReview
from course.session.session import Session
from tests.session.leader import Clock, give

SEVEN = ["foerst-c01", "foerst-c02", "foerst-c03", "dernaest-q01", "dernaest-q02", "dernaest-q03", "dernaest-q04"]


def asked(session: Session) -> set[str]:
    return {each.question.id for each in session.reviews.today()}


def test_where_nothing_was_answered_nothing_comes_back(session: Session) -> None:
    assert session.reviews.today() == ()
    assert session.reviews.offer() is None
    assert not session.reviews.all_done()


def test_the_next_day_brings_the_questions_back(session: Session, clock: Clock) -> None:
    give(session, "foerst-c01")
    assert session.reviews.offer() is None
    clock.passes(1)
    assert session.reviews.offer() == Offer("1 spørgsmål til genopfriskning", ToReview(), fact="ca. 1 min.")
    for question in SEVEN[1:]:
        give(session, question)
    clock.passes(1)
    assert session.reviews.offer() == Offer("5 spørgsmål til genopfriskning", ToReview(), fact="ca. 1 min.")


def test_a_day_is_done_when_all_its_questions_are_answered(session: Session, clock: Clock) -> None:
    for question in SEVEN[:2]:
        give(session, question)
    clock.passes(1)
    give(session, SEVEN[0], review=True)
    assert asked(session) == {SEVEN[1]}
    assert not session.reviews.all_done()
    give(session, SEVEN[1], review=True)
    assert asked(session) == set()
    assert session.reviews.all_done()
    clock.passes(1)
    assert not session.reviews.all_done(), "another day, which had none"


def test_a_question_one_starts_over_with_was_answered_today_all_the_same(session: Session, clock: Clock) -> None:
    for question in SEVEN:
        give(session, question)
    clock.passes(1)
    taken = [each.question.id for each in session.reviews.today()]
    for question in taken:
        give(session, question, review=True)
    gone = [(ATTEMPTS, each.id) for each in session.records.attempts() if each.question == taken[0]]
    session.delete(gone)
    assert session.reviews.all_done(), "five were asked today, and the rest waits"


def test_what_is_worked_out_is_kept_as_long_as_it_holds(session: Session, clock: Clock) -> None:
    give(session, "foerst-c01")
    clock.passes(1)
    held = session.reviews.today()
    session.records.save_setting("theme", "dark")
    assert session.reviews.today() is held
    give(session, "foerst-c02")
    assert session.reviews.today() is not held
