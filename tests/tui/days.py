"""Days that pass: a journal and a clock that can be moved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.study.answer_parts import in_words
from course.study.cards import Asked, Cards
from tests.conftest import NOW
from tests.study.answers import right_answer, wrong_answer


class Days:
    """A leader's time: it stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The clock."""
        return self.now

    def pass_by(self, days: float) -> None:
        """Later, or earlier."""
        self.now += timedelta(days)


def save_answer(records: Records, asked: Asked, correct: bool = True, sure: bool | None = None, *, review: bool = False) -> None:
    """An answer as the app saves it."""
    chosen = (right_answer if correct else wrong_answer)(asked.question)
    places = asked.lesson.id, asked.step.id, asked.question.id
    words = in_words(asked.question, chosen)
    records.save_attempt(*places, words, correct, 1, ids=chosen, sure=sure, review=review)


def answer_all(home: Path, course: Course, days: Days, only: Iterable[str] | None = None) -> None:
    """Every question of a course answered right today, or those of some ids, and a place kept to come back to."""
    with Journal(home, clock=days) as journal:
        records = Records(journal)
        for question_id, asked in Cards(course).asked.items():
            if only is None or question_id in only:
                save_answer(records, asked)
                records.save_place(asked.lesson.id, asked.step.id)
