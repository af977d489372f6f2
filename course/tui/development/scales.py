"""Statements, each with a scale from 1 to 7 to rate it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Key
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from course.content.model import Statement
from course.locale import N_, _
from course.study.rating import HIGHEST, LOWEST
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, Blocks, OwnLinks

_WIDE = 62
"""Cells from which on the ends of the scale are named beside it."""


class Scales(OwnLinks, Static, can_focus=True):
    """The statements under each other, one of them marked.

    A digit rates the marked one and goes on to the next; the arrows move the mark and the rating; a click does it all at once.

    Args:
        statements: What is rated.
        values: The ratings there are, by statement.
    """

    DEFAULT_CSS = """
    Scales { height: auto; &:focus { background-tint: transparent; } }
    """
    BINDINGS = [
        key("down", "move(1)", N_("Next statement"), show=False),
        key("up", "move(-1)", N_("Previous statement"), show=False),
        key("left", "change(-1)", N_("A little less"), N_("One lower on the scale"), show=False),
        key("right", "change(1)", N_("A little more"), N_("One higher on the scale"), show=False),
        key("delete,backspace", "clear", N_("Remove"), N_("Take the rating of the marked statement back"), show=False),
    ]
    HELP = N_("The digits 1 to 7 rate the marked statement and go on to the next. 1 is not at all, 7 is completely.")

    @dataclass
    class Rated(Message):
        """A statement was rated, or its rating taken back."""

        statement: str
        """Its id."""
        value: int | None
        """From 1 to 7; None where it was taken back."""

    def __init__(self, statements: Sequence[Statement], values: Mapping[str, int], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._statements = tuple(statements)
        self.values = dict(values)
        """The ratings on screen."""
        self._marked = next((row for row, each in enumerate(self._statements) if each.id not in self.values), 0)
        self._airy = False

    def on_mount(self) -> None:
        """Drawn with the first frame."""
        self._draw()

    def on_resize(self) -> None:
        """There may be room for air between the statements, or for more or less of them."""
        self._draw()
        self.call_after_refresh(self.show_marked)

    def show(self, values: Mapping[str, int]) -> None:
        """Shows other ratings."""
        self.values = dict(values)
        self._draw()

    def action_rate(self, row: int, value: int) -> None:
        """Rates a statement: a click on its scale."""
        self._mark(row)
        self._rate(value)

    def action_mark(self, row: int) -> None:
        """Marks a statement: a click on its text."""
        self._mark(row)

    def action_move(self, by: int) -> None:
        """Marks another statement."""
        self._mark(self._marked + by)

    def action_change(self, by: int) -> None:
        """Rates higher or lower; a statement that isn't rated yet begins in the middle."""
        value = self.values.get(self._statements[self._marked].id)
        self._rate((LOWEST + HIGHEST) // 2 if value is None else min(HIGHEST, max(LOWEST, value + by)))

    def action_clear(self) -> None:
        """Takes the rating of the marked statement back."""
        statement = self._statements[self._marked]
        if self.values.pop(statement.id, None) is not None:
            self._draw()
            self.post_message(self.Rated(statement.id, None))

    def on_key(self, event: Key) -> None:
        """A digit rates and goes on."""
        if event.character in {str(value) for value in range(LOWEST, HIGHEST + 1)}:
            event.stop()
            self._rate(int(event.character))
            self._mark(self._marked + 1)

    def _rate(self, value: int) -> None:
        statement = self._statements[self._marked]
        self.values[statement.id] = value
        self._draw()
        self.post_message(self.Rated(statement.id, value))

    def _mark(self, row: int) -> None:
        self._marked = min(len(self._statements) - 1, max(0, row))
        self._draw()
        self.show_marked()

    def show_marked(self) -> None:
        """Keeps the marked statement in sight; with the first one also what stands above it, where there is room."""
        page = self.parent
        if not isinstance(page, Widget) or not self.is_attached:
            return
        above = self._height(self._blocks(0, self._marked))
        height = self._height(self._blocks(0, self._marked + 1)) - above
        if self._marked == 0 and self.virtual_region.y + height <= page.size.height:
            page.scroll_home(animate=False)
            return
        region = Region(0, above, 1, height).translate(self.virtual_region.offset)
        page.scroll_to_region(region, animate=False, force=True)

    def _draw(self) -> None:
        self._airy = False
        if isinstance(self.parent, Widget) and self.size.width:
            lines = self._height(self._blocks(0, len(self._statements))) + len(self._statements)
            self._airy = self.virtual_region.y + lines < self.parent.size.height
        self.update(Blocks(self._blocks(0, len(self._statements))))

    def _height(self, blocks: Sequence[Block]) -> int:
        return Blocks(blocks).get_height(RulesMap(), self.size.width)

    def _blocks(self, first: int, end: int) -> list[Block]:
        return [block for row in range(first, end) for block in self._row(row)]

    def _row(self, row: int) -> tuple[Block, Block]:
        marked, statement = row == self._marked, self._statements[row]
        lead = Content.styled("▸ " if marked else "  ", "bold $accent")
        text = Content(statement.text).stylize(f"{'bold ' if marked else ''}@click=mark({row})")
        return Block(text, lead, gap=self._airy), Block(self._scale(row), Content("  "), gap=False)

    def _scale(self, row: int) -> Content:
        """`○ 1  ○ 2  ● 3 …`, its ends in words where there is room."""
        value, wide = self.values.get(self._statements[row].id), self.size.width >= _WIDE
        points: list[Content] = []
        for point in range(LOWEST, HIGHEST + 1):
            chosen = point == value
            sign = f"● {point}" if chosen else f"○ {point}"
            if not wide:
                sign = sign.replace(" ", "")
            style = "bold $own" if chosen else "" if row == self._marked else "$text-muted"
            points.append(Content.styled(sign, f"{style} @click=rate({row},{point})"))
        scale = Content("  " if wide else " ").join(points)
        if not wide:
            return scale
        return Content.assemble((_("not at all"), "$text-muted"), "  ", scale, "  ", (_("completely"), "$text-muted"))
