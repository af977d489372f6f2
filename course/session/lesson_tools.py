"""The way from a step of a lesson to the tool that it teaches."""

from __future__ import annotations

from course.content.model import Read, Reflect, Step, Summary, ToolName
from course.locale import N_, _
from course.session.routes import Route, ToNewWork, ToTools
from course.session.session import Session

_TABLES: dict[ToolName, str] = {
    "project": "projects",
    "workshop": "workshops",
    "board": "boards",
    "plan": "plans",
    "commitment": "commitments",
}
_INVITATIONS: dict[ToolName, str] = {
    "project": N_("Go on with a project of your own: My projects"),
    "workshop": N_("Use the tool on your own project: The digital conversation"),
    "board": N_("Use the tool on your own project: Now and future"),
    "plan": N_("Use the tool on your own project: Communication plan"),
    "commitment": N_("Make it an agreement with yourself: if … then …"),
}


def tool_of(session: Session, step: Step) -> ToolName | None:
    """The tool that a step leads on to; None where it leads to none, or the course comes without tools."""
    if not isinstance(step, Read | Reflect | Summary) or session.course.toolkit is None:
        return None
    return step.tool


def invitation_of(session: Session, step: Step) -> str:
    """What invites to the tool; empty where a step leads to none."""
    tool = tool_of(session, step)
    return _(_INVITATIONS[tool]) if tool is not None else ""


def to_tool(session: Session, step: Step) -> Route | None:
    """To a new one, or to the list where the leader has made some with that tool; None where a step leads to none."""
    from course.session.works import new_work  # a lesson is shown without the tools

    tool = tool_of(session, step)
    if tool is None:
        return None
    table = _TABLES[tool]
    made = next(each for each in session.works.every() if each.table == table)
    return ToTools(table) if tool != "commitment" and made.all() else ToNewWork(new_work(session, table))
