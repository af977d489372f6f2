"""The certificate: there when every lesson is done, and true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from course.content.model import Course, Reflect, Step, step_questions
from course.journal import Journal
from course.journal.records import Records
from course.study.certificate import certificate_of, lessons_left
from course.study.progress import progress_of
from tests.conftest import NOW


class Leader:
    """Does steps of a course on days of their own."""

    def __init__(self, home: Path) -> None:
        self.now = NOW
        self.records = Records(Journal(home, clock=lambda: self.now))

    def do(self, lesson: str, step: Step, correct: bool = False) -> None:
        for question in step_questions(step):
            self.records.save_attempt(lesson, step.id, question.id, ["noget"], correct, 1)
        if isinstance(step, Reflect):
            self.records.save_reflection(lesson, step.id, "Fem ord om denne enhed", None)
        elif not step_questions(step):
            self.records.save_reading(lesson, step.id)

    def go_through(self, course: Course, a_step: timedelta = timedelta(minutes=5)) -> None:
        for lesson in course.lessons:
            for step in lesson.steps:
                self.do(lesson.id, step)
                self.now += a_step


@pytest.fixture
def leader(home: Path) -> Iterator[Leader]:
    leader = Leader(home)
    yield leader
    leader.records.journal.close()


def test_every_lesson_done_is_enough_and_wrong_answers_are_no_matter(practice_course: Course, leader: Leader) -> None:
    assert len(lessons_left(progress_of(practice_course, leader.records))) == 3
    leader.go_through(practice_course)
    assert not any(attempt.correct for attempt in leader.records.attempts())
    assert lessons_left(progress_of(practice_course, leader.records)) == []


def test_the_lessons_left_are_named_in_order(practice_course: Course, leader: Leader) -> None:
    middle = practice_course.lessons[1]
    for step in middle.steps:
        leader.do(middle.id, step)
    left = lessons_left(progress_of(practice_course, leader.records))
    assert [each.lesson.id for each in left] == ["foerst", "sidst"]


def test_it_says_what_the_course_and_the_journal_know(practice_course: Course, leader: Leader) -> None:
    leader.go_through(practice_course)
    leader.records.save_note(None, None, "To ord", None)
    leader.records.save_revisit("foerst", "foerst-skriv", 14, "Og tre til", None)
    made = certificate_of(practice_course, leader.records)
    assert (made.title, made.source) == (practice_course.title, practice_course.source)
    assert made.lessons == practice_course.lessons
    assert made.words == 5 + 5 + 2 + 3
    assert made.minutes == 2 + 5 * 10 + 5, "ten pauses of five minutes between eleven steps, and the note after one more"


def test_the_day_is_that_of_the_last_step_to_become_done(practice_course: Course, leader: Leader) -> None:
    leader.go_through(practice_course, timedelta(days=1))
    last = NOW + timedelta(days=10)
    assert certificate_of(practice_course, leader.records).day == last.date()
    # To write on, answer again or read again later is no news.
    first = practice_course.lessons[0]
    written = leader.records.reflections()[0]
    leader.records.save_text(written, "Meget mere om det samme")
    leader.do(first.id, first.steps[2], correct=True)
    leader.records.save_reading(first.id, first.steps[0].id)
    leader.records.save_note(first.id, first.steps[0].id, "Et notat til et trin, der er læst", None)
    assert certificate_of(practice_course, leader.records).day == last.date()


@pytest.mark.parametrize("kind", [0, 1, 2], ids=["read", "written", "answered"])
def test_any_kind_of_step_can_be_the_last(practice_course: Course, leader: Leader, kind: int) -> None:
    lesson = practice_course.lessons[0]
    late = lesson.steps[kind]
    for each in practice_course.lessons:
        for step in each.steps:
            if step is not late:
                leader.do(each.id, step)
    leader.now += timedelta(days=40)
    leader.do(lesson.id, late)
    assert certificate_of(practice_course, leader.records).day == (NOW + timedelta(days=40)).date()


def test_the_day_is_the_leaders_own_around_midnight(practice_course: Course, leader: Leader) -> None:
    leader.now = datetime(2026, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    leader.go_through(practice_course, timedelta(0))
    assert certificate_of(practice_course, leader.records).day == date(2026, 12, 1)


def test_what_says_nothing_and_what_stands_beside_does_no_step(practice_course: Course, leader: Leader) -> None:
    first, last = practice_course.lessons[0], practice_course.lessons[-1]
    leader.records.save_reflection(first.id, first.steps[1].id, "   ", None)
    leader.records.save_note(last.id, last.steps[-1].id, "Et notat, længe før der bliver læst", None)
    for lesson in practice_course.lessons:
        for step in lesson.steps:
            if step not in (first.steps[1], last.steps[-1]):
                leader.do(lesson.id, step)
    for days, lesson, step in ((3, first, first.steps[1]), (5, last, last.steps[-1])):
        leader.now = NOW + timedelta(days=days)
        leader.do(lesson.id, step)
        assert certificate_of(practice_course, leader.records).day == leader.now.date()


def test_a_journal_that_says_nothing_gives_no_day(practice_course: Course, records_of_nothing: Records) -> None:
    made = certificate_of(practice_course, records_of_nothing)
    assert (made.day, made.minutes, made.words) == (None, 0, 0)


@pytest.fixture
def records_of_nothing(home: Path, clock: Callable[[], datetime]) -> Iterator[Records]:
    with Journal(home, clock=clock) as journal:
        yield Records(journal)
