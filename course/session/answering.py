"""Answering a question: marked, saved and read back, once for quiz, cases and the questions that come back."""

from __future__ import annotations

from course.content.model import Lesson, Question, Step
from course.journal.errors import SaveFailed
from course.journal.kinds import ATTEMPTS, Attempt
from course.locale import _
from course.session.session import Session
from course.study.answer_parts import in_words
from course.study.marking import mark


def answer(
    session: Session,
    lesson: Lesson,
    step: Step,
    question: Question,
    chosen: tuple[str, ...],
    seed: int,
    *,
    sure: bool | None = None,
    review: bool = False,
) -> Attempt:
    """Marks and saves an answer, and gives it back as the journal holds it.

    Args:
        session: What the leader is at.
        lesson: Where the question stands.
        step: The step that asks it.
        question: The question.
        chosen: The ids of the answer's parts, as `course.study.answer_parts` has them, in the leader's order where that counts.
        seed: In which order the options stood.
        sure: Whether the leader said that they were sure (True) or guessing (False).
        review: Whether it came back.

    Raises:
        SaveFailed: It isn't saved.
    """
    records = session.records
    words, correct = in_words(question, chosen), mark(question, chosen).correct
    saved = records.save_attempt(lesson.id, step.id, question.id, words, correct, seed, ids=chosen, sure=sure, review=review)
    attempt = records.get(ATTEMPTS, saved)
    if not isinstance(attempt, Attempt):
        raise SaveFailed(_("Your answer could not be read back. Answer once more."))
    return attempt
