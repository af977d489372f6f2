"""Every dialog in a window of 40 by 12: whatever can have the focus comes into sight whole, and nothing lies outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widget import Widget
from textual.widgets._toast import Toast

from course.journal import Version
from course.journal.text_conflicts import Side
from course.session.text_choice import TextChoice
from course.tui.base.base_screen import Dialog
from course.tui.dialogs.chooser import Chooser
from course.tui.dialogs.confirm import ConfirmScreen
from course.tui.dialogs.name import NameScreen
from course.tui.dialogs.saved_dialog import SavedDialog
from course.tui.dialogs.versions import VersionsScreen
from course.tui.journal.text_conflict_screen import TextConflictScreen
from course.tui.settings.value_form import ValueForm
from course.tui.tools.desk.new_work import NewWork
from tests.conftest import NOW
from tests.tui.desk import Open

LOW = (40, 12)
WORDS = "Noget, der fylder mere end en enkelt linje i et vindue, som er så smalt som det her."


def _side(key: str) -> Side:
    return Side(f"{WORDS} {key}", NOW, key)


DIALOGS: dict[str, Callable[[], Dialog[Any]]] = {
    "a name": lambda: NameScreen("", "Spring over"),
    "a folder": lambda: ValueForm("Delt mappe", WORDS, "", str, placeholder="en mappe", use="Brug mappen"),
    "a question": lambda: ConfirmScreen(WORDS * 2, yes="Slet det hele for altid", no="Lad det være"),
    "a file": lambda: SavedDialog(Path("/en/mappe/der/ligger/langt/nede/i/det/hele/min-dagbog-2026-11-29.docx")),
    "a choice": lambda: Chooser("Som hvad?", [f"Valg {number}" for number in range(12)]),
    "versions": lambda: VersionsScreen("Den seneste ændring", [Version(str(n), NOW, {"text": WORDS}, "a") for n in range(9)]),
    "two texts": lambda: TextConflictScreen(TextChoice("Den seneste ændring", (_side("a"), _side("b")), lambda _sides: None)),
    "a kind": lambda: NewWork([(str(number), f"{number} {WORDS}") for number in range(5)]),
}


@pytest.mark.parametrize("name", DIALOGS)
async def test_what_has_the_focus_is_seen_whole(open_app: Open, name: str) -> None:
    async with open_app(size=LOW) as desk:
        app, pilot = desk.app, desk.pilot
        await app.push_screen(DIALOGS[name]())
        await pilot.pause()
        for _each in range(len(app.screen.focus_chain)):
            focused = app.screen.focused
            assert focused is not None
            await pilot.pause()
            assert _is_seen(focused), (focused, focused.region)
            await pilot.press("tab")


def _is_seen(widget: Widget) -> bool:
    """Whether a widget lies in its dialog with all its lines."""
    dialog = next(each for each in widget.ancestors if isinstance(each, Widget) and each.has_class("dialog"))
    return dialog.region.shrink(dialog.styles.border.spacing).contains_region(widget.region)


async def test_what_is_chosen_now_is_seen(open_app: Open) -> None:
    async with open_app(size=LOW) as desk:
        await desk.app.push_screen(Chooser("Som hvad?", [f"Valg {number}" for number in range(12)], 10))
        await desk.see("Valg 10")


async def test_a_message_has_all_its_words(open_app: Open) -> None:
    async with open_app(size=LOW) as desk:
        desk.app.notify(WORDS, markup=False, timeout=60)
        await desk.until(lambda: bool(desk.app.screen.query(Toast)))
        (toast,) = desk.app.screen.query(Toast)
        assert desk.app.screen.region.contains_region(toast.region)


async def test_two_texts_are_read_one_below_the_other(open_app: Open) -> None:
    async with open_app(size=LOW) as desk:
        await desk.app.push_screen(DIALOGS["two texts"]())
        await desk.see("1 Den første", "2 Den anden", "3 Begge")
        await desk.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", *["down"] * 12)
        await desk.see("så smalt som det her. b")
