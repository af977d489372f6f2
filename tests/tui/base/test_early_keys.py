"""Who types on at once, behind the key that makes something new, finds every letter in its first field."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import cast

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import TextArea

from course.content.model import Course
from course.journal import Journal
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.app import SkalkanApp
from tests.tui.desk import CLASSIC, Desk, Open
from tests.tui.exercises import burst


@pytest.fixture(autouse=True)
def frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame may come between any two letters."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 60)


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


def focused(desk: Desk) -> str:
    """What stands in the field that has the focus."""
    field = desk.app.screen.focused
    return field.text if isinstance(field, TextArea) else ""


@pytest.mark.parametrize("pause", [0, 0.001, 0.01, 0.03, 0.2])
async def test_a_project_gets_its_whole_name(open_app: Open, practice_course: Course, works: Repositories, pause: float) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        for letter in "+1aula i 4 nye huse":
            desk.app.post_message(Key({" ": "space", "+": "plus"}.get(letter, letter), letter))
            await asyncio.sleep(pause)
        await desk.until(lambda: focused(desk) == "aula i 4 nye huse", "the whole name")
        await desk.press("escape")
        await desk.see("Skal eller kan?", "aula i 4 nye huse")
        assert len(desk.app.screen_stack) == 3, "no letter has opened anything but the project's page"
    assert [project.name for project in works.of(Project).all()] == ["aula i 4 nye huse"]


@pytest.mark.parametrize("digit", ["1", "2", "3", "4"])
async def test_so_does_everything_new_of_a_project(
    open_app: Open, practice_course: Course, works: Repositories, digit: str
) -> None:
    works.of(Project).save(Project(name="Ny telefoni", start="skal"))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.see("Kommunikationsplan")
        place = desk.place
        for key in f"+{digit}nwaup1":
            desk.app.post_message(Key("plus" if key == "+" else key, key))
            await asyncio.sleep(0.03)
        await desk.until(lambda: desk.place != place, "the new piece")
        await desk.until(lambda: focused(desk) == "nwaup1", "all that was typed")
        assert len(desk.app.screen_stack) == 4


async def test_what_is_pasted_at_once_comes_in_its_place(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        desk.app.post_message(Key("plus", "+"))
        desk.app.post_message(Key("1", "1"))
        desk.app.post_message(Key("a", "a"))
        desk.app.post_message(Paste("fm"))
        desk.app.post_message(Key("a", "a"))
        await desk.until(lambda: focused(desk) == "afma", "all of it")


async def test_escape_at_once_leads_back(open_app: Open, practice_course: Course, works: Repositories) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await burst(desk, "plus", "1", "escape")
        await desk.until(lambda: desk.place == "ProjectsScreen" and len(desk.app.screen_stack) == 2, "the list")
        await desk.press("plus", "1")
        await desk.write("b")
        await desk.press("escape")
        await desk.see("Projekt  b")
    assert [project.name for project in works.of(Project).all()] == ["b"]


def test_the_very_first_key_finds_home_as_it_is(little_course: Course, journal: Journal, clock: Callable[[], datetime]) -> None:
    """The palette offers what the card does, and on every Python alike, also where it was asked for before home was drawn."""
    app = SkalkanApp(little_course, journal, clock)

    async def press_at_once(pilot: Pilot[object]) -> None:
        app.post_message(Key("ctrl+p", None))
        await Desk(app, cast("Pilot[int]", pilot)).see("Hvad leder du efter?", "Fortsæt, hvor du slap")
        app.exit(0)

    assert app.run(headless=True, size=CLASSIC, auto_pilot=press_at_once) == 0
    app.pool.shutdown()
