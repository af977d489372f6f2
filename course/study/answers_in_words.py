"""An answer in words, on one line: as a list, a review and a document name it."""

from __future__ import annotations

from collections.abc import Sequence

from course.content.model import ANSWERS, Case, Order, Question
from course.locale import N_, _

CASE_NAMES = {"skal": N_("Must"), "kan": N_("Can"), "begge": N_("Both")}
"""What the answers of a case are called."""


def answer_name(question: Question, text: str) -> str:
    """What one text of an answer is called: a case's answer by its name, any other by itself."""
    return _(CASE_NAMES[text]) if isinstance(question, Case) and text in ANSWERS else text


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
