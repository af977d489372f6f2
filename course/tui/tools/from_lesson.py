"""The way from a step of a lesson to the tool that it teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from course.content.model import Read, Reflect, Step, Summary, ToolName
from course.locale import N_, _
from course.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp

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


def tool_of(app: SkalkanApp, step: Step) -> ToolName | None:
    """The tool that a step leads on to; None where it leads to none, or the course comes without tools."""
    if not isinstance(step, Read | Reflect | Summary) or app.course.toolkit is None:
        return None
    return step.tool


def invitation_of(app: SkalkanApp, step: Step) -> str:
    """What invites to the tool; empty where a step leads to none."""
    tool = tool_of(app, step)
    return _(_INVITATIONS[tool]) if tool is not None else ""


def way_to_tool(app: SkalkanApp, step: Step) -> list[Block]:
    """The line below a text that says so; a click on it goes there, as its key does."""
    invitation = invitation_of(app, step)
    text = Content.assemble(("O ", "bold $accent"), (invitation, "underline")).stylize("@click=screen.use_tool")
    return [Block(text)] if invitation else []


async def use_tool(app: SkalkanApp, step: Step) -> None:
    """Opens a new one; where the leader has made some with that tool, their list, with the tool marked."""
    from course.tui.tools.own_work import new_work, screen_of

    tool = tool_of(app, step)
    if tool is None or not await app.all_saved():
        return
    table = _TABLES[tool]
    shelf = next(each for each in app.shelves.every() if each.table == table)
    if tool != "commitment" and shelf.all():
        await app.action_tools(table)
    else:
        app.push_screen(screen_of(app.shelves, new_work(app, table)))
