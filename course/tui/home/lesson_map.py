"""The course as a map: a lesson each with state and progress, in two columns where the window is wide enough for that."""

from __future__ import annotations

import math

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from course.locale import N_, ngettext
from course.study.progress import LessonProgress, Progress, State
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.marked_list import SIGN

_MARKS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}
_BAR = 10
_TWO_COLUMNS = 72
"""Cells from which two columns fit."""
_GAP = "  "


class LessonMap(BlocksView, Static, can_focus=True):
    """The lessons to choose from; Enter or a click opens one.

    Args:
        progress: How far each lesson is.
        single: Whether there is one column however wide it is, with a bar a lesson.
    """

    DEFAULT_CSS = """
    LessonMap { width: 100%; height: auto; padding: 0 1 0 0; &:focus { background-tint: transparent; } }
    """
    BINDINGS = [
        key("enter", "open", N_("Open"), N_("Open the lesson")),
        key("down", "move(1)", N_("Down"), show=False),
        key("up", "move(-1)", N_("Up"), show=False),
        key("left", "turn(-1)", N_("To the left column"), show=False),
        key("right", "turn(1)", N_("To the right column"), show=False),
    ]
    HELP = N_("The course, lesson by lesson. ✔ is done, ▸ is begun, · is open. The arrows move, Enter opens a lesson.")

    class Chosen(Message):
        """A lesson is to be opened."""

        def __init__(self, lesson_id: str) -> None:
            super().__init__()
            self.lesson_id = lesson_id

    def __init__(self, progress: Progress, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._progress = progress
        self._marked = 0
        self.single = False
        """Whether there is one column however wide it is, with a bar a lesson."""

    def on_mount(self) -> None:
        """Drawn with the first frame."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark shows only where the keys go."""
        super().watch_has_focus(has_focus)
        self._draw()

    def show_progress(self, progress: Progress, *, single: bool) -> None:
        """Shows how far each lesson is."""
        if (progress, single) != (self._progress, self.single):
            self._progress, self.single = progress, single
            self._draw()

    def action_open(self) -> None:
        """Opens the marked lesson."""
        self.action_open_number(self._marked)

    def action_open_number(self, number: int) -> None:
        """Opens a lesson by its place from 0."""
        self._marked = number
        self._draw()
        self.post_message(self.Chosen(self._progress.lessons[number].lesson.id))

    def action_move(self, by: int) -> None:
        """To the lesson above or below; above and below all of them is what comes before the map and after it."""
        rows = self._rows(self.content_size.width)
        place = self._marked % rows + by
        column = self._marked - self._marked % rows
        if place < 0:
            self.screen.focus_previous()
        elif place >= rows or column + place >= len(self._progress.lessons):
            self.screen.focus_next()
        else:
            self._marked = column + place
            self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no lesson lies beside it, an arrow leads to what lies beside the map."""
        match action, parameters:
            case "turn", (int(by),):
                return 0 <= self._marked + by * self._rows(self.content_size.width) < len(self._progress.lessons)
            case _:
                return True

    def action_turn(self, by: int) -> None:
        """To the lesson beside it."""
        beside = self._marked + by * self._rows(self.content_size.width)
        if 0 <= beside < len(self._progress.lessons):
            self._marked = beside
            self._draw()

    def _rows(self, width: int) -> int:
        lessons = len(self._progress.lessons)
        return lessons if self.single or width < _TWO_COLUMNS else math.ceil(lessons / 2)

    def _draw(self) -> None:
        self.fit(self._lines)

    def _lines(self, width: int) -> list[Block]:
        lessons = self._progress.lessons
        rows = self._rows(width)
        if rows == len(lessons):
            return [Block(self._lesson(number, width, bar=True), gap=False) for number in range(rows)]
        half = (width - len(_GAP)) // 2
        lines = []
        for row in range(rows):
            right = self._lesson(row + rows, half) if row + rows < len(lessons) else Content.empty()
            lines.append(Block(Content.assemble(self._lesson(row, half), _GAP, right), gap=False))
        return lines

    def _lesson(self, number: int, width: int, *, bar: bool = False) -> Content:
        is_marked = self.has_focus and number == self._marked
        line = Content.assemble(SIGN if is_marked else " ", _line(number + 1, self._progress.lessons[number], width - 1, bar=bar))
        if is_marked:
            line = line.stylize("bold on $panel")
        return line.stylize(f"@click=open_number({number})")


def _line(number: int, progress: LessonProgress, width: int, *, bar: bool) -> Content:
    """One lesson: its number, its sign, its title, and how far it is."""
    lead = Content.assemble((f"{number} ", "$accent"), _MARKS[progress.state], " ")
    right = _in_full(progress, width) if bar else _in_short(progress)
    room = max(4, width - lead.cell_length - right.cell_length - 1)
    title = Content(progress.lesson.title).truncate(room, ellipsis=True)
    return Content.assemble(lead, title, " " * (room - title.cell_length + 1), right)


def _in_short(progress: LessonProgress) -> Content:
    """How many steps are done of a lesson that is begun; of the others the sign says it all."""
    count = f"{progress.done}/{progress.total}" if progress.state is State.STARTED else ""
    return Content.styled(f"{count:>5}", "$text-muted")


def _in_full(progress: LessonProgress, width: int) -> Content:
    """A bar, the steps, and the minutes left."""
    filled = math.ceil(_BAR * progress.done / progress.total)
    if progress.state is not State.DONE:
        filled = min(filled, _BAR - 1)  # a full bar is one that is done
    bar = Content.assemble(("━" * filled, "$accent"), ("─" * (_BAR - filled), "$border"), " ")
    minutes = ""
    if progress.minutes_left:
        minutes = ngettext("about {n} min.", "about {n} min.", progress.minutes_left).format(n=progress.minutes_left)
    count = f"{progress.done:>2}/{progress.total}"
    return Content.assemble(bar if width >= 56 else "", f"{count:<6}", f"{minutes:>12}" if width >= 50 else "")
