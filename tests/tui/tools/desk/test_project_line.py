"""The line that says which project a tool belongs to."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from course.journal import Journal
from course.tools.project import TABLE, Project
from course.tools.repositories import Repositories
from course.tui.tools.desk.project_line import ProjectLine
from tests.tui.desk import CLASSIC, Desk, Open
from tests.tui.exercises import burst


class Tool(Screen[None]):
    """A tool's screen that belongs to a project."""

    def __init__(self, works: Repositories, project_id: str = "") -> None:
        super().__init__()
        self.chosen: list[str] = []
        self._saves = True
        self.line = ProjectLine(works, project_id, self._choose)

    def compose(self) -> ComposeResult:
        yield self.line

    def _choose(self, project_id: str) -> bool:
        self.chosen.append(project_id)
        return self._saves

    def break_it(self) -> None:
        """From here on nothing can be saved."""
        self._saves = False


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


async def opened(desk: Desk, tool: Tool) -> Tool:
    desk.app.push_screen(tool)
    await desk.until(lambda: tool.line.has_focus, "the line in focus")
    return tool


async def test_a_project_is_chosen_by_keys(open_app: Open, works: Repositories) -> None:
    works.of(Project).save(Project(name="Åben telefon"))
    second = works.of(Project).save(Project(name="Borgerbreve [/]"))
    async with open_app() as desk:
        tool = await opened(desk, Tool(works))
        await desk.see("Hører til: intet projekt")
        await desk.press("enter")
        await desk.see("Hvilket projekt hører det til?", "● Ingen endnu", "○ Åben telefon")
        await desk.press("home", "enter")
        await desk.see("Hører til: Borgerbreve [/]")
        assert tool.chosen == [second.id]
        await desk.press("enter", "escape")
        await desk.see("Hører til: Borgerbreve [/]")
        assert tool.chosen == [second.id]


async def test_a_project_is_chosen_and_let_go_by_mouse(open_app: Open, works: Repositories) -> None:
    project = works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app() as desk:
        tool = await opened(desk, Tool(works, project.id))
        await desk.click("Ny telefoni")
        await desk.see("● Ny telefoni")
        await desk.click("Ingen endnu")
        await desk.see("Hører til: intet projekt")
        assert tool.chosen == [""]


async def test_a_new_project_is_made_right_there(open_app: Open, works: Repositories) -> None:
    async with open_app() as desk:
        tool = await opened(desk, Tool(works))
        await desk.press("enter", "end", "up", "enter", "enter")
        assert desk.app.screen.query_one(Input).has_focus, "a project needs a name here"
        await desk.press("escape")
        await desk.see("+ Nyt projekt")
        await desk.press("enter")
        await desk.write("Lån af [red]robotter")
        await desk.push("#make")
        await desk.see("Hører til: Lån af [red]robotter")
        assert [project.name for project in works.of(Project).all()] == ["Lån af [red]robotter"]
        assert tool.chosen == [works.of(Project).all()[0].id]


async def test_enter_twice_makes_one_project_and_closes_nothing_else(open_app: Open, works: Repositories) -> None:
    async with open_app() as desk:
        tool = await opened(desk, Tool(works))
        await desk.press("enter", "end", "up", "enter")
        await desk.until(lambda: desk.app.screen.query_one(Input).has_focus, "the field in focus")
        await desk.write("Robotter")
        await burst(desk, "enter", "enter")
        await desk.see("Hører til: Robotter")
        assert [project.name for project in works.of(Project).all()] == ["Robotter"]
        assert desk.app.screen is tool
        assert len(tool.chosen) == 1


async def test_what_cant_be_saved_isnt_shown(open_app: Open, works: Repositories) -> None:
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app() as desk:
        tool = await opened(desk, Tool(works))
        tool.break_it()
        await desk.press("enter", "home", "enter")
        await desk.see("Hører til: intet projekt")
        assert len(tool.chosen) == 1


async def test_a_deleted_project_is_told_and_brought_back(open_app: Open, works: Repositories) -> None:
    project = works.of(Project).save(Project(name="Ny telefoni"))
    works.of(Project).remove(project.id)
    async with open_app() as desk:
        await opened(desk, Tool(works, project.id))
        await desk.see("Projektet »Ny telefoni« er slettet. Redskabet bliver her.")
        await desk.press("enter")
        await desk.click("Hent »Ny telefoni« frem igen")
        await desk.see("Hører til: Ny telefoni")
        assert works.of(Project).get(project.id) is not None


async def test_an_erased_project_is_told(open_app: Open, works: Repositories, journal: Journal) -> None:
    project = works.of(Project).save(Project(name="Ny telefoni"))
    journal.forget(TABLE, project.id)
    async with open_app() as desk:
        await opened(desk, Tool(works, project.id))
        await desk.see("et projekt, som ikke findes mere")


@pytest.mark.parametrize("size", [CLASSIC, (40, 12)])
async def test_a_long_name_stays_on_its_line(open_app: Open, works: Repositories, size: tuple[int, int]) -> None:
    project = works.of(Project).save(Project(name="Langt navn " * 30))
    async with open_app(size) as desk:
        await opened(desk, Tool(works, project.id))
        await desk.see("Hører til: Langt navn")
        assert "…" in desk.lines[0]
        await desk.press("enter")
        await desk.see("Nyt projekt", "Ingen endnu")
