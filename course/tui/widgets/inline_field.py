"""A small field that waits out of sight until a line of a list is written in."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from course.locale import N_
from course.tui.base.autosave import Autosave
from course.tui.base.keys import key
from course.tui.widgets.field import Field


class InlineField(Field):
    """A field for one thing of a list at a time. Enter goes on and Esc closes it; its text is saved as in any other.

    It is always there, if out of sight, so that no key is lost before it has opened.

    Args:
        home: What has the focus again when it closes.
        lines: How many lines are shown.
    """

    BINDINGS = [
        key("enter", "go_on", N_("Go on"), N_("To what comes next: another field, or another new line")),
        key("escape", "done", N_("Finished"), N_("Close the field; the text is saved")),
    ]
    HELP = N_("Write as you like; it is saved while you write. Enter goes on to what comes next; Esc stops writing.")
    DEFAULT_CSS = """
    InlineField { display: none; }
    """

    class Closed(Message):
        """The leader is done, and the text is saved."""

    def __init__(self, home: Widget, *, lines: int = 2, id: str | None = None) -> None:
        super().__init__("", "", _nowhere, lines=1, id=id)
        self.soft_wrap = lines > 1
        self.styles.height = lines + 2
        self._home = home
        self.following: InlineField | None = None
        """The next field of the same line."""
        self.then: Callable[[], None] | None = None
        """What Enter leads on to behind the last field: called at once, so that no key is taken for a letter of the list."""

    @property
    def is_open(self) -> bool:
        """Whether something is written in it."""
        return bool(self.display)

    def begin(self, label: str, text: str, save: Callable[[str], None]) -> None:
        """Opens over another text.

        Args:
            label: What it is, on the upper edge.
            text: What stands there already.
            save: Saves a text; may be called in another thread.
        """
        self.abandon()
        self.text = text
        self.move_cursor(self.document.end)
        self._state = None
        self._point_out()
        self._autosave = Autosave(text, save, self.app.pool, self._told)
        self.border_title = Content(label)
        self._show_state()
        self.display = True
        self.screen.set_focus(self)

    def finish(self) -> bool:
        """Closes it; False where its text can't be saved, which is told: then it stays open."""
        if not self.is_open:
            return True
        if not self.flush():
            return False
        self.abandon()
        if self.has_focus:
            self.screen.set_focus(self._home)
        self.display = False
        self.post_message(self.Closed())
        return True

    def action_done(self) -> None:
        """Esc."""
        self.finish()

    def action_go_on(self) -> None:
        """Enter."""
        if self.following is not None:
            self.screen.set_focus(self.following)
        elif self.finish() and self.then is not None:
            self.then()

    async def _on_key(self, event: Key) -> None:
        if event.key not in {"enter", "escape"}:
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self.action_go_on()
        else:
            self.action_done()


def _nowhere(_text: str) -> None:
    """Where the text of a closed field is saved."""
