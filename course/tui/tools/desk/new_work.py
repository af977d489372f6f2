"""What a new piece of work is to be: a few kinds to choose from, each with its digit."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList


class NewWork(Dialog[str | None]):
    """The kinds; gives the id of the chosen one, or None.

    Args:
        kinds: What can be made, each by its id and its name.
    """

    BINDINGS = [
        key("escape", "close", N_("Leave it"), N_("Leave things as they are")),
        *(key(str(digit), f"choose({digit})", N_("Choose"), show=False) for digit in range(1, 10)),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    DEFAULT_CSS = """
    NewWork Static { height: auto; }
    NewWork OptionList { height: auto; margin-top: 1; padding: 0; border: none; background: transparent; }
    NewWork.-low OptionList { height: 1fr; }
    NewWork OptionList:focus { border: none; background-tint: transparent; }
    """

    def __init__(self, kinds: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._list = MarkedList()

    def compose(self) -> ComposeResult:
        """The question and the kinds."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(_("What would you like to make?"), "bold"))
            yield self._list
        yield KeyBar()

    def on_mount(self) -> None:
        """The mark on the first."""
        for digit, (kind, name) in enumerate(self._kinds, start=1):
            self._list.add_option(Option(Content.assemble((f"{digit} ", "bold $accent"), name), id=kind))
        self._list.highlighted = 0
        self._list.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.is_active:
            self.dismiss(event.option_id)

    def action_choose(self, digit: int) -> None:
        """A kind by its digit."""
        if self.is_active:
            self.dismiss(self._kinds[digit - 1][0])

    def action_close(self) -> None:
        """Nothing is made."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are as many digits as kinds."""
        return action != "choose" or int(str(parameters[0])) <= len(self._kinds)
