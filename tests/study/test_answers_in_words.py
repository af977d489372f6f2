"""An answer on one line."""

from __future__ import annotations

import pytest

from course.content.model import Course, Question
from course.journal.kinds import Attempt
from course.study.answers_in_words import answer_in_words
from tests.conftest import NOW


def attempt(*chosen: str) -> Attempt:
    """An answer, in the words that the course had then."""
    return Attempt("a", "l", "s", "q", chosen, False, 1, NOW)


def question(course: Course, question_id: str) -> Question:
    """A question of the course."""
    return next(each for lesson in course.lessons for each in lesson.questions() if each.id == question_id)


@pytest.mark.parametrize(
    ("question_id", "chosen", "words"),
    [
        ("foerst-c01", ["begge"], "Begge dele"),
        ("foerst-c01", ["noget andet"], "noget andet"),
        ("dernaest-q01", ["Oplæg", "Beslutning"], "1. Oplæg · 2. Beslutning"),
        ("dernaest-q02", ["Datoen er givet. → Skal", "Borte. → Væk"], "Datoen er givet. → Skal · Borte. → Væk"),
        ("dernaest-q03", ["Tavshed.", "Central hjælp."], "Tavshed. · Central hjælp."),
        ("dernaest-q04", ["Venter."], "Venter."),
        ("dernaest-q04", [], ""),
    ],
)
def test_an_answer_in_words(practice_course: Course, question_id: str, chosen: list[str], words: str) -> None:
    assert answer_in_words(question(practice_course, question_id), attempt(*chosen)) == words


def test_an_answer_to_a_question_that_is_gone_is_told_as_it_is_kept() -> None:
    assert answer_in_words(None, attempt("skal", "[b]Andet[/]")) == "skal · [b]Andet[/]"
