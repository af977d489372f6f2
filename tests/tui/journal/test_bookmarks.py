"""Marks: set and taken in the lesson, found in a list, gone to, and kept when the course changes."""

from __future__ import annotations

import pytest

from course.content.model import Course
from course.journal.errors import SaveFailed
from course.journal.records import Records
from course.tui.journal.entry_list import EntryList
from tests.tui.desk import WIDE, Desk, Open


def steps(records: Records) -> list[str]:
    return [bookmark.step for bookmark in records.bookmarks()]


def listed(desk: Desk) -> list[str]:
    lists = desk.app.screen.query_one(EntryList)
    return [item if isinstance(item, str) else f"⚑ {desk.app.screen._line(item).title}" for item in lists.items]  # type: ignore[attr-defined]


async def to_the_marks(desk: Desk) -> None:
    """To the journal's list of marks."""
    await desk.press("d", "3")
    await desk.see("▸ 3 Mærker")


async def test_a_click_on_the_flag_sets_the_mark_of_the_step_and_takes_it(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("⚐ trin 1 af 4")
        await desk.click("⚐")
        await desk.see("⚑ trin 1 af 4")
        assert steps(records) == ["start-to-slags"]
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("⚑ trin 1 af 4")
        await desk.click("⚑")
        await desk.see("⚐ trin 1 af 4")
        assert steps(records) == []


async def test_the_list_of_steps_shows_the_marks(open_app: Open, records: Records) -> None:
    records.save_bookmark("start", "start-quiz")
    async with open_app(size=WIDE) as desk:
        await desk.press("1")
        await desk.see("Prøv dig selv ⚑")
        await desk.click("⚐")
        await desk.see("To slags ⚑")


async def test_a_step_to_write_in_is_marked_by_a_click_or_from_the_palette(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("⚐ trin 2 af 4")
        await desk.write("m")
        await desk.until(lambda: desk.editor.text == "m", "the letter in the text")
        assert steps(records) == []
        await desk.click("⚐")
        await desk.see("⚑ trin 2 af 4")
        assert steps(records) == ["start-sidste"]
        await desk.press("»fjern mærket")
        await desk.see("⚐ trin 2 af 4")
        assert steps(records) == []


async def test_the_palette_in_a_lesson_also_opens_the_list(open_app: Open, records: Records) -> None:
    records.save_bookmark("hverdag", "hverdag-hvem")
    async with open_app() as desk:
        await desk.press("1", "ctrl+p")
        await desk.paste("mærke")
        await desk.paste("r")
        await desk.press("enter")
        await desk.see("▸ 3 Mærker (1)", "Hvem hos jer?")
        await desk.press("escape")
        await desk.see("trin 1 af 4")


async def test_a_mark_that_cannot_be_saved_is_told(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*what: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld.")

    async with open_app() as desk:
        await desk.press("1")
        monkeypatch.setattr(Records, "save_bookmark", refuse)
        await desk.click("⚐")
        await desk.see("Ikke gemt: Disken er fuld.", "⚐ trin 1 af 4")


async def test_the_marks_are_listed_in_the_order_of_the_course_and_lead_there(open_app: Open, records: Records) -> None:
    for lesson, step in (("hverdag", "hverdag-hvem"), ("start", "start-quiz"), ("hverdag", "hverdag-oversaet")):
        records.save_bookmark(lesson, step)
    async with open_app() as desk:
        await to_the_marks(desk)
        assert listed(desk) == [
            "1 Det første skridt",
            "⚑ Prøv dig selv",
            "2 Ind i hverdagen",
            "⚑ Oversæt det",
            "⚑ Hvem hos jer?",
        ]
        await desk.press("down", "down", "enter")
        await desk.see("Hvem hos jer ville mærke det først?", "⚑ trin 3 af 5")


async def test_del_takes_a_mark_off_and_the_list_goes_on(open_app: Open, records: Records) -> None:
    records.save_bookmark("start", "start-quiz")
    records.save_bookmark("hverdag", "hverdag-hvem")
    async with open_app() as desk:
        await to_the_marks(desk)
        await desk.press("delete")
        await desk.until(lambda: steps(records) == ["hverdag-hvem"], "the mark to go")
        assert len(listed(desk)) == 2
        await desk.press("backspace")
        await desk.see("Her er ingen mærker endnu.")
        await desk.press("delete", "enter", "escape")
        assert desk.place == "HomeScreen"


async def test_with_the_mouse_a_click_marks_and_another_opens(open_app: Open, records: Records) -> None:
    records.save_bookmark("start", "start-quiz")
    records.save_bookmark("hverdag", "hverdag-hvem")
    async with open_app() as desk:
        await to_the_marks(desk)
        await desk.click("Hvem hos jer?")
        await desk.click("2 Ind i")
        assert desk.place == "JournalScreen"
        await desk.press("delete")
        await desk.until(lambda: steps(records) == ["start-quiz"], "the mark to go")
        await desk.click("Prøv dig selv")
        await desk.see("spørgsmål 1 af 3")


async def test_without_marks_it_says_how_to_set_one(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("d", "3")
        await desk.see("Her er ingen mærker endnu.")
        assert not desk.shows("Enter Åbn")


async def test_a_mark_on_a_step_that_is_gone_is_listed_and_can_be_taken_off(open_app: Open, records: Records) -> None:
    records.save_bookmark("start", "start-[/]")
    records.save_bookmark("gammel", "gammelt-trin")
    records.save_bookmark("start", "start-slut")
    async with open_app() as desk:
        await to_the_marks(desk)
        await desk.see("Fra en tidligere udgave af kurset", "start-[/]", "gammelt-trin")
        await desk.press("down", "enter")
        await desk.see("Det trin findes ikke længere i kurset.")
        assert desk.place == "JournalScreen"
        await desk.press("delete")
        await desk.until(lambda: steps(records) == ["gammelt-trin", "start-slut"], "the mark to go")


async def test_a_step_that_moved_to_another_lesson_is_found_there(open_app: Open, records: Records) -> None:
    records.save_bookmark("gammel", "hverdag-hvem")
    async with open_app() as desk:
        await to_the_marks(desk)
        await desk.press("enter")
        await desk.see("Ind i hverdagen", "⚑ trin 3 af 5")


async def test_the_flag_follows_a_mark_taken_elsewhere(open_app: Open, records: Records, little_course: Course) -> None:
    records.save_bookmark("start", "start-to-slags")
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("⚑ trin 1")
        await desk.app.run_action("app.bookmarks")
        await desk.see("To slags")
        await desk.press("delete", "escape")
        await desk.see("⚐ trin 1")
