"""Whatever a person can write is shown as it is by every widget that shows it, and saved as it is."""

from __future__ import annotations

import asyncio
import tempfile
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from textual.widgets import Input

from course.content import load
from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.journal.text import readable
from tests.conftest import FIXTURES, NOW
from tests.tui.desk import WIDE, Desk, Open, at_desk

STEP = "start-sidste"
NASTY = (
    "[/]",
    "[/red] [b]fed[/b] [red]rød[/] [@click=app.quit]klik[/]",
    "$text [$accent]{name} %s \\[/] `kode` **fed** <script>",
    "\x1b[2J\x1b]0;titel\x07 \x00 \x08\x7f \x9b31m",
    "שלום עולם \u202eomvendt\u202c مرحبا",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 a\u030a 👍🏽 \u200d\u200b\ufeff",
    "\ttab\r\nlinje\rlinje\x0blinje\x85linje\u2028linje",
    "你好，世界 ｆｕｌｌ ﷽ Z̷̨̛a̸l̵g̶o̷",
    "Ærø ÅÅÅ åååå ßßß İıİ ŉ ǰ ΐ",
    " \n \n ",
    "x" * 3000,
)
MARKUP = st.sampled_from(("[/]", "[red]", "[b", "]", "[", "\\", "[@click=quit]", "$accent", "\x1b[31m", "\n", "å", "👩‍👧"))
TEXT = st.lists(st.one_of(st.text(max_size=12), MARKUP), max_size=8).map("".join)


@cache
def little_course() -> Course:
    """The little course; not a fixture, so that a failing example stays short to read."""
    return load(FIXTURES / "course")


def unprintable(desk: Desk) -> set[str]:
    """Control characters on the screen: a terminal would obey them."""
    return {hex(ord(character)) for character in desk.text if unicodedata.category(character) == "Cc" and character != "\n"}


def squeezed(text: str) -> str:
    """A text's letters and digits, however it is wrapped."""
    return "".join(character for character in text if character.isascii() and character.isalnum())


async def show_everywhere(texts: list[str]) -> None:
    """Puts the texts in a journal and goes through every place that shows them."""
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "home", clock=lambda: NOW) as journal:
        records = Records(journal)
        whole = "\n".join(texts)
        reflection = records.save_reflection("start", STEP, whole + "x" * 30, None)
        records.save_reflection("start", STEP, whole, reflection)
        records.save_attempt("vaek", "vaek", "vaek-q01", texts, True, 1)
        for text in texts:
            records.save_note(None, None, text, None)
        async with at_desk(little_course(), journal, lambda: NOW, WIDE) as desk:
            await desk.press("d")
            for text in texts:
                assert unprintable(desk) == set()
                await desk.press("down")
                search = desk.app.screen.query_one("#search", Input)
                search.value = ""
                search.focus()
                await desk.paste(text[:20])
                assert unprintable(desk) == set()
                desk.app.screen.query_one("#entries").focus()
            desk.app.screen.query_one("#search", Input).value = ""
            await desk.pilot.pause()
            assert unprintable(desk) == set()
            await desk.press("home")
            for text in reversed(texts):
                await desk.press("enter")
                await desk.until(lambda: desk.place == "EntryScreen", "the entry")
                assert squeezed(desk.editor.text) == squeezed(text)
                assert unprintable(desk) == set()
                await desk.press("escape", "down")
            await desk.press("escape", "1", "right")
            await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the reflection")
            await desk.press("tab", "tab", "enter")
            await desk.until(lambda: desk.place == "VersionsScreen", "the versions")
            assert unprintable(desk) == set()
            await desk.press("escape", "shift+tab", "ctrl+g", "right", "right", "right", "right")
            await desk.see("Det kan du nu", "Du skrev")
            assert unprintable(desk) == set()
            await desk.press("end")
        assert [note.text for note in records.notes()] == [readable(text) for text in texts], "looking at a text changes nothing"
        kept = records.reflection(STEP)
        assert kept is not None
        assert kept.text == readable(whole)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=st.lists(TEXT, min_size=3, max_size=6))
@example(texts=list(NASTY))
def test_any_text_is_shown_by_every_widget_that_shows_texts(texts: list[str]) -> None:
    asyncio.run(show_everywhere(texts))


async def paste_all(texts: list[str]) -> None:
    """Pastes the texts into a reflection, one after another."""
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "home", clock=lambda: NOW) as journal:
        records = Records(journal)
        async with at_desk(little_course(), journal, lambda: NOW) as desk:
            await desk.press("1", "right")
            await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the reflection")
            for text in texts:
                await desk.paste(text)
                assert unprintable(desk) == set()
            written = desk.editor.text
            assert squeezed(written) == squeezed("".join(texts))
            await desk.press("ctrl+g")
            await desk.see("spørgsmål 1 af 3")
            kept = records.reflection(STEP)
            assert (kept.text if kept else "") == (written if written.strip() else "")


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=st.lists(TEXT, min_size=3, max_size=12))
@example(texts=list(NASTY))
def test_any_text_can_be_written(texts: list[str]) -> None:
    asyncio.run(paste_all(texts))


async def test_half_a_character_takes_nothing_else_along(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the reflection")
        await desk.paste("før \ud83d efter")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
    kept = records.reflection(STEP)
    assert kept is not None
    assert kept.text.startswith("før ")
    assert kept.text.endswith(" efter")


@pytest.mark.parametrize(("size", "line"), [(1_000_000, 75), (1_000_000, 2_000), (100_000, 100_000)])
async def test_a_megabyte_can_be_pasted(open_app: Open, records: Records, size: int, line: int) -> None:
    words = ("Vi går i gang på mandag [/] og følger op. " * 30_000)[:size]
    text = "\n".join(words[start : start + line] for start in range(0, len(words), line))
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the reflection")
        await desk.paste(text)
        await desk.press("x")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
        kept = records.reflection(STEP)
        assert kept is not None
        assert kept.text == text + "x"
        await desk.press("escape", "d")
        await desk.see("1 Dine ord (1)", "Vi går i gang på mandag [/]")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.press("escape", "escape")
