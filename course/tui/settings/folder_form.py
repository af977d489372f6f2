"""Asking for a folder: a field, what the folder is for, and what was wrong with the one before."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from course.locale import N_, _
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.search_field import SearchField


class FolderForm(Dialog[None]):
    """A field for a folder. It closes once the folder is taken; until then it says what is wrong with it.

    Args:
        title: What the folder is.
        about: What it is for.
        folder: The one that is set; empty for none.
        take: Takes what was typed; gives back what is wrong with it, or nothing.
    """

    BINDINGS = [key("escape", "close", N_("Leave it"), N_("Leave things as they are"))]
    DEFAULT_CSS = """
    FolderForm Static { height: auto; }
    FolderForm SearchField { margin-top: 1; }
    FolderForm Horizontal { height: 1; margin-top: 1; align-horizontal: right; }
    FolderForm Button { margin-left: 2; }
    FolderForm #wrong { color: $error; display: none; }
    """

    def __init__(self, title: str, about: str, folder: str, take: Callable[[str], str]) -> None:
        super().__init__()
        self._texts = title, about
        self._folder = folder
        self._take = take

    def compose(self) -> ComposeResult:
        """What it is for, the field, and two buttons."""
        title, about = self._texts
        with Vertical(classes="dialog"):
            yield Static(Content.styled(title, "bold"))
            yield Static(Content(about))
            yield SearchField(_("a folder, such as ~/OneDrive/skalkan"), id="folder")
            yield Static(id="wrong", markup=False)
            with Horizontal():
                yield Button(Content(_("Leave it")), id="close")
                yield Button(Content(_("Use the folder")), id="use", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Ready to write."""
        field = self.query_one("#folder", Input)
        field.value = self._folder
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
        if not self.is_active:  # Enter twice, faster than the screen goes
            return
        wrong = self._take(self.query_one("#folder", Input).value)
        if wrong:
            told = self.query_one("#wrong", Static)
            told.update(Content(wrong))
            told.display = True
        else:
            self.dismiss(None)
