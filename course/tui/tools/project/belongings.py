"""What belongs to a project: its tools, the agreements that grew out of it, and how to make new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.locale.dates import short_day
from course.tools import registry
from course.tools.commitment import Commitment
from course.tools.iso import day_of
from course.tools.kind import ForProject
from course.tools.naming import title_of
from course.tools.repository import Tool, Work
from course.tui.base.keys import key
from course.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_WORK, _MAKE = "w:", "n:"


def _made_here() -> list[tuple[str, ForProject]]:
    """What can be made for a project, by its table, and how."""
    return [(kind.table, kind.for_project) for kind in registry.KINDS if kind.for_project is not None]


class Belongings(MarkedList):
    """Everything that belongs to one project, and below it what can be made for it."""

    BINDINGS = [
        key("enter", "select", N_("Open"), N_("Open what is marked, or make it")),
        *(key(new.letter, f"make({table!r})", new.name, new.about, show=False) for table, new in _made_here()),
    ]
    HELP = N_("What belongs to this project. Enter opens it, or makes what is marked; the letters make a new one at once.")

    app: BaseApp

    @dataclass
    class Opened(Message):
        """A piece of work is to be opened."""

        work: Work
        """It."""

    @dataclass
    class Make(Message):
        """A new piece of work is to be made for the project."""

        table: str
        """Its kind, by its table."""

    def __init__(self) -> None:
        super().__init__(classes="scrolled")
        self._works: dict[str, Work] = {}

    def show(self, tools: Sequence[Tool], commitments: Sequence[Commitment]) -> None:
        """Shows what there is by now; the mark stays where it is, as far as it can."""
        marked = self.highlighted_option.id if self.highlighted_option else None
        self._works = {f"{_WORK}{registry.of(work).table}:{work.id}": work for work in (*tools, *commitments)}
        options = list(self._choices(tools, commitments))
        self.set_options(options)
        there = [number for number, option in enumerate(options) if not option.disabled]
        same = (number for number in there if options[number].id == marked)
        self.highlighted = next(same, there[0])

    def _choices(self, tools: Sequence[Tool], commitments: Sequence[Commitment]) -> Iterator[Option]:
        today = self.app.session.today()
        if tools:
            yield _heading(_("Tools"), first=True)
        for tool in tools:
            kind = registry.of(tool)
            named = _(kind.names.title) if tool.title.strip() else ""  # else its name says it
            day = day_of(kind.day(tool))
            about = " · ".join(filter(None, (named, short_day(day, today) if day else "")))
            yield self._line(tool, title_of(tool), about)
        if commitments:
            yield _heading(_("Agreements with myself"), first=not tools)
        for each in commitments:
            yield self._line(each, title_of(each), _looked_back(each, today))
        yield _heading(_("New for this project"), first=not (tools or commitments))
        for table, new in _made_here():
            title = _(registry.at(table).names.title)
            text = Content.assemble(("  + ", "bold $accent"), title, (f"  {new.letter.upper()}", "$accent"))
            yield Option(text, id=f"{_MAKE}{table}")

    def _line(self, work: Work, title: str, about: str) -> Option:
        text = Content.assemble(("  ▪ ", "$accent"), title, (f"  {about}" if about else "", "$text-muted"))
        return Option(text, id=f"{_WORK}{registry.of(work).table}:{work.id}")

    def action_make(self, table: str) -> None:
        """A letter."""
        self.post_message(self.Make(table))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = event.option_id or ""
        if chosen.startswith(_MAKE):
            self.post_message(self.Make(chosen.removeprefix(_MAKE)))
        elif chosen in self._works:
            self.post_message(self.Opened(self._works[chosen]))


def _looked_back(each: Commitment, today: date) -> str:
    if each.outcome is not None:
        return _("looked back")
    day = day_of(each.look_back)
    return _("look back {day}").format(day=short_day(day, today)) if day else ""


def _heading(text: str, *, first: bool) -> Option:
    return Option(Content.styled(text if first else f"\n{text}", "bold"), disabled=True)
