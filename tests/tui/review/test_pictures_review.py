"""What the questions of the day look like, at the size of an old terminal and in a large window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.study.cards import Cards
from tests.tui.camera import SIZES, SMALL, Camera, Take
from tests.tui.days import Days, answer_all, save_answer
from tests.tui.desk import CLASSIC

QUESTIONS = ["foerst-c01", "foerst-c02", "foerst-c03", "dernaest-q04", "sidst-c02"]
FIRST_TWO = QUESTIONS[1::2]


@pytest.fixture
def take(camera: Camera, practice_course: Course, home: Path) -> Callable[..., Take]:
    """A camera that is set up on the day after five questions were answered; some may have come back already."""

    def after(*done: str) -> Take:
        days = Days()
        days.pass_by(-1)
        answer_all(home, practice_course, days, QUESTIONS)
        days.pass_by(1)
        journal = Journal(home, clock=days)
        for question_id in done:
            save_answer(Records(journal), Cards(practice_course).asked[question_id], review=True)
        return camera(practice_course, journal, days)

    return after


TO_IT = ("ctrl+p", *"dagens fem", "enter")


@SIZES
def test_home_with_questions_of_the_day(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take()(size, ["down"], "● 5 spørgsmål til genopfriskning")


@SIZES
def test_home_when_they_are_done(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take(*QUESTIONS)(size, [], "✔ Dagens spørgsmål er klaret.")


@SIZES
def test_a_question_that_came_back(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take()(size, [*TO_IT, "s"], "1 af 5", "Svar")


@SIZES
def test_a_question_that_came_back_and_was_answered(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take()(size, [*TO_IT, "9", "s", "enter"], "1 af 5", "Kommer igen", "Næste spørgsmål")


@SIZES
def test_the_closing_words(take: Callable[..., Take], size: tuple[int, int]) -> None:
    keys = [*TO_IT, "1", "enter", "enter", "1", "enter", "enter", "right"]
    take(*FIRST_TWO)(size, keys, "Der kommer spørgsmål igen", "1, 3, 7, 21 og 60 dage")


def test_a_question_that_came_back_in_a_very_small_window(take: Callable[..., Take]) -> None:
    take()(SMALL, [*TO_IT, "s", "enter"], "Kommer igen")


def test_home_with_questions_of_the_day_in_a_very_small_window(take: Callable[..., Take]) -> None:
    take()(SMALL, ["down"], "5 spørgsmål")


def test_the_ladder_in_help(take: Callable[..., Take]) -> None:
    take()(CLASSIC, [*TO_IT, "f1", *["down"] * 8], "Et spørgsmål kommer igen efter 1, 3, 7, 21 og 60 dage")
