"""One project as the hub: one page of lines, each of which leads to a screen of its own, and back to its line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList

from course.locale import N_, _
from course.session.commitments import to_commitment
from course.session.documents import work_document
from course.session.project_page import ProjectPage, agreement_facts, project_page
from course.session.routes import ToNewWork, ToWork
from course.session.works import new_work, own_facts
from course.tools import commitment, registry
from course.tools.commitment import Source
from course.tools.naming import title_of
from course.tools.project import TABLE, Project
from course.tools.repositories import Repositories
from course.tui.base.keys import Group, command, key
from course.tui.tools.desk.new_work import NewWork
from course.tui.tools.desk.work_list import Part, WorkLine
from course.tui.tools.desk.work_screen import WorkScreen
from course.tui.tools.project.hub_list import HubList
from course.tui.tools.project.project_parts import AboutScreen, ChainScreen, GuideScreen, ProjectPartScreen, WatchScreen
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

_WIDE = 110
"""Cells from which what belongs to the project stands beside what it is."""
_NEW = "new"
_PARTS: dict[str, type[ProjectPartScreen]] = {
    "about": AboutScreen,
    "start": GuideScreen,
    "watch": WatchScreen,
    "chain": ChainScreen,
}
"""The screens that lines lead to, by the line."""


class ProjectScreen(WorkScreen[Project]):
    """A project, and everything that belongs to it.

    Args:
        works: The leader's work.
        project: The project; it is saved already.
    """

    CSS_PATH = "project_screen.tcss"
    BINDINGS = [
        key("plus", "new", N_("New"), N_("Make something for this project"), listed=Group.NEW),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself on this project"), listed=Group.NEW),
        key("escape", "close", N_("Projects"), N_("Back to where you were; everything is saved")),
        command("sheet", N_("Project sheet"), N_("The project on one page, to look at, print or send"), is_link=True),
        command(
            "delete",
            N_("Delete the project"),
            N_("Delete the project; its tools stay, and it can be undone"),
            words=N_("remove take away"),
            is_link=True,
        ),
    ]
    HELP = N_(
        "The project on one page. Enter opens the marked line, and Esc comes back to it. + makes something new for the project."
    )

    def __init__(self, works: Repositories, project: Project) -> None:
        super().__init__(works.of(Project), project)
        self.works = works
        self._left, self._right = HubList(self._remove, _is_work), HubList(self._remove, _is_work)
        self._left.beside, self._right.beside = self._right, self._left

    def compose(self) -> ComposeResult:
        """What it is, and what belongs to it: below each other, or side by side where there is room."""
        yield TitleBar()
        with Horizontal(id="panes"):
            yield self._left
            yield self._right
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts with the first line that something can be done in."""
        self.show()
        self._left.highlighted = 1
        self._left.focus()

    def on_resize(self) -> None:
        """Side by side, or below each other."""
        if self.is_mounted:
            self.show()

    def show(self) -> None:
        """Every line as it is by now."""
        page = project_page(self.app.session, self.work)
        self.query_one(TitleBar).right = Content(page.standing)
        what, belongs = list(self._what(page)), list(self._belongs(page))
        was_wide, is_wide = self._right.display, self.size.width >= _WIDE
        marked = (self._right if self._right.has_focus else self._left).marked
        self._left.show(what if is_wide else [*what, *belongs], marked if was_wide != is_wide else None)
        self._right.show(belongs if is_wide else [], marked if was_wide != is_wide else None)
        if was_wide != is_wide and (self._left.has_focus or self._right.has_focus):  # the mark stays on its line
            (self._left if self._left.marked == marked else self._right).focus()
        self._right.display = is_wide

    def refill(self) -> None:
        """An earlier version was taken back."""
        self.show()

    def _what(self, page: ProjectPage) -> Iterator[Part]:
        """What the project is, and what is done in it."""
        yield WorkLine("about", page.about or _("Say in a few words what it is"), right=_("Enter corrects"))
        yield WorkLine("start", _("Must or can?"), beside=page.start)
        yield WorkLine("watch", _("Watch"), beside=page.watch)
        yield WorkLine("chain", _("Value chain"), beside=page.chain)

    def _belongs(self, page: ProjectPage) -> Iterator[Part]:
        """What was made for it, what was agreed on, and the next days."""
        yield _("Tools")
        for kind, tool in page.tools:
            if tool is None:
                yield WorkLine(f"{_NEW}:{kind.table}", _(kind.names.title), beside=_("+ begin"))
            else:
                said = " · ".join(each for each in (kind.name_of(tool), own_facts(self.app.session, tool)) if each)
                yield WorkLine(f"{kind.table}:{tool.id}", _(kind.names.title), "▪", beside=said)
        yield _("Agreements")
        if not page.agreements:
            yield WorkLine(f"{_NEW}:{commitment.TABLE}", _("Agreement with myself"), beside=_("+ begin"))
        for each in page.agreements:
            facts = agreement_facts(self.app.session, each)
            yield WorkLine(f"{commitment.TABLE}:{each.id}", title_of(each), "◆", right=facts)
        if page.days:
            yield Content("")
            yield Content.assemble((_("Next dates"), "bold"), "   ", page.days)

    # Doing

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        """Only what was made can be deleted."""
        event.stop()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match (event.option_id or "").split(":"):
            case ["new", table]:
                await self._make(table)
            case [table, work_id]:
                await self.app.go(ToWork(table, work_id))
            case [part]:
                self.app.push_screen(_PARTS[part](self.works, self.work))

    def _remove(self, marked: str) -> None:
        """Deletes a tool or an agreement."""
        table, _colon, work_id = marked.partition(":")
        if self.app.delete_entries([(table, work_id)]):
            self.show()

    def action_new(self) -> None:
        """Asks what is to be made for this project."""
        kinds = [*registry.tool_kinds(), registry.at(commitment.TABLE)]
        self.app.push_screen(NewWork([(kind.table, _(kind.names.title)) for kind in kinds]), self._asked)

    def _asked(self, table: str | None) -> None:
        if table is not None:
            self.app.call_later(self._make, table)

    async def action_commit(self) -> None:
        """A new agreement that grows out of this project, or out of the tool that is marked."""
        table, _colon, work_id = self._marked_work
        work = self.works.get(table, work_id) if table in _tool_tables() else None
        source = Source(table, work_id, title_of(work)) if work is not None else None
        await self._agree(source or Source(TABLE, self.work.id, self.work_name))

    @property
    def _marked_work(self) -> tuple[str, str, str]:
        return (self._right if self._right.has_focus else self._left).marked.partition(":")

    async def action_sheet(self) -> None:
        """The project on one page."""
        from course.tui.tools.project.project_sheet import ProjectSheet

        sheet = partial(work_document, self.app.session, self.work)
        self.app.push_screen(ProjectSheet(self.work_name, sheet, self.action_export))

    async def _make(self, table: str) -> None:
        """Something new for the project."""
        if table == commitment.TABLE:
            await self._agree(Source(TABLE, self.work.id, self.work_name))
        else:
            await self.app.go(ToNewWork(new_work(self.app.session, table, self.work.id)))

    async def _agree(self, source: Source) -> None:
        await self.app.go(to_commitment(source))


def _tool_tables() -> set[str]:
    return {kind.table for kind in registry.tool_kinds()}


def _is_work(marked: str) -> bool:
    """Only what was made can be deleted."""
    table, _colon, work_id = marked.partition(":")
    return table in registry.tables() and bool(work_id)
