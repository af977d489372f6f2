"""A piece of the leader's own work, of whatever kind."""

from __future__ import annotations

from importlib import import_module

from course.locale import _
from course.plain.door import Door
from course.plain.tools.sheet import Sheet
from course.plain.words import Choice
from course.session.routes import Route, ToNewWork, ToWork
from course.session.work_draft import WorkDraft
from course.session.works import asks_for_project, for_the_only_project, to_new_work
from course.tools import registry
from course.tools.naming import title_of
from course.tools.project import Project
from course.tools.repository import Work

MODULES = {
    "projects": "project",
    "workshops": "workshop",
    "boards": "board",
    "plans": "plan",
    "commitments": "commitment",
    "talks": "talk",
}
"""The module with each kind's questions, by its table: its `ask(sheet)`."""


def visit(door: Door, route: ToWork | ToNewWork) -> Route | None:
    """Opens a piece of work, there or new."""
    if isinstance(route, ToNewWork):
        work: Work | None = route.work if route.asked else _for_a_project(door, route.work)
    else:
        work = door.session.works.get(route.table, route.id)
    if work is None:
        door.dialogue.say(_("It isn't in the journal any more."))
        return None
    kind = registry.of(work)
    sheet = Sheet(door, WorkDraft(door.session.works.of(kind.struct), work))
    door.dialogue.heading(sheet.title)
    if kind.table not in MODULES:  # its words are told, and it can be taken out
        return sheet.ask_all(list)
    following: Route | None = import_module(f"course.plain.tools.{MODULES[kind.table]}").ask(sheet)
    return following


def _for_a_project(door: Door, work: Work) -> Work:
    """A new piece for the project that is chosen, where there are several."""
    if not asks_for_project(door.session, work):
        return for_the_only_project(door.session, work)
    projects = [Choice(title_of(each), each.id) for each in door.session.works.of(Project).all()]
    none = Choice(_("For no project"), "", _("none, no"))
    return to_new_work(work, door.dialogue.choose([*projects, none], ask=_("Which project is it for?"))).work
