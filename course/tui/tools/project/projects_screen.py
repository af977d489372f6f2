"""Mine projekter: the leader's own projects, each with how far it is and what is due soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.content.model import CASE_NAMES
from course.export.project import how_far
from course.locale import N_, _, ngettext
from course.locale.dates import short_day
from course.session.erasing import staying
from course.session.works import to_work
from course.tools.commitment import Commitment
from course.tools.due_dates import Coming, coming
from course.tools.iso import day_of
from course.tools.project import IN_USE, TABLE, Project, project_title, watch_list
from course.tools.repository import Tool
from course.tui.base.base_screen import BaseScreen
from course.tui.base.focus_in_sight import FocusInSight
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import EditableList
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_PROJECT, _GONE, _DELETED = "p-", "d-", "deleted"
_FEW = 2
"""What is due that is told of one project."""


class ProjectList(EditableList):
    """The projects; a click marks one, and a click on the marked one opens it."""

    BINDINGS = [
        key("enter", "select", N_("Open"), N_("Open the project, or bring a deleted one back")),
        key("delete", "remove", N_("Delete"), N_("Delete the project; its tools stay, and it can be undone")),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to open where there is nothing: then Enter is the screen's."""
        return bool(self.option_count) if action == "select" else super().check_action(action, parameters)


