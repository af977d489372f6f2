"""The one search on screen: opened from anywhere, found as one types, opened with Enter or a click."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterable

import pytest
from textual.widgets import Input, OptionList

from course.content.model import Course
from course.journal.errors import SaveFailed
from course.journal.records import Records
from course.session.writing import TextDraft
from course.study import search as study_search
from course.study.search import Doc, Search
from tests.tui.desk import CLASSIC, WIDE, Desk, Open


async def search_for(desk: Desk, query: str, *seen: str) -> None:
    """Opens the search from where one is, types, and waits for what is to be seen."""
    await desk.press("slash")
    await desk.until(lambda: desk.place == "SearchScreen", "the search")
    await desk.paste(query)
    await desk.see(*seen)


def marked(desk: Desk) -> int | None:
    return desk.app.screen.query_one("#hits", OptionList).highlighted


# Opening it


@pytest.mark.parametrize("keys", [[], ["1"], ["u"], ["plus"], ["1", "right"]], ids="-".join)
async def test_ctrl_f_opens_it_from_anywhere_and_esc_leads_back(open_app: Open, practice_course: Course, keys: list[str]) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press(*keys)
        before = desk.app.screen
        await desk.press("ctrl+f")
        await desk.see("Søg", "ord eller to")
        await desk.press("ctrl+f")
        assert [type(screen).__name__ for screen in desk.app.screen_stack].count("SearchScreen") == 1
        await desk.press("escape")
        assert desk.app.screen is before


@pytest.mark.parametrize("key", ["d", "o"])
async def test_a_place_with_a_field_is_searched_first_and_takes_its_words_on(open_app: Open, key: str) -> None:
    async with open_app() as desk:
        await desk.press(key, "z", "q")
        assert desk.app.screen.query_one("#search", Input).value == "zq", "what is typed in a list goes into its field"
        await desk.press("enter")
        await desk.see("Der er ikke noget med »zq«")
        await desk.press("escape", "escape", "ctrl+f")
        assert desk.app.screen.query_one("#search", Input).has_focus
        await desk.press("p", "i", "l", "ctrl+f")
        await desk.see("pilot", "i ordbogen")
        assert desk.app.screen.query_one(Input).value == "pil"


@pytest.mark.parametrize("keys", [["f1"], ["ctrl+p"]], ids="-".join)
async def test_it_does_not_open_on_a_dialog(open_app: Open, keys: list[str]) -> None:
    async with open_app() as desk:
        await desk.press(*keys)
        before = desk.place
        await desk.press("ctrl+f")
        assert desk.place == before


async def test_a_slash_in_a_text_is_a_slash_and_what_was_written_is_saved_first(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Dit sidste projekt")
        await desk.write("og/eller")
        assert desk.place == "LessonScreen"
        await desk.press("ctrl+f")
        await desk.see("ord eller to")
        reflection = records.reflection("start-sidste")
        assert reflection is not None
        assert reflection.text == "og/eller"
        await desk.write("eller")
        await desk.see("Refleksion", "og/eller")
        await desk.press("escape")
        await desk.write("!")
        assert desk.editor.text == "og/eller!"


async def test_a_text_that_cannot_be_saved_is_not_left(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*what: object, **more: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld.")

    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Dit sidste projekt")
        with monkeypatch.context() as patched:
            patched.setattr(TextDraft, "_keep", refuse)
            await desk.write("Mit.")
            await desk.press("ctrl+f")
            await desk.see("Ikke gemt")
            assert desk.place == "LessonScreen"


async def test_from_a_place_opened_from_it_one_comes_back_to_it(open_app: Open) -> None:
    async with open_app() as desk:
        await search_for(desk, "pilot", "i ordbogen")
        await desk.press("enter")
        await desk.see("En pilot er en lille prøve")
        await desk.press("ctrl+f", "ctrl+f")
        assert [type(screen).__name__ for screen in desk.app.screen_stack] == ["HomeScreen", "SearchScreen"]
        assert desk.app.screen.query_one(Input).value == "pilot"


def test_a_start_loads_none_of_it() -> None:
    code = (
        "import sys, course.tui.app, course.tui.home.home_screen, course.tui.lesson.lesson_screen;"
        "assert not {'rapidfuzz', 'course.study.search', 'course.tui.search.search_screen'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# Finding


async def test_it_finds_all_kinds_as_one_types(open_app: Open, records: Records, practice_course: Course) -> None:
    records.save_reflection("foerst", "foerst-skriv", "Vi skal have gulerødder.", None)
    records.save_note(None, None, "Købe gulerødder [/] til mødet.", None)
    records.save_revisit("foerst", "foerst-skriv", 14, "Gulerødder hjalp.", None)
    records.save_attempt("foerst", "foerst-sorter", "foerst-c03", ["begge"], True, 1)
    async with open_app(course=practice_course, size=WIDE) as desk:
        await search_for(desk, "gulerødd", "Refleksion", "Notat", "Gensyn", "[/] til mødet", "3 i alt", "lektion 1 · trin 2")
        await desk.press("ctrl+f")
        await desk.paste("sensorer")
        await desk.see("Spørgsmål", "Tre cases", "Alle plejehjem får de samme sensorer", "1 i alt")
        await desk.press("ctrl+f")
        await desk.paste("vuggestuen")
        await desk.see("Der er ikke noget med »vuggestuen«")
        await desk.press("ctrl+f")
        await desk.paste("pilot")
        await desk.see("Ord ", "pilot · piloter", "Trin", "To startpunkter")


async def test_the_place_is_marked_by_more_than_colour(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Spørg Åse om planen.", None)
    async with open_app() as desk:
        await search_for(desk, "planen", "Spørg Åse om planen.")
        segments = [segment for strip in desk.app.screen._compositor.render_strips() for segment in strip]
        found = [segment.style for segment in segments if segment.text == "planen" and segment.style]
        assert len([style for style in found if style.bold and style.underline]) == 2  # the course has a plan, too


async def test_one_typing_error_is_told_quietly(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Mine forventninger.", None)
    async with open_app() as desk:
        await search_for(desk, "forventnign", "Ordet »forventnign« findes ikke. Her er »forventninger«.", "Mine forventninger.")


@pytest.mark.parametrize("query", ["[/]", "[red]", "😀", "...", "a" * 10_000, "ord og " * 500])
async def test_odd_queries_do_no_harm(open_app: Open, query: str) -> None:
    async with open_app() as desk:
        await search_for(desk, query, "Der er ikke noget med »")
        await desk.press("enter", "down", "up", "pagedown")
        assert desk.place == "SearchScreen"


async def test_typing_goes_on_while_the_journal_is_read(
    open_app: Open, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.save_note(None, None, "En pilot om gulerødder.", None)
    ready = threading.Event()
    add = Search.add

    def slow(self: Search, docs: Iterable[Doc]) -> None:
        if threading.current_thread() is not threading.main_thread():
            ready.wait(10)
        add(self, docs)

    monkeypatch.setattr(study_search.Search, "add", slow)
    async with open_app() as desk:
        await search_for(desk, "pilot", "læser din dagbog …", "i ordbogen")
        await desk.press("down")
        here = marked(desk)
        assert not desk.shows("gulerødder")
        ready.set()
        await desk.see("En pilot om gulerødder.", "3 i alt")
        assert marked(desk) == here


async def test_what_was_changed_meanwhile_is_found_on_coming_back(open_app: Open, records: Records) -> None:
    note = records.save_note(None, None, "Om gulerødder.", None)
    async with open_app() as desk:
        await search_for(desk, "gulerødder", "1 i alt")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.paste(" Og kål.")
        await desk.press("escape")
        await desk.see("Om gulerødder. Og kål.")
        assert desk.app.screen.query_one(Input).value == "gulerødder"
        records.remove("notes", note)
        await desk.press("enter")
        await desk.see("Den er slettet i mellemtiden.", "Der er ikke noget med")


async def test_the_last_query_is_there_to_go_on_with_or_to_write_over(open_app: Open) -> None:
    async with open_app() as desk:
        await search_for(desk, "pilot", "i ordbogen")
        await desk.press("escape", "slash")
        await desk.see("pilot", "i ordbogen")
        await desk.write("k")
        assert desk.app.screen.query_one(Input).value == "k"


# Going there


async def test_a_step_opens_at_the_step(open_app: Open) -> None:
    async with open_app() as desk:
        await search_for(desk, "oversæt det", "Trin")
        await desk.press("enter")
        await desk.see("En plan er ikke en hverdag.", "trin 1 af 5")
        assert desk.records.places() == []  # a look is no place to go on at
        await desk.press("escape")
        assert desk.place == "SearchScreen"
        await desk.press("escape")
        assert desk.place == "HomeScreen"


async def test_a_lesson_opens_where_one_was(open_app: Open, records: Records) -> None:
    records.save_place("hverdag", "hverdag-hvem")
    async with open_app() as desk:
        await search_for(desk, "ind i hverdagen", "Lektion")
        await desk.press("enter")
        await desk.see("trin 3 af 5")


async def test_a_question_opens_at_that_question(open_app: Open, records: Records) -> None:
    records.save_attempt("start", "start-quiz", "start-q02", ["Tavshed."], False, 1)
    async with open_app() as desk:
        await search_for(desk, "hvad hjælper", "Spørgsmål")
        await desk.press("enter")
        await desk.see("spørgsmål 2 af 3", "Hvad hjælper et projekt")


async def test_a_click_opens(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Om gulerødder.", None)
    records.save_note(None, None, "Flere gulerødder.", None)
    async with open_app() as desk:
        await search_for(desk, "gulerødder", "2 i alt")
        await desk.click("Om gule")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        assert desk.editor.text == "Om gulerødder."
        await desk.press("escape")
        assert desk.place == "SearchScreen"
        assert marked(desk) == 1


async def test_a_text_to_a_step_that_is_gone_opens(open_app: Open, records: Records) -> None:
    records.save_reflection("gammel", "gammelt-trin", "Om gulerødder.", None)
    async with open_app() as desk:
        await search_for(desk, "gulerødder", "Fra en tidligere udgave")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the text")


async def test_arrows_move_the_mark_while_one_types(open_app: Open, records: Records) -> None:
    for number in range(8):
        records.save_note(None, None, f"Nummer {number}", None)
    async with open_app() as desk:
        await search_for(desk, "nummer", "8 i alt")
        assert marked(desk) == 0
        await desk.press("down", "down")
        assert marked(desk) == 2
        await desk.press("pagedown")
        assert marked(desk) == 7
        await desk.press("down")
        assert marked(desk) == 0
        await desk.write(" 3")
        await desk.see("1 i alt")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        assert desk.editor.text == "Nummer 3"


async def test_enter_right_after_typing_opens_what_was_typed(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "abe", None)
    records.save_note(None, None, "abekat", None)
    async with open_app() as desk:
        await search_for(desk, "a", "i alt")
        await desk.pilot.press("b", "e", "k", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        assert desk.editor.text == "abekat"


@pytest.mark.parametrize("size", [(40, 12), (20, 5), CLASSIC, WIDE], ids=str)
async def test_it_works_in_a_window_of_any_size(open_app: Open, records: Records, size: tuple[int, int]) -> None:
    records.save_note(None, None, "Om gulerødder. " * 20, None)
    async with open_app(size=size) as desk:
        await desk.press("slash", *"gule")
        await desk.pilot.resize_terminal(size[0] + 7, size[1] + 1)
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")


async def test_a_look_at_a_lesson_leads_back_and_moves_no_place(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.until(lambda: bool(records.places()))
        places = records.places()
        await desk.press("ctrl+f")
        await desk.write("Ind i hverdagen")
        await desk.see("■ Lektion")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "LessonScreen")
        await desk.see("Esc Tilbage")
        await desk.press("right")
        await desk.see("trin 2 af 5")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "SearchScreen")
        assert records.places() == places


async def test_a_look_goes_on_into_the_next_lesson_and_leads_back_all_the_same(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+f")
        await desk.write("Det kan du nu")
        await desk.see("□ Trin")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "LessonScreen")
        await desk.see("trin 4 af 4")
        assert records.readings() == set(), "a look is no reading"
        await desk.press("1")
        await desk.see("Ind i hverdagen", "trin 1 af 5", "Esc Tilbage")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "SearchScreen")
        assert records.places() == []
