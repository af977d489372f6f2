"""Keys without a gap between them: none stops the app, and none acts on a screen that isn't there yet."""

from __future__ import annotations

import asyncio
import random

import pytest
from textual.events import Key

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.session.session import Session
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.project import Project
from tests.tui.desk import Desk, Open
from tests.tui.exercises import burst

NAMED = {
    "a lesson twice": ["3", "3"],
    "enter twice on home": ["enter", "enter"],
    "a tool and two of its digits": ["escape", "p", "plus", "2", "2"],
    "in and out": ["1", "escape", "1", "escape", "2"],
    "through a lesson": ["1", *["right"] * 12],
    "a lesson answered blindly": ["1", *["enter", "s", "enter"] * 8],
    "every place": ["j", "escape", "p", "escape", "r", "escape", "u", "escape", "g", "escape", "a", "escape", "m", "escape"],
    "places on places": ["j", "u", "g", "r", "p", "a", "m", "slash"],
    "the palette and what is in it": ["ctrl+p", "l", "e", "k", "enter", "escape"],
    "help over help": ["f1", "f1", "f1", "enter", "f1", "escape"],
    "the review and home": ["f", "enter", "f", "right", "escape", "enter"],
    "a project from nothing": ["p", "plus", "1", "a", "b", "escape", "escape", "plus", "1", "escape"],
    "parts of a project": ["p", "enter", "enter", "space", "2", "escape", "down", "enter", "escape", "escape"],
    "a board and its cards": ["p", "plus", "3", "x", "escape", "2", "escape", "escape"],
    "an agreement by the key": ["a", "plus", "h", "tab", "s", "ctrl+g", "escape"],
    "start over and leave it": ["»begynd forfra", "escape", "»begynd forfra", "enter", "escape"],
    "light and dark while a lesson opens": ["t", "2", "t", "right", "t"],
    "search and open": ["slash", "p", "i", "l", "down", "enter", "escape", "escape"],
    "take out and close": ["j", "e", "escape", "e", "escape", "escape"],
    "a note at once": ["n", "H", "e", "j", "escape"],
}
KEYS = [
    *"abcdefghijklmnopqrstuvwxyz123456789",
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "space", "delete", "backspace"),
    *(
        "f1",
        "f2",
        "f4",
        "f6",
        "f8",
        "f9",
        "shift+f4",
        "»begynd forfra",
        "ctrl+p",
        "ctrl+f",
        "ctrl+z",
        "pageup",
        "pagedown",
        "slash",
    ),
]
ENDS = {"ctrl+q", "ctrl+c"}


@pytest.fixture
def worked(journal: Journal, practice_course: Course, clock: object) -> None:
    """A leader who has made something of everything."""
    session = Session(practice_course, journal, clock)  # type: ignore[arg-type]
    works = session.works
    project = works.of(Project).save(Project(name="Ny telefoni", start="skal"))
    works.of(Board).save(Board(title="Tavlen", project=project.id, cards=(Card(id="c1", text="Et kort"),)))
    works.of(Commitment).save(Commitment(occasion="vi mødes", action="spørger jeg", look_back="2026-11-20"))
    session.records.save_note(None, None, "Et notat.", None)


async def lives(desk: Desk) -> None:
    """The app still does what it is told: back to home, and its first lesson opens."""
    for _ in range(12):
        await desk.press("escape")
    await desk.until(lambda: desk.app.is_running and desk.app.crash is None, "the app")
    assert desk.app.crash is None


@pytest.mark.parametrize("name", NAMED)
async def test_a_burst(open_app: Open, practice_course: Course, records: Records, worked: None, name: str) -> None:
    async with open_app(course=practice_course) as desk:
        await burst(desk, *NAMED[name])
        await lives(desk)


@pytest.mark.parametrize("seed", range(12))
async def test_any_keys_in_any_rhythm(open_app: Open, practice_course: Course, records: Records, worked: None, seed: int) -> None:
    chance = random.Random(seed)
    async with open_app(course=practice_course) as desk:
        for _ in range(60):
            key = chance.choice(KEYS)
            desk.app.post_message(Key(key, key if len(key) == 1 else None))
            if chance.random() < 0.3:
                await asyncio.sleep(chance.choice([0, 0.001, 0.01, 0.05]))
        await lives(desk)


async def test_none_acts_twice(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await burst(desk, "1", "right", "escape", "1")
        await desk.until(lambda: desk.place in {"LessonScreen", "StatementsScreen"}, "one lesson")
        await burst(desk, "escape", "d", "d", "d")
        await desk.until(lambda: desk.place == "JournalScreen", "the journal")
        assert len(desk.app.screen_stack) == 2
