"""Asking for the leader's name, which they needn't give."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from course.journal.text import readable
from course.locale import N_, _
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.search_field import SearchField


class NameScreen(Dialog[str | None]):
    """A field for a name; gives the name, or None where the leader leaves it as it is.

    Args:
        name: The name there is.
        otherwise: What the button says that leaves it as it is.
    """

    BINDINGS = [key("escape", "close", N_("Leave it"), N_("Leave things as they are"))]
    DEFAULT_CSS = """
    NameScreen Static { height: auto; }
    NameScreen SearchField { margin: 1 0; }
    NameScreen Horizontal { height: 1; align-horizontal: right; }
    NameScreen Button { margin-left: 2; }
    """

    def __init__(self, name: str, otherwise: str) -> None:
        super().__init__()
        self._name_now = name
        self._otherwise = otherwise

    def compose(self) -> ComposeResult:
        """A field and two buttons."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(_("Which name is to stand on the certificate?"), "bold"))
            yield Static(Content(_("You needn't give one. It is used for nothing else, and stays in your own journal.")))
            yield SearchField(_("Your name"), id="name")
            with Horizontal():
                yield Button(Content(self._otherwise), id="close")
                yield Button(Content(_("Use the name")), id="use", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Ready to write."""
        field = self.query_one("#name", Input)
        field.value = self._name_now
        field.focus()

    def action_close(self) -> None:
        """Leaves it."""
        self.dismiss(None)

    @on(Button.Pressed, "#close")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#use")
    @on(Input.Submitted)
    def _use(self) -> None:
        if not self.is_active:  # Enter twice, faster than the screen goes: what lies below stays
            return
        self.dismiss(readable(self.query_one("#name", Input).value))
