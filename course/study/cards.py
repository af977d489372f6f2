"""What stands on the ladder: a point of the booklet, with every question that asks about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from course.content.bank import bank_of
from course.content.model import Case, Course, Lesson, Match, Order, Question, Step, step_questions


class Asked(Struct, frozen=True):
    """A question with the place in the course that it belongs to; one of the bank with the place that teaches its point."""

    lesson: Lesson
    step: Step
    question: Question


def card_of(question: Question) -> str:
    """What a question's answers move on the ladder: its point, or else the first it covers, or else itself.

    A case asks where something comes from, whatever it covers; and what puts several points together asks about none of them
    alone.
    """
    if question.point:
        return question.point
    asks_one = bool(question.covers) and not isinstance(question, Case)
    if isinstance(question, Order | Match):
        asks_one = len(question.covers) == 1
    return question.covers[0] if asks_one else question.id


class Cards:
    """The course's questions, by id and by card.

    Args:
        course: The course as it is today.
    """

    def __init__(self, course: Course) -> None:
        self.of_lessons = {
            question.id: Asked(lesson, step, question)
            for lesson in course.lessons
            for step in lesson.steps
            for question in step_questions(step)
        }
        """Those that a lesson asks."""
        self.of_bank = dict(_of_bank(course, self.of_lessons.values()))
        """Those that only come back."""
        self.asked = {**self.of_lessons, **self.of_bank}
        self.by_question = {question_id: card_of(asked.question) for question_id, asked in self.asked.items()}
        """The card of each question."""
        self._wordings: dict[str, list[Asked]] = {}
        for question_id, card in self.by_question.items():
            self._wordings.setdefault(card, []).append(self.asked[question_id])
        self.new = tuple(card for card, wordings in self._wordings.items() if wordings[0].question.id in self.of_bank)
        """The cards that no lesson asks about, in the order of the bank."""

    def wordings(self, card: str) -> list[Asked]:
        """The questions of a card: those of the lessons in the course's order, then those of the bank."""
        return self._wordings.get(card, [])


def _of_bank(course: Course, of_lessons: Iterable[Asked]) -> Iterator[tuple[str, Asked]]:
    """The bank's questions, each with the step that asks about its card, or else teaches its point."""
    places: dict[str, tuple[Lesson, Step]] = {}
    for asked in of_lessons:
        places.setdefault(card_of(asked.question), (asked.lesson, asked.step))
    for lesson in course.lessons:
        for step in lesson.steps:
            for point in (*step.covers, *(point for question in step_questions(step) for point in question.covers)):
                places.setdefault(point, (lesson, step))
    for question in bank_of(course):
        if place := places.get(card_of(question)):
            yield question.id, Asked(*place, question)
