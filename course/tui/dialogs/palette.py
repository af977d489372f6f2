"""The palette: everything that can be done right now, and every lesson, to search in.

Textual has one, too; it gathers what fits in batches, so that whoever types fast and presses Enter runs what fitted a moment ago.
Ours has a few dozen lines to search and is always up to date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
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
from course.session.routes import ToLesson, ToSearch, ToSettings, ToWork
from course.study.progress import entry_index
from course.study.step_kinds import kind_name, kind_words
from course.study.text_filter import Index
from course.tui.base.base_screen import Dialog, Lists
from course.tui.base.keys import Command, Group, doable, key, key_name
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


_NOT_LISTED = {"command_palette", "app.command_palette", "close"}
"""What nobody looks for here."""
_ALWAYS = {"quit", "help"}
"""What can be done from anywhere, also from a dialog."""


class Line(Struct, frozen=True):
    """Something that can be done or gone to."""

    name: str
    about: str
    hint: str
    """Its key."""
    group: Group
    run: Callable[[], object]
    words: str = ""
    """Everyday words that it is found by as well."""
    is_typed: bool = False
    """Whether it is there only for whoever types: there are many of them."""


class Palette(Lists, Dialog[None]):
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
        lines = [*_commands(place), *(() if place.is_modal else _of_everywhere(app))]
        order = list(Group)
        lines.sort(key=lambda line: order.index(line.group))
        self._listed = [line for line in lines if not line.is_typed]
        """What it lists before a letter is typed."""
        self._index = Index((line, f"{line.name} {line.about} {line.words}") for line in lines)
        self._place = place
        self._found: list[Line] = []

    def compose(self) -> ComposeResult:
        """A field to type in, and what fits."""
        with Vertical(classes="dialog"):
            yield SearchField(_("What would you like to do?"), id="query")
            yield MarkedList(id="commands")
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
        self._run(self._found[int(event.option_id or 0)].run)

    def action_move(self, by: int) -> None:
        """Marks another line; headings are passed over."""
        lines = self.query_one(OptionList)
        if by > 0:
            lines.action_cursor_down()
        else:
            lines.action_cursor_up()

    async def action_run(self) -> None:
        """Does what is marked, after the last letter typed has had its say; where nothing fits, the words are searched for."""
        field = self.query_one(SearchField)
        await field.typed()
        query = field.value
        self._find(query)
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self._run(self._found[int(option.id)].run)
        elif query.strip() and not self._place.is_modal:
            self._run(partial(self.app.go, ToSearch(query.strip())))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def _run(self, run: Callable[[], object]) -> None:
        self.dismiss(None)
        self.app.call_later(run)

    def _find(self, query: str) -> None:
        wanted = fold(query).strip()
        found = sorted(self._index.find(query), key=lambda line: _rank(line, wanted)) if wanted else self._listed
        lines = self.query_one(OptionList)
        if found != self._found or not wanted:
            self._found = found
            lines.set_options(_in_groups(found) if not wanted else _options(found))
            lines.highlighted = next((at for at, option in enumerate(lines.options) if not option.disabled), None)
        self.query_one("#nothing", Static).update(Content("" if found else self._nothing(query.strip())))
        lines.display = bool(found)

    def _nothing(self, query: str) -> str:
        if self._place.is_modal:
            return _("Nothing here is called “{query}”.").format(query=query)
        return _("Nothing here is called “{query}”. Enter searches for it in the course and your journal.").format(query=query)


def _options(lines: Sequence[Line], first: int = 0) -> list[Option]:
    return [Option(_line(line), id=str(number)) for number, line in enumerate(lines, start=first)]


def _in_groups(lines: Sequence[Line]) -> Iterator[Option]:
    """The lines below the names of their groups."""
    every = _options(lines)
    for group, numbers in groupby(range(len(lines)), key=lambda number: lines[number].group):
        yield Option(Content.styled(_(group.value), "$text-muted"), disabled=True)
        yield from (every[number] for number in numbers)


def _commands(place: Screen[object]) -> Iterator[Line]:
    taken: set[str] = set()
    everywhere = {each.action: each for each in place.app.BINDINGS if isinstance(each, Command)}
    for active in doable(place):
        binding = active.binding
        if not isinstance(binding, Command) or binding.action in _NOT_LISTED:
            continue
        if place.is_modal and active.node is place.app and binding.action not in _ALWAYS:
            continue
        first = binding.key.split(",")[0]
        hint = "" if first in taken else key_name(first)  # what is nearer has the key
        taken.add(first)
        run = partial(place.app.run_action, binding.action, active.node)
        said = everywhere.get(binding.action.removeprefix("app."), binding)  # a place may only lend its key to it
        words = _(said.words) if said.words else ""
        if about := binding.tooltip or said.tooltip:  # else it is a move, and no command
            yield Line(_(binding.description), _(about), hint, said.listed, run, words)


def _lessons(app: BaseApp) -> Iterator[Line]:
    for number, lesson in enumerate(app.session.course.lessons, start=1):
        title = _("Lesson {number}: {title}").format(number=number, title=lesson.title)
        yield Line(title, lesson.section, "", Group.LESSONS, partial(_open, app, lesson.id))


def _of_everywhere(app: BaseApp) -> Iterator[Line]:
    """What can be gone to from every place."""
    for lines in (_lessons, _steps, _works, _papers, _settings):
        yield from lines(app)


def _steps(app: BaseApp) -> Iterator[Line]:
    """The steps at which there is something to do, by what they are."""
    for number, lesson in enumerate(app.session.course.lessons, start=1):
        for index, step in enumerate(lesson.steps):
            if words := kind_words(step):
                kind = kind_name(step).capitalize()
                about = _("{kind} in lesson {number}: {title}").format(kind=kind, number=number, title=lesson.title)
                yield Line(step.title, about, "", Group.LESSONS, partial(app.go, ToLesson(lesson, index)), words, is_typed=True)


def _works(app: BaseApp) -> Iterator[Line]:
    """The leader's own projects and tools, by name."""
    if not app.session.is_ready or not app.session.has_works:
        return
    from course.tools import registry
    from course.tools.naming import title_of

    for kind in registry.KINDS:
        for work in app.session.works.of(kind.struct).all() if kind.goes_on else ():
            name = _("Open: {title}").format(title=title_of(work))
            yield Line(name, _(kind.names.title), "", Group.OWN, partial(app.go, ToWork(kind.table, work.id)))


