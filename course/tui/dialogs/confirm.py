"""A question that wants a yes or a no."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import N_
from course.tui.base.base_screen import Dialog
from course.tui.base.focus_in_sight import FocusInSight
from course.tui.base.keys import key
from course.tui.widgets.button import Button
from course.tui.widgets.button_row import ButtonRow
from course.tui.widgets.keybar import KeyBar


class ConfirmScreen(Dialog[bool], FocusInSight[bool]):
    """Asks before something that can't be taken back; the harmless answer has the focus.

    Args:
        question: What is asked.
        yes: What the button says that does it.
        no: What the button says that leaves things as they are.
        for_good: Whether what is asked about can't be undone: then no key counts that came before the question could be read.
    """

    CSS_PATH = "confirm.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        key("escape", "no", N_("Leave it"), N_("Leave things as they are")),
        key("left,right", "app.focus_next", N_("The other answer"), show=False),
    ]

    def __init__(self, question: str, yes: str, no: str, *, for_good: bool = False) -> None:
        super().__init__()
        self.takes_early_keys = not for_good
        self._texts = question, yes, no

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        question, yes, no = self._texts
        with VerticalScroll(classes="dialog", can_focus=False):  # in a low window the buttons still come into sight
            yield Static(Content(question), markup=False)
            with ButtonRow():
                yield Button(Content(yes), id="yes")
                yield Button(Content(no), id="no", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """The harmless answer first."""
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_no(self) -> None:
        """Esc leaves things as they are."""
        self.dismiss(False)
