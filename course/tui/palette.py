"""The palette: everything that can be done right now, and every lesson, to search in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets.option_list import Option

from course.locale import _
from course.study.progress import entry_index, progress_of
from course.tui.keys import ours

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


class Commands(Provider):
    """The bindings of the moment and the lessons."""

    async def discover(self) -> Hits:
        """Everything, before a letter is typed."""
        for name, about, run in self._commands():
            yield DiscoveryHit(Content(name), run, text=name, help=about)

    async def search(self, query: str) -> Hits:
        """What fits the letters typed."""
        matcher = self.matcher(query)
        for name, about, run in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=about)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        app: SkalkanApp = self.app  # type: ignore[assignment]
        for active in ours(self.screen):
            binding = active.binding
            if binding.action != "command_palette" and (binding.show or binding.tooltip):
                run = partial(app.run_action, binding.action, active.node)
                yield _(binding.description), _(binding.tooltip), run
        for number, lesson in enumerate(app.course.lessons, start=1):
            title = _("Lesson {number}: {title}").format(number=number, title=lesson.title)
            yield title, lesson.section, partial(self._open, lesson.id)

    async def _open(self, lesson_id: str) -> None:
        app: SkalkanApp = self.app  # type: ignore[assignment]
        progress = progress_of(app.course, app.records).of(lesson_id)
        await app.open_lesson(progress.lesson, entry_index(progress, app.records.places()))


class Palette(CommandPalette):
    """Textual's palette, speaking the leader's language."""

    def __init__(self) -> None:
        super().__init__([Commands], placeholder=_("What would you like to do?"), id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Says in the leader's language that nothing fits; Textual has no other place for the words."""
        self._stop_no_matches_countdown()

        def show() -> None:
            self._list_visible = bool(search_value)
            if search_value:
                text = Align.center(Text(_("Nothing fits"), style="not bold"))
                self.query_one(CommandList).add_option(Option(text, disabled=True, id=self._NO_MATCHES))

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, show)
