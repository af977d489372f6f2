"""An answer in words, on one line: as a list, a review and a document name it."""

from __future__ import annotations

from course.content.model import CASE_NAMES, Case, Order, Question
from course.journal.kinds import Attempt
from course.locale import _
from course.study.answer_parts import given_parts


def answer_name(question: Question, text: str) -> str:
    """What one text of an answer is called: a case's answer by its name, any other by itself."""
    return _(CASE_NAMES[text]) if isinstance(question, Case) and text in CASE_NAMES else text


def answer_in_words(question: Question | None, attempt: Attempt) -> str:
    """What was answered: in today's words, and what the question no longer has as it was written.

    Args:
        question: The question, or None where the course no longer has it.
        attempt: The answer.
    """
    if question is None:
        return " · ".join(attempt.chosen)
    names = [answer_name(question, part.text) for part in given_parts(question, attempt)]
    if isinstance(question, Order):
        names = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    return " · ".join(names)
