"""The right side of a wide home: the leader's own words, dates and projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.session.routes import Route, ToEntry, ToNewWork
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, Blocks
from course.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_WORDS = 240
"""Letters of one's own words that are shown."""


class OwnList(MarkedList):
    """Lines to open."""

    MARKS_AT_REST = False  # of home's lists only the one with the keys is marked
    MARKS_AT_REST = False
    BINDINGS = [
        key("enter", "select", N_("Open"), N_("Open what is marked")),
        key("up", "back", N_("Up"), show=False),
        key("down", "on", N_("Down"), show=False),
    ]
    HELP = N_("What is yours: something you wrote, the next dates and your projects. Enter opens what is marked.")

    def action_back(self) -> None:
        """Up; from the first line to what comes before."""
        if self.highlighted == self._open_lines[0]:
            self.screen.focus_previous()
        else:
            self.action_cursor_up()

    def action_on(self) -> None:
        """Down, and not round to the top again."""
        if self.highlighted != self._open_lines[-1]:
            self.action_cursor_down()

    @property
    def _open_lines(self) -> list[int]:
        return [number for number, line in enumerate(self.options) if not line.disabled]


class OwnPane(Vertical):
    """One's own words, the next dates and the projects, in one list; nothing of it where there is nothing."""

    app: BaseApp
    DEFAULT_CSS = """
    OwnPane {
        width: 46;
        height: auto;
        margin: 1 1 0 0;
        display: none;
        & OwnList { height: auto; border: none; padding: 0; background: transparent; &:focus { border: none; } }
        & OwnList > .option-list--option-disabled { color: $foreground; text-style: bold; }
        & OwnList > .option-list--option-highlighted { background: transparent; }
        & OwnList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._routes: dict[str, Route] = {}

    def compose(self) -> ComposeResult:
        """One list, so that the arrows go through all of it."""
        yield OwnList(id="own")

    @property
    def lines(self) -> OwnList:
        """The list."""
        return self.query_one(OwnList)

    def on_mount(self) -> None:
        """Filled as soon as it is there."""
        self.reload()

    def reload(self) -> None:
        """Shows what the journal holds by now."""
        if not self.app.session.is_ready:
            return
        self._routes = {}
        found = self.query_one(OwnList)
        marked = found.highlighted
        lines = [*self._words(), *self._dates(), *self._projects()]
        with found.prevent(OptionList.OptionHighlighted):
            found.set_options(lines)
            open_lines = [at for at, line in enumerate(lines) if not line.disabled]
            found.highlighted = marked if marked in open_lines else next(iter(open_lines), None)
        found.can_focus = bool(lines)
        self.display = bool(lines)

    def _words(self) -> Iterator[Option]:
        from course.session import glance  # most windows are too narrow for all of this

        words = glance.own_words(self.app.session)
        if words is None:
            return
        yield _heading(_("Your own words"))
        text = Content(glance.excerpt(words.text, _WORDS))
        bar = Content.styled("┃ ", "$own")
        yield self._line(
            Blocks([Block(text, bar, bar=True), Block(Content.styled(words.where, "$text-muted"), gap=False)]), "words"
        )
        self._routes["words"] = ToEntry(words.reflection)

    def _dates(self) -> Iterator[Option]:
        from course.session import glance

        found = glance.next_dates(self.app.session)
        if found:
            yield _heading(_("Next dates"), gap=True)
        width = max((len(each.when) for each in found), default=0)
        for number, each in enumerate(found):
            lead = Content.assemble(("◆ ", "$own"), f"{each.when:<{width}} ")
            self._routes[f"date-{number}"] = each.route
            yield self._line(Blocks([Block(Content(each.what), lead)]), f"date-{number}")

    def _projects(self) -> Iterator[Option]:
        from course.session import glance

        found = glance.projects(self.app.session)
        if not found:
            return
        yield _heading(_("My projects"), gap=True)
        for number, each in enumerate(found):
            facts = (f"  {each.facts}" if each.facts else "", "$text-muted")
            self._routes[f"project-{number}"] = each.route
            yield self._line(Blocks([Block(Content.assemble(each.title, facts))]), f"project-{number}")
        from course.tools.project import Project

        self._routes["new"] = ToNewWork(Project())
        yield Option(Content.assemble(("+ ", "bold $accent"), _("New project")), id="new")

    def _line(self, blocks: Blocks, line_id: str) -> Option:
        return Option(blocks, id=line_id)

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if route := self._routes.get(event.option_id or ""):
            await self.app.go(route)


def _heading(text: str, *, gap: bool = False) -> Option:
    return Option(Content(f"\n{text}" if gap else text), disabled=True)
