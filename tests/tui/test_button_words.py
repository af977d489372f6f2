"""The key bar repeats what the primary button says: they are one thing, by the key and by the mouse."""

from __future__ import annotations

import pytest
from textual.widgets import Button

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.session.routes import ToLesson
from course.session.session import Session
from course.session.works import to_work
from course.tools.board import Board
from course.tools.commitment import Commitment
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tui.base.button_words import bare
from course.tui.widgets.keybar import KeyBar
from tests.tui.desk import WIDE, Desk, Open

PLACES = {
    "a step to read": ["1"],
    "a reflection": ["1", "right"],
    "a question": ["1", "right", "right", "right"],
    "a question that is answered": ["1", "right", "right", "right", "1", "enter"],
    "the last one": ["1", "right", "right", "right", "right", "1", "enter"],
    "a case": ["2", "right"],
    "a case that is answered": ["2", "right", "1", "enter"],
    "the file": ["d", "ctrl+e"],
}


def said(desk: Desk) -> list[str]:
    """What the key bar says of Enter, and of Ctrl+G where Enter is a list's: nothing where it says nothing of either."""
    bar = desk.app.screen.query_one(KeyBar).render()
    line = str(bar)
    return [
        item.removeprefix(f"{key} ") for key in ("Enter", "Ctrl+G") for item in line.split("  ") if item.startswith(f"{key} ")
    ]


def differs(desk: Desk) -> str:
    """Where the bar has other words than the button: neither begins with the other; empty where all is well."""
    button = next((each for each in desk.app.screen.query("Button.-primary") if each.display and each.region), None)
    words = said(desk)
    if not isinstance(button, Button) or not words or "Enter " not in str(desk.app.screen.query_one(KeyBar).render()):
        return ""
    label = bare(str(button.label))
    agree = any(label.startswith(each) or each.startswith(label) for each in words)
    return "" if agree else f"{label!r} against {words!r}"


@pytest.mark.parametrize("place", PLACES)
async def test_they_say_the_same(open_app: Open, practice_course: Course, records: Records, place: str) -> None:
    records.save_setting("statements-before", "skipped")
    async with open_app(WIDE, practice_course) as desk:
        await desk.press(*PLACES[place])
        assert differs(desk) == ""


async def test_they_say_the_same_on_every_page_of_a_dilemma(open_app: Open, dilemma_course: Course) -> None:
    async with open_app(WIDE, dilemma_course) as desk:
        await desk.app.go(ToLesson(dilemma_course.lessons[0], 1))
        await desk.see("Du leder et plejehjem.")
        pages = ["down", "enter", "escape", "enter", "1", "enter", "enter", "enter", "1", "enter", "enter", "enter", "1", "enter"]
        for key in [*pages, "enter", "enter", "up", "enter", "escape", "4"]:
            assert differs(desk) == "", desk.text
            await desk.press(key)
        assert differs(desk) == "", desk.text


async def test_the_card_on_home_and_the_bar_begin_alike(open_app: Open, practice_course: Course, records: Records) -> None:
    records.save_setting("statements-before", "skipped")
    async with open_app(WIDE, practice_course) as desk:
        await desk.see("▶ Begynd: ", "Enter Begynd")
        await desk.press("1", "enter", "escape", "escape")
        await desk.see("▶ Fortsæt: ", "Enter Fortsæt")


async def test_they_say_the_same_in_the_tools(open_app: Open, practice_course: Course, journal: Journal, clock: object) -> None:
    session = Session(practice_course, journal, clock)  # type: ignore[arg-type]
    works = session.works
    made = [
        works.of(Project).save(Project(name="Ny telefoni", start="skal")),
        works.of(Board).save(Board(title="Tavlen")),
        works.of(MessagePlan).save(MessagePlan(title="Planen")),
        works.of(Commitment).save(Commitment(occasion="vi mødes", action="spørger jeg", look_back="2026-12-20")),
    ]
    async with open_app(WIDE, practice_course) as desk:
        for work in made:
            await desk.app.go(to_work(work))
            await desk.pilot.pause()
            assert differs(desk) == "", desk.text
            await desk.press("escape")
