"""Where one can go: what holds where nothing more is said."""

from __future__ import annotations

from course.content.model import Course
from course.session.routes import ToDevelopment, ToGlossary, ToLesson, ToNote, ToProjects, ToStatements
from course.study.rating import BEFORE


def test_a_lesson_is_gone_on_with_and_the_statements_may_come_before_it(practice_course: Course) -> None:
    route = ToLesson(practice_course.lessons[0], 2)
    assert (route.index, route.look, route.question, route.ask) == (2, False, "", True)


def test_every_other_place_opens_at_its_beginning() -> None:
    assert ToDevelopment().picture == 0
    assert ToGlossary().first == ()
    assert ToProjects().mark == ""
    assert ToStatements(BEFORE).then is None
    assert (ToNote().lesson, ToNote().step) == (None, None)


def test_a_place_is_the_same_place_wherever_it_is_named(practice_course: Course) -> None:
    lesson = practice_course.lessons[0]
    assert len({ToProjects("boards"), ToProjects("boards"), ToProjects()}) == 2
    assert ToLesson(lesson, 1) == ToLesson(lesson, 1) != ToLesson(lesson, 1, look=True)
