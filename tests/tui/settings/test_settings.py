"""The settings' page: what is changed holds at once, and what has more to it opens."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from course.journal import Journal
from course.journal.records import Records
from course.session.documents_folder import FOLDER, documents_folder
from course.tui.base import theme
from tests.tui.desk import WIDE, Desk, Open


async def at_line(desk: Desk, label: str) -> None:
    """Marks a line of the settings, on their page."""
    for _press in range(20):
        if any(line.strip().startswith("▸") and label in line for line in desk.lines):
            return
        await desk.press("down")
    raise AssertionError(f"there is no {label}:\n{desk.text}")


async def test_looks_hold_at_once_and_are_kept(open_app: Open, records: Records) -> None:
    async with open_app(size=WIDE) as desk:
        assert desk.app.theme == theme.DARK
        await desk.press("i")
        await desk.see("Indstillinger", "alt gælder med det samme", "‹ Mørk ›", "Enter Skift  Esc Tilbage")
        await desk.press("space")
        assert desk.app.theme == theme.LIGHT
        await desk.press("left", "left")
        assert desk.app.theme == theme.DARK_CONTRAST
        await desk.press("enter", "enter", "enter")
        assert desk.app.theme == theme.LIGHT_CONTRAST
        await at_line(desk, "Tekstens bredde")
        await desk.press("right", "right")
        await desk.see("‹ hele vinduet ›")
        assert desk.app.get_css_variables()["text-width"] == "100%"
        await at_line(desk, "Bevægelse")
        await desk.press("space")
        assert desk.app.animation_level == "basic"
        await at_line(desk, "Markør")
        await desk.press("space")
        await at_line(desk, "Sprog")
        await desk.press("space")
        await desk.see("Colours", "everything holds at once", "Back")
        await desk.press("space")
        await desk.press("escape", "1", "enter")
        await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
        assert max(len(line) for line in desk.lines) > 100, "the text uses the window"
    async with open_app() as desk:
        assert desk.app.theme == theme.LIGHT_CONTRAST
        assert desk.app.get_css_variables()["text-width"] == "100%"
        assert desk.app.animation_level == "basic"
        await desk.press("ctrl+p")
        assert not desk.app.screen.query_one(Input).cursor_blink


async def test_what_is_no_folder_is_told_and_a_folder_is_taken(
    open_app: Open, records: Records, tmp_path: Path, journal: Journal
) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app() as desk:
        await desk.press("i")
        await at_line(desk, "Sikkerhedskopi")
        await desk.see("Enter Tag en nu")
        await at_line(desk, "Gem som fil i")
        await desk.see("Enter Åbn")
        await desk.press("enter")
        await desk.paste("/findes/ikke")
        await desk.press("enter")
        await desk.see("Mappen /findes/ikke findes ikke.", "Brug mappen")
        await desk.press("escape", "enter")
        await desk.paste(str(tmp_path))
        await desk.press("enter")
        await desk.until(lambda: desk.place == "SettingsScreen", "the settings")
        assert records.setting(FOLDER) is None, "a path is this computer's own"
        assert documents_folder(desk.app.session) == tmp_path
        await at_line(desk, "Fælles mappe")
        await desk.press("enter")
        await desk.paste(str(journal.home / "inde"))
        await desk.press("enter")
        await desk.see("dagbogs egen mappe")
        await desk.press("escape", "enter")
        await desk.paste(str(tmp_path / "OneDrive"))
        await desk.press("ctrl+g")
        await desk.until(lambda: journal.share == tmp_path / "OneDrive", "the shared folder")
        journal.sync()
        assert list((tmp_path / "OneDrive").rglob("*.jsonl"))
        await desk.until(lambda: desk.place == "SettingsScreen", "the settings")
        await desk.press("enter", *["backspace"] * 200, "enter")
        await desk.until(lambda: journal.share is None, "no shared folder")
        assert list((tmp_path / "OneDrive").rglob("*.jsonl")), "what lies there stays"


async def test_own_keys_do_what_the_usual_ones_did_and_are_shown(open_app: Open, records: Records) -> None:
    async with open_app(size=WIDE) as desk:
        await desk.press("i")
        await at_line(desk, "Egne taster")
        await desk.press("enter")
        await desk.paste("ctrl+q=ctrl+p")
        await desk.press("enter")
        await desk.see("Ctrl+P ville gøre to ting.")
        await desk.press(*["backspace"] * 20)
        await desk.paste("ctrl+f=f4 ctrl+p=ctrl+b ctrl+g=ctrl+p")
        await desk.press("ctrl+g")
        await desk.until(lambda: desk.place == "SettingsScreen", "the settings")
        await desk.see("F4 i stedet for Ctrl+F", "Ctrl+B Mere")
        await desk.press("f1")
        await desk.see("Dine egne taster: F4 i stedet for Ctrl+F")
        await desk.press("ctrl+p")
        await desk.until(lambda: desk.place == "SettingsScreen", "Enter's other key closed it")
        await desk.press("ctrl+f")
        assert desk.place == "SettingsScreen", "the usual key does nothing any more"
        await desk.press("ctrl+b")
        await desk.until(lambda: desk.place == "Palette", "everything that can be done")
        await desk.press("s", "ø", "g")
        await desk.see("Søg  F4")
        await desk.press("escape", "slash")
        await desk.until(lambda: desk.place == "SearchScreen", "the search, by its other key")
    async with open_app(size=WIDE) as desk:
        await desk.press("f4")
        await desk.until(lambda: desk.place == "SearchScreen", "the search, on another day")


async def test_a_backup_at_once_and_the_journals_health(open_app: Open, records: Records, journal: Journal) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app() as desk:
        await desk.press("»backup")  # from home, at once
        await desk.see("Din dagbog er kopieret", "i mappen", "Vis mappen")
        assert "Åbn den" not in desk.text, "there is nothing in it to read"
        assert any(copy.name in desk.text for copy in (journal.home / "backups").glob("*.gz"))
        await desk.press("enter", "i")
        await at_line(desk, "Sikkerhedskopi")
        await desk.see("i dag kl. ")
        await desk.press("enter")
        await desk.see("Din dagbog er kopieret")
        assert len(list((journal.home / "backups").glob("*.gz"))) >= 2
        await desk.press("enter", "»doctor")
        await desk.until(lambda: desk.place == "HealthScreen", "what there is to say")
        await desk.see("✔")
        await desk.press("escape")
        await at_line(desk, "Taster")
        await desk.press("enter")
        await desk.see("De syv regler")


async def test_the_whole_journal_goes_only_after_two_questions(open_app: Open, records: Records, journal: Journal) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app() as desk:
        await desk.press("i")
        await at_line(desk, "Slet hele dagbogen")
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.place == "SettingsScreen", "the harmless answer lay under Enter")
        assert records.notes()
        await desk.press("enter")
        await desk.until(lambda: desk.place == "ConfirmScreen", "the first question")
        await desk.press("left", "enter")
        await desk.see("Er du helt sikker?")
        await desk.press("left", "enter")
        await desk.until(lambda: not records.notes(), "nothing to be left")


async def test_no_key_from_before_answers_a_question_that_erases(open_app: Open, records: Records) -> None:
    records.save_note(None, None, "Et notat.", None)
    async with open_app() as desk:
        await desk.press("i")
        await at_line(desk, "Slet hele dagbogen")
        await desk.press_at_once("enter", "left", "enter", "left", "enter", "left", "enter")
        await desk.until(lambda: desk.place == "ConfirmScreen", "the first question")
        assert records.notes()
