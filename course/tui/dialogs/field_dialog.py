"""A dialog with one field: what it is about, the field, and two buttons."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Input, Static

from course.locale import N_
from course.tui.base.base_screen import Dialog
from course.tui.base.focus_in_sight import FocusInSight
from course.tui.base.keys import key
from course.tui.widgets.button import Button
from course.tui.widgets.button_row import ButtonRow
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.search_field import SearchField


class FieldDialog(Dialog[ScreenResultType], FocusInSight[ScreenResultType]):
    """Asks for one thing; a subclass says what becomes of it.

    Args:
        title: What is asked for.
        about: What it is for.
        value: What stands in the field already.
        placeholder: What stands there where nothing does.
        leave: What the button says that leaves things as they are.
        use: What the button says that takes what stands there.
    """

    BINDINGS = [key("escape", "close", N_("Leave it"), N_("Leave things as they are"))]
    DEFAULT_CSS = """
    FieldDialog Static { height: auto; }
    FieldDialog SearchField { margin-top: 1; }
    FieldDialog #wrong { color: $error; display: none; }
    """

    def __init__(self, title: str, about: str, value: str, *, placeholder: str, leave: str, use: str) -> None:
        super().__init__()
        self._texts = title, about
        self._value = value
        self._placeholder = placeholder
        self._buttons = leave, use

    def compose(self) -> ComposeResult:
        """What it is for, the field, what is wrong with what was typed, and two buttons."""
        title, about = self._texts
        leave, use = self._buttons
        with VerticalScroll(classes="dialog asks", can_focus=False):
            yield Static(Content.styled(title, "bold"))
            yield Static(Content(about))
            yield SearchField(self._placeholder, id="field")
            yield Static(id="wrong", markup=False)
            with ButtonRow():
                yield Button(Content(leave), id="close")
                yield Button(Content(use), id="use", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Ready to write."""
        field = self.query_one("#field", Input)
        field.value = self._value
        field.focus()

    def take(self, typed: str) -> None:
        """Does something with what was typed: closes the dialog, or says what is wrong."""
        raise NotImplementedError

    def say_what_is_wrong(self, wrong: str) -> None:
        """Says below the field why what was typed can't be taken."""
        told = self.query_one("#wrong", Static)
        told.update(Content(wrong))
        told.display = True

    def action_close(self) -> None:
        """Leaves it."""
        self.dismiss(None)

    @on(Button.Pressed, "#close")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#use")
    @on(Input.Submitted)
    def _use(self) -> None:
        if self.is_active:  # else Enter came twice, faster than the screen goes: what lies below stays
            self.take(self.query_one("#field", Input).value)
