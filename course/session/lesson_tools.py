"""The way from a step of a lesson to the tool that it teaches."""

from __future__ import annotations

from course.content.model import Read, Reflect, Step, Summary, ToolName
from course.content.scenario import Scenario
from course.locale import _
from course.session.routes import Route, ToNewWork, ToProjects
from course.session.session import Session


def tool_of(session: Session, step: Step) -> ToolName | None:
    """The tool that a step leads on to; None where it leads to none, or the course comes without tools."""
    if isinstance(step, Scenario):
        return "project" if step.project and session.course.toolkit is not None else None
    if not isinstance(step, Read | Reflect | Summary) or session.course.toolkit is None:
        return None
    return step.tool


def invitation_of(session: Session, step: Step) -> str:
    """What invites to the tool; empty where a step leads to none."""
    tool = tool_of(session, step)
    if tool is None:
        return ""
    from course.tools import registry  # a step that leads to no tool is shown without them

    way = registry.led_to(tool).way
    return _(way.invitation) if way is not None else ""


def to_tool(session: Session, step: Step) -> Route | None:
    """To the one of the project that was used last, else to the list where there are some, else to a new one.

    Returns:
        None where a step leads to none.
    """
    tool = tool_of(session, step)
    if tool is None:
        return None
    from course.session.works import last_used_project, new_work, to_work
    from course.tools import registry

    kind = registry.led_to(tool)
    made = session.works.of(kind.struct).all() if kind.goes_on else []
    if not made:
        return ToNewWork(new_work(session, kind.table))
    belonging, _agreements = session.works.belonging(last_used_project(session))
    of_kind = [each for each in belonging if isinstance(each, kind.struct)]
    return to_work(of_kind[-1]) if of_kind else ToProjects("" if tool == "project" else kind.table)
