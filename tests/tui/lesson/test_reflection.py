"""Writing a reflection: saved while one writes, saved however one leaves, with help and earlier versions on a key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.session.routes import ToLesson
from course.tui import app as app_module
from course.tui.app import SkalkanApp
from course.tui.base.autosave import DELAY
from tests.conftest import NOW
from tests.tui.desk import Desk, Open, at_desk

STEP = "start-sidste"


async def to_reflection(desk: Desk) -> None:
    """To the first lesson's reflection, ready to write."""
    await desk.press("1", "enter")
    await desk.see("Dit sidste projekt")
    await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")


def saved(records: Records) -> str:
    """What the journal has."""
    reflection = records.reflection(STEP)
    return reflection.text if reflection else ""


async def test_what_is_typed_is_saved_by_itself_and_soon(open_app: Open, records: Records) -> None:
    assert DELAY < 0.5
    async with open_app() as desk:
        await to_reflection(desk)
        for expected in ("å", "ås", "åse"):
            await desk.press(expected[-1])
            await desk.until(lambda expected=expected: saved(records) == expected, "the save")  # type: ignore[misc]
        await desk.see("gemt kl. 9.42", "1 ord")


async def test_saving_goes_on_while_someone_types_without_a_pause(
    open_app: Open, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 0.05)
    async with open_app() as desk:
        await to_reflection(desk)
        for _ in range(200):
            await desk.pilot.press("x")
            if saved(records):
                break
        assert saved(records)
        assert len(saved(records)) <= len(desk.editor.text)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_says_who_somebody_is_is_pointed_out_quietly(
    open_app: Open, records: Records, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("course.tui.widgets.editor.PAUSE", 0.05)
    text = "Barnet 070761-4285 er ny."
    async with open_app(size) as desk:
        await desk.app.go(ToLesson(desk.app.session.course.lessons[0], 1))
        await desk.until(lambda: desk.place == "LessonScreen" and desk.editor.has_focus, "the text field to have the focus")
        before, focus = [each.region for each in desk.app.screen.query("*")], desk.app.focused
        await desk.write(text)
        await desk.until(lambda: saved(records) == text, "the save")
        whole = ["Ligner et CPR-nummer. Skriv hellere uden. · gemt kl. 9.42 · 4 ord", text]
        await desk.see(*(whole if size[0] == 80 else ["CPR-nummer? · gemt kl. 9.42", text]))
        assert [each.region for each in desk.app.screen.query("*")] == before, "nothing is pushed out of sight"
        assert (desk.app.focused, desk.editor.text, len(desk.app._notifications)) == (focus, text, 0)
        await desk.press(*["backspace"] * len(" er ny."), *["backspace"] * 4)
        await desk.until(lambda: not desk.shows("CPR-nummer"), "the hint to go with what it was about")
        await desk.write("4258")
        await desk.see("Kan være et CPR-nummer" if size[0] == 80 else "CPR-nummer?")


async def leave_by_ctrl_g(desk: Desk) -> None:
    await desk.pilot.press("ctrl+g")
    await desk.see("spørgsmål 1 af 3")


async def leave_by_escape(desk: Desk) -> None:
    await desk.pilot.press("escape", "escape")
    await desk.see("Kurset")


async def leave_by_tab_and_enter(desk: Desk) -> None:
    await desk.pilot.press("tab", "tab", "tab", "enter")
    await desk.see("spørgsmål 1 af 3")


async def leave_by_mouse(desk: Desk) -> None:
    await desk.pilot.click("#forward")
    await desk.see("spørgsmål 1 af 3")


async def leave_back(desk: Desk) -> None:
    await desk.pilot.click("#back")
    await desk.see("To slags")


async def leave_by_ctrl_q(desk: Desk) -> None:
    await desk.pilot.press("ctrl+q")
    await desk.pilot.pause()


async def leave_for_the_palette(desk: Desk) -> None:
    await desk.pilot.press("ctrl+p")
    await desk.pilot.press(*"lektion 2", "enter")
    await desk.see("Oversæt det")


async def leave_by_a_signal(desk: Desk) -> None:
    desk.app._ended_from_outside()


@pytest.mark.parametrize(
    "leave",
    [
        leave_by_ctrl_g,
        leave_by_escape,
        leave_by_tab_and_enter,
        leave_by_mouse,
        leave_back,
        leave_by_ctrl_q,
        leave_for_the_palette,
        leave_by_a_signal,
    ],
)
async def test_nothing_is_lost_on_the_way_out(
    open_app: Open, records: Records, leave: Callable[[Desk], Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 3600.0)
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.paste("Det sidste ord.")
        assert saved(records) == ""
        await leave(desk)
        assert saved(records) == "Det sidste ord."


def test_a_fault_in_the_program_takes_no_text_along(
    little_course: Course, journal: Journal, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 3600.0)

    async def write_and_fall(pilot: Pilot[object]) -> None:
        await pilot.press("1", "right")
        await pilot.pause()
        await pilot.press(*"Det sidste ord.")

        def fall() -> None:
            raise ZeroDivisionError

        pilot.app.call_later(fall)

    def headless(self: SkalkanApp) -> None:
        App.run(self, headless=True, size=(80, 24), auto_pilot=write_and_fall)

    monkeypatch.setattr(SkalkanApp, "run", headless)
    crash = app_module.run(little_course, journal, clock)
    assert isinstance(crash, ZeroDivisionError)
    assert saved(Records(journal)) == "Det sidste ord."


async def test_empty_stays_empty(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.write("   ")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
    assert records.reflections() == []


async def test_the_words_are_counted(open_app: Open) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.see("0 ord")
        await desk.write("Et, to - tre!")
        await desk.see("3 ord")


async def test_the_nudge_and_then_the_example_open_on_a_key_and_close_again(open_app: Open) -> None:
    nudge, example = "Hvem spurgte I, da det gik i stå?", "Det kunne souschefen"
    async with open_app() as desk:
        await to_reflection(desk)
        assert not desk.shows(nudge)
        await desk.see("Ctrl+G Videre  Ctrl+K Skub  Esc Ud")
        await desk.press("ctrl+k")
        await desk.see("Et lille skub:", nudge)
        await desk.press("ctrl+k")
        await desk.see("Et eksempel:", example)
        assert not desk.shows(nudge)
        await desk.press("ctrl+k")
        await desk.until(lambda: not desk.shows(example), "the example to close")
        assert desk.editor.has_focus
        assert desk.editor.text == ""


async def test_what_was_written_before_stands_there_to_go_on_with(open_app: Open, records: Records) -> None:
    records.save_reflection("start", STEP, "Før.", None)
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.see("Før.")
        await desk.write(" Og nu.")
    assert saved(records) == "Før. Og nu."
    assert len(records.reflections()) == 1


async def test_an_earlier_version_can_be_taken_back(little_course: Course, home: Path) -> None:
    hours = [NOW]
    with Journal(home, clock=lambda: hours[0]) as journal:
        records = Records(journal)
        reflection_id = records.save_reflection("start", STEP, "Den første udgave.", None)
        for number, text in enumerate(("Den anden [/] udgave.", "Den tredje."), start=1):
            hours[0] = NOW + timedelta(hours=number)
            records.save_reflection("start", STEP, text, reflection_id)
        hours[0] = NOW + timedelta(hours=3)
        async with at_desk(little_course, journal, lambda: hours[0]) as desk:
            await to_reflection(desk)
            await desk.press("tab", "enter")
            await desk.see("Tidligere udgaver", "kl. 9.42", "kl. 10.42", "Den anden [/] udgave.")
            assert not desk.shows("kl. 11.42"), "what stands in the field is no earlier version"
            await desk.press("down")
            await desk.see("Den første udgave.")
            await desk.press("up", "enter")
            await desk.until(lambda: desk.editor.text == "Den anden [/] udgave.", "the version in the field")
            await desk.press("ctrl+g")
            await desk.see("spørgsmål 1 af 3")
        texts = [version.document["text"] for version in records.history("reflections", reflection_id) if version.document]
        assert texts == ["Den første udgave.", "Den anden [/] udgave.", "Den tredje.", "Den anden [/] udgave."]


async def test_versions_can_be_looked_at_and_left_alone(open_app: Open, records: Records) -> None:
    reflection_id = records.save_reflection("start", STEP, "Et langt stykke tekst, som blev slettet igen.", None)
    records.save_reflection("start", STEP, "Kun denne.", reflection_id)
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.press("tab", "enter")
        await desk.see("Tidligere udgaver", "Et langt stykke")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
        assert desk.editor.text == "Kun denne."


async def test_without_earlier_versions_it_says_so(open_app: Open, records: Records) -> None:
    records.save_reflection("start", STEP, "Kun denne.", None)
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.press("tab", "enter")
        await desk.see("Der er ingen tidligere udgaver endnu.")
        assert desk.place == "LessonScreen"


async def test_esc_leaves_the_text_the_arrows_go_on_and_whoever_types_is_in_it_again(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Dit sidste projekt", "Ctrl+K Skub", "Enter Næste")
        assert not desk.shows("Ctrl+G Videre")
        assert not desk.editor.has_focus
        await desk.press("right", "left", "left", "right")
        await desk.see("Dit sidste projekt")
        await desk.write("Jeg gør 3 ting/dag + 1?")
        assert desk.editor.text == "Jeg gør 3 ting/dag + 1?"
        await desk.see("Ctrl+L Aftale  Esc Ud")
        await desk.press("escape", "right")
        await desk.see("spørgsmål 1 af 3")
        await desk.press("left")
        await desk.paste(" Indsat.")
        await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
    assert saved(records) == "Jeg gør 3 ting/dag + 1? Indsat."


async def test_coming_back_to_what_is_written_one_goes_on_with_it(open_app: Open, records: Records) -> None:
    records.save_reflection("start", STEP, "Før..", None)

    async def back(desk: Desk) -> None:
        await desk.press("escape", "right")
        await desk.see("spørgsmål 1 af 3")
        await desk.press("left")
        await desk.see("Dit sidste projekt")
        await desk.until(lambda: desk.app.focused is not None and not desk.editor.has_focus, "the page to have the keys")

    async with open_app() as desk:
        await to_reflection(desk)
        await back(desk)
        await desk.press("backspace")
        await desk.until(lambda: desk.editor.has_focus and desk.editor.text == "Før.", "one dot less")
        await back(desk)
        await desk.press("up")
        await desk.until(lambda: desk.editor.has_focus, "the arrow to lead into the text")
        await back(desk)
        await desk.press("space")
        await desk.press("space", "right", "left")
        assert desk.editor.text == "Før.", "a blank alone changes nothing"
        await desk.write(" Jeg så")
        assert desk.editor.text == "Før. Jeg så"
        await back(desk)
        await desk.press("down")
        await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")
        await desk.write(".")
    assert saved(records) == "Før. Jeg så."


async def test_ctrl_g_goes_on_from_a_link_and_a_focused_button_says_so(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "tab")
        await desk.see("▸ ", "Enter Vælg")
        await desk.press("ctrl+g")
        await desk.see("Dit sidste projekt")
        assert records.bookmarks() == []
        await desk.press("tab", "tab")
        await desk.see("▸ ‹ Forrige", "Enter Forrige  ")
        await desk.press("tab")
        await desk.see("▸ Næste trin ›", "Enter Næste trin  ")
        assert not desk.shows("▸ ‹ Forrige")
        await desk.press("shift+tab", "ctrl+g")
        await desk.see("trin 1 af")


async def test_the_empty_line_below_a_full_field_is_in_sight(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Dit sidste projekt")
        for number in range(30):
            await desk.press(*f"l{number}", "enter")
        row = desk.editor.cursor_location[0]
        await desk.until(
            lambda: row < desk.editor.scroll_offset.y + desk.editor.content_size.height, "the cursor's line in sight"
        )


async def test_an_arrow_leads_out_of_the_text_and_whoever_writes_on_is_in_it_again(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_reflection(desk)
        await desk.write("Før ")
        await desk.press("down")
        await desk.see("▸ Udgaver")
        await desk.press("up")
        await desk.until(lambda: desk.editor.has_focus, "the text")
        await desk.press("down")
        await desk.write("og efter")
        await desk.until(lambda: desk.editor.text == "Før og efter", "what was written below to be in the text")
        await desk.press("down", "right", "right", "right", "enter")
        await desk.see("spørgsmål 1 af 3")
    assert saved(records) == "Før og efter"
