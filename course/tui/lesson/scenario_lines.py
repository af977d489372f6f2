"""The lines of a scenario: what lies on the desk, what can be chosen, each with its digit, and at the end the way taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import ScrollableContainer
from textual.content import Content

from course.tui.widgets.blocks import Block, Blocks, BlocksView

DIGITS = 9
"""Lines that a digit can choose."""
_SHEET = "≡"
"""Stands before what lies on the desk: a sheet with lines on it."""


class ScenarioLines(BlocksView):
    """Lines to go through, first what lies on the desk and then what can be chosen; a click is the same as its key.

    Args:
        take: Takes a line by its number, from 0.
    """

    def __init__(self, take: Callable[[int], object], *, id: str) -> None:
        super().__init__(id=id)
        self._take = take
        self.on_desk = 0
        """How many of the lines lie on the desk; they come first, and no digit chooses them."""
        self._lines: tuple[str, ...] = ()
        self._gaps: frozenset[int] = frozenset()
        self.marked: int | None = None
        """The line that Enter takes, from 0; None where none is marked."""

    @property
    def choice(self) -> int | None:
        """What is marked of what can be chosen, from 0; None where that is nothing."""
        return self.marked - self.on_desk if self.marked is not None and self.marked >= self.on_desk else None

    def action_take(self, number: int) -> None:
        """A click on a line."""
        self.app.call_later(self._take, number)

    def __len__(self) -> int:
        return len(self._lines)

    def tell(self, desk: Sequence[str], lines: Sequence[str], gaps: Sequence[int], marked: int | None) -> None:
        """Shows lines.

        Args:
            desk: What lies on the desk.
            lines: What can be chosen.
            gaps: Before which of those an empty line stands, from 0.
            marked: Which of them is marked, from 0.
        """
        self.on_desk, self._lines = len(desk), (*desk, *lines)
        below_desk = {len(desk)} if desk and lines else set()
        self._gaps = frozenset({len(desk) + each for each in gaps} | below_desk)
        self.marked = None if marked is None else len(desk) + marked
        self.display = bool(self._lines)
        self.show(self._blocks())

    def mark(self, number: int | None) -> None:
        """Marks a line, or none."""
        self.marked = number
        self.show(self._blocks())

    def begins_below(self, page: ScrollableContainer, number: int) -> bool:
        """Whether a line begins further down than what is on screen of the page."""
        above = Blocks(self._blocks()[:number]).get_height({}, max(1, self.content_size.width)) if number else 0
        return self.content_region.y + above >= page.content_region.bottom

    def see(self, page: ScrollableContainer) -> None:
        """Scrolls the page so that the marked line is in sight, from its first row on."""
        width = self.content_size.width
        if self.marked is None or not width:
            return
        every = self._blocks()
        above = Blocks(every[: self.marked]).get_height({}, width)
        below = Blocks(every[: self.marked + 1]).get_height({}, width)
        top, bottom = self.region.y + above - page.content_region.y, self.region.y + below - page.content_region.y
        room = page.content_region.height
        if top < 0 or below - above > room:
            page.scroll_relative(y=top, animate=False, immediate=True)
        elif bottom > room:
            page.scroll_relative(y=bottom - room, animate=False, immediate=True)

    def _blocks(self) -> list[Block]:
        return [self._line(number, text) for number, text in enumerate(self._lines)]

    def _line(self, number: int, text: str) -> Block:
        is_marked, click = number == self.marked, f"@click=take({number})"
        digit = self._digit(number - self.on_desk)
        lead = Content.assemble(("▸" if is_marked else " ", "$accent"), " ", (digit, "bold $accent"), "  ")
        style = f"bold {click}" if is_marked else click
        return Block(Content.styled(text, style), lead.stylize(click), gap=number in self._gaps)

    @staticmethod
    def _digit(choice: int) -> str:
        """What stands before a line: the digit that chooses it, or that it lies on the desk."""
        if choice < 0:
            return _SHEET
        return str(choice + 1) if choice < DIGITS else " "
