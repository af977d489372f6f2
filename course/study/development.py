"""The leader's development in figures: what is done, what sits, what was written. Nobody is compared with anybody.

Every figure is worked out from the journal's records when it is asked for; none is stored, and none adds different things up to a
score.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from course.content.model import Course, Statement
from course.journal.records import Records
from course.study.answers import Answers, answers, standing
from course.study.calibration import Sureness, sureness
from course.study.cards import Cards
from course.study.days import Days, days
from course.study.progress import Progress, progress_of
from course.study.rating import AFTER, BEFORE, THEN
from course.study.words import Words, words


class Rated(Struct, frozen=True):
    """A statement as it was rated, from 1 to 7; None where it was not."""

    statement: Statement
    before: int | None
    """Before the first lesson."""
    now: int | None
    """After the last."""
    then: int | None
    """How it was before, seen from the end."""

    @property
    def is_rated(self) -> bool:
        """Whether it was rated at any moment."""
        return (self.before, self.now, self.then) != (None, None, None)


class Development:
    """All figures, each worked out when it is looked at for the first time: one picture needs one of them.

    Args:
        course: The course as it is today.
        records: The journal's records, as they are now.
        today: The leader's day.
    """

    def __init__(self, course: Course, records: Records, today: date) -> None:
        self.course = course
        """The course as it is today."""
        self._records = records
        self._today = today

    @cached_property
    def progress(self) -> Progress:
        """Lessons and steps."""
        return progress_of(self.course, self._records)

    @cached_property
    def answers(self) -> Answers:
        """What was answered, and how much of it is right."""
        return answers(self.course, self._cards.of_lessons, self._right, self._records.attempts(), self._today)

    @cached_property
    def sureness(self) -> Sureness:
        """How sure the leader was, and how right."""
        return sureness(self._cards.asked, self._records.attempts(), self._right)

    @cached_property
    def words(self) -> Words:
        """How much was written."""
        records = self._records
        return words(self.course, [*records.reflections(), *records.notes(), *records.revisits()], self._today)

    @cached_property
    def days(self) -> Days:
        """On which days something was saved."""
        return days(self._records.journal.moments(), self._today)

    @cached_property
    def statements(self) -> tuple[Rated, ...]:
        """The course's statements, in its order, as they were rated."""
        return rated(self.course, self._records.ratings())

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.course)

    @cached_property
    def _right(self) -> dict[str, bool]:
        return standing(self._cards.asked, self._records.attempts())


def rated(course: Course, ratings: Mapping[str, Mapping[str, int]]) -> tuple[Rated, ...]:
    """The course's statements, in its order, with what they were rated at each moment; other ratings are left out."""

    def value(moment: str, statement: Statement) -> int | None:
        return ratings.get(moment, {}).get(statement.id)

    return tuple(Rated(each, value(BEFORE, each), value(AFTER, each), value(THEN, each)) for each in course.statements)
