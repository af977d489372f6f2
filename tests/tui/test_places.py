"""The places one key away: glossary, help, the palette; the two looks; windows of any size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from textual.widgets import OptionList

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.locale import _
from course.session.routes import ToHome
from course.tui.base import theme
from course.tui.base.keys import ours
from tests.tui.desk import CLASSIC, WIDE, Desk, Open, at_desk

# Glossary


async def test_an_underlined_word_is_explained_by_a_click(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("som en pilot.")
        await desk.click("pilot.")
        await desk.see("Ordbog", "En pilot er en lille prøve", "pilotprojekt, afprøvning")
        await desk.press("escape")
        await desk.see("To slags")


async def test_a_link_explains_the_words_of_the_step_first(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("som en pilot.", "Ordene her")
        await desk.press("tab", "enter")
        await desk.see("En pilot er en lille prøve")
        terms = desk.app.screen.query_one(OptionList)
        assert [terms.get_option_at_index(number).id for number in range(terms.option_count)] == ["pilot", "kerneopgave"]


async def test_from_home_the_words_stand_in_alphabetical_order(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("o")
        await desk.see("Det, enheden er sat i verden for.")
        await desk.press("down")
        await desk.see("En pilot er en lille prøve")


async def test_a_word_in_an_explanation_leads_on(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("o", "down")
        await desk.see("Den kan blive til en")
        line = next(line for line in desk.lines if "kerneopgave" in line.split("│")[-1])
        await desk.pilot.click(offset=(line.rindex("kerneopgave"), desk.lines.index(line)))
        await desk.see("Det, enheden er sat i verden for.")


@pytest.mark.parametrize(("query", "hits"), [("afprøv", ["pilot"]), ("LILLE", ["pilot"]), ("zzz", []), ("[/]", [])])
async def test_the_glossary_finds_while_one_types(open_app: Open, query: str, hits: list[str]) -> None:
    async with open_app() as desk:
        await desk.press("o", "slash")
        await desk.paste(query)
        terms = desk.app.screen.query_one(OptionList)
        await desk.until(
            lambda: [terms.get_option_at_index(number).id for number in range(terms.option_count)] == hits, f"{hits}"
        )
        await desk.press("down" if hits else "tab", "down", "up", "escape")
        await desk.until(lambda: terms.option_count == 2, "all terms")


# Help and the palette


async def go_to(desk: Desk, *keys: str) -> None:
    await desk.press(*keys)
    await desk.pilot.pause()


PLACES = [[], ["1"], ["1", "right"], ["1", "right", "right"], ["2", "right", "s", "enter"], ["d"], ["o"], ["plus"]]


@pytest.mark.parametrize("keys", PLACES, ids="-".join)
async def test_help_lists_every_key_that_works_here(open_app: Open, records: Records, keys: list[str]) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app(size=(100, 70)) as desk:
        await go_to(desk, *keys)
        here = [active for active in ours(desk.app.screen) if active.node is not desk.app]
        bindings = [active.binding for active in here if active.binding.show or active.binding.tooltip]
        expected = [_(binding.tooltip or binding.description) for binding in bindings]
        assert len(expected) >= 2
        await desk.press("f1")
        await desk.see("De syv regler", "Lige her", "skalkan plain")
        missing = [words for words in expected if not desk.shows(words[:40])]
        assert missing == []
        before = desk.place
        await desk.press("escape")
        assert desk.place != before


async def test_help_says_what_the_place_is_for(open_app: Open) -> None:
    async with open_app(size=WIDE) as desk:
        await desk.press("1", "right", "f1")
        await desk.see("Der er intet rigtigt svar, og ingen læser det undtagen dig.")


async def test_the_palette_speaks_danish_and_does_what_it_says(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.see("Hvad leder du efter?", "Enter Gør det")
        assert {"Ordbog", "Notat"} <= set(_commands(desk))
        await desk.write("ordb")
        await desk.until(
            lambda: _commands(desk)[:1] == ["Ordbog"] and "Dagbog" not in _commands(desk), "the other commands to go"
        )
        await desk.press("enter")
        await desk.until(lambda: desk.place == "GlossaryScreen", "the glossary")


async def test_the_palette_opens_every_lesson(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.write("hverdagen")
        await desk.see("Lektion 2: Ind i hverdagen")
        await desk.press("enter")
        await desk.see("Oversæt det")


async def test_the_palette_says_when_nothing_fits(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.write("zzz")
        await desk.see("Intet her hedder »zzz«.")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")


async def test_every_command_of_the_palette_runs(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app(size=(100, 50)) as desk:
        await desk.press("ctrl+p")
        await desk.see("Hvad leder du efter?", "Lektion 2")
        commands = [prompt for prompt in _commands(desk) if not prompt.startswith(_("Quit"))]
        await desk.press("escape")
        assert len(commands) >= 7
        for command in commands:
            await desk.app.go(ToHome())
            await desk.pilot.pause()
            await desk.press("ctrl+p")
            await desk.see("Hvad leder du efter?")
            await desk.paste(command)
            await desk.until(lambda command=command: _commands(desk)[:1] == [command], command)  # type: ignore[misc]
            await desk.press("enter")
            await desk.until(lambda: desk.place != "Palette", "the palette to close")
            await desk.until(lambda: not _examines(desk), "what is told of the journal's health")


def _examines(desk: Desk) -> bool:
    """Whether something goes on that opens a dialog when it is done."""
    return any(worker.group in {"health", "backup"} and worker.is_running for worker in desk.app.workers)


def _commands(desk: Desk) -> list[str]:
    """What the palette offers."""
    if desk.place != "Palette":
        return []
    options = desk.app.screen.query_one("#commands", OptionList).options
    return [str(option.prompt).split("  ")[0].splitlines()[0].strip() for option in options if not option.disabled]


async def test_enter_right_after_typing_in_the_palette_runs_what_was_typed(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Dit sidste projekt")
        await desk.paste("Mit.")
        await desk.press("ctrl+p")
        await desk.see("Hvad leder du efter?")
        await desk.write("dagbog")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "JournalScreen", "the journal")
        await desk.see("Mit.")


async def test_ctrl_c_says_how_to_stop(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+c")
        await desk.see("Ctrl+Q")
        assert desk.app._exit is False


# Looks


async def test_a_look_that_nobody_knows_any_more_is_no_trouble(open_app: Open, records: Records) -> None:
    records.save_setting("theme", "[/]")
    async with open_app() as desk:
        assert desk.app.theme == theme.DARK


async def test_without_colours_everything_is_grey(
    little_course: Course, journal: Journal, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_desk(little_course, journal, clock) as desk:
        await desk.press("2", "right", "k", "enter")
        await desk.see("✘", "✔", "Dit svar")
        shades = {
            tuple(colour.get_truecolor())
            for strip in desk.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
        assert len(shades) > 2
        assert {shade for shade in shades if len(set(shade)) > 1} == set()


# Windows of any size


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (10, 3), (200, 60)], ids=str)
async def test_a_window_of_any_size_can_be_used(open_app: Open, records: Records, size: tuple[int, int]) -> None:
    async with open_app(size=size) as desk:
        await desk.press("1", "enter", "right")
        await desk.press("escape", "escape")
        await desk.press("2", "right", "right", "right", "right", "right")
        await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the text field")
        await desk.write("Skrevet.")
        for keys in (["f1", "escape"], ["ctrl+p", "escape"], ["ctrl+k", "ctrl+k"], ["ctrl+g", "1", "enter", "enter"], ["escape"]):
            await desk.press(*keys)
        await desk.press("d", "down", "enter", "escape", "escape", "o", "down", "escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        assert [reflection.text for reflection in records.reflections()] == ["Skrevet."]


async def test_at_40x12_one_reads_answers_and_writes(open_app: Open) -> None:
    async with open_app(size=(40, 12)) as desk:
        await desk.see("Det første", "F1 Hjælp")
        await desk.press("2", "right")
        await desk.see("case 1 af 3")
        await desk.press("k", "enter")
        await desk.see("Du svarede Kan.")
        await desk.press("right", "right", "right", "right")
        await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the text field")
        await desk.write("Skrevet.")
        await desk.see("Skrevet.")


async def test_resizing_while_typing_keeps_the_text_and_the_place_in_it(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Dit sidste projekt")
        await desk.paste("Første linje.\nAnden linje, som er lang nok til at blive delt i et smalt vindue.")
        await desk.press("left", "left", "left")
        before = desk.editor.cursor_location
        for size in ((40, 12), (20, 5), WIDE, (33, 9), CLASSIC):
            await desk.pilot.resize_terminal(*size)
            await desk.press("x")
        assert desk.editor.cursor_location == (before[0], before[1] + 5)
        assert desk.editor.text.endswith("smalt vindxxxxxue.")
        assert desk.editor.has_focus
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
    (reflection,) = records.reflections()
    assert reflection.text.endswith("smalt vindxxxxxue.")


async def test_resizing_while_reading_lists_the_steps_or_not(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("To slags")
        assert not desk.shows("Prøv dig selv")
        await desk.pilot.resize_terminal(*WIDE)
        await desk.see("Prøv dig selv")
        await desk.pilot.resize_terminal(*CLASSIC)
        await desk.until(lambda: not desk.shows("Prøv dig selv"), "the list to go")
