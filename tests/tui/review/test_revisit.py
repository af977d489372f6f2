"""Own words that come back: a reflection after 14 and 60 days, and what was written earlier beside a later prompt."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.events import MouseScrollDown

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.kinds import REFLECTIONS, REVISITS
from course.journal.records import Records
from course.session.writing import TextDraft
from course.tui.base.autosave import Autosave
from course.tui.widgets.earlier_text import EarlierText
from tests.conftest import NOW
from tests.tui.desk import CLASSIC, WIDE, Desk, at_desk

STEP = "foerst-skriv"
THEN = "Jeg venter mig ingenting. [/] Æ, ø og å [red]."
TODAY = "I dag venter jeg [b]mere[/] æøå \\[x."
PROMPT = "Hvad venter du dig af det næste projekt"
LONG = "\n\n".join(f"Afsnit {number}: det tager tid, og det er der ikke sat af til hos os i år." for number in range(1, 21))


class Days:
    """A journal whose clock stands at a day that the test chooses; day 0 is the Monday."""

    def __init__(self, home: Path, course: Course) -> None:
        self.now = NOW
        self.course = course
        self.journal = Journal(home, clock=lambda: self.now)
        self.records = Records(self.journal)

    def day(self, number: int) -> None:
        self.now = NOW + timedelta(days=number)

    @asynccontextmanager
    async def desk(self, day: int, size: tuple[int, int] = CLASSIC) -> AsyncIterator[Desk]:
        """The app on a day."""
        self.day(day)
        async with at_desk(self.course, self.journal, lambda: self.now, size) as desk:
            yield desk

    @property
    def kept(self) -> list[tuple[int, str]]:
        """The revisits that are kept."""
        return [(revisit.days, revisit.text) for revisit in Records(self.journal).revisits()]


@pytest.fixture
def days(home: Path, practice_course: Course) -> Iterator[Days]:
    days = Days(home, practice_course)
    days.records.save_reading("foerst", "foerst-laes")
    days.records.save_reflection("foerst", STEP, THEN, None)
    yield days
    days.journal.close()


async def open_revisit(desk: Desk) -> None:
    """From home, as its line and the palette lead there."""
    await desk.app.run_action("revisit")
    await desk.pilot.pause()


async def to_revisit(desk: Desk, ago: int = 14) -> None:
    await desk.see(f"For {ago} dage siden skrev du om »Dine forventninger«")
    await open_revisit(desk)
    await desk.see(PROMPT, f"Det skrev du for {ago} dage siden", THEN, "Hvad ville du skrive i dag?")
    await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")


async def not_offered(desk: Desk) -> None:
    await desk.see("Kurset")
    assert not desk.shows("dage siden")
    await open_revisit(desk)
    assert desk.place == "HomeScreen"


async def test_it_comes_back_after_a_fortnight_is_written_and_comes_back_after_two_months(days: Days) -> None:
    async with days.desk(13) as desk:
        await not_offered(desk)
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.see("man. 23. nov.")
        await desk.paste(TODAY)
        await desk.press("ctrl+g")
        await desk.see("Begge dine tekster står i dagbogen.")
        assert days.kept == [(14, TODAY)]
        assert [reflection.text for reflection in days.records.reflections()] == [THEN]
        await not_offered(desk)
    async with days.desk(40) as desk:
        await not_offered(desk)
    async with days.desk(60) as desk:
        await to_revisit(desk, 60)
        await desk.see("14 dage senere:", TODAY)
        await desk.write("Nu")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        assert days.kept == [(14, TODAY), (60, "Nu")]
    async with days.desk(500) as desk:
        await not_offered(desk)


async def test_who_was_interrupted_finds_it_again_until_the_day_is_over(days: Days) -> None:
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.paste("Halvt skre")
        await desk.press("escape")
    async with days.desk(14) as desk:
        await desk.see("┃ Fortsæt gensynet med »Dine forventninger«")
        await open_revisit(desk)
        await desk.see("Halvt skre", THEN)
        await desk.write("vet.")
        await desk.press("escape")
        await desk.see("┃ Fortsæt gensynet")
        assert days.kept == [(14, "Halvt skrevet.")]
        await open_revisit(desk)
        await desk.press("ctrl+g")
        await desk.see("Kurset")
        assert not desk.shows("gensynet")
    async with days.desk(15) as desk:
        await not_offered(desk)


async def test_after_a_long_time_away_it_is_told_how_long_it_was(days: Days) -> None:
    async with days.desk(75) as desk:
        await to_revisit(desk, 75)
        await desk.see("23. nov. 2026")
        await desk.write("Nu")
    assert days.kept == [(60, "Nu")]


async def test_passing_it_over_is_an_answer(days: Days) -> None:
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.press("tab", "enter")
        await desk.see("Den er sprunget over.")
        assert days.kept == [(14, "")]
        await not_offered(desk)
        await desk.press("d")
        await desk.see("Dine ord (1)")
    async with days.desk(60) as desk:
        await to_revisit(desk, 60)


async def test_going_back_without_a_word_is_no_answer(days: Days) -> None:
    async with days.desk(14) as desk:
        for leave in ("escape", "ctrl+g"):
            await to_revisit(desk)
            await desk.press(leave)
            assert not desk.shows("Begge dine tekster")
        assert days.kept == []
        await to_revisit(desk)
    async with days.desk(15) as desk:
        await to_revisit(desk, 15)


async def test_blanks_are_no_words(days: Days) -> None:
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.write("  ")
        await desk.press("ctrl+g")
        await to_revisit(desk)
    assert days.kept == []


async def test_what_is_taken_out_again_is_no_answer_and_can_be_brought_back(days: Days) -> None:
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.write("nej")
        await desk.until(lambda: days.kept == [(14, "nej")], "the save")
        await desk.see("gemt")
        await desk.see("Ctrl+G Færdig")
        assert not desk.shows("Ikke denne gang"), "what is written is not passed over"
        await desk.press("backspace", "backspace", "backspace", "escape")
        await to_revisit(desk)
        assert days.kept == []
        await desk.write("jo")
        await desk.press("ctrl+g")
    assert days.kept == [(14, "jo")]
    assert [record.text for record in days.records.deleted()] == ["nej"]  # type: ignore[union-attr]


async def test_everything_works_by_mouse(days: Days) -> None:
    async with days.desk(14) as desk:
        await desk.click("For 14 dage siden")
        await desk.see(PROMPT)
        await desk.click("Ikke denne gang")
        await desk.until(lambda: days.kept == [(14, "")], "the passing over")
    async with days.desk(60) as desk:
        await desk.click("For 60 dage siden")
        await desk.see(PROMPT)
        await desk.click("0 ord")
        await desk.write("Nu")
        await desk.push("#done")
        await desk.see("Kurset")
    assert days.kept == [(14, ""), (60, "Nu")]


async def test_the_palette_offers_it_from_anywhere_and_only_once(days: Days) -> None:
    async with days.desk(14) as desk:
        await desk.press("o")
        await desk.see("pilot")
        await desk.press("ctrl+p")
        await desk.write("gensyn")
        await desk.press("enter")
        await desk.see(PROMPT)
        await desk.press("ctrl+p")
        await desk.write("gensyn")
        await desk.see("Intet her hedder »gensyn«.")
    async with days.desk(13) as desk:
        await desk.press("ctrl+p")
        await desk.write("gensyn")
        await desk.see("Intet her hedder »gensyn«.")


async def test_the_letter_s_still_sorts_a_case(days: Days) -> None:
    days.records.save_place("foerst", "foerst-sorter")
    async with days.desk(14) as desk:
        await desk.press("1")
        await desk.see("Ministeriet giver alle skoler")
        await desk.press("s")
        await desk.see("Ministeriet giver alle skoler")
        assert desk.place == "LessonScreen"


async def leave_by_ctrl_q(desk: Desk) -> None:
    await desk.pilot.press("ctrl+q")


async def leave_by_a_signal(desk: Desk) -> None:
    desk.app._ended_from_outside()


async def leave_for_a_lesson(desk: Desk) -> None:
    await desk.pilot.press("ctrl+p")
    await desk.pilot.press(*"lektion 2", "enter")
    await desk.see("Rækkefølge og plads")


@pytest.mark.parametrize("leave", [leave_by_ctrl_q, leave_by_a_signal, leave_for_a_lesson])
async def test_nothing_is_lost_on_the_way_out(
    days: Days, leave: Callable[[Desk], Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 3600.0)
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.paste(TODAY)
        assert days.kept == []
        await leave(desk)
        assert days.kept == [(14, TODAY)]


async def test_what_was_typed_is_in_the_journal_when_the_plug_is_pulled(days: Days) -> None:
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.write("æøå")
        await desk.until(lambda: days.kept == [(14, "æøå")], "the save, while the text is still on the screen")
        assert desk.place == "RevisitScreen"


async def test_a_text_that_cannot_be_saved_stays_on_the_screen(days: Days, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*what: object, **more: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld.")

    async with days.desk(14) as desk:
        await to_revisit(desk)
        with monkeypatch.context() as broken:
            broken.setattr(TextDraft, "_keep", refuse)
            await desk.press("tab", "enter")
            await desk.see("Ikke gemt: Disken er fuld.")
            assert desk.place == "RevisitScreen"
            await desk.press("shift+tab")
            await desk.write("Mit.")
            await desk.press("escape")
            desk.app.clear_notifications()  # they lie over the line that is looked at next
            await desk.see("⚠ Ikke gemt", "Mit.")
            assert desk.place == "RevisitScreen"
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
    assert days.kept == [(14, "Mit.")]
    Autosave.flush_all()


async def test_a_text_that_another_machine_took_away_is_written_anew(days: Days) -> None:
    async with days.desk(14) as desk:
        await to_revisit(desk)
        await desk.write("Først")
        await desk.until(lambda: days.kept == [(14, "Først")], "the save")
        days.records.remove(REVISITS, days.records.revisits()[0].id)
        desk.app.reload()
        await desk.until(lambda: desk.editor.text == "", "the text to be gone")
        await desk.write("Så")
        await desk.press("ctrl+g")
    assert days.kept == [(14, "Så")]


async def test_two_answers_from_two_computers_are_a_choice(days: Days) -> None:
    days.day(14)
    for text in ("Her.", "Der."):
        days.records.save_revisit("foerst", STEP, 14, text, None)
    async with days.desk(15) as desk:
        await desk.app.run_action("double", desk.app.screen)
        await desk.see("To tekster til samme sted", "Gensyn · Dine forventninger", "Her.", "Der.")
        await desk.press("3")
        await desk.until(lambda: days.kept == [(14, "Her.\n\nDer.")], "the choice")


@pytest.mark.parametrize("size", [CLASSIC, (40, 12)], ids=["80x24", "40x12"])
async def test_a_long_text_is_scrolled_to_and_the_field_stays(days: Days, size: tuple[int, int]) -> None:
    reflection = days.records.reflection(STEP)
    assert reflection is not None
    days.records.save_reflection("foerst", STEP, LONG, reflection.id)
    async with days.desk(14, size) as desk:
        await open_revisit(desk)
        await desk.until(lambda: desk.place == "RevisitScreen" and desk.editor.has_focus, "the revisit")
        if size == CLASSIC:
            await desk.see("Ctrl+G Færdig  Esc Tilbage")
        await desk.press("shift+tab", "space")
        await desk.until(lambda: not desk.shows("Afsnit 1: "), "the next screenful")
        await desk.press("home")
        await desk.see("Afsnit 1: ")
        await desk.press("end")
        await desk.see("Afsnit 20")
        await desk.press("tab")
        await desk.write("Nu")
        await desk.see("1 ord" if size == CLASSIC else "Nu")
        assert size != CLASSIC or desk.editor.size.height >= 5


async def test_in_a_wide_window_both_stand_side_by_side(days: Days) -> None:
    async with days.desk(14, WIDE) as desk:
        await to_revisit(desk)
        assert any(re.search("Det skrev du for 14 dage siden.*Hvad ville du skrive i dag", line) for line in desk.lines)


# What was written in an earlier lesson, beside a later prompt


async def to_recall(desk: Desk) -> None:
    await desk.press("2")
    await desk.see("Forventningerne igen")


@pytest.fixture
def at_the_later_step(days: Days) -> Days:
    days.records.save_place("dernaest", "dernaest-skriv")
    return days


async def test_a_later_step_shows_what_was_written_in_the_earlier_one(at_the_later_step: Days) -> None:
    async with at_the_later_step.desk(5) as desk:
        await to_recall(desk)
        await desk.see("Det skrev du i lektion 1 (man. 23. nov.):", f"┃ {THEN}")
        assert desk.editor.has_focus
        assert desk.editor.text == ""
        await desk.write("Nu")
        await desk.press("escape")
    assert {each.step: each.text for each in at_the_later_step.records.reflections()} == {STEP: THEN, "dernaest-skriv": "Nu"}


@pytest.mark.parametrize("text", [None, " \n "], ids=["nothing", "blanks"])
async def test_where_nothing_was_written_nothing_is_shown(at_the_later_step: Days, text: str | None) -> None:
    reflection = at_the_later_step.records.reflection(STEP)
    assert reflection is not None
    if text is None:
        at_the_later_step.records.remove(REFLECTIONS, reflection.id)
    else:
        at_the_later_step.records.save_reflection("foerst", STEP, text, reflection.id)
    async with at_the_later_step.desk(5) as desk:
        await to_recall(desk)
        assert not desk.shows("Det skrev du")
        assert not desk.app.screen.query_one(EarlierText).display


async def test_what_is_changed_in_the_journal_is_changed_beside_the_prompt(at_the_later_step: Days) -> None:
    records = at_the_later_step.records
    async with at_the_later_step.desk(5) as desk:
        await to_recall(desk)
        await desk.see(THEN)
        reflection = records.reflection(STEP)
        assert reflection is not None
        records.save_text(reflection, "Det blev til noget andet.")
        desk.app.reload()
        await desk.see("┃ Det blev til noget andet.")
        records.remove(REFLECTIONS, reflection.id)
        desk.app.reload()
        await desk.until(lambda: not desk.shows("Det skrev du"), "the words to go")
        records.restore(REFLECTIONS, reflection.id)
        desk.app.reload()
        await desk.see("┃ Det blev til noget andet.")


async def test_long_words_take_a_few_lines_scroll_and_leave_the_field_its_room(at_the_later_step: Days) -> None:
    reflection = at_the_later_step.records.reflection(STEP)
    assert reflection is not None
    at_the_later_step.records.save_reflection("foerst", STEP, LONG, reflection.id)
    async with at_the_later_step.desk(5) as desk:
        await to_recall(desk)
        earlier = desk.app.screen.query_one(EarlierText)
        assert 4 <= earlier.size.height <= 6
        assert desk.editor.size.height >= 5
        assert not desk.shows("Afsnit 20")
        await desk.press("shift+tab")
        assert earlier.has_focus
        await desk.press("end")
        await desk.see("Afsnit 20")
        await desk.press("tab")
        assert desk.editor.has_focus


async def test_the_wheel_scrolls_in_the_earlier_words(at_the_later_step: Days) -> None:
    reflection = at_the_later_step.records.reflection(STEP)
    assert reflection is not None
    at_the_later_step.records.save_reflection("foerst", STEP, LONG, reflection.id)
    async with at_the_later_step.desk(5) as desk:
        await to_recall(desk)
        earlier = desk.app.screen.query_one(EarlierText)
        await desk.pilot._post_mouse_events([MouseScrollDown], earlier)
        await desk.until(lambda: earlier.scroll_offset.y > 0, "the words to scroll")
        assert desk.editor.has_focus


async def test_short_words_are_no_stop_on_the_way(at_the_later_step: Days) -> None:
    async with at_the_later_step.desk(5) as desk:
        await to_recall(desk)
        await desk.press("shift+tab")
        assert not desk.app.screen.query_one(EarlierText).has_focus


async def test_whoever_has_set_the_clock_back_sees_no_harm(days: Days) -> None:
    async with days.desk(-400) as desk:
        await not_offered(desk)
    async with days.desk(-30) as desk:
        await not_offered(desk)
    days.now = datetime(2038, 1, 19, 3, 14, 8, tzinfo=NOW.tzinfo)
    async with at_desk(days.course, days.journal, lambda: days.now) as desk:
        await desk.see("For længe siden skrev du om »Dine forventninger«")
        await open_revisit(desk)
        await desk.see(PROMPT, "23. nov. 2026")
        await desk.write("2038")
        await desk.press("ctrl+g")
    async with days.desk(60) as desk:
        await not_offered(desk)
