"""Projekter og redskaber: the leader's projects, and each tool with what was made with it that belongs to no project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from course.locale import N_, _, ngettext
from course.session.erasing import question_about, staying
from course.session.project_page import due_soon, in_order, project_facts
from course.session.routes import Route, ToCommitments, ToGuide, ToNewWork, ToOutgoing, ToProjects, ToWork
from course.session.works import facts_of, is_loose, last_used_project, new_work
from course.tools import project, registry
from course.tools.commitment import TABLE as AGREEMENTS
from course.tools.commitment import Commitment
from course.tools.naming import title_of
from course.tools.project import Project
from course.tools.repositories import Belonging
from course.tools.repository import Work
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import Group, command, key
from course.tui.dialogs.erase import erase
from course.tui.tools.desk.new_work import NewWork
from course.tui.tools.desk.project_chooser import ProjectChooser
from course.tui.tools.desk.work_list import WorkLine, WorkList
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

W = TypeVar("W", bound=Work)
_NEW, _DELETED, _ALL, _GUIDES = "new:", "deleted", "all commitments", "guides"


class ProjectsScreen(BaseScreen[None]):
    """The projects, the tools, and the agreements of no project.

    Args:
        mark: The kind that has the mark, by its table; empty for the first project.
    """

    CSS_PATH = "projects_screen.tcss"
    BINDINGS = [
        key("plus", "new", N_("New"), N_("Make a project, a workshop, now and future or a plan"), listed=Group.NEW),
        key(
            "ctrl+e",
            "export",
            N_("Save as a file"),
            N_("Write all your projects, tools and agreements to a file, to read or print"),
            words=N_("export print document Word calendar share"),
        ),
        key("escape", "close", N_("Home"), N_("Back to where you were")),
        command("lay_under", N_("Put under a project"), N_("Say which project the marked piece belongs to")),
        command(
            "forget",
            N_("Erase"),
            N_("Erase this for good, with all its versions; it can't be undone"),
            words=N_("delete for good forget"),
        ),
    ]
    HELP = N_("Enter on a project or a piece opens it. Enter on a tool's own line makes a new one, and + asks what to make.")
    app: BaseApp

    def __init__(self, mark: str = "") -> None:
        super().__init__()
        self._mark = mark
        self._opened = False
        """Whether what was deleted is shown."""
        self._there: set[str] = set()
        """The ids of the pieces that were there when it was shown last."""

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The marked piece."""
        work = self._marked_work
        return [(registry.of(work).table, work.id)] if work is not None else []

    def is_at(self, route: Route) -> bool:
        """There is one."""
        return isinstance(route, ToProjects)

    def compose(self) -> ComposeResult:
        """The list."""
        yield TitleBar()
        yield WorkList(self._remove, _is_work, id="works")
        yield KeyBar()

    def on_mount(self) -> None:
        """The mark on what was asked for, or on the project that was worked on last."""
        self.query_one(TitleBar).left = Content.styled(_("Projects and tools"), "bold")
        self.reload(self._mark or last_used_project(self.app.session))
        self.query_one(WorkList).focus()

    def on_screen_resume(self) -> None:
        """Something may have been made or changed."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now; the mark goes to a kind, or to the piece of an id that was brought back."""
        works = self.app.session.works
        belongings = works.belongings()
        parts = [*self._projects(belongings), *self._tools(), *self._agreements(belongings), *self._guides()]
        deleted = [(each.table, work) for each in works.every() for work in each.deleted()]
        ids = {work.id for each in works.every() for work in each.all()}
        made, self._there = ids - self._there, ids
        mark = mark or (next(iter(made)) if len(made) == 1 else "")  # back from making something the mark is on that
        marked = next((part.id for part in parts if mark and part.id.endswith(f":{mark}")), None)
        self.query_one(WorkList).show([*parts, *self._gone(deleted)], marked)
        count = sum(len(each.all()) for each in works.every())
        self.query_one(TitleBar).right = Content(_("{n} in all").format(n=count) if count else "")
        self.refresh_bindings()

    # The lines

    def _projects(self, belongings: dict[str, Belonging]) -> Iterator[WorkLine]:
        yield _head(project.TABLE)
        session = self.app.session
        for each in _newest(session.works.of(Project).all()):
            due = due_soon(session, each, belongings.get(each.id, ([], [])))
            below = f"● {due}" if due else ""
            yield WorkLine(f"{project.TABLE}:{each.id}", title_of(each), right=project_facts(session, each), below=below)

    def _tools(self) -> Iterator[WorkLine]:
        """Each tool, and what was made with it that belongs to no project."""
        session = self.app.session
        for kind in registry.tool_kinds():
            made = [each for each in session.works.of(kind.struct).all() if is_loose(session, each)]
            if made or session.course.toolkit is not None:
                yield _head(kind.table)
            for work in _newest(made):
                yield WorkLine(f"{kind.table}:{work.id}", title_of(work), "▪", facts_of(session, work))

    def _agreements(self, belongings: dict[str, Belonging]) -> Iterator[WorkLine]:
        """The agreements that wait and belong to no project; the others have their own list."""
        yield _head(AGREEMENTS)
        session, works = self.app.session, self.app.session.works
        there = {each.id for each in works.of(Project).all()}
        of_one = {each.id for at, (_tools, agreed) in belongings.items() if at in there for each in agreed}
        loose = [each for each in works.of(Commitment).all() if each.id not in of_one]
        for each in in_order(session, [each for each in loose if each.outcome is None]):
            yield WorkLine(f"{AGREEMENTS}:{each.id}", title_of(each), "◆", facts_of(session, each))
        if over := sum(each.outcome is not None for each in loose):
            said = ngettext("{n} you have looked back at", "{n} you have looked back at", over).format(n=over)
            yield WorkLine(_ALL, said, " ", _("Enter shows all agreements"))

    def _guides(self) -> Iterator[WorkLine]:
        """The way to what two leaders talk about: it comes with the course, and nothing is kept of it."""
        if self.app.session.course.has_guides:
            about = _("Twenty minutes with another leader: a dilemma and three questions.")
            yield WorkLine(_GUIDES, _("Guide for two"), "→", _("Enter opens it"), about, head=True, gap=True)

    def _gone(self, deleted: Sequence[tuple[str, Work]]) -> Iterator[WorkLine]:
        if not deleted:
            return
        said = _("Deleted ({n})").format(n=len(deleted))
        shown = _("Enter hides them") if self._opened else _("Enter shows them")
        yield WorkLine(_DELETED, said, "▾" if self._opened else "▸", shown, head=True, gap=True)
        if self._opened:
            for table, work in deleted:
                title = f"{title_of(work)} · {_(registry.at(table).names.title)}"
                yield WorkLine(f"{_DELETED}:{table}:{work.id}", title, "↶", _("Enter brings it back"))

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
            case ["guides"]:
                await self.app.go(ToGuide())
            case ["deleted"]:
                self._opened = not self._opened
                self.reload()
            case ["deleted", table, work_id]:
                self.app.bring_back([(table, work_id)])
            case [table, work_id]:
                await self.app.go(ToWork(table, work_id))
            case _:
                await self.app.go(ToCommitments())

    async def _make(self, table: str) -> None:
        await self.app.go(ToNewWork(new_work(self.app.session, table)))

    def action_new(self) -> None:
        """Asks what is to be made."""
        kinds = [registry.at(project.TABLE), *registry.tool_kinds()]
        self.app.push_screen(NewWork([(kind.table, _(kind.names.title)) for kind in kinds]), self._asked)

    def _asked(self, table: str | None) -> None:
        if table is not None:
            self.app.call_later(self._make, table)

    def _remove(self, marked: str) -> None:
        """Deletes a piece; of a project it is told what stays."""
        table, _colon, work_id = marked.partition(":")
        told = None
        if table == project.TABLE:
            stay = staying(self.app.session, work_id)
            told = " ".join(filter(None, (_("The project is deleted."), stay, _("Ctrl+Z brings it back."))))
        if self.app.delete_entries([(table, work_id)], told):
            self.reload()

    def action_lay_under(self) -> None:
        """Asks which project the marked piece belongs to."""
        if (work := self._marked_work) is not None:
            ProjectChooser.lay_under(self.app, work, self.reload)

    def action_forget(self) -> None:
        """Erases the marked piece for good, deleted or not, once the leader has said yes twice."""
        work = self._marked_work
        if work is not None:
            asked = question_about(self.app.session, work)
            erase(self.app, [(registry.of(work).table, work.id)], self.reload, asked)

    @property
    def _marked_work(self) -> Work | None:
        """The piece that has the mark, deleted or not."""
        table, _colon, work_id = self.query_one(WorkList).marked.removeprefix(f"{_DELETED}:").partition(":")
        repository = next((each for each in self.app.session.works.every() if each.table == table), None)
        there = (*repository.all(), *repository.deleted()) if repository is not None else ()
        return next((each for each in there if each.id == work_id), None)

    async def action_export(self) -> None:
        """All projects, tools and agreements in one document."""
        await self.app.go(ToOutgoing("works"))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was made there is nothing to take out, and only a piece can be erased, or laid under a project."""
        if action in {"forget", "lay_under"}:
            work = self._marked_work if self.is_mounted else None
            return work is not None and (action == "forget" or is_loose(self.app.session, work))
        return any(each.all() for each in self.app.session.works.every()) if action == "export" else True


def _head(table: str) -> WorkLine:
    """A kind's own line: what it is for, and that Enter makes one."""
    names = registry.at(table).names
    return WorkLine(f"{_NEW}{table}", _(names.heading), "+", _("Enter makes a new one"), _(names.about), head=True, gap=True)


def _is_work(marked: str) -> bool:
    """Only a piece can be deleted, not a tool."""
    table, _colon, work_id = marked.partition(":")
    return table in registry.tables() and bool(work_id)


def _newest(works: Sequence[W]) -> list[W]:
    """What was changed last comes first."""
    return sorted(works, key=lambda work: (work.changed is not None, work.changed, work.id), reverse=True)
