"""An answer in words, on one line: as a list, a review and a document name it."""

from __future__ import annotations

from collections.abc import Sequence

from course.content.model import CASE_NAMES, Case, Order, Question
from course.locale import _


def answer_name(question: Question, text: str) -> str:
    """What one text of an answer is called: a case's answer by its name, any other by itself."""
    return _(CASE_NAMES[text]) if isinstance(question, Case) and text in CASE_NAMES else text


def answer_in_words(question: Question | None, chosen: Sequence[str]) -> str:
    """What was answered.

    Args:
        question: The question, or None where the course no longer has it.
        chosen: The answer's texts, as `course.study.marking` keeps them.
    """
    if question is None:
        return " · ".join(chosen)
    names = [answer_name(question, text) for text in chosen]
    if isinstance(question, Order):
        names = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    return " · ".join(names)
