"""From a step of a lesson to the tool that it teaches."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content.model import Read, Step, ToolName
from course.session.lesson_tools import invitation_of, to_tool, tool_of
from course.session.routes import ToNewWork, ToProjects, ToWork
from course.session.session import Session
from course.session.works import new_work
from course.tools.board import Board
from course.tools.project import Project
from tests.session.leader import works_in

TABLES: dict[ToolName, str] = {
    "project": "projects",
    "workshop": "workshops",
    "board": "boards",
    "plan": "plans",
    "commitment": "commitments",
}
INVITATIONS: dict[ToolName, str] = {
    "project": "Arbejd videre med dit eget projekt: Mine projekter",
    "workshop": "Brug redskabet på dit eget projekt: Den digitale samtale",
    "board": "Brug redskabet på dit eget projekt: Nu og fremtid",
    "plan": "Brug redskabet på dit eget projekt: Kommunikationsplan",
    "commitment": "Lav det til en aftale med dig selv: hvis … så …",
}


def step_with(session: Session, tool: ToolName | None) -> Step:
    step = session.course.lessons[0].steps[0]
    assert isinstance(step, Read)
    return replace(step, tool=tool)


@pytest.mark.parametrize("tool", TABLES)
def test_the_way_leads_to_a_new_one_and_then_to_the_list(session: Session, tool: ToolName) -> None:
    step, table = step_with(session, tool), TABLES[tool]
    assert tool_of(session, step) == tool
    assert invitation_of(session, step) == INVITATIONS[tool]
    assert to_tool(session, step) == ToNewWork(new_work(session, table))
    works_in(session, table).save(new_work(session, table))
    lists = {"commitment": ToNewWork(new_work(session, table)), "project": ToProjects()}
    assert to_tool(session, step) == lists.get(tool, ToProjects(table))


def test_the_way_leads_to_the_piece_of_the_project_that_was_used_last(session: Session) -> None:
    works_in(session, "boards").save(Board(title="Løs"))
    project = works_in(session, "projects").save(Project(name="Ny vagtplan"))
    step = step_with(session, "board")
    assert to_tool(session, step) == ToProjects("boards"), "the project has none"
    board = works_in(session, "boards").save(Board(project=project.id))
    assert to_tool(session, step) == ToWork("boards", board.id)


def test_a_step_without_a_tool_leads_nowhere(session: Session) -> None:
    for step in (step_with(session, None), *(step for lesson in session.course.lessons for step in lesson.steps)):
        assert tool_of(session, step) is None
        assert invitation_of(session, step) == ""
        assert to_tool(session, step) is None


def test_a_course_without_tools_leads_to_none(session: Session) -> None:
    session.course = replace(session.course, toolkit=None)
    step = step_with(session, "board")
    assert invitation_of(session, step) == ""
    assert to_tool(session, step) is None
