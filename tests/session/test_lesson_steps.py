"""Where one has got to in a lesson, and which lesson comes after it."""

from __future__ import annotations

from course.session.lesson_steps import arrive, finish_reading, following, to_following
from course.session.routes import ToLesson
from course.session.session import Session
from course.study.progress import next_step, progress_of
from tests.session.leader import go_through


def test_one_goes_on_where_one_was(session: Session) -> None:
    lesson = session.course.lessons[1]
    arrive(session, lesson, lesson.steps[1])
    assert [(place.lesson, place.step) for place in session.records.places()] == [("dernaest", "dernaest-quiz")]
    there = next_step(session.course, progress_of(session.course, session.records), session.records.places())
    assert there is not None
    assert (there.lesson, there.index) == (lesson, 1)


def test_a_step_is_read_at_its_end_and_not_on_arriving(session: Session) -> None:
    lesson = session.course.lessons[0]
    arrive(session, lesson, lesson.steps[0])
    assert session.records.readings() == set()
    finish_reading(session, lesson, lesson.steps[0])
    assert session.records.readings() == {"foerst-laes"}


def test_the_lessons_follow_each_other(session: Session) -> None:
    first, second, third = session.course.lessons
    assert [following(session, lesson) for lesson in (first, second, third)] == [second, third, None]


def test_after_a_lesson_comes_the_next_where_it_is_open(session: Session) -> None:
    first, second, third = session.course.lessons
    finish_reading(session, second, second.steps[0])
    assert to_following(session, first) == ToLesson(second, 1)
    go_through(session, second)
    assert to_following(session, first) == ToLesson(second, 0)
    assert to_following(session, third) is None
