"""Things under each other, one of them marked: to open, to take hold of and move, by keys or by mouse, and to remove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import N_
from course.tui.base.keys import command, key
from course.tui.widgets.blocks import Block, Blocks, OwnLinks
from course.tui.widgets.scrolling import scroller_of

GUTTER = 3
"""Cells for the mark in front of each row."""


class Keeper(Protocol):
    """What carries out what is asked for in a list: at once, so that the next key finds it done."""

    def new_row(self) -> None:
        """The leader wants a new row."""

    def open_row(self, row: str) -> None:
        """The leader wants to see or change a row, by its id."""

    def move_row(self, row: str, to: int) -> None:
        """The leader wants a row at another place: its number among the rows once it is there."""

    def remove_row(self, row: str) -> None:
        """The leader wants a row away."""


class ReorderableList(OwnLinks, Static, can_focus=True):
    """Rows, each known by an id and drawn by a visual of its own for the width there is."""

    ALLOW_SELECT = False  # the mouse drags rows here
    BINDINGS = [
        key("plus", "new", N_("New"), N_("A new line"), words=N_("add")),
        key("space", "hold", N_("Move"), N_("Take hold of the marked line: the arrows move it, and Space lets it go")),
        key("space,escape", "let_go", N_("Let go"), N_("Leave the line that you hold where it is")),
        command("take_hold", N_("Move"), N_("Take hold of the marked line: the arrows move it, and Space lets it go")),
        key("enter", "open", N_("Edit"), N_("Open the marked line, to write in it"), show=False),
        key(
            "delete,backspace",
            "remove",
            N_("Remove"),
            N_("Take the marked line away; Ctrl+Z brings it back"),
            words=N_("delete take out"),
            show=False,
        ),
        key("down", "step(1)", N_("Next line"), show=False),
        key("up", "step(-1)", N_("Previous line"), show=False),
        key("home", "mark_end(-1)", N_("Top"), show=False),
        key("end", "mark_end(1)", N_("Bottom"), show=False),
        key("shift+up", "move(-1)", N_("Move up"), show=False),
        key("shift+down", "move(1)", N_("Move down"), show=False),
    ]
    HELP = N_(
        "The arrows mark a line, Enter opens it, Del takes it away and + makes a new one. Space takes hold of it: the arrows "
        "move it then, and Space lets it go. The mouse drags it, too; a click on the marked line opens it."
    )
    DEFAULT_CSS = """
    ReorderableList { width: 100%; height: auto; }
    ReorderableList:focus { background-tint: transparent; }
    """

    class Marked(Message):
        """Another row is marked."""

    def __init__(self, keeper: Keeper, empty: str = "", *, space_holds: bool = True, id: str | None = None) -> None:
        """Makes a list without rows.

        Args:
            keeper: Carries out what is asked for.
            empty: What is said as long as there is no row.
            space_holds: Whether Space takes hold of a row; where it changes the row, the palette has the other.
            id: Its id.
        """
        super().__init__(id=id, markup=False)
        self._keeper = keeper
        self._empty = empty
        self._rows: tuple[_Kept, ...] = ()
        self.at = 0
        """The marked row."""
        self._space_holds = space_holds
        self.is_held = False
        """Whether the arrows move the marked row."""
        self._from: int | None = None
        """Where the row stood that the mouse holds."""
        self._opens = False
        """Whether the click opens the row, unless it becomes a drag."""

    @property
    def marked(self) -> str:
        """The id of the marked row; empty where there is none."""
        return self._rows[self.at].id if self._rows else ""

    def show(self, rows: Sequence[tuple[str, Visual]], mark: str = "") -> None:
        """Shows other rows, each with its id; the mark goes to the wanted one, or stays on its row, or else at its number."""
        held, wanted = self.marked, mark or self.marked
        if self._from is not None:
            self._from = None
            self.release_mouse()
        self._rows = tuple(_Kept(row, visual) for row, visual in rows)
        there = next((number for number, row in enumerate(self._rows) if row.id == wanted), self.at)
        self.is_held = self.is_held and any(row.id == held for row in self._rows)
        self.at = min(max(0, there), max(0, len(rows) - 1))
        self._draw()
        self.see_mark()

    def see_mark(self) -> None:
        """Brings the marked row into sight, once it is laid out."""
        self.call_after_refresh(self._see_mark)

    def top_of(self, number: int) -> int:
        """The line of the list on which a row begins."""
        return sum(self._heights()[:number])

    # Keys

    def action_step(self, by: int) -> None:
        """An arrow: marks another row, or moves the one that is held; past the ends the focus goes on."""
        if self.is_held:
            self.action_move(by)
        elif 0 <= self.at + by < len(self._rows):
            self._mark(self.at + by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_mark_end(self, end: int) -> None:
        """Marks the first row or the last."""
        if self._rows and not self.is_held:
            self._mark(0 if end < 0 else len(self._rows) - 1)

    def action_new(self) -> None:
        """Makes a new row."""
        self.action_let_go()
        self._keeper.new_row()

    def action_hold(self) -> None:
        """Takes hold of the marked row: the arrows move it from now on."""
        self.is_held = True
        self._draw()

    def action_take_hold(self) -> None:
        """The same, where Space changes the row."""
        self.action_hold()

    def action_let_go(self) -> None:
        """Lets go of it: it stays where it is."""
        if self.is_held:
            self.is_held = False
            self._draw()

    def action_open(self) -> None:
        """Opens the marked row, or lets go of the one that is held."""
        if self.is_held:
            self.action_let_go()
        elif self._rows:
            self._keeper.open_row(self.marked)

    def action_move(self, by: int) -> None:
        """Moves the marked row."""
        to = self.at + by
        if 0 <= to < len(self._rows):
            self._keeper.move_row(self.marked, to)

    def action_remove(self) -> None:
        """Takes the marked row away."""
        if self._rows:
            self._keeper.remove_row(self.marked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without rows there is nothing to do with them."""
        if action == "move":
            by = int(str(parameters[0])) if parameters else 0
            return len(self._rows) > 1 and 0 <= self.at + by < len(self._rows)
        if action in {"hold", "take_hold"}:
            return len(self._rows) > 1 and not self.is_held and self._space_holds == (action == "hold")
        if action == "let_go":
            return self.is_held
        return bool(self._rows) if action in {"open", "remove"} else True

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Marks a row and takes hold of it."""
        place = self._place_at(event.y)
        if event.button != 1 or place is None:
            return
        self._opens = self.has_focus and place == self.at
        self.action_let_go()
        self.focus()
        self._mark(place)
        if "@click" in event.style.meta:  # what the row offers to click on is done instead
            return
        self._from = place
        self.capture_mouse()
        self._draw()

    def on_mouse_move(self, event: MouseMove) -> None:
        """The row follows."""
        if self._from is None:
            return
        if not event.button:
            self._let_go()  # the button came up outside the window
            return
        to = self._nearest(event.y)
        if to != self.at:
            rows = list(self._rows)
            rows.insert(to, rows.pop(self.at))
            self._rows, self.at, self._opens = tuple(rows), to, False
            self._draw()
            self._see_mark()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Lets go of it: it stays where it is now, or is opened where it hasn't moved."""
        held = self._from is not None
        self._let_go()
        if held and self._opens:
            self._opens = False
            self._keeper.open_row(self.marked)

    def _let_go(self) -> None:
        if self._from is None:
            return
        began, self._from = self._from, None
        self.release_mouse()
        self._draw()
        if began != self.at:
            self._keeper.move_row(self.marked, self.at)

    def _heights(self) -> list[int]:
        return [_height(row, self.content_size.width) for row in self._rows]

    def _place_at(self, y: int) -> int | None:
        """The row on a line of the widget."""
        for number, height in enumerate(self._heights()):
            if 0 <= y < height:
                return number
            y -= height
        return None

    def _nearest(self, y: int) -> int:
        """Where the marked row has to stand to be nearest to a line of the widget."""
        heights = self._heights()
        own = heights.pop(self.at)

        def distance(place: int) -> tuple[int, int]:
            top = sum(heights[:place])
            return max(top - y, y - (top + own - 1), 0), abs(place - self.at)

        return min(range(len(self._rows)), key=distance)

    # What follows

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark is strong where the keys go, and quiet where they don't."""
        super().watch_has_focus(has_focus)
        self.is_held = self.is_held and has_focus
        self._draw()

    def _mark(self, place: int) -> None:
        other = place != self.at
        self.at = place
        self._draw()
        self._see_mark()
        if other:
            self.post_message(self.Marked())

    def _see_mark(self) -> None:
        page = scroller_of(self)
        if page is not None and self._rows:
            heights = self._heights()
            place = self.content_region.offset - page.content_region.offset + page.scroll_offset
            page.scroll_to_region(Region(0, place.y + sum(heights[: self.at]), 1, heights[self.at]), animate=False, force=True)

    def _draw(self) -> None:
        if self._rows:
            self.update(_Rows(self._rows, self.at, held=self.is_held or self._from is not None, focused=self.has_focus))
        else:
            self.update(Blocks([Block(Content.styled(self._empty, "$text-muted"), Content(" " * GUTTER))]))
        self.refresh_bindings()


