"""The reflection that comes back today: offered, gone on with, and left alone."""

from __future__ import annotations

import pytest

from course.content.model import Course
from course.journal.kinds import REFLECTIONS
from course.session.offer import Sign
from course.session.revisits import coming_back, offer
from course.session.session import Session
from course.session.writing import EntryDraft, RevisitDraft
from course.study.revisits import days_later
from tests.session.leader import Clock, reflect


def begin(session: Session, text: str) -> RevisitDraft:
    """Writes something of what comes back today."""
    route = coming_back(session)
    assert route is not None
    draft = RevisitDraft(session, route.offer, route.begun)
    draft.save(text)
    return draft


def test_before_the_journal_is_open_nothing_comes_back(practice_course: Course, clock: Clock) -> None:
    assert coming_back(Session(practice_course, None, clock)) is None


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (13, None),
        (14, "For 14 dage siden skrev du om »Dine forventninger«"),
        (365, "For 365 dage siden skrev du om »Dine forventninger«"),
        (366, "For længe siden skrev du om »Dine forventninger«"),
    ],
)
def test_how_long_ago_it_was_written_is_told(session: Session, clock: Clock, days: int, told: str | None) -> None:
    reflect(session, 0, "Mine ord.")
    clock.passes(days)
    found = offer(session)
    assert (found.text if found else None) == told
    if found is not None:
        assert (found.sign, found.route) == (Sign.OWN_WORDS, coming_back(session))


def test_what_was_begun_is_gone_on_with_until_the_day_is_over(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Mine ord.")
    clock.passes(14)
    draft = begin(session, "I dag.")
    route, found = coming_back(session), offer(session)
    assert route is not None and route.begun is not None and found is not None
    assert (route.begun.id, route.begun.text, route.offer.days) == (draft.id, "I dag.", 14)
    assert found.text == "Fortsæt gensynet med »Dine forventninger«"
    clock.passes(1)
    assert coming_back(session) is None


def test_what_was_called_finished_is_left_alone(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Mine ord.")
    clock.passes(14)
    draft = begin(session, "I dag.")
    draft.finish()
    assert coming_back(session) is None


def test_only_the_last_one_called_finished_counts(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Mine ord.")
    clock.passes(14)
    begin(session, "I dag.").finish()
    clock.passes(46)
    second = begin(session, "To måneder efter.")
    route = coming_back(session)
    assert route is not None and route.begun is not None
    assert (route.begun.id, route.offer.days) == (second.id, 60)


def test_what_was_passed_over_today_is_not_gone_on_with(session: Session, clock: Clock) -> None:
    reflect(session, 0, "Mine ord.")
    clock.passes(14)
    begin(session, "").pass_over()
    assert coming_back(session) is None


def test_where_the_reflection_is_gone_there_is_nothing_to_go_on_with(session: Session, clock: Clock) -> None:
    written = reflect(session, 0, "Mine ord.").id
    clock.passes(14)
    begin(session, "I dag.")
    session.delete([(REFLECTIONS, written or "")])
    assert coming_back(session) is None


def test_how_much_later_it_was_stays_when_the_first_text_is_deleted_or_written_anew(session: Session, clock: Clock) -> None:
    first = reflect(session, 0, "Mine ord.").id
    clock.passes(17)
    begin(session, "I dag.").finish()

    def later() -> int:
        (revisit,) = session.records.revisits()
        return days_later(session.records.reflection(revisit.step), revisit)

    assert later() == 17
    session.delete([(REFLECTIONS, first or "")])
    assert later() == 17
    reflect(session, 0, "Helt nye ord.")
    assert later() == 17
    (revisit,) = session.records.revisits()
    EntryDraft(session, revisit).save("I dag, og lidt til.")
    assert later() == 17
