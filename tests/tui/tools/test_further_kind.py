"""A further kind of work is one entry in the table: it stands in every list, before it has a screen of its own."""

from __future__ import annotations

import pytest

from course.content.model import Course
from course.journal import Journal
from course.session.routes import ToNewWork
from course.tools import registry
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.places import screen_of
from tests.tools.interview import INTERVIEW, Interview, Said
from tests.tui.desk import WIDE, Open


@pytest.fixture
def works(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Repositories:
    monkeypatch.setattr(registry, "KINDS", (*registry.KINDS, INTERVIEW))
    return Repositories(journal)


async def test_it_stands_among_the_tools_and_comes_back(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Interview).save(Interview(title="Om telefoner", said=(Said("1", "Færre møder"),)))
    async with open_app(WIDE, practice_course) as desk:
        await desk.press("p")
        await desk.see("+ Mine samtaler", "Et kvarter.", "Om telefoner", "1 ord")
        await desk.press("end", "up", "delete")
        await desk.see("Slettet (1)")
        assert works.of(Interview).all() == []
        await desk.press("ctrl+z")
        await desk.see("Om telefoner", "1 i alt")


async def test_the_palette_and_the_search_have_it(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Interview).save(Interview(title="Om telefoner", said=(Said("1", "Færre møder"),)))
    async with open_app(WIDE, practice_course) as desk:
        await desk.press("ctrl+p")
        await desk.write("telefoner")
        await desk.see("Åbn: Om telefoner", "MUS-samtale")
        await desk.press("escape", "slash")
        await desk.write("møder")
        await desk.see("◈ Samtale", "Om telefoner")


async def test_it_belongs_to_its_project(open_app: Open, practice_course: Course, works: Repositories) -> None:
    project = works.of(Project).save(Project(name="Ny telefoni"))
    works.of(Interview).save(Interview(title="Om telefoner", project=project.id, day="2026-11-24"))
    async with open_app(WIDE, practice_course) as desk:
        await desk.press("p")
        await desk.see("Ny telefoni", "samtale tirs. 24. nov.")
        await desk.press("enter")
        await desk.see("▪ MUS-samtale", "Om telefoner · 0 ord · tirs. 24. nov.")


async def test_every_kind_that_there_is_has_a_screen(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        for kind in registry.KINDS:
            assert screen_of(ToNewWork(kind.new(practice_course.toolkit, "")), desk.app.session) is not None
