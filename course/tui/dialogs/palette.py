"""The palette: everything that can be done right now, and every lesson, to search in.

Textual has one, too; it gathers what fits in batches, so that whoever types fast and presses Enter runs what fitted a moment ago.
Ours has a few dozen lines to search and is always up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.locale.spelling import fold
from course.session.routes import ToLesson, ToWork
from course.study.progress import entry_index
from course.study.text_filter import Index
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import doable, key, key_name
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Command(Struct, frozen=True):
    """Something that can be done."""

    name: str
    about: str
    hint: str
    """Its key, or where it leads."""
    run: Callable[[], object]


class Palette(Dialog[None]):
    """Commands to search in.

    Args:
        app: The app, for its lessons.
        place: The screen that it is opened on.
    """

    CSS_PATH = "palette.tcss"
    BINDINGS = [
        key("escape", "close", N_("Close"), N_("Back to where you were")),
        key("down", "move(1)", N_("Next"), show=False, priority=True),
        key("up", "move(-1)", N_("Previous"), show=False, priority=True),
        key("enter", "run", N_("Do it"), N_("Do what is marked"), priority=True),
    ]
    app: BaseApp

    def __init__(self, app: BaseApp, place: Screen[object]) -> None:
        super().__init__()
        commands = [*_commands(place), *_lessons(app), *_works(app)]
        self._index = Index((command, f"{command.name} {command.about}") for command in commands)
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        """A field to type in, and what fits."""
        with Vertical(classes="dialog"):
            yield SearchField(_("What would you like to do?"), id="query")
            yield OptionList(id="commands", markup=False)
            yield Static(id="nothing", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Everything, before a letter is typed."""
        self.query_one(OptionList).can_focus = False
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._find(event.value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._run(self._found[event.option_index])

    def action_move(self, by: int) -> None:
        """Marks another command."""
        commands = self.query_one(OptionList)
        if commands.highlighted is not None:
            commands.highlighted = (commands.highlighted + by) % len(self._found)

    async def action_run(self) -> None:
        """Does what is marked, after the last letter typed has had its say."""
        query = self.query_one(Input).value
        self._find(query)
        commands = self.query_one(OptionList)
        if commands.highlighted is not None:
            self._run(self._found[commands.highlighted])

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def _run(self, command: Command) -> None:
        self.dismiss(None)
        self.app.call_later(command.run)

    def _find(self, query: str) -> None:
        wanted = fold(query).strip()
        found = sorted(self._index.find(query), key=lambda command: _rank(command, wanted)) if wanted else self._index.find("")
        commands = self.query_one(OptionList)
        if found != self._found or not wanted:
            self._found = found
            commands.set_options(Option(_line(command)) for command in found)
            commands.highlighted = 0 if found else None
        self.query_one("#nothing", Static).update(Content("" if found else _("Nothing fits")))
        commands.display = bool(found)


def _commands(place: Screen[object]) -> Iterator[Command]:
    taken: set[str] = set()
    for active in doable(place):
        binding = active.binding
        if binding.action != "command_palette":
            run = partial(place.app.run_action, binding.action, active.node)
            key_pressed = binding.key.split(",")[0]
            hint = "" if key_pressed in taken else key_name(key_pressed)  # what is nearer has the key
            taken.add(key_pressed)
            yield Command(_(binding.description), _(binding.tooltip), hint, run)


def _lessons(app: BaseApp) -> Iterator[Command]:
    for number, lesson in enumerate(app.session.course.lessons, start=1):
        title = _("Lesson {number}: {title}").format(number=number, title=lesson.title)
        yield Command(title, lesson.section, "", partial(_open, app, lesson.id))


def _works(app: BaseApp) -> Iterator[Command]:
    """The leader's own projects and tools, by name."""
    if not app.session.is_ready or not app.session.has_works:
        return
    from course.tools import registry
    from course.tools.naming import title_of

    for kind in registry.KINDS:
        for work in app.session.works.of(kind.struct).all() if kind.goes_on else ():
            name = _("Open: {title}").format(title=title_of(work))
            yield Command(name, _(kind.names.title), "", partial(app.go, ToWork(kind.table, work.id)))


async def _open(app: BaseApp, lesson_id: str) -> None:
    progress = app.session.progress().of(lesson_id)
    await app.go(ToLesson(progress.lesson, entry_index(progress, app.session.records.places())))


def _rank(command: Command, query: str) -> tuple[bool, bool]:
    """Names that begin with the query come first, then names that have it, then the rest."""
    name = fold(command.name)
    return not name.startswith(query), query not in name


def _line(command: Command) -> Content:
    hint = (f"  {command.hint}", "$accent") if command.hint else ""
    return Content.assemble((command.name, "bold"), hint, "\n", ("  " + command.about, "$text-muted"))
