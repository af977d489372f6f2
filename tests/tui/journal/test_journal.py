"""The journal on screen: finding, reading, going on, deleting and taking it back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Select

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.tui.journal.entry_list import EntryList
from tests.conftest import NOW
from tests.tui.desk import WIDE, Desk, Open, at_desk


@pytest.fixture
def filled(records: Records) -> Records:
    """A journal with one of each kind."""
    records.save_reflection("start", "start-sidste", "Vi læste Åses brev om ØKONOMIEN højt.", None)
    records.save_reflection("hverdag", "hverdag-hvem", "Nattevagten mærker det først.", None)
    records.save_attempt("start", "start-quiz", "start-q01", ["Sender loven rundt."], False, 3)
    records.save_attempt("hverdag", "hverdag-sorter", "hverdag-c02", ["kan"], True, 3)
    records.save_note("start", "start-to-slags", "Spørg kredsen om [/] og [red]rødt[/red].", None)
    records.save_note(None, None, "Husk mødet på mandag.", None)
    return records


async def to_journal(desk: Desk, text: str = "i alt") -> None:
    """To the journal, its list in focus."""
    await desk.press("j")
    await desk.see(text)


def titles(desk: Desk) -> list[str]:
    """The entries on the screen, by the beginnings of their texts, which stand indented below their headings."""
    snippets = [line for line in desk.lines[5:-1] if line.startswith("    ") and line.lstrip()[:1].isalpha()]
    return [line.strip()[:12].rstrip() for line in snippets]


async def search(desk: Desk, text: str) -> None:
    """Types into the search field."""
    await desk.press("f")
    desk.app.screen.query_one("#search", Input).value = ""
    await desk.paste(text)


async def test_the_newest_entry_stands_on_top(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 30)) as desk:
        await to_journal(desk, "6 i alt")
        await desk.see("nyeste først")
        assert titles(desk)[0] == "Husk mødet p"
        assert titles(desk)[-1] == "Vi læste Åse"


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("åses", ["Vi læste Åse"]),
        ("økonomi", ["Vi læste Åse"]),
        ("LÆSTE", ["Vi læste Åse"]),
        (unicodedata.normalize("NFD", "åse"), ["Vi læste Åse"]),
        ("mandag husk", ["Husk mødet p"]),
        ("[/]", ["Spørg kredse"]),
        ("mandag natte", []),
        ("sender loven", ["Dit svar: Se"]),
    ],
)
async def test_the_search_finds_while_one_types(open_app: Open, filled: Records, query: str, hits: list[str]) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, query)
        await desk.until(lambda: titles(desk) == hits, f"{hits}")


async def test_each_letter_narrows_the_list_and_escape_opens_it_again(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 30)) as desk:
        await to_journal(desk, "6 i alt")
        await desk.press("f", "m", "ø", "d")
        await desk.until(lambda: titles(desk) == ["Husk mødet p"], "one entry")
        await desk.see("1 i alt")
        await desk.press("escape")
        await desk.until(lambda: len(titles(desk)) == 6, "all entries")
        assert desk.app.screen.query_one("#entries").has_focus
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")


async def test_nothing_found_says_so(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "zzz")
        await desk.see("0 i alt")
        await desk.press("enter", "enter", "delete", "down")
        assert desk.place == "JournalScreen"
    assert len(filled.all()) == 6


async def test_an_empty_journal_says_so(open_app: Open) -> None:
    async with open_app() as desk:
        await to_journal(desk, "Her er ikke noget")
        await desk.press("enter", "delete", "down", "up", "end", "home", "pagedown", "o")
        await desk.see("Her er ikke noget")


async def test_a_filter_shows_one_lesson_or_one_kind(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk, "6 i alt")
        lesson, kind = desk.app.screen.query_one("#lesson", Select), desk.app.screen.query_one("#kind", Select)
        lesson.value = "start"
        await desk.see("3 i alt")
        kind.value = "notes"
        await desk.until(lambda: titles(desk) == ["Spørg kredse"], "the note of the lesson")
        lesson.clear()
        await desk.see("2 i alt")
        kind.value = "attempts"
        await desk.until(lambda: all(title.startswith("Dit svar") for title in titles(desk)), "the answers")


async def test_a_filter_is_chosen_by_keyboard(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk, "6 i alt")
        await desk.press("shift+tab", "enter")
        await desk.see("Refleksioner", "Svar på spørgsmål")
        await desk.press("down", "enter")
        await desk.see("2 i alt")


async def test_notes_without_a_lesson_have_a_filter(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        desk.app.screen.query_one("#lesson", Select).value = "-"
        await desk.until(lambda: titles(desk) == ["Husk mødet p"], "the free note")


async def test_by_lesson_the_entries_stand_in_the_order_of_the_course(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 40)) as desk:
        await to_journal(desk)
        await desk.press("o")
        await desk.see("efter lektion")
        places = [desk.text.index(title) for title in ("Det første skridt", "Ind i hverdagen", "Uden for lektionerne")]
        assert places == sorted(places)
        await desk.press("o")
        await desk.see("nyeste først")


async def test_an_entry_is_opened_and_written_on(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "nattevagten")
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.see("Ind i hverdagen", "Hvem hos jer?", "Nattevagten mærker det først.")
        await desk.write(" Og vikaren.")
        await desk.press("escape")
        await desk.see("Nattevagten mærker det først. Og vikaren.")
    reflection = filled.reflection("hverdag-hvem")
    assert reflection is not None
    assert reflection.text == "Nattevagten mærker det først. Og vikaren."


async def test_an_entry_is_opened_by_mouse(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await desk.click("Spørg kredsen")
        await desk.click("Spørg kredsen")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.see("[/] og [red]rødt[/red]")


async def test_an_answer_is_opened_with_its_reasons(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "sender loven")
        await desk.press("enter", "enter")
        await desk.see("↑ hele spørgsmålet", "Dit svar", "En lov læser kun få.", "Meningen kommer før opgaven.")
        await desk.press("up")
        await desk.see("En ny lov giver jer en frist.", "Meningen kommer før opgaven.")


async def test_an_entry_leads_to_its_step(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "nattevagten")
        await desk.press("enter", "enter")
        await desk.see("Til trinnet")
        await desk.press("f8")
        await desk.see("trin 3 af 5")


async def test_what_is_deleted_can_be_brought_back(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk, "6 i alt")
        await desk.press("delete")
        await desk.see("5 i alt", "Slettet. Ctrl+Z henter det frem igen.")
        assert "Husk mødet p" not in titles(desk)
        await desk.press("ctrl+z")
        await desk.see("6 i alt", "Det er tilbage")
        assert "Husk mødet p" in titles(desk)
        await desk.press("end", "delete")
        await desk.see("5 i alt")
        entries = desk.app.screen.query_one(EntryList)
        assert entries.cursor == 4, "the mark is on the neighbour of the last one"
        await desk.press("up", "delete")
        await desk.see("4 i alt")
        assert entries.cursor == 3
        await desk.press("ctrl+z", "ctrl+z")


@pytest.mark.parametrize("text", ["sender loven", "nattevagten", "husk mødet"])
async def test_an_open_entry_can_be_deleted_and_brought_back_at_home(open_app: Open, filled: Records, text: str) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, text)
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.press("f9")
        await desk.until(lambda: desk.place == "JournalScreen", "the journal")
        assert len(filled.all()) == 5
        await desk.press("escape", "escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        await desk.press("ctrl+z")
        await desk.until(lambda: len(filled.all()) == 6, "the entry")


async def test_delete_in_a_text_field_deletes_a_letter(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.press("ctrl+home", "home", "delete")
        await desk.until(lambda: desk.editor.text == "usk mødet på mandag.", "a letter less")
    assert len(filled.all()) == 6


async def test_a_free_note_is_made_with_its_first_word(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("n")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        assert records.notes() == []
        await desk.press("n")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.write("Ring til Åse.")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
    assert [(note.text, note.lesson, note.step) for note in records.notes()] == [("Ring til Åse.", None, None)]


async def test_a_note_belongs_to_the_step_it_was_written_at(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("2")
        await desk.see("Oversæt det")
        await desk.press("n")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.write("Til i morgen.")
        await desk.press("escape")
        await desk.see("Oversæt det", "✎")
        await desk.press("n")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        assert desk.editor.text == "Til i morgen."
        await desk.write(" Ja.")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
    assert [(note.text, note.lesson, note.step) for note in records.notes()] == [
        ("Til i morgen. Ja.", "hverdag", "hverdag-oversaet")
    ]


async def test_a_wide_window_shows_the_marked_entry_beside_the_list(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Første linje.\n\nEn linje, der kun kan læses i ruden.", None)
    records.save_note(None, None, "En anden.", None)
    async with open_app(size=WIDE) as desk:
        await to_journal(desk)
        await desk.press("down")
        await desk.see("En linje, der kun kan læses i ruden.", "kl. 9.42")


async def test_what_another_window_saves_is_there(open_app: Open, home: Path, records: Records) -> None:
    records.save_note(None, None, "Herfra.", None)
    async with open_app() as desk:
        with Journal(home, clock=lambda: NOW + timedelta(minutes=1)) as other:
            Records(other).save_note(None, None, "Derfra.", None)
            Records(other).save_reading("start", "start-to-slags")
        await to_journal(desk)
        await desk.see("2 i alt", "Herfra.", "Derfra.")
        await desk.press("escape")
        await desk.see("1/4")


async def test_entries_of_an_earlier_course_are_shown(open_app: Open, records: Records) -> None:
    records.save_reflection("start", "start-vaek", "Til et trin, der er væk.", None)
    records.save_reflection("vaek", "vaek-trin", "Til en lektion, der er væk.", None)
    records.save_note("vaek", "vaek-trin", "Et notat dertil.", None)
    records.save_attempt("vaek", "vaek-quiz", "vaek-q01", ["Et svar, der er væk."], True, 5)
    records.save_place("vaek", "vaek-trin")
    records.save_place("start", "start-vaek")
    async with open_app(size=(80, 40)) as desk:
        await desk.see("Det første skridt")
        await to_journal(desk, "4 i alt")
        await desk.see("Til et trin, der er væk.", "Til en lektion, der er væk.", "Et notat dertil.", "Et svar, der er væk.")
        for _ in range(4):
            await desk.press("enter")
            await desk.until(lambda: desk.place == "EntryScreen", "the entry")
            await desk.see("er væk" if not desk.shows("notat dertil") else "notat dertil")
            await desk.press("f8", "f6", "escape")
            await desk.until(lambda: desk.place in ("JournalScreen", "EntryScreen"), "the journal")
            if desk.place == "EntryScreen":
                await desk.press("escape")
            await desk.until(lambda: desk.place == "JournalScreen", "the journal")
            await desk.press("down")
        await desk.press("o")
        await desk.see("efter lektion", "Til en lektion, der er væk.")


async def test_five_thousand_entries_can_be_gone_through(
    little_course: Course, journal: Journal, clock: Callable[[], datetime]
) -> None:
    journal.table("notes").insert_multiple({"lesson": None, "step": None, "text": f"Notat {number}."} for number in range(5000))
    async with at_desk(little_course, journal, clock) as desk:
        await to_journal(desk, "5000 i alt")
        await desk.press("end")
        await desk.see("Notat 0.")
        await desk.press("home")
        await desk.see("Notat 4999.")
        await search(desk, "4321")
        await desk.until(lambda: titles(desk) == ["Notat 4321."], "one entry")
