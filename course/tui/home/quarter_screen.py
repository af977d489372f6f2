"""The end of a quarter of an hour: what was done in it, something of one's own, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_, _, ngettext
from course.session import quarter
from course.session.glance import excerpt
from course.session.routes import Route, ToHome, ToLesson
from course.session.running_quarter import Quarter
from course.study.progress import entry_index, next_step
from course.tui.base.base_screen import BaseScreen
from course.tui.base.held_enter import HeldEnter
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_OWN = 160
"""Letters of one's own words that are shown."""


class QuarterScreen(BaseScreen[None]):
    """The card that tells what was done. It closes nothing by itself: Enter is taken only once there was time to look."""

    CSS_PATH = "quarter_screen.tcss"
    BINDINGS = [
        key("enter", "choose", N_("Choose"), N_("Choose what is marked"), priority=True),
        *(key(str(number), f"choose_number({number - 1})", N_("Choose"), show=False) for number in (1, 2, 3)),
        key("escape", "home", N_("Home"), N_("To the home page")),
    ]
    HELP = N_("The end of your quarter of an hour. The digits choose a line; so do the arrows with Enter, and a click.")
    app: BaseApp

    def __init__(self, ended: Quarter) -> None:
        super().__init__()
        self._ended = ended
        self._held = HeldEnter(self.app.session.clock)
        self._routes: list[Route | None] = []

    def compose(self) -> ComposeResult:
        """What was done, and the lines to choose from."""
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield BlocksView(id="told")
            yield MarkedList(id="lines")
        yield KeyBar()

    def on_mount(self) -> None:
        """Filled before the first frame; the mark lies on stopping."""
        session = self.app.session
        self.query_one(TitleBar).left = Content.styled(_("That was the quarter of an hour"), "bold")
        blocks = [Block(Content(told))] if (told := quarter.told(session, self._ended)) else []
        if written := quarter.written(session, self._ended):
            blocks.append(Block(Content(excerpt(written.text, _OWN)), Content.styled("┃ ", "$own"), bar=True))
        self.query_one(BlocksView).show(blocks)
        lines = self.query_one(MarkedList)
        options = [*self._options()]
        lines.set_options(options)
        lines.highlighted = 0
        lines.focus()
        self._held.appears()

    def _options(self) -> list[Option]:
        self._routes = [None]
        found = [(_("Stop here. Everything is saved."), _("closes"))]
        if on := self._on():
            words, fact, route = on
            found.append((words, fact))
            self._routes.append(route)
        found.append((_("To the home page"), ""))
        self._routes.append(ToHome())
        return [_option(number, words, fact) for number, (words, fact) in enumerate(found, start=1)]

    def _on(self) -> tuple[str, str, Route] | None:
        """The rest of the lesson, or the lesson that comes next."""
        session = self.app.session
        ahead = next_step(session.course, session.progress(), session.records.places())
        if ahead is None:
            return None
        progress = session.progress().of(ahead.lesson.id)
        fact = ngettext("about {n} min.", "about {n} min.", progress.minutes_left).format(n=progress.minutes_left)
        number = session.course.lessons.index(ahead.lesson) + 1
        index = entry_index(progress, session.records.places())
        if ahead.lesson is self._ended.parts[-1].lesson:
            last = self._ended.parts[-1].until + 1
            return _("Read the rest of lesson {n}").format(n=number), fact, ToLesson(ahead.lesson, max(index, last))
        return _("Next lesson: {title}").format(title=ahead.lesson.title), fact, ToLesson(ahead.lesson, index)

    # Choosing

    @on(OptionList.OptionSelected)
    async def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_choose_number(event.option_index)

    async def action_choose(self) -> None:
        """Chooses the marked line; an Enter that is held from the step before doesn't."""
        if not self._held.is_too_soon():
            await self.action_choose_number(self.query_one(MarkedList).highlighted or 0)

    async def action_choose_number(self, number: int) -> None:
        """Chooses a line by its place from 0."""
        if number >= len(self._routes):
            return
        route = self._routes[number]
        if route is None:
            await self.app.run_action("quit")
        else:
            await self.app.go(route)

    async def action_home(self) -> None:
        """Home."""
        await self.app.go(ToHome())


def _option(number: int, words: str, fact: str) -> Option:
    return Option(Content.assemble((f"{number}  ", "bold $accent"), words, (f"   {fact}" if fact else "", "$text-muted")))
