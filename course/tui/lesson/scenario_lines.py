"""The lines of a scenario that can be chosen, each with its digit: what to do, and at the end the way that was taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import ScrollableContainer
from textual.content import Content

from course.tui.widgets.blocks import Block, Blocks, BlocksView

DIGITS = 9
"""Lines that a digit can choose."""


class ScenarioLines(BlocksView):
    """Lines to choose from; a click chooses.

    Args:
        choose: Chooses a line by its number, from 0.
    """

    def __init__(self, choose: Callable[[int], object], *, id: str) -> None:
        super().__init__(id=id)
        self._choose = choose
        self._lines: tuple[str, ...] = ()
        self._gaps: frozenset[int] = frozenset()
        self.marked: int | None = None
        """The line that Enter chooses, from 0; None where none is marked."""

    def action_choose(self, number: int) -> None:
        """A click on a line."""
        self.app.call_later(self._choose, number)

    def __len__(self) -> int:
        return len(self._lines)

    def tell(self, lines: Sequence[str], gaps: Sequence[int], marked: int | None) -> None:
        """Shows lines.

        Args:
            lines: What they say.
            gaps: Before which of them an empty line stands.
            marked: The line that is marked, from 0.
        """
        self._lines, self._gaps, self.marked = tuple(lines), frozenset(gaps), marked
        self.display = bool(lines)
        self.show(self._blocks())

    def mark(self, number: int) -> None:
        """Marks a line."""
        self.marked = number
        self.show(self._blocks())

    def begins_below(self, page: ScrollableContainer) -> bool:
        """Whether the first line is further down than what is on screen of the page."""
        return self.region.y >= page.region.bottom

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
        is_marked, click = number == self.marked, f"@click=choose({number})"
        digit = str(number + 1) if number < DIGITS else " "
        lead = Content.assemble(("▸" if is_marked else " ", "$accent"), " ", (digit, "bold $accent"), "  ")
        style = f"bold {click}" if is_marked else click
        return Block(Content.styled(text, style), lead.stylize(click), gap=number in self._gaps)
