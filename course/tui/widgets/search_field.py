"""A field to search in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.events import Paste
from textual.widgets import Input

from course.journal.text import on_one_line, readable
from course.tui.base.keys import without_ours

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class SearchField(Input, inherit_bindings=False):
    """An Input of one line, without a frame, into which nothing gets that can't be drawn."""

    app: BaseApp
    BINDINGS = without_ours(Input.BINDINGS)
    DEFAULT_CSS = """
    SearchField {
        border: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        &:focus { border: none; background: $panel; background-tint: transparent; text-style: bold; }
        & > .input--placeholder { color: $text-muted; }
    }
    """

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True)

    def on_mount(self) -> None:
        """The cursor stands still where the leader wants that."""
        self.cursor_blink = self.cursor_blink and self.app.cursor_blinks

    async def typed(self) -> None:
        """Returns when every key that was pressed before has reached the field. Not to be awaited by the field itself."""
        done = asyncio.Event()
        if self.is_running and self.call_later(done.set):
            await done.wait()

    def _on_paste(self, event: Paste) -> None:
        """What is pasted may hold anything."""
        event.text = on_one_line(readable(event.text))
