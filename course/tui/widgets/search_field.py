"""A field to search in."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from course.journal.text import on_one_line, readable
from course.tui.base.keys import without_ours


class SearchField(Input, inherit_bindings=False):
    """An Input of one line, without a frame, into which nothing gets that can't be drawn."""

    BINDINGS = without_ours(Input.BINDINGS)
    DEFAULT_CSS = """
    SearchField {
        border: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        &:focus { border: none; background: $panel; text-style: bold; }
    }
    """

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True)

    def on_mount(self) -> None:
        """In a browser the cursor stands still: each blink would go over the line, from many at once."""
        self.cursor_blink = not self.app.is_web

    def _on_paste(self, event: Paste) -> None:
        """What is pasted may hold anything."""
        event.text = on_one_line(readable(event.text))