class _Kept(Visual):
    """A row that is measured and drawn once for each width: marking one of many costs the same as marking one of a few."""

    def __init__(self, row: str, visual: Visual) -> None:
        self.id = row
        self._row = visual
        self._heights: dict[int, int] = {}
        self._strips: dict[tuple[int, Style], list[Strip]] = {}

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row, all of it."""
        if (width, style) not in self._strips:
            self._strips[width, style] = self._row.render_strips(width, None, style, options)
        return self._strips[width, style]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Its lines."""
        if width not in self._heights:
            self._heights[width] = self._row.get_height(rules, width)
        return self._heights[width]


class _Rows(Visual):
    """The rows with the mark in front of one."""

    def __init__(self, rows: Sequence[Visual], at: int, *, held: bool, focused: bool) -> None:
        self._rows = rows
        self._at = at
        self._sign = "↕" if held else "▸" if focused else "▹"

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Row by row."""
        strips: list[Strip] = []
        for number, row in enumerate(self._rows):
            gutter = Content.styled(f" {self._sign} " if number == self._at else " " * GUTTER, "bold $accent")
            lead = gutter.render_strips(GUTTER, 1, style, options)[0]
            drawn = row.render_strips(max(1, width - GUTTER), None, style, options)
            blank = Strip.blank(GUTTER, style.rich_style)
            strips += [Strip.join([blank if line else lead, strip]) for line, strip in enumerate(drawn)]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All rows' lines."""
        return sum(_height(row, width) for row in self._rows)


def _height(row: Visual, width: int) -> int:
    return row.get_height({}, max(1, width - GUTTER))
