"""What questions of every kind look like, asked and answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.study.answer_parts import paired
from tests.tui.camera import SIZES, SMALL, Camera, Take


@pytest.fixture
def take(camera: Camera, practice_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera over the practice course, without anything before it."""
    return camera(replace(practice_course, statements=()), journal, clock)


@SIZES
def test_an_order_begun(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "shift+down", "9"], "◉ sikker", "Svar")


@SIZES
def test_an_order_that_was_sure_and_wrong(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "3", "9", "enter"], "Du var sikker,")


@SIZES
def test_a_match_begun(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "right", "1"], "2 mangler")


@SIZES
def test_a_match_that_was_answered(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "right", "right", "2", "2", "2", "enter"], "1 af 3 står rigtigt.")


@SIZES
def test_a_case_that_was_sure_and_wrong(take: Take, size: tuple[int, int]) -> None:
    take(size, ["1", "enter", "ctrl+g", "ctrl+k", "b", "9", "enter"], "Du svarede Begge dele.", "Læs »")


@SIZES
def test_a_guess_that_was_right(take: Take, size: tuple[int, int]) -> None:
    take(size, ["1", "enter", "ctrl+g", "8", "s", "enter"], "Du gættede rigtigt.")


@SIZES
def test_the_review_of_every_kind(take: Take, size: tuple[int, int], records: Records) -> None:
    for number, chosen, correct in (
        ("dernaest-q01", ["Brainstorm", "Oplæg", "Drøftelse", "Beslutning"], False),
        ("dernaest-q02", [paired("Datoen er givet.", "Skal"), paired("I kan stoppe igen.", "Skal")], False),
        ("dernaest-q03", ["Central hjælp.", "En tovholder hos jer."], True),
        ("dernaest-q04", ["Forklarer meningen."], True),
    ):
        records.save_attempt("dernaest", "dernaest-quiz", number, chosen, correct, 1)
    take(size, ["2", "right"], "2 af 4 er på plads.")


@SIZES
def test_an_order_in_the_journal(take: Take, size: tuple[int, int], records: Records) -> None:
    order = ["Brainstorm", "Oplæg", "Drøftelse", "Beslutning"]
    records.save_attempt("dernaest", "dernaest-quiz", "dernaest-q01", order, False, 1)
    take(size, ["d", "2", "enter", "enter"], "3 af 4 står rigtigt i rækkefølgen.")


def test_an_order_in_a_very_small_window(take: Take) -> None:
    take(SMALL, ["2", "right", "shift+down", "shift+down"], "Svar")


def test_a_match_in_a_very_small_window(take: Take) -> None:
    take(SMALL, ["2", "right", "right", "1", "2"], "1 mangler")
