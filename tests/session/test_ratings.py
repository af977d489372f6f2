"""When the statements and the certificate are offered, and where they lead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.session import ratings
from course.session.offer import Offer
from course.session.routes import ToCertificate, ToLesson, ToStatements
from course.session.session import Session
from course.study.rating import AFTER, BEFORE, MOMENTS, THEN, Moment
from tests.session.leader import Clock, go_through

MOVED = "Se, hvad der har flyttet sig: 3 udsagn"
CERTIFICATE = Offer("Dit kursusbevis er klar", ToCertificate())


def rate(session: Session, moment: Moment) -> None:
    for statement in session.course.statements:
        session.records.save_rating(moment, statement.id, 4)


def go_through_all(session: Session) -> None:
    for lesson in session.course.lessons:
        go_through(session, lesson)


def test_before_the_course_only_a_lesson_leads_to_the_statements(session: Session) -> None:
    lesson = ToLesson(session.course.lessons[1], 2)
    assert ratings.offers(session) == []
    assert ratings.wanted_now(session) == BEFORE
    assert ratings.to_statements(session) == ToStatements(BEFORE)
    assert ratings.first(session, lesson) == ToStatements(BEFORE, replace(lesson, ask=False))
    assert not ratings.is_through(session)


def test_whoever_only_looks_or_was_asked_goes_to_the_lesson_at_once(session: Session) -> None:
    lesson = session.course.lessons[0]
    for route in (ToLesson(lesson, 0, look=True), ToLesson(lesson, 0, ask=False)):
        assert ratings.first(session, route) == route


@pytest.mark.parametrize("skipped", [True, False])
def test_what_is_rated_or_left_out_is_not_asked_for_again(session: Session, skipped: bool) -> None:
    if skipped:
        ratings.skip(session, BEFORE)
    else:
        rate(session, BEFORE)
    route = ToLesson(session.course.lessons[0], 0)
    assert ratings.wanted_now(session) is None
    assert ratings.first(session, route) == route
    assert ratings.to_statements(session) == (ToStatements(BEFORE) if skipped else None), "later, for whoever wants to"
    go_through(session, session.course.lessons[0])
    assert ratings.to_statements(session) is None, "now it would be no before any more"


def test_after_the_course_the_statements_and_the_certificate_are_offered(session: Session) -> None:
    go_through_all(session)
    assert ratings.is_through(session)
    assert ratings.offers(session) == [Offer(MOVED, ToStatements(AFTER)), CERTIFICATE]
    rate(session, AFTER)
    assert ratings.offers(session) == [Offer(MOVED, ToStatements(THEN)), CERTIFICATE]
    session.records.save_setting(ratings.OPENED, "yes")
    ratings.skip(session, THEN)
    assert ratings.offers(session) == []
    assert ratings.to_statements(session) == ToStatements(AFTER), "how it is today can be said once more"


def test_the_statements_after_the_course_come_before_no_lesson(session: Session) -> None:
    go_through_all(session)
    route = ToLesson(session.course.lessons[0], 0)
    assert ratings.first(session, route) == route


def test_a_course_without_statements_asks_for_none(session: Session) -> None:
    session.course = replace(session.course, statements=())
    assert ratings.to_statements(session) is None
    go_through_all(session)
    assert ratings.wanted_now(session) is None
    assert ratings.to_statements(session) is None
    assert ratings.offers(session) == [CERTIFICATE]


def test_before_the_journal_is_open_nothing_is_offered(practice_course: Course, clock: Clock) -> None:
    session = Session(practice_course, None, clock)
    assert ratings.offers(session) == []
    assert ratings.to_statements(session) is None
    assert not ratings.is_through(session)


def test_a_fresh_start_takes_every_moment_and_the_certificate_along(session: Session) -> None:
    for moment in MOMENTS:
        ratings.skip(session, moment)
    session.records.save_setting(ratings.OPENED, "yes")
    assert all(session.records.setting(name) is not None for name in ratings.progress_settings())
    assert len(set(ratings.progress_settings())) == 4
