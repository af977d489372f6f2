"""What was answered, and how much of it is right: by lesson as it stands now, by week as it was then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from course.content.model import Course, Lesson
from course.journal.kinds import Attempt
from course.study.cards import Asked
from course.study.quiz_round import answered
from course.study.weeks import Week, last_weeks, week_of


class LessonAnswers(Struct, frozen=True):
    """The answers to the questions of a lesson, each question by its latest one."""

    lesson: Lesson
    right: int
    answered: int
    total: int
    """Questions in the lesson."""


class WeekAnswers(Struct, frozen=True):
    """The answers that were given in a week, every one of them, as they were then."""

    week: Week
    right: int
    answered: int


class Answers(Struct, frozen=True):
    """What was answered."""

    lessons: tuple[LessonAnswers, ...]
    weeks: tuple[WeekAnswers, ...]
    """The last weeks in which something was answered, oldest first."""

    @property
    def right(self) -> int:
        """Questions of the course whose latest answer is right."""
        return sum(each.right for each in self.lessons)

    @property
    def answered(self) -> int:
        """Questions of the course that were answered."""
        return sum(each.answered for each in self.lessons)

    @property
    def total(self) -> int:
        """Questions of the course."""
        return sum(each.total for each in self.lessons)


def standing(asked: Mapping[str, Asked], attempts: Iterable[Attempt]) -> dict[str, bool]:
    """For each of the course's questions that was answered, by id, whether its latest answer is right by today's course.

    Args:
        asked: The course's questions by id.
        attempts: Every answer, oldest first.
    """
    latest = {attempt.question: attempt for attempt in attempts if attempt.question in asked}
    return {question_id: answered(asked[question_id].question, attempt).correct for question_id, attempt in latest.items()}


def answers(
    course: Course, asked: Mapping[str, Asked], right: Mapping[str, bool], attempts: Iterable[Attempt], today: date
) -> Answers:
    """What was answered.

    Args:
        course: The course as it is today.
        asked: The questions of its lessons by id.
        right: How the latest answer to each question stands.
        attempts: Every answer; those to questions that the course no longer has count in their weeks.
        today: The leader's day.
    """
    return Answers(_by_lesson(course, asked, right), _by_week(attempts, today))


def _by_lesson(course: Course, asked: Mapping[str, Asked], right: Mapping[str, bool]) -> tuple[LessonAnswers, ...]:
    total = Counter(each.lesson.id for each in asked.values())
    given = Counter(asked[question_id].lesson.id for question_id in right if question_id in asked)
    good = Counter(asked[question_id].lesson.id for question_id, is_right in right.items() if is_right and question_id in asked)
    return tuple(LessonAnswers(lesson, good[lesson.id], given[lesson.id], total[lesson.id]) for lesson in course.lessons)


def _by_week(attempts: Iterable[Attempt], today: date) -> tuple[WeekAnswers, ...]:
    by_day = Counter((attempt.at.date(), attempt.correct) for attempt in attempts)
    right: Counter[Week] = Counter()
    given: Counter[Week] = Counter()
    for (day, is_right), number in by_day.items():
        week = week_of(day)
        given[week] += number
        right[week] += number if is_right else 0
    return tuple(WeekAnswers(week, right[week], given[week]) for week in last_weeks(given, today))