def _papers(app: BaseApp) -> Iterator[Line]:
    """Every document, by name."""
    if not app.session.is_ready:
        return
    from course.session.paper_lines import paper_lines

    for each in app.session.worked_out(paper_lines):
        yield Line(each.name, each.about, "", Group.OWN, partial(app.go, each.route), each.words, is_typed=True)


def _settings(app: BaseApp) -> Iterator[Line]:
    """Every line of the settings."""
    if not app.session.is_ready:
        return
    from course.session.settings import AGAIN, settings

    for each in settings(app.session):
        if each.id == AGAIN:  # what one begins again with depends on where one is
            continue
        about = f"{each.value} · {each.about}" if each.value and not each.does else each.value or each.about
        run = partial(_act, app, each.id) if each.does else partial(app.go, ToSettings(each.id))
        yield Line(each.does or each.label, about, "", Group.SETTINGS, run, f"{each.label} {each.words}")


async def _act(app: BaseApp, setting: str) -> None:
    """Does at once what the line says; the settings, where they lie open, say how it is then."""
    from course.tui.dialogs.journal_care import act_of

    act = act_of(app, setting, app.reload)
    if act is not None and await app.all_saved() and (done := act()) is not None:
        await done


async def _open(app: BaseApp, lesson_id: str) -> None:
    progress = app.session.progress().of(lesson_id)
    await app.go(ToLesson(progress.lesson, entry_index(progress, app.session.records.places())))


def _rank(line: Line, query: str) -> tuple[bool, bool, bool]:
    """The very name comes first, then names that begin with the query, then names that have it, then the rest."""
    name = fold(line.name)
    return name != query, not name.startswith(query), query not in name


def _line(line: Line) -> Content:
    hint = (f"  {line.hint}", "$accent") if line.hint else ""
    return Content.assemble((line.name, "bold"), hint, "\n", ("  " + line.about, "$text-muted"))
