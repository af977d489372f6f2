"""One project: what it is, where it starts, what to watch, the way to the citizen, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from course.export.project import how_far
from course.locale import N_, _
from course.session.commitments import to_commitment
from course.session.exports import work_document
from course.session.routes import ToNewWork
from course.session.works import new_work, to_work
from course.tools import commitment
from course.tools.commitment import Source
from course.tools.project import TABLE, Project, Reply, watch_list
from course.tools.repositories import Belonging, Repositories
from course.tui.base.keys import key
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.project.belongings import Belongings
from course.tui.tools.project.guide import GuidePart
from course.tui.tools.project.value_chain import ChainDrawing, ChainPart
from course.tui.tools.project.watch_list import WatchPart
from course.tui.widgets.field import DayField, Field
from course.tui.widgets.inline_field import InlineField
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.part_tabs import part_keys
from course.tui.widgets.titlebar import TitleBar

PARTS = (N_("The project"), N_("Must or can?"), N_("Watch"), N_("Value chain"), N_("Tools"))
ABOUT, WATCH, CHAIN, BELONGINGS = 0, 2, 3, 4
"""Places of parts that others speak of, from 0."""


class AboutPart(VerticalScroll):
    """The project in the leader's words.

    Args:
        project: The project.
        change: Saves other values of some fields.
    """

    def __init__(self, project: Project, change: Callable[..., None]) -> None:
        super().__init__(can_focus=False, classes="scrolled")
        save = {name: _saver(change, name) for name in _texts(project)}
        past = _("That day has passed. Is it in use now?")
        self.fields: dict[str, Field] = {
            "name": Field(_("What is the project called?"), project.name, save["name"], id="name"),
            "about": Field(_("What is it?"), project.about, save["about"], lines=3, id="about"),
            "origin": Field(_("Who does it come from?"), project.origin, save["origin"], id="origin"),
            "in_use": DayField(_("When must it be in use?"), project.in_use, save["in_use"], past=past, id="in-use"),
            "core_task": Field(
                _("Which core task does it touch?"), project.core_task, save["core_task"], lines=2, id="core-task"
            ),
        }

    def compose(self) -> ComposeResult:
        """The fields below each other."""
        yield from self.fields.values()

    def show(self, project: Project) -> None:
        """Another window may have written something."""
        for name, text in _texts(project).items():
            field = self.fields[name]
            if not field.has_focus and not isinstance(field, DayField):
                field.reload(text)

    def enter(self) -> None:
        """To the first field that is empty, or the name."""
        empty = (field for field in self.fields.values() if not field.text.strip())
        next(empty, self.fields["name"]).focus()


class BelongingsPart(Vertical):
    """The list of what belongs to the project.

    Args:
        belonging: Gives it.
    """

    def __init__(self, belonging: Callable[[], Belonging]) -> None:
        super().__init__()
        self._belonging = belonging
        self.list = Belongings()

    def compose(self) -> ComposeResult:
        """It alone."""
        yield self.list

    def show(self, _project: Project) -> None:
        """Shows what there is by now."""
        self.list.show(*self._belonging())

    def enter(self) -> None:
        """To the list."""
        self.list.focus()


Part = AboutPart | GuidePart | WatchPart | ChainPart | BelongingsPart


class ProjectScreen(PartedScreen[Project]):
    """A project in five parts.

    Args:
        works: The leader's work.
        project: The project; one without an id is saved with its first change.
    """

    CSS_PATH = "project_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        *part_keys(dict(enumerate(PARTS, start=1))),
        key("f2", "sheet", N_("Sheet"), N_("The project on one page, to look at"), priority=True),
        key("a", "commit", N_("Agreement"), N_("Make an agreement with yourself on this project"), show=False),
    ]
    HELP = N_(
        "A project of your own in five parts. F8 goes to the next one, Ctrl+PgUp to the one before, and so do the digits "
        "and arrows where you aren't writing. Everything is saved as you go."
    )

    def __init__(self, works: Repositories, project: Project) -> None:
        super().__init__(works.of(Project), project, [_(name) for name in PARTS])
        self.works = works
        self._parts: dict[int, Part] = {}
        self._place = Vertical(id="place")

    # What it is

    def belonging(self) -> Belonging:
        """The tools made for it, and the agreements that grew out of it or out of them."""
        return self.works.belonging(self.work.id) if self.work.id else ([], [])

    # On screen

    def compose(self) -> ComposeResult:
        """The parts' names, and the one that is shown."""
        yield TitleBar()
        yield self.tabs
        self._parts[self.at] = self._made(self.at)
        with self._place:
            yield self._parts[self.at]
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts with the first part: in its first field where the project is new, else at the parts' names."""
        if self.work.id:
            self.tabs.focus()
        else:
            self.enter_part()

    def show(self) -> None:
        """The part that is on screen, and how far the watch list is."""
        toolkit = self.app.session.course.toolkit
        groups = watch_list(toolkit, self.work.start) if toolkit else []
        self.query_one(TitleBar).right = Content(how_far(groups, self.work))
        part = self._parts.get(self.at)
        if part is not None and part.is_mounted:
            part.show(self.work)

    def refill(self) -> None:
        """An earlier version was taken back: all parts are made anew."""
        self.run_worker(self._anew(), exclusive=True)

    async def _anew(self) -> None:
        await self._place.remove_children()
        self._parts.clear()
        await self.put_part(self.at)
        self.show()
        self.arrive()

    async def put_part(self, left: int) -> None:
        """Makes it where it isn't there yet, and hides the others."""
        if self.at not in self._parts:
            self._parts[self.at] = self._made(self.at)
            await self._place.mount(self._parts[self.at])
        for number, part in self._parts.items():
            part.display = number == self.at

    def enter_part(self) -> None:
        """To where one goes on."""
        self._parts[self.at].enter()

    async def can_leave(self) -> bool:
        """Closes what is written in place."""
        for field in self.query(InlineField):
            if field.is_open:
                await field.typed()
            if not field.finish():
                return False
        return True

    def _made(self, index: int) -> Part:
        toolkit = self.app.session.course.toolkit
        makers: tuple[Callable[[], Part], ...] = (
            lambda: AboutPart(self.work, self.change),
            lambda: GuidePart(toolkit, self._reply, lambda start: self.try_to_change(start=start)),
            lambda: WatchPart(toolkit, self.revise, self.try_to_revise),
            lambda: ChainPart(toolkit, self.revise, self.try_to_revise),
            lambda: BelongingsPart(self.belonging),
        )
        return makers[index]()

    # Keys

    def _reply(self, question: str, reply: Reply | None) -> None:
        def answered(project: Project) -> Project:
            others = {each: known for each, known in project.replies.items() if each != question}
            return replace(project, replies={**others, question: reply} if reply else others)

        self.try_to_revise(answered)

    def on_chain_drawing_changed(self, event: ChainDrawing.Changed) -> None:
        """Says how to bring back what is not to be seen any more."""
        event.stop()
        self.can_undo(event.undo, _("Taken out. Ctrl+Z brings it back.") if event.removed else "")

    async def action_sheet(self) -> None:
        """The project on one page."""
        from course.tui.tools.project.project_sheet import ProjectSheet

        if await self.app.all_saved():
            sheet = partial(work_document, self.app.session, self.work)
            self.app.push_screen(ProjectSheet(self.work_name, sheet, self.action_export))

    async def action_commit(self) -> None:
        """A new agreement that grows out of this project."""
        await self._make(commitment.TABLE)

    async def on_belongings_make(self, event: Belongings.Make) -> None:
        """A new tool for this project."""
        event.stop()
        await self._make(event.table)

    async def on_belongings_opened(self, event: Belongings.Opened) -> None:
        """A tool or an agreement of this project."""
        event.stop()
        await self.app.go(to_work(event.work))

    async def _make(self, table: str) -> None:
        """Something new for the project, which is saved first: it has to be there to belong to."""
        if not await self.app.all_saved() or not self.app.try_to_save(self.draft.keep):
            return
        if table == commitment.TABLE:
            await self.app.go(to_commitment(Source(TABLE, self.work.id, self.work_name)))
        else:
            await self.app.go(ToNewWork(new_work(self.app.session, table, self.work.id)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A sheet needs a project."""
        if action == "sheet":
            return bool(self.work.id)
        return super().check_action(action, parameters)


def _texts(project: Project) -> dict[str, str]:
    """What is written of a project, by the field's name."""
    return {
        "name": project.name,
        "about": project.about,
        "origin": project.origin,
        "in_use": project.in_use,
        "core_task": project.core_task,
    }


def _saver(change: Callable[..., None], name: str) -> Callable[[str], None]:
    return lambda text: change(**{name: text})
