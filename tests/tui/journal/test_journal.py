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
from course.tools.commitment import Commitment, Source
from course.tools.repositories import Repositories
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


async def to_journal(desk: Desk, text: str = "Dagbog") -> None:
    """To the journal, its list in focus."""
    await desk.press("d")
    await desk.see(text)


def titles(desk: Desk) -> list[str]:
    """The lines on the screen, by the beginnings of their texts, which stand indented below their headings."""
    snippets = [line for line in desk.lines[4:-2] if line.startswith("     ") and line.lstrip()[:1].isalpha()]
    return [line.strip()[:12].rstrip() for line in snippets]


async def search(desk: Desk, text: str) -> None:
    """Types into the search field."""
    await desk.press("slash")
    desk.app.screen.query_one("#search", Input).value = ""
    await desk.paste(text)


async def test_own_words_stand_first_and_answers_in_a_list_of_their_own(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 30)) as desk:
        await to_journal(desk, "▸ 1 Dine ord (4)  2 Svar (2)  3 Mærker (0)  4 Slettet (0)")
        assert (titles(desk)[0], titles(desk)[-1]) == ("Husk mødet p", "Vi læste Åse")
        assert desk.lines[-1].startswith(" Enter Åbn  + Nyt  Ctrl+E Gem som fil  Esc Forside  F1 Hjælp  Ctrl+P Mere")
        await desk.press("2")
        await desk.see("▸ 2 Svar (2)", "1 Det første skridt", "2 Ind i hverdagen")
        assert titles(desk) == ["Dit svar: Se", "Dit svar: Ka"]
        await desk.click("1 Dine ord")
        await desk.see("▸ 1 Dine ord")


async def test_in_a_narrow_window_it_is_in_sight_how_one_keeps_a_text_to_oneself(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 24)) as desk:
        await to_journal(desk, "▸ 1 Dine ord (4)")
        await desk.see("Kun for dig Ctrl+O")
        await desk.click("Kun for dig Ctrl+O")
        await desk.see("▣ kun for dig", "Nu er det kun for dig")
        await desk.press("ctrl+o")
        await desk.see("Ikke længere kun for dig")
        await desk.press("down", "enter")
        await desk.see("Udgaver", "Kun for dig Ctrl+O")
        await desk.press("escape", "2")
        await desk.until(lambda: "Kun for dig Ctrl+O" not in desk.text)  # an answer is a choice among ours


@pytest.mark.parametrize(
    ("tab", "query", "hits"),
    [
        ("1", "åses", ["Vi læste Åse"]),
        ("1", "økonomi", ["Vi læste Åse"]),
        ("1", "LÆSTE", ["Vi læste Åse"]),
        ("1", unicodedata.normalize("NFD", "åse"), ["Vi læste Åse"]),
        ("1", "mandag husk", ["Husk mødet p"]),
        ("1", "[/]", ["Spørg kredse"]),
        ("1", "mandag natte", []),
        ("2", "sender loven", ["Dit svar: Se"]),
    ],
)
async def test_the_search_finds_while_one_types(open_app: Open, filled: Records, tab: str, query: str, hits: list[str]) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await desk.press(tab)
        await search(desk, query)
        await desk.until(lambda: titles(desk) == hits, f"{hits}")


async def test_each_letter_narrows_the_list_and_escape_opens_it_again(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 30)) as desk:
        await to_journal(desk)
        await desk.press("m", "ø", "d")
        await desk.until(lambda: titles(desk) == ["Husk mødet p"], "one entry")
        await desk.see("Enter Åbn  Ctrl+E Gem som fil  Esc Ryd søgning")
        await desk.press("escape")
        await desk.until(lambda: len(titles(desk)) == 4, "all entries")
        assert desk.app.screen.query_one("#entries").has_focus
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")


