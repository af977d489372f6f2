"""Where an entry of the journal belongs in today's course, which may have changed since it was written.

Ids are forever and no two are the same: an entry is found by the id of its own question or step, wherever that stands by now, and
never by the lesson it was written in.
"""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from course.content.model import Course, Lesson, Question, Step
from course.journal.kinds import Attempt, Bookmark, Note, Record, Reflection, Revisit
from course.locale import _
from course.study.cards import Cards


class Spot(Struct, frozen=True):
    """A place in today's course: a lesson, a step of it, a question of that; or none of them, for a note to nothing at all.

    A question that only the review asks stands in no step, but belongs to the lesson that teaches what it asks about.
    """

    lesson: Lesson | None = None
    step: Step | None = None
    question: Question | None = None

    @property
    def title(self) -> str:
        """Lesson and step in words, or the review; empty for a note to nothing."""
        if self.of_bank:
            return _("Review")
        return " · ".join(part.title for part in (self.lesson, self.step) if part is not None)

    @property
    def of_bank(self) -> bool:
        """Whether it is a question that only the review asks."""
        return self.question is not None and self.step is None


class Locator:
    """Finds the place of every entry.

    Args:
        course: The course as it is today.
    """

    def __init__(self, course: Course) -> None:
        self._lessons = {lesson.id: Spot(lesson) for lesson in course.lessons}
        self._steps = {step.id: Spot(lesson, step) for lesson in course.lessons for step in lesson.steps}
        self._course = course

    @cached_property
    def _questions(self) -> dict[str, Spot]:
        """Unpacks the bank, which only who has an answer to place needs."""
        cards = Cards(self._course)
        asked = {name: Spot(each.lesson, each.step, each.question) for name, each in cards.of_lessons.items()}
        return asked | {name: Spot(each.lesson, None, each.question) for name, each in cards.of_bank.items()}

    def of(self, record: Record | Bookmark) -> Spot | None:
        """The place of an entry, or None where it is from an earlier edition of the course: it belongs to no step any more."""
        if isinstance(record, Attempt):
            return self._questions.get(record.question)
        return self.at(record.lesson, record.step)

    def at(self, lesson: str | None, step: str | None) -> Spot | None:
        """The place of a text by the ids it was written under; a note may have a lesson alone, or neither."""
        if step is not None:
            return self._steps.get(step)
        return self._lessons.get(lesson) if lesson is not None else Spot()


def text_title(text: Reflection | Note | Revisit, spot: Spot | None) -> str:
    """What a text is called: its step, or what it is.

    Args:
        text: What the leader wrote.
        spot: Where it belongs in today's course.
    """
    if spot is None:
        return _("From an earlier edition of the course")
    place = spot.step or spot.lesson
    if isinstance(text, Note):
        return _("Note to “{step}”").format(step=place.title) if place else _("Note")
    return place.title if place else _("Reflection")
