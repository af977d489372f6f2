"""How much the leader has written, by lesson and by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from course.content.model import Course, Lesson, count_words
from course.journal.kinds import Note, Reflection, Revisit
from course.study.locator import Locator
from course.study.weeks import Week, last_weeks, week_of

WrittenText: TypeAlias = Reflection | Note | Revisit
"""What the leader wrote."""


class LessonWords(Struct, frozen=True):
    """What was written in a lesson."""

    lesson: Lesson
    words: int


class WeekWords(Struct, frozen=True):
    """The words of the texts that were last changed in a week."""

    week: Week
    words: int


class Words(Struct, frozen=True):
    """What was written: reflections, notes, and what was added when a reflection came back, each text as it stands now."""

    lessons: tuple[LessonWords, ...]
    elsewhere: int
    """Words that belong to no lesson of the course: free notes, and texts to lessons it no longer has."""
    weeks: tuple[WeekWords, ...]
    """The last weeks in which something was written, oldest first."""

    @property
    def total(self) -> int:
        """All words."""
        return self.elsewhere + sum(each.words for each in self.lessons)


def words(course: Course, texts: Iterable[WrittenText], today: date) -> Words:
    """How much was written.

    Args:
        course: The course as it is today.
        texts: Every text, in its latest version.
        today: The leader's day.
    """
    placing = Locator(course)
    by_lesson: Counter[str | None] = Counter()
    by_week: Counter[Week] = Counter()
    for text in texts:
        if count := count_words(text.text):
            spot = placing.of(text)
            by_lesson[spot.lesson.id if spot and spot.lesson else None] += count
            by_week[week_of(text.changed.date())] += count
    lessons = tuple(LessonWords(lesson, by_lesson[lesson.id]) for lesson in course.lessons)
    elsewhere = by_lesson.total() - sum(each.words for each in lessons)
    return Words(lessons, elsewhere, tuple(WeekWords(week, by_week[week]) for week in last_weeks(by_week, today)))
