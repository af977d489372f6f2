"""What a dilemma looks like, in a very small window, at the size of an old terminal and in a large one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from course.content.model import Course
from course.journal import Journal
from course.tui.lesson.lesson_screen import LessonScreen
from tests.tui.camera import SMALL, Camera, Take
from tests.tui.desk import CLASSIC, WIDE

SIZES = pytest.mark.parametrize("size", [SMALL, CLASSIC, WIDE], ids=["40x12", "80x24", "120x40"])
TO_ITS_END = ("enter", "1", "enter", "enter", "enter", "1", "enter", "enter", "enter", "1", "enter", "enter", "enter")


@pytest.fixture
def take(camera: Camera, dilemma_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera that is set up before the scenario."""
    return camera(dilemma_course, journal, clock, lambda: LessonScreen(dilemma_course.lessons[0], 1))


@SIZES
def test_a_decision(take: Take, size: tuple[int, int]) -> None:
    take(size, [*(["enter"] if size == SMALL else []), "enter", "2"], "Du skriver til alle i dag", "Beslut")


@SIZES
def test_the_same_day(take: Take, size: tuple[int, int]) -> None:
    take(size, [*(["enter"] if size == SMALL else []), "enter", "2", "enter"], "Samme dag", "Kig tre måneder frem")


@SIZES
def test_the_way_that_was_taken(take: Take, size: tuple[int, int]) -> None:
    take(size, [*(["enter"] if size == SMALL else []), *TO_ITS_END], "Planen er i drift, og I ved hvorfor", "Din vej")


@SIZES
def test_what_another_choice_would_have_led_to(take: Take, size: tuple[int, int]) -> None:
    take(size, [*(["enter"] if size == SMALL else []), *TO_ITS_END, "1"], "Det stod på spil", "Du valgte")


@SIZES
def test_the_sentence(take: Take, size: tuple[int, int]) -> None:
    take(size, [*(["enter"] if size == SMALL else []), *TO_ITS_END, "4", *"Jeg spørger."], "Skriv én sætning.", "Jeg spørger.")
