"""Two laptops and one shared folder: texts from both, and the choice between two for the same place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.journal.text_conflicts import text_conflicts
from course.tools.board import Board, added
from course.tools.repositories import Repositories
from course.tui.base.background import exchange
from tests.tui.desk import CLASSIC, Desk, at_desk

LESSON, STEP = "start", "start-sidste"
Clock = Callable[[], datetime]


@pytest.fixture
def two_texts(tmp_path: Path, clock: Clock) -> Journal:
    """The journal of the second laptop, where each has written to the same step before they met."""
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, clock=clock) as first:
        Records(first).save_reflection(LESSON, STEP, "Skrevet på kontoret.", None)
    with Journal(tmp_path / "to", clock=clock) as second:
        Records(second).save_reflection(LESSON, STEP, "Skrevet hjemme.", None)
    return Journal(tmp_path / "to", share, clock=clock)


async def to_the_choice(desk: Desk) -> None:
    await desk.see("1 sted har to tekster")
    await desk.press("ctrl+p", *"to tekster", "enter")
    await desk.see("1 Den første", "Skrevet på kontoret.", "Skrevet hjemme.", "3 Begge")


@pytest.mark.parametrize(("keys", "sides"), [(["1"], (0,)), (["2"], (1,)), (["enter"], (0, 1))])
async def test_the_leader_keeps_one_the_other_or_both(
    little_course: Course, two_texts: Journal, clock: Clock, keys: list[str], sides: tuple[int, ...]
) -> None:
    (double,) = text_conflicts(Records(two_texts))
    wanted = "\n\n".join(double.sides[side].text for side in sides)
    async with at_desk(little_course, two_texts, clock, CLASSIC) as desk:
        await to_the_choice(desk)
        await desk.press(*keys)
        await desk.until(lambda: not desk.shows("to tekster"), "the choice to be made")
        assert [reflection.text for reflection in desk.records.reflections()] == [wanted]
        assert text_conflicts(desk.records) == []


async def test_deciding_later_keeps_both(little_course: Course, two_texts: Journal, clock: Clock) -> None:
    async with at_desk(little_course, two_texts, clock, CLASSIC) as desk:
        await to_the_choice(desk)
        await desk.press("escape")
        await desk.see("1 sted har to tekster")
        assert len(desk.records.reflections()) == 2


def test_two_changes_of_one_entry_stand_side_by_side_too(tmp_path: Path, clock: Clock) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, clock=clock) as first:
        reflection = Records(first).save_reflection(LESSON, STEP, "Først.", None)
    with Journal(tmp_path / "to", share, clock=clock) as second:
        assert Records(second).reflections()
    with Journal(tmp_path / "et", clock=clock) as first, Journal(tmp_path / "to", clock=clock) as second:
        Records(first).save_reflection(LESSON, STEP, "Ændret på kontoret.", reflection)
        Records(second).save_reflection(LESSON, STEP, "Ændret hjemme.", reflection)
    with Journal(tmp_path / "et", share, clock=clock):
        pass
    with Journal(tmp_path / "to", share, clock=clock) as second:
        (double,) = text_conflicts(Records(second))
        assert {side.text for side in double.sides} == {"Ændret på kontoret.", "Ændret hjemme."}


async def test_an_entry_is_erased_for_good_after_two_questions(
    little_course: Course, two_texts: Journal, clock: Clock, tmp_path: Path
) -> None:
    async with at_desk(little_course, two_texts, clock, CLASSIC) as desk:
        await desk.press("d")
        await desk.see("1 Dine ord (1)")
        await desk.press("enter", "enter", "ctrl+p", *"slet helt", "enter")
        await desk.see("Vil du slette det her for altid")
        await desk.press("left", "enter")
        await desk.see("Er du helt sikker?")
        await desk.press("left", "enter")
        await desk.see("Slettet for altid")
        await desk.until(lambda: len(desk.records.reflections()) == 1, "the erasing")
        (left,) = desk.records.reflections()
    gone = ({"Skrevet på kontoret.", "Skrevet hjemme."} - {left.text}).pop()
    for file in [*(tmp_path / "to").rglob("*"), *(tmp_path / "delt").rglob("*")]:
        assert not file.is_file() or gone.encode() not in file.read_bytes(), file


async def test_a_board_from_both_is_put_together_without_a_question(little_course: Course, clock: Clock, tmp_path: Path) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, clock=clock) as first:
        board = Repositories(first).of(Board).save(Board(title="Ny telefoni"))
    Journal(tmp_path / "to", share, clock=clock).close()
    for name, text in (("et", "Kendt på kontoret"), ("to", "Kendt hjemme")):
        with Journal(tmp_path / name, clock=clock) as alone:
            Repositories(alone).of(Board).save(added(board, "now-pro", text, name))
    Journal(tmp_path / "et", share, clock=clock).close()
    journal = Journal(tmp_path / "to", share, clock=clock)
    async with at_desk(little_course, journal, clock, CLASSIC) as desk:
        await desk.until(lambda: journal.conflicts() == [], "the board to be put together")
        assert not desk.shows("to tekster")
        (there,) = desk.app.session.works.of(Board).all()
        assert {card.text for card in there.cards} == {"Kendt på kontoret", "Kendt hjemme"}


async def test_a_board_is_put_together_while_another_screen_is_open(little_course: Course, clock: Clock, tmp_path: Path) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    journal = Journal(tmp_path / "to", share, clock=clock)
    board = Repositories(journal).of(Board).save(Board(title="Ny telefoni"))
    journal.sync()
    async with at_desk(little_course, journal, clock, CLASSIC) as desk:
        home = desk.app.screen
        await desk.press("d")
        await desk.until(lambda: desk.app.screen is not home, "the journal")
        with Journal(tmp_path / "et", share, clock=clock) as other:
            Repositories(other).of(Board).save(added(board, "now-pro", "Kendt på kontoret", "et"))
        Repositories(journal).of(Board).save(added(board, "now-pro", "Kendt hjemme", "to"))
        exchange(desk.app)

        def texts() -> set[str]:
            return {card.text for each in desk.app.session.works.of(Board).all() for card in each.cards}

        await desk.until(lambda: texts() == {"Kendt på kontoret", "Kendt hjemme"}, "the board to be put together")


async def test_help_says_where_the_texts_are_when_they_are_shared(
    little_course: Course, two_texts: Journal, clock: Clock
) -> None:
    async with at_desk(little_course, two_texts, clock, CLASSIC) as desk:
        await desk.press("f1", "end")
        await desk.see("ligger på denne computer og i den mappe")
        assert not desk.shows("bliver på denne computer")


async def test_what_has_no_business_in_the_folder_is_told_once(little_course: Course, two_texts: Journal, clock: Clock) -> None:
    assert two_texts.share is not None
    (two_texts.share / "mappe.jsonl").mkdir()
    async with at_desk(little_course, two_texts, clock, CLASSIC) as desk:
        await desk.see("mappe.jsonl i den delte mappe kan ikke bruges")
    assert two_texts.notices() == []
