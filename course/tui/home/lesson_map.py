"""The course as a map: a line a lesson, with state, progress and the minutes left."""

from __future__ import annotations

import math

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_, ngettext
from course.study.progress import LessonProgress, Progress, State
from course.tui.base.keys import key

_MARKS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}
_BAR = 10


class LessonMap(OptionList):
    """The lessons to choose from; Enter or a click opens one."""

    DEFAULT_CSS = """
    LessonMap {
        height: auto;
        border: none;
        padding: 0;
        background: transparent;
        text-wrap: nowrap;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-highlighted { background: transparent; color: $foreground; }
        &:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    }
    """
    BINDINGS = [key("enter", "select", N_("Open"), N_("Open the lesson"))]
    HELP = N_("The course, lesson by lesson. ✔ is done, ▸ is begun, · is open. The arrows move, Enter opens a lesson.")

    def __init__(self, progress: Progress, *, id: str | None = None) -> None:
        super().__init__(*_options(progress), id=id, markup=False)
        self._progress = progress

    def show(self, progress: Progress) -> None:
        """Shows how far each lesson is."""
        if progress == self._progress:
            return
        self._progress = progress
        highlighted = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(_options(progress))
            self.highlighted = 0 if highlighted is None else highlighted

    def action_cursor_up(self) -> None:
        """Above the first lesson is what comes before the map."""
        if self.highlighted == 0:
            self.screen.focus_previous()
        else:
            super().action_cursor_up()


class _Line(Visual):
    """A lesson on one line, however wide that is."""

    def __init__(self, number: int, progress: LessonProgress) -> None:
        self._lesson = number, progress

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return _line(*self._lesson, width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1


def _options(progress: Progress) -> list[Option]:
    return [Option(_Line(number, lesson), id=lesson.lesson.id) for number, lesson in enumerate(progress.lessons, start=1)]


def _line(number: int, progress: LessonProgress, width: int) -> Content:
    mark, style = _MARKS[progress.state]
    count = f"{progress.done:>2}/{progress.total}"
    filled = math.ceil(_BAR * progress.done / progress.total)
    if progress.state is not State.DONE:
        filled = min(filled, _BAR - 1)  # a full bar is one that is done
    bar = Content.assemble(("━" * filled, "$accent"), ("─" * (_BAR - filled), "$border"), " ")
    minutes = ""
    if progress.minutes_left:
        minutes = ngettext("about {n} min.", "about {n} min.", progress.minutes_left).format(n=progress.minutes_left)
    lead = Content.assemble(f"{number:>2} ", (mark, style), " ")
    right = Content.assemble(bar if width >= 60 else "", f"{count:<6}", f"{minutes:>12}" if width >= 50 else "")
    room = max(4, width - lead.cell_length - right.cell_length - 1)
    title = Content(progress.lesson.title).truncate(room, ellipsis=True)
    return Content.assemble(lead, title, " " * (room - title.cell_length + 1), right)
