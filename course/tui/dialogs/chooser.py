"""A dialog with a list to choose one thing from."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.locale import N_
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList


class Chooser(Dialog[int | None]):
    """Asks for one of several things; gives its number, from 0, or None where all stays as it is.

    Args:
        title: What is chosen.
        choices: What each says; nothing in them is read as markup.
        marked: The number of the one that has the mark.
    """

    BINDINGS = [key("escape", "close", N_("Leave it"), N_("Leave things as they are"))]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    DEFAULT_CSS = """
    Chooser Static { height: auto; }
    Chooser OptionList {
        height: auto;
        max-height: 14;
        margin-top: 1;
        padding: 0;
        border: none;
        background: transparent;
        &:focus { border: none; background-tint: transparent; }
    }
    Chooser.-low OptionList { height: 1fr; }
    """

    def __init__(self, title: str, choices: Sequence[str], marked: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._marked = marked

    def compose(self) -> ComposeResult:
        """What is chosen, and what there is."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"))
            yield MarkedList(*(Option(Content(each)) for each in self._choices))
        yield KeyBar()

    def on_mount(self) -> None:
        """The mark lies on what is chosen now."""
        choices = self.query_one(MarkedList)
        choices.highlighted = self._marked
        choices.focus()
        self.call_after_refresh(choices.scroll_to_highlight)  # in a low window it may lie below the others

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.is_active:
            self.dismiss(event.option_index)

    def action_close(self) -> None:
        """Leaves it."""
        self.dismiss(None)
