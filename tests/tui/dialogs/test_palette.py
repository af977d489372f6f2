"""The palette: everything by everyday words, in groups, and never blind."""

from __future__ import annotations

import pytest
from textual.widgets import Input, OptionList

from course.content.model import Course
from course.journal.records import Records
from course.locale import _
from course.tui.base.keys import Group
from course.tui.commands import COMMANDS
from course.tui.dialogs.palette import Palette
from tests.tui.desk import Desk, Open

WORDS = {
    **dict.fromkeys(("eksport", "print", "udskriv", "dokument", "Word", "fil", "del med min leder"), "Gem"),
    **dict.fromkeys(("glem", "for altid"), "Slet hele dagbogen for altid …"),
    **dict.fromkeys(("sikkerhedskopi", "backup"), "Sikkerhedskopi"),
    **dict.fromkeys(("OneDrive", "flere computere"), "Fælles mappe"),
    **dict.fromkeys(("tema", "mørk", "kontrast"), "Farver"),
    **dict.fromkeys(("skrift", "større", "bredde"), "Tekstens bredde"),
    **dict.fromkeys(("luk", "stop"), "Afslut"),
    **dict.fromkeys(("taster", "genveje"), "Taster"),
    **dict.fromkeys(("note", "skriv"), "Notat"),
    **dict.fromkeys(("opgave", "husk"), "Aftale"),
    **dict.fromkeys(("forfra", "nulstil"), "Begynd forfra"),
    **dict.fromkeys(("hent tilbage", "papirkurv"), "Slettet"),
    "navn": "Dit navn",
    "dagbog": "Dagbog",
    "hjælp": "Hjælp",
    "angre": "Fortryd",
}
"""What a leader may type on home, and what they must find."""


def named(desk: Desk) -> list[str]:
    """What the palette lists, by name."""
    palette = desk.app.screen
    assert isinstance(palette, Palette)
    return [line.name for line in palette._found]


async def test_every_everyday_word_finds_it_on_home(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app() as desk:
        desk.app.session.delete([("notes", records.notes()[0].id)])
        await desk.press("ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        field = desk.app.screen.query_one(Input)
        missing = []
        for word, wanted in WORDS.items():
            field.value = word
            await desk.pilot.pause()
            if not any(name.startswith(wanted) for name in named(desk)):
                missing.append((word, wanted, named(desk)))
        assert missing == []


def test_what_is_offered_only_on_some_days_has_its_everyday_words() -> None:
    words = {command.action: _(command.words).casefold() for command in COMMANDS if command.words}
    assert {"quiz", "spørgsmål"} <= set(words["review"].split())
    assert {"bevis", "diplom"} <= set(words["certificate"].split())


async def test_a_step_is_found_by_what_it_is_with_its_lesson_in_sight(open_app: Open, dilemma_course: Course) -> None:
    async with open_app(course=dilemma_course) as desk:
        await desk.press("ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        assert "Fem uger til vagtplanen" not in named(desk), "before a letter is typed it lists what it always did"
        await desk.paste("dilemma")
        await desk.see("Fem uger til vagtplanen", "Dilemma i lektion 1: En ny vagtplan")
        await desk.press("enter")
        await desk.see("Du leder et plejehjem.")


async def test_its_lines_stand_in_groups(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        options = desk.app.screen.query_one("#commands", OptionList).options
        headings = [str(option.prompt) for option in options if option.disabled]
        assert headings == ["Her", "Nyt", "Steder", "Lektioner", "Dine egne", "Indstillinger", "Hjælp"]
        assert len(headings) == len(Group)


async def test_a_document_by_its_name_opens_where_it_goes_out(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        assert not [name for name in named(desk) if name.startswith("Gem som fil:")], "they are many: only for whoever types"
        await desk.paste("min leder")
        await desk.see("Gem som fil: Samtalen med min leder")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "OutgoingScreen", "where it goes out")
        await desk.see("‹ Samtalen med min leder ›")


async def test_where_nothing_fits_enter_searches_everything(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Husk zebrastriben.", None)
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.paste("zebrastriben")
        await desk.see("Intet her hedder »zebrastriben«.", "Enter søger efter det")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "SearchScreen", "the search")
        await desk.see("Husk zebrastriben.")


@pytest.mark.parametrize("keys", [["»backup", "down"], ["d"]], ids=str)
async def test_it_opens_over_any_place_and_lists_no_moves(open_app: Open, keys: list[str]) -> None:
    async with open_app() as desk:
        await desk.press(*keys, "ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        assert not {"Længere ned", "Længere oppe", "Ned", "Op"} & set(named(desk))


async def test_above_a_dialog_it_offers_what_the_dialog_can(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app() as desk:
        await desk.press("»Dit navn", "enter", "f1")
        await desk.see("De syv regler")
        await desk.press("escape", "ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        assert {"Hjælp", "Afslut"} <= set(named(desk))
        assert not {"Dagbog", "Søg", "Lektion 1: Det første skridt"} & set(named(desk))


async def test_what_is_typed_in_one_go_with_enter_is_all_there_when_enter_acts(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("ctrl+p")
        await desk.until(lambda: desk.place == "Palette", "the palette")
        await desk.press_at_once(*"aftaler", "enter")  # the letters before the last would make a new one
        await desk.until(lambda: desk.place == "CommitmentsScreen", "the agreements")
