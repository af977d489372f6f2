"""The key bar repeats what the primary button says: they are one thing, by the key and by the mouse.

Where the button says what is missing Enter does nothing but tell so: there the bar leaves it out.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace
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
from course.tui.base.button_words import Missing, bare
from course.tui.widgets.button import Button as CourseButton
from course.tui.widgets.keybar import KeyBar
from tests.tui.desk import CLASSIC, WIDE, Desk, Open

PLACES = {
    "a step to read": ["1"],
    "a reflection": ["1", "right"],
    "a question": ["1", "right", "right", "right"],
    "a question with something chosen": ["1", "right", "right", "right", "1"],
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
    if isinstance(button, CourseButton) and isinstance(button.enter_says, Missing):
        return "" if not words else f"{words!r} where something is missing"
    if not isinstance(button, Button) or not words or "Enter " not in str(desk.app.screen.query_one(KeyBar).render()):
        return ""
    label = bare(str(button.label))
    agree = any(label.startswith(each) or each.startswith(label) for each in words)
    return "" if agree else f"{label!r} against {words!r}"


def bar(desk: Desk) -> list[str]:
    """The items of the key bar."""
    return [each for each in str(desk.app.screen.query_one(KeyBar).render()).split("  ") if each]


@pytest.mark.parametrize("size", [CLASSIC, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    ("place", "missing", "keys"),
    [
        (["1", "right", "ctrl+g"], "Vælg et svar", ["1"]),
        (["2", "right", "right"], "Vælg et svar", ["1", "1", "1"]),
        (["2", "right", "right", "1"], "2 mangler", ["1", "1"]),
        (["2", "right", "right", "right"], "Vælg et svar", ["2"]),
    ],
    ids=["one", "match", "match begun", "several"],
)
async def test_what_is_missing_is_no_action_and_the_way_out_stands_before_the_way_past(
    open_app: Open, practice_course: Course, place: list[str], missing: str, keys: list[str], size: tuple[int, int]
) -> None:
    async with open_app(size, replace(practice_course, statements=())) as desk:
        await desk.press(*place)
        await desk.see(missing)
        await desk.press("ctrl+k")  # a hint makes room for more, or shows that there is none
        items = bar(desk)
        assert not any("Enter" in each for each in items)
        assert items.index("Esc Forside") + 1 == items.index("→ Spring over")
        desk.app.screen.query_one("#forward").focus()
        await desk.pilot.pause()
        assert not any("Enter" in each for each in bar(desk)), "with the focus on the button, too"
        await desk.press("enter")
        assert desk.records.attempts() == []
        await desk.press(*keys)
        items = bar(desk)
        assert items[0] == "Enter Svar"
        assert items.index("Esc Forside") + 1 == items.index("→ Spring over")


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