class ProjectsScreen(BaseScreen[None], FocusInSight[None]):
    """All projects, the one that was worked on last on top, and those that were deleted."""

    CSS_PATH = "projects_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        key("n", "new", N_("New project"), N_("A project of your own; it is saved when you write its name")),
        key("e,f4", "export", N_("Take out"), N_("Write all your projects, tools and agreements to a file, to read or print")),
        key("enter", "make_first", N_("New project"), N_("Make your first project"), show=False),
    ]
    HELP = N_("Your own projects. Enter opens the marked one, N makes a new one, Del deletes one and Ctrl+Z brings it back.")
    app: BaseApp

    def __init__(self) -> None:
        super().__init__()
        self._works = self.app.session.works
        self._shows_deleted = False
        self._was_left = False
        """Whether another screen has been on top since this one was opened."""
        self._list = ProjectList(self._remove, lambda marked: marked.startswith(_PROJECT), id="projects")
        self._empty = Static(id="empty", markup=False)

    def compose(self) -> ComposeResult:
        """The list, or what a project is and how to make one."""
        yield TitleBar()
        yield self._empty
        yield self._list
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in the list."""
        self.query_one(TitleBar).left = Content.styled(_("My projects"), "bold")
        self.reload()
        self._list.focus()

    def on_screen_resume(self) -> None:
        """A project may have been made or changed meanwhile."""
        if self._was_left:
            self.reload()

    def on_screen_suspend(self) -> None:
        """Something else lies on top."""
        self._was_left = True

    def reload(self, mark: str | None = None) -> None:
        """Shows what there is by now; the mark goes to the project of an id, or stays where it is."""
        projects = sorted(self._works.of(Project).all(), key=_changed, reverse=True)
        deleted = sorted(self._works.of(Project).deleted(), key=_changed, reverse=True)
        self._shows_deleted = self._shows_deleted and bool(deleted)
        before, marked = self._list.highlighted or 0, self._list.marked
        belongings = self._works.belongings()
        lines = (self._line(each, *belongings.get(each.id, ([], []))) for each in projects)
        options = [*lines, *self._deleted(deleted, first=not projects)]
        self._list.set_options(options)
        wanted = f"{_PROJECT}{mark}" if mark else marked
        same = next((number for number, option in enumerate(options) if option.id == wanted), None)
        if marked.startswith(_PROJECT) and projects:  # a project's neighbour is another project
            before = min(before, len(projects) - 1)
        self._list.highlighted = same if same is not None else min(before, len(options) - 1) if options else None
        self._list.display, self._empty.display = bool(options), not projects
        self._empty.update(_nothing_yet())
        self.query_one(TitleBar).right = Content(str(len(projects)) if projects else "")
        self.refresh_bindings()

    def _line(self, project: Project, tools: list[Tool], commitments: list[Commitment]) -> Option:
        today = self.app.session.today()
        toolkit = self.app.session.course.toolkit
        start = _(CASE_NAMES[project.start]) if project.start else _("not placed yet")
        far = how_far(watch_list(toolkit, project.start), project) if toolkit else ""
        about = " · ".join(filter(None, (start, _in_use(project, today), far)))
        due = [_due(each, today) for each in coming(project, tools, commitments, today) if each.what != IN_USE]
        parts: list[Content | str | tuple[str, str]] = [
            Content.styled(project_title(project.name), "bold"),
            "\n",
            (f"  {about}", "$text-muted"),
        ]
        if due:
            parts += ["\n", ("  ● ", "$accent"), " · ".join(due[:_FEW])]
        return Option(Content.assemble(*parts, "\n"), id=f"{_PROJECT}{project.id}")

    def _deleted(self, deleted: list[Project], *, first: bool) -> Iterator[Option]:
        if deleted:
            sign = "▾" if self._shows_deleted else "▸"
            count = ngettext("{n} deleted project", "{n} deleted projects", len(deleted)).format(n=len(deleted))
            yield Option(Content.styled(f"{sign} {count}", "$text-muted"), id=_DELETED)
        if self._shows_deleted:
            for project in deleted:
                back = f"  {_('Enter brings it back')}"
                text = Content.assemble(("  ↶ ", "$accent"), project_title(project.name), (back, "$text-muted"))
                yield Option(text, id=f"{_GONE}{project.id}")

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = event.option_id or ""
        if chosen == _DELETED:
            self._shows_deleted = not self._shows_deleted
            self.reload()
        elif chosen.startswith(_GONE):
            self.app.bring_back([(TABLE, chosen.removeprefix(_GONE))])
        elif (project := self._works.of(Project).get(chosen.removeprefix(_PROJECT))) is not None:
            await self._open(project)

    async def action_new(self) -> None:
        """A new project."""
        await self._open(Project())

    async def action_make_first(self) -> None:
        """Enter, where there is nothing to open."""
        await self.action_new()

    def _remove(self, marked: str) -> None:
        """Deletes a project."""
        project_id = marked.removeprefix(_PROJECT)
        stay = staying(self.app.session, project_id)
        told = " ".join(filter(None, (_("The project is deleted."), stay, _("Ctrl+Z brings it back."))))
        if self.app.delete_entries([(TABLE, project_id)], told):
            self.reload()

    def action_export(self) -> None:
        """All projects, tools and agreements in one document."""
        from course.session.exports import of_works
        from course.tui.dialogs.export import ExportScreen

        self.app.push_screen(ExportScreen(of_works(self.app.session)))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was made there is nothing to take out."""
        if action == "export":
            return any(each.all() for each in self.app.session.works.every())
        if action == "make_first":
            return not self._list.option_count
        return True

    async def _open(self, project: Project) -> None:
        await self.app.go(to_work(project))


def _nothing_yet() -> Content:
    title = _("No projects yet")
    what = _(
        "A project is something digital that your unit is to use, or that you would like to try: a new system from outside, or "
        "an idea of your own. Here you gather what it is, what to watch in it, and what you have agreed on."
    )
    return Content.assemble((title, "bold"), "\n\n", what, "\n\n", ("N", "bold $accent"), f" {_('makes the first one.')}")


def _in_use(project: Project, today: date) -> str:
    day = day_of(project.in_use)
    if day is None:
        return ""
    said = _("had to be in use {day}") if day < today else _("in use {day}")
    return said.format(day=short_day(day, today))


def _due(each: Coming, today: date) -> str:
    return _(each.what).format(day=short_day(each.day, today))


def _changed(project: Project) -> tuple[str, str]:
    return (project.changed.isoformat() if project.changed else "", project.id)
