"""The way from a step of a lesson to the tool that it teaches."""

from __future__ import annotations

from course.content.model import Read, Reflect, Step, Summary, ToolName
from course.locale import _
from course.session.routes import Route, ToNewWork, ToProjects
from course.session.session import Session


def tool_of(session: Session, step: Step) -> ToolName | None:
    """The tool that a step leads on to; None where it leads to none, or the course comes without tools."""
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
    """To a new one, or to the list where the leader has made some with that tool; None where a step leads to none."""
    tool = tool_of(session, step)
    if tool is None:
        return None
    from course.session.works import new_work
    from course.tools import registry

    kind = registry.led_to(tool)
    there = kind.goes_on and session.works.of(kind.struct).all()
    return ToProjects(kind.table) if there else ToNewWork(new_work(session, kind.table))
