"""A small field that opens where a line of a list is, and goes when the leader is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.events import Key
from textual.message import Message

from course.locale import N_
from course.tui.keys import key
from course.tui.widgets.field import Field


class InPlaceField(Field):
    """A field for one thing in a list, mounted for it. Enter and Esc close it; its text is saved as in any other.

    Args:
        label: What it is, on the upper edge.
        text: What stands there already.
        save: Saves a text; may be called in another thread.
        lines: How many lines are shown.
    """

    BINDINGS = [key("escape,enter", "done", N_("Finished"), N_("Close the field; the text is saved"))]
    HELP = N_("Write as you like; it is saved while you write. Enter closes the field.")

    @dataclass
    class Done(Message):
        """The leader is done."""

        field: InPlaceField
        """The field to close."""

    def __init__(self, label: str, text: str, save: Callable[[str], None], *, lines: int = 2, id: str | None = None) -> None:
        super().__init__(label, text, save, lines=1, id=id)
        self.styles.height = lines + 2

    def action_done(self) -> None:
        """Closes it, once the text is saved."""
        if self._autosave is not None:
            self._autosave.changed(self.text)  # the last key may not have come round yet
        if self.flush():
            self.post_message(self.Done(self))

    async def _on_key(self, event: Key) -> None:
        if event.key in {"enter", "escape"}:
            event.stop()
            event.prevent_default()
            self.action_done()
        else:
            await super()._on_key(event)