async def test_enter_in_the_field_opens_what_is_marked(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await desk.press_at_once(*"mød", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        assert desk.editor.text == "Husk mødet på mandag."
        await desk.leave()
        await desk.see("Esc Ryd søgning")
        await desk.press("slash", "down", "escape")
        await desk.see("Esc Forside")


async def test_nothing_found_says_so(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "zzz")
        await desk.see("Intet her passer.", "Enter Søg overalt", "Esc Ryd søgning")
        assert not desk.shows("Enter Åbn")
        await desk.press("tab", "tab", "enter", "delete", "backspace", "down")
        assert desk.place == "JournalScreen"
    assert len(filled.all()) == 6


async def test_an_empty_journal_says_so(open_app: Open) -> None:
    async with open_app() as desk:
        await to_journal(desk, "Her samler sig det, du skriver. + laver et notat.")
        await desk.press("enter", "delete", "down", "up", "end", "home", "pagedown", "right", "left")
        for digit, text in (
            ("2", "Her samler sig de spørgsmål"),
            ("3", "Her er ingen mærker"),
            ("4", "Intet er slettet."),
        ):
            await desk.press(digit, "enter", "delete")
            await desk.see(text)


async def test_a_lesson_is_chosen_with_the_keys_and_notes_without_one_have_theirs(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        lesson = desk.app.screen.query_one("#lesson", Select)
        await desk.press("shift+tab", "enter", "down", "enter")
        await desk.until(lambda: titles(desk) == ["Spørg kredse", "Vi læste Åse"], "the first lesson")
        await desk.press("2")
        assert lesson.value == "start"
        lesson.value = "-"
        await desk.click("1 Dine ord")
        await desk.until(lambda: titles(desk) == ["Husk mødet p"], "the free note")


async def test_by_lesson_the_threads_stand_in_the_order_of_the_course(open_app: Open, filled: Records) -> None:
    async with open_app(size=(80, 40)) as desk:
        await to_journal(desk)
        await desk.press("tab", "enter")
        await desk.see("▸ Rækkefølge")
        places = [desk.text.index(title) for title in ("1 Det første skridt", "2 Ind i hverdagen", "Uden for lektionerne")]
        assert places == sorted(places)
        await desk.press("enter")
        await desk.until(lambda: not desk.shows("1 Det første skridt"))


@pytest.fixture
def thread(journal: Journal, records: Records) -> str:
    """A reflection, a looking back on it, and an agreement that grew out of it."""
    written = records.save_reflection("start", "start-sidste", "Det kunne Åse.", None)
    records.save_revisit("start", "start-sidste", 14, "I dag spørger jeg først.", None)
    source = Source("reflections", written, "Dit sidste projekt")
    Repositories(journal).of(Commitment).save(Commitment(occasion="det regner", action="går jeg ud", source=source))
    return written


async def test_a_thread_is_a_page_with_parts_to_write_in(open_app: Open, records: Records, thread: str) -> None:
    async with open_app() as desk:
        await to_journal(desk, "└ ↻ gensyn  └ ◆ aftale: ingen dag endnu")
        await desk.press("enter")
        await desk.see("▸ Refleksion", "┃ Det kunne Åse.", "Gensyn efter 14 dage", "┃ I dag spørger jeg først.", "◆ Aftale")
        assert desk.lines[-1].startswith(" Enter Åbn  Ctrl+L Aftale  Esc Tilbage")
        await desk.press("down", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the looking back")
        await desk.write(" Og Bo.")
        await desk.press("ctrl+g")
        await desk.see("▸ ↻ Gensyn efter 14 dage", "I dag spørger jeg først. Og Bo.")
        await desk.press("ctrl+l")
        await desk.see("Udspringer af: Dit sidste projekt")
        await desk.press("escape", "down", "enter")
        await desk.see("går jeg ud")
        assert desk.place == "CommitmentScreen"
        await desk.press("escape", "up", "delete")
        await desk.until(lambda: not records.revisits(), "the looking back to go")
        await desk.press("up", "up", "delete", "backspace")
        await desk.until(lambda: desk.place == "JournalScreen", "the journal")
        await desk.see("▸ 1 Dine ord (0)", "4 Slettet (3)")


async def test_beside_the_list_the_thread_is_whole_and_enter_opens_the_marked_part(
    open_app: Open, records: Records, thread: str
) -> None:
    async with open_app(size=WIDE) as desk:
        await to_journal(desk, "▸ Refleksion")
        await desk.see("I dag spørger jeg først.", "Hvis det regner, så går jeg ud")
        await desk.press("right", "down", "left")
        await desk.see("▸ ↻ Gensyn")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the looking back")
        assert desk.editor.text == "I dag spørger jeg først."
        await desk.press("escape", "delete")
        await desk.see("Slettet med det, der var vokset ud af det.", "▸ 1 Dine ord (0)")
        await desk.press("ctrl+z")
        await desk.see("▸ 1 Dine ord (1)", "└ ↻ gensyn  └ ◆ aftale")


async def test_what_was_deleted_comes_back_from_its_list(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await desk.press("delete", "4")
        await desk.see("▸ 4 Slettet (1)", "Husk mødet på mandag.", "Enter Hent frem")
        await desk.press("delete", "backspace", "enter")
        await desk.see("Det er tilbage", "▸ 4 Slettet (0)", "Intet er slettet.")
    assert len(filled.all()) == 6


async def test_an_entry_is_opened_and_written_on(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "nattevagten")
        await desk.press("enter")
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
        await desk.press("2")
        await search(desk, "sender loven")
        await desk.press("enter")
        await desk.see("↑ hele spørgsmålet", "Dit svar", "En lov læser kun få.", "Meningen kommer før opgaven.")
        await desk.press("up")
        await desk.see("En ny lov giver jer en frist.", "Meningen kommer før opgaven.")


async def test_an_entry_leads_to_its_step(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await search(desk, "nattevagten")
        await desk.press("enter")
        await desk.see("Udgaver     Til trinnet     Slet")
        await desk.press("tab", "right", "enter")
        await desk.see("trin 3 af 5")


async def test_what_is_deleted_can_be_brought_back(open_app: Open, filled: Records) -> None:
    async with open_app() as desk:
        await to_journal(desk, "1 Dine ord (4)")
        await desk.press("delete")
        await desk.see("1 Dine ord (3)", "Slettet. Ctrl+Z henter det frem igen.")
        assert "Husk mødet p" not in titles(desk)
        await desk.press("ctrl+z")
        await desk.see("1 Dine ord (4)", "Det er tilbage")
        assert "Husk mødet p" in titles(desk)
        await desk.press("end", "delete")
        await desk.see("1 Dine ord (3)")
        entries = desk.app.screen.query_one(EntryList)
        assert entries.cursor == 2, "the mark is on the neighbour of the last one"
        await desk.press("up", "backspace")
        await desk.see("1 Dine ord (2)")
        assert entries.cursor == 1
        await desk.press("ctrl+z", "ctrl+z")


@pytest.mark.parametrize(("tab", "text"), [("2", "sender loven"), ("1", "nattevagten"), ("1", "husk mødet")])
async def test_an_open_entry_can_be_deleted_and_brought_back_at_home(
    open_app: Open, filled: Records, tab: str, text: str
) -> None:
    async with open_app() as desk:
        await to_journal(desk)
        await desk.press(tab)
        await search(desk, text)
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.press("ctrl+p", *"slet", "enter")
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
        await desk.press("plus")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        assert records.notes() == []
        await desk.press("plus")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.write("Ring til Åse.")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
    assert [(note.text, note.lesson, note.step) for note in records.notes()] == [("Ring til Åse.", None, None)]


async def test_a_note_belongs_to_the_step_it_was_written_at(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("2")
        await desk.see("Oversæt det")
        await desk.press("plus")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.write("Til i morgen.")
        await desk.press("escape")
        await desk.see("Oversæt det", "✎")
        await desk.press("plus")
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
        await desk.see("▸ Notat  man. 23. nov.", "┃ En linje, der kun kan læses i ruden.")


async def test_what_another_window_saves_is_there(open_app: Open, home: Path, records: Records) -> None:
    records.save_note(None, None, "Herfra.", None)
    async with open_app() as desk:
        with Journal(home, clock=lambda: NOW + timedelta(minutes=1)) as other:
            Records(other).save_note(None, None, "Derfra.", None)
            Records(other).save_reading("start", "start-to-slags")
        await to_journal(desk)
        await desk.see("1 Dine ord (2)", "Herfra.", "Derfra.")
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
        await to_journal(desk, "1 Dine ord (3)")
        await desk.see("Til et trin, der er væk.", "Til en lektion, der er væk.", "Et notat dertil.")
        for _ in range(3):
            await desk.press("enter")
            await desk.until(lambda: desk.place == "EntryScreen", "the entry")
            await desk.see("er væk" if not desk.shows("notat dertil") else "notat dertil")
            assert not desk.shows("Til trinnet")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "JournalScreen", "the journal")
            await desk.press("down")
        await desk.press("tab", "enter")
        await desk.see("Fra en tidligere udgave af kurset", "Til en lektion, der er væk.")
        await desk.press("2")
        await desk.see("Et svar, der er væk.")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the answer")
        await desk.see("Et svar, der er væk.")


async def test_five_thousand_entries_can_be_gone_through(
    little_course: Course, journal: Journal, clock: Callable[[], datetime]
) -> None:
    journal.table("notes").insert_multiple({"lesson": None, "step": None, "text": f"Notat {number}."} for number in range(5000))
    async with at_desk(little_course, journal, clock) as desk:
        await to_journal(desk, "1 Dine ord (5000)")
        await desk.press("end")
        await desk.see("Notat 0.")
        await desk.press("home")
        await desk.see("Notat 4999.")
        await search(desk, "4321")
        await desk.until(lambda: titles(desk) == ["Notat 4321."], "one entry")
