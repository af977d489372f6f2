"""The tools: what each is for, what one has made with it, and a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList

from course.locale import N_, _, ngettext
from course.session.erasing import question_about
from course.session.routes import Route, ToCommitments, ToNewWork, ToTools, ToWork
from course.session.works import facts_of, new_work
from course.tools import registry
from course.tools.commitment import Commitment, due, upcoming
from course.tools.kind import WorkKind
from course.tools.naming import title_of
from course.tools.repository import Repository, Work
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.dialogs.erase import erase
from course.tui.tools.desk.work_list import WorkLine, WorkList
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_NEW, _DELETED, _ALL = "new:", "deleted", "all commitments"


class ToolsScreen(BaseScreen[None]):
    """The projects, the three tools and the agreements.

    Args:
        mark: The kind that has the mark, by its table; empty for the first.
    """

    CSS_PATH = "hub_screen.tcss"
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        key("e,f4", "export", N_("Take out"), N_("Write all your projects, tools and agreements to a file, to read or print")),
        key("shift+f9", "forget", N_("Erase"), N_("Erase this for good, with all its versions; it can't be undone"), show=False),
    ]
    HELP = N_("Enter on a tool's own line, or its digit, makes a new one. Enter on what you have made opens it.")
    app: BaseApp

    def __init__(self, mark: str = "") -> None:
        super().__init__()
        self._mark = f"{_NEW}{mark}"
        self._opened = False
        """Whether what was deleted is shown."""

    def is_at(self, route: Route) -> bool:
        """There is one."""
        return isinstance(route, ToTools)

    def compose(self) -> ComposeResult:
        """The list."""
        yield TitleBar()
        yield WorkList(self._remove, _is_work, id="tools")
        yield KeyBar()

    def on_mount(self) -> None:
        """The mark on what was asked for."""
        self.query_one(TitleBar).left = Content.styled(_("Tools"), "bold")
        self.reload(self._mark)
        self.query_one(WorkList).focus()

    def on_screen_resume(self) -> None:
        """Something may have been made or changed."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now; the mark goes to a line, or to the piece of an id that was brought back."""
        made = {each.table: _newest(each.all()) for each in self._repositories}
        deleted = [(each.table, work) for each in self._repositories for work in each.deleted()]
        parts = [part for kind in registry.KINDS for part in self._kind(kind, made[kind.table])]
        marked = next((part.id for part in parts if mark and part.id.endswith(f":{mark}")), mark)
        self.query_one(WorkList).show([*parts, *self._gone(deleted)], marked)
        count = sum(map(len, made.values()))
        self.query_one(TitleBar).right = Content(_("{n} in all").format(n=count) if count else "")
        self.refresh_bindings()

    @property
    def _repositories(self) -> tuple[Repository[Work], ...]:
        return self.app.session.works.every()

    def _kind(self, kind: WorkKind[Any], made: Sequence[Work]) -> Iterator[WorkLine]:
        """The tool's own line, and what was made with it."""
        names, sign = kind.names, kind.digit or "+"
        yield WorkLine(
            f"{_NEW}{kind.table}", _(names.heading), sign, _("Enter makes a new one"), _(names.about), head=True, gap=True
        )
        waiting = self._waiting(made) if kind.struct is Commitment else made
        for work in waiting:
            yield WorkLine(f"{kind.table}:{work.id}", title_of(work), " ", facts_of(self.app.session, work))
        over = len(made) - len(waiting)
        if over:
            said = ngettext("{n} you have looked back at", "{n} you have looked back at", over).format(n=over)
            yield WorkLine(_ALL, said, " ", _("A shows all"))

    def _waiting(self, made: Sequence[Work]) -> Sequence[Work]:
        """The agreements that were not looked back at, in the order of their days."""
        agreements = [each for each in made if isinstance(each, Commitment)]
        today = self.app.session.today()
        return [*due(agreements, today), *upcoming(agreements, today)]

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

    async def on_key(self, event: Key) -> None:
        """A digit makes a new one with its tool."""
        kind = next((kind for kind in registry.KINDS if kind.digit and kind.digit == event.character), None)
        if kind is not None:
            event.stop()
            await self._make(kind.table)

    def _remove(self, marked: str) -> None:
        """Deletes a piece."""
        table, _colon, work_id = marked.partition(":")
        if self.app.delete_entries([(table, work_id)]):
            self.reload()

    def action_forget(self) -> None:
        """Erases the marked piece for good, deleted or not, once the leader has said yes twice."""
        table, _colon, work_id = self._marked_piece.partition(":")
        repository = next(each for each in self._repositories if each.table == table)
        work = next((each for each in (*repository.all(), *repository.deleted()) if each.id == work_id), None)
        if work is not None:
            erase(self.app, [(table, work_id)], self.reload, question_about(self.app.session, work))

    @property
    def _marked_piece(self) -> str:
        """The line of the piece that has the mark, deleted or not."""
        return self.query_one(WorkList).marked.removeprefix(f"{_DELETED}:")

    def action_export(self) -> None:
        """All projects, tools and agreements in one document."""
        from course.session.exports import of_works
        from course.tui.dialogs.export import ExportScreen

        self.app.push_screen(ExportScreen(of_works(self.app.session)))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was made there is nothing to take out, and only a piece can be erased."""
        if action == "forget":
            return self.is_mounted and _is_work(self._marked_piece)
        return any(each.all() for each in self._repositories) if action == "export" else True


def _is_work(marked: str) -> bool:
    """Only a piece can be deleted, not a tool."""
    table, _colon, work_id = marked.partition(":")
    return table in registry.tables() and bool(work_id)


def _newest(works: Sequence[Work]) -> list[Work]:
    """What was changed last comes first."""
    return sorted(works, key=lambda work: (work.changed is not None, work.changed, work.id), reverse=True)
