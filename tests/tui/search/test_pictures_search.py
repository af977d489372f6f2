"""What the search and the list of marks look like, at the size of an old terminal and in a large window."""

from __future__ import annotations

import pytest

from course.journal.records import Records
from tests.tui.camera import SIZES, SMALL, Take
from tests.tui.test_pictures import OWN


@pytest.fixture
def well_under_way(records: Records) -> None:
    """Texts, answers and marks in both lessons, and marks of a course that was."""
    records.save_reflection("start", "start-sidste", OWN, None)
    records.save_revisit("start", "start-sidste", 14, "I dag ville jeg spørge, før vi går i gang med det næste projekt.", None)
    records.save_note("hverdag", "hverdag-oversaet", "Spørg Åse, hvordan projektet gik i Køge.", None)
    records.save_note(None, None, "Husk at takke kontoret for projektplanen.", None)
    records.save_attempt("start", "start-quiz", "start-q02", ["Central hjælp."], False, 1)
    for lesson, step in (
        ("start", "start-to-slags"),
        ("start", "start-quiz"),
        ("hverdag", "hverdag-hvem"),
        ("start", "start-[/]"),
    ):
        records.save_bookmark(lesson, step)


@SIZES
def test_the_search_before_a_word_is_typed(take: Take, size: tuple[int, int]) -> None:
    take(size, ["slash"], "Skriv et ord eller to.")


@SIZES
def test_hits_of_all_kinds(take: Take, size: tuple[int, int], well_under_way: None) -> None:
    take(size, ["slash", *"projekt", "down"], "Refleksion", "Spørgsmål", "i alt")


@SIZES
def test_a_typing_error(take: Take, size: tuple[int, int], well_under_way: None) -> None:
    take(size, ["slash", *"souscehfen"], "Ordet »souscehfen« findes ikke.")


@SIZES
def test_nothing_found(take: Take, size: tuple[int, int]) -> None:
    take(size, ["slash", *"xylofon"], "Der er ikke noget med »xylofon«.")


@SIZES
def test_the_marks(take: Take, size: tuple[int, int], well_under_way: None) -> None:
    take(size, ["d", "3", "down"], "Fra en tidligere udgave", "start-[/]")


@SIZES
def test_no_marks(take: Take, size: tuple[int, int]) -> None:
    take(size, ["d", "3"], "Her er ingen mærker endnu.")


@SIZES
def test_a_step_that_is_marked(take: Take, size: tuple[int, int], well_under_way: None) -> None:
    take(size, ["1"], "⚑ trin 1 af 4")


def test_hits_in_a_very_small_window(take: Take, well_under_way: None) -> None:
    take(SMALL, ["slash", *"projekt"], "i alt")
