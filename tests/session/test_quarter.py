"""A quarter of an hour: what it is filled with, how it goes on, and what is told of it."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from course.content.minutes import step_minutes
from course.content.model import Read
from course.session import quarter
from course.session.lesson_steps import arrive, finish_reading
from course.session.routes import ToLesson, ToQuarterEnd, ToReview, ToWork
from course.session.running_quarter import Quarter, What
from course.session.session import Session
from course.study.progress import next_step
from course.tools.commitment import Commitment
from tests.session.leader import Clock, give, go_through, reflect, works_in


def begun(session: Session, clock: Clock) -> Commitment:
    """A leader who has been through a lesson, and has an agreement to look back at."""
    go_through(session, session.course.lessons[0])
    lesson = session.course.lessons[1]
    arrive(session, lesson, lesson.steps[0])
    clock.passes(1)
    return session.works.of(Commitment).save(Commitment(action="spørger jeg", look_back=session.today().isoformat()))


def test_whoever_is_new_is_offered_none(session: Session) -> None:
    assert quarter.plan(session) == ()
    assert "works" not in vars(session)


def test_it_is_questions_then_agreements_then_the_lesson(session: Session, clock: Clock) -> None:
    begun(session, clock)
    parts = quarter.plan(session)
    assert [part.what for part in parts] == [What.QUESTIONS, What.AGREEMENT, What.LESSON]
    assert quarter.in_words(session, parts).startswith(f"{parts[0].count} spørgsmål, 1 aftale og ")


def test_it_is_about_full_and_ends_at_a_step(session: Session, clock: Clock) -> None:
    begun(session, clock)
    part = quarter.plan(session)[-1]
    assert part.lesson is session.course.lessons[1]
    read = part.lesson.steps[: part.until + 1]
    assert part.until == len(part.lesson.steps) - 1 or sum(map(step_minutes, read)) <= quarter.MINUTES


def test_a_step_that_is_too_long_is_there_all_the_same(session: Session, clock: Clock) -> None:
    begun(session, clock)
    for _each in range(9):
        works_in(session, "commitments").save(Commitment(action="venter jeg", look_back=session.today().isoformat()))
    parts = quarter.plan(session)
    assert sum(part.what is What.AGREEMENT for part in parts) == 3
    assert parts[-1].what is What.LESSON


def test_the_parts_follow_each_other_and_the_card_tells_of_them(session: Session, clock: Clock) -> None:
    made = begun(session, clock)
    parts = quarter.plan(session)
    assert quarter.begin(session, parts) == ToReview()
    assert session.quarter is not None and session.quarter.where() == "kvarter: del 1 af 3"
    assert [what for what in What if quarter.goes_on_from(session, what)] == [What.QUESTIONS]
    give(session, "foerst-c01", review=True)
    quarter.finish_part(session)
    assert quarter.go_on(session) == ToWork("commitments", made.id)
    works_in(session, "commitments").save(Commitment(id=made.id, action=made.action, look_back=made.look_back, outcome="done"))
    assert quarter.go_on(session) == parts[2].route
    assert session.quarter.where() == "kvarter: del 3 af 3"
    lesson, until = session.course.lessons[1], parts[2].until
    assert not quarter.ends_at(session, lesson, until - 1)
    assert quarter.ends_at(session, lesson, until)
    clock.now += timedelta(minutes=1)
    reflect(session, 1, "Det er vagtplanen.")
    give(session, "dernaest-q01")  # a question of the lesson is none of those that came back
    quarter.finish_part(session)
    assert quarter.go_on(session) == ToQuarterEnd()
    assert not any(quarter.goes_on_from(session, what) for what in What)
    running = session.quarter
    told = f"Du besvarede 1 spørgsmål, så tilbage på 1 aftale og læste lektion 2 til trin {until + 1}."
    assert quarter.told(session, running) == told
    written = quarter.written(session, running)
    assert written is not None and written.text == "Det er vagtplanen."
    assert quarter.go_on(session) is None and session.quarter is None


def test_whoever_leaves_a_part_leaves_the_quarter(session: Session, clock: Clock) -> None:
    made = begun(session, clock)
    quarter.begin(session, quarter.plan(session))
    assert quarter.go_on(session) is None
    assert session.quarter is None
    quarter.begin(session, quarter.plan(session))
    quarter.finish_part(session)
    works_in(session, "commitments").remove(made.id)
    assert quarter.go_on(session) is not None
    assert isinstance(quarter.go_on(session), ToLesson), "an agreement that is gone holds nobody up"


def test_through_the_course_there_are_only_questions_and_agreements(session: Session, clock: Clock) -> None:
    for lesson in session.course.lessons:
        go_through(session, lesson)
    assert quarter.plan(session) == ()
    clock.passes(3)
    assert [part.what for part in quarter.plan(session)] == [What.QUESTIONS]


def test_a_lesson_that_fits_is_read_to_its_end(session: Session, clock: Clock) -> None:
    go_through(session, session.course.lessons[0])
    lesson = session.course.lessons[1]
    for step in lesson.steps[:-1]:
        arrive(session, lesson, step)
        finish_reading(session, lesson, step)
    parts = quarter.plan(session)
    assert quarter.in_words(session, parts).endswith("resten af lektion 2")


def test_it_ends_where_the_lesson_has_a_good_place_to_pause_unless_all_of_it_fits_in(session: Session, clock: Clock) -> None:
    begun(session, clock)
    course = session.course
    lesson = course.lessons[1]
    pausing = (replace(lesson.steps[0], pause=True), *lesson.steps[1:])
    session.course = replace(course, lessons=(course.lessons[0], replace(lesson, steps=pausing), *course.lessons[2:]))
    assert quarter.plan(session)[-1].until == len(lesson.steps) - 1
    long = [replace(step, body="ord " * 1900) if isinstance(step, Read) else step for step in pausing[1:-1]]
    also = [Read(id=f"langt-{number}", title="Langt", body="ord " * 1900) for number in range(2)]
    steps = (pausing[0], *also, *long, pausing[-1])
    session.course = replace(course, lessons=(course.lessons[0], replace(lesson, steps=steps), *course.lessons[2:]))
    assert quarter.plan(session)[-1].until == 1, "a quarter that ended where one is would get nobody on"
    arrive(session, lesson, steps[1])
    assert quarter.plan(session)[-1].until == 2


def test_after_it_both_home_and_the_next_quarter_go_on_behind_it_whatever_was_skipped(session: Session, clock: Clock) -> None:
    begun(session, clock)
    course, lesson = session.course, session.course.lessons[1]
    read = [Read(id=f"langt-{number}", title="Langt", body="ord " * 900) for number in range(6)]
    steps = (*read[:2], replace(lesson.steps[0], pause=True), *read[2:], *lesson.steps[1:])
    session.course = replace(course, lessons=(course.lessons[0], replace(lesson, steps=steps), *course.lessons[2:]))
    arrive(session, session.course.lessons[1], steps[0])
    for _each in range(2):
        parts = quarter.plan(session)
        lesson, until = session.course.lessons[1], parts[-1].until
        before = next_step(session.course, session.progress(), session.records.places())
        assert before is not None and until > before.index
        session.quarter = Quarter(parts[-1:], clock())
        arrive(session, lesson, lesson.steps[until])
        quarter.finish_part(session)
        after = next_step(session.course, session.progress(), session.records.places())
        assert after is not None and after.index == until + 1
        assert isinstance(parts[-1].route, ToLesson)
        assert parts[-1].route.index == before.index
