"""What own words look like when they come back, at the size of an old terminal and in a large window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from tests.conftest import NOW
from tests.tui.camera import SIZES, SMALL, Camera, Take

THEN = (
    "Jeg venter mig mindst af kurset, og det er nok synd. [/] Sidst gik der et halvt år, "
    "før nogen spurgte os, hvordan det gik.\n\n"
    "Åse og Børge sagde det samme.\n\nMen vi fik det til at virke, og det var vores egen fortjeneste."
)
LATER = "I dag venter jeg mig mere. Vi spurgte selv først, og så kom der nogen."


@pytest.fixture
def take(camera: Camera, practice_course: Course, home: Path) -> Iterator[Callable[..., Take]]:
    """A camera that is set up some days after the reflection was written; the fortnight's answer is there by then."""
    now = NOW
    with Journal(home, clock=lambda: now) as journal:

        def on(day: int, text: str = THEN) -> Take:
            nonlocal now
            records = Records(journal)
            records.save_reading("foerst", "foerst-laes")
            records.save_reflection("foerst", "foerst-skriv", text, None)
            records.save_place("dernaest", "dernaest-skriv")
            records.save_place("foerst", "foerst-slut")
            if day > 14:
                now = NOW + timedelta(days=14)
                records.save_revisit("foerst", "foerst-skriv", 14, LATER, None)
            now = NOW + timedelta(days=day)
            return camera(practice_course, journal, lambda: now)

        yield on


TO_IT = ("ctrl+p", *"gensyn", "enter")


@SIZES
def test_home_offers_what_comes_back(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take(14)(size, [], "For 14 dage siden skrev du om")


@SIZES
def test_a_revisit(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take(14)(size, [*TO_IT], "Det skrev du for 14 dage siden", "Hvad ville du skrive i dag?")


@SIZES
def test_a_second_revisit_with_some_words(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take(60)(size, [*TO_IT, *"Nu tror jeg"], "Det skrev du for 60 dage siden", "3 ord")


@SIZES
def test_what_was_written_earlier_beside_a_later_prompt(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take(15)(size, ["2"], "Forventningerne igen", "Det skrev du i lektion 1")


@SIZES
def test_long_earlier_words_with_the_focus(take: Callable[..., Take], size: tuple[int, int]) -> None:
    take(15, "\n\n".join([THEN] * 4))(size, ["2", "shift+tab", "down", "down"], "Forventningerne igen")


def test_a_revisit_in_a_very_small_window(take: Callable[..., Take]) -> None:
    take(14)(SMALL, [*TO_IT], "Hvad ville du skrive i dag?")
