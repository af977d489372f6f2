"""The glossary on screen: words found as one types, and a word of a text explained beside that text."""

from __future__ import annotations

from textual.widgets import Input, OptionList

from course.tui.search.glossary_screen import GlossaryScreen
from tests.tui.desk import WIDE, Open


def marked(screen: object) -> str | None:
    assert isinstance(screen, GlossaryScreen)
    option = screen.query_one(OptionList).highlighted_option
    return option.id if option else None


async def test_what_is_typed_in_the_list_finds_and_esc_goes_one_step_out(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("o", "e")
        await desk.see("Enter Find det i kurset", "Esc Ryd søgning")
        first = marked(desk.app.screen)
        await desk.press("down")
        assert desk.app.screen.query_one(OptionList).has_focus
        assert marked(desk.app.screen) not in {first, None}, "the first was marked already"
        await desk.press("escape", "p", "i", "l")
        await desk.see("En pilot er en lille prøve", "Enter Find det i kurset")
        assert desk.app.screen.query_one(Input).value == "pil"
        await desk.press("enter")
        await desk.see("Søg", "pilot", "i ordbogen")
        assert desk.place == "SearchScreen"
        await desk.press("escape", "escape")
        assert desk.app.screen.query_one(Input).value == ""
        await desk.see("Esc Tilbage")
        await desk.press("z", "z", "z")
        await desk.see("Enter Søg overalt  Esc Ryd søgning")
        await desk.press("escape", "escape")
        assert desk.place == "HomeScreen"


async def test_a_word_lies_beside_its_text_where_there_is_room_and_esc_comes_back_to_the_text(open_app: Open) -> None:
    async with open_app(size=WIDE) as desk:
        await desk.press("2")
        await desk.see("En plan er ikke en hverdag.", "· Hvem hos jer?")
        await desk.click("kerneopgaven")
        await desk.see("Ordbog", "Det, enheden er sat i verden for.", "En plan er ikke en hverdag.")
        assert marked(desk.app.screen) == "kerneopgave"
        assert not desk.shows("· Hvem hos jer?"), "the list of steps makes room"
        await desk.pilot.resize_terminal(90, 30)
        await desk.until(lambda: not desk.shows("En plan er ikke en hverdag."), "the glossary alone")
        await desk.pilot.resize_terminal(*WIDE)
        await desk.see("Det, enheden er sat i verden for.", "En plan er ikke en hverdag.")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
        await desk.see("En plan er ikke en hverdag.", "· Hvem hos jer?")


async def test_in_a_narrow_window_it_takes_the_place_of_the_text(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("2")
        await desk.click("kerneopgaven")
        await desk.see("Det, enheden er sat i verden for.")
        assert not desk.shows("En plan er ikke en hverdag.")
        await desk.press("escape")
        await desk.see("En plan er ikke en hverdag.")
