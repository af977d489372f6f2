"""Words the leader wrote earlier, beside a text field: a few lines of them, the rest by scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from course.locale import N_
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView


class EarlierText(VerticalScroll):
    """What was written earlier.

    Args:
        words: The blocks to show; with none it takes no room.
    """

    BINDINGS = [key("space", "page_down", N_("A page down"), show=False)]
    HELP = N_("The arrows scroll in what you wrote then. Tab takes you back to today's text.")
    DEFAULT_CSS = """
    EarlierText { width: 100%; border-left: blank; &:focus { border-left: outer $accent; background-tint: transparent; } }
    EarlierText > BlocksView { height: auto; }
    """

    def __init__(self, words: Sequence[Block], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = BlocksView(words)
        self.display = bool(words)

    def compose(self) -> ComposeResult:
        """The words."""
        yield self._view

    def allow_focus(self) -> bool:
        """Only where there is something to scroll to."""
        return self.max_scroll_y > 0

    def show(self, words: Sequence[Block]) -> None:
        """Shows other words."""
        self._view.show(words)
        self.display = bool(words)
