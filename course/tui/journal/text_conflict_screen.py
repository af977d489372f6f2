"""Two texts side by side, written on two machines: the leader keeps one, the other, or both."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from course.journal.kinds import Revisit
from course.journal.text_conflicts import Double, Side
from course.locale import N_, _
from course.locale.dates import short_date, time_of_day
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar

_CHOICES = {"left": (0,), "right": (1,), "both": (0, 1)}


class DoubleScreen(ModalScreen[tuple[int, ...]]):
    """Shows both texts; returns which sides to keep, or None where the leader decides later.

    Args:
        title: What the texts belong to.
        double: The texts.
    """

    CSS_PATH = "text_conflict_screen.tcss"
    BINDINGS = [
        key("1", "choose('left')", N_("The first"), N_("Keep the first text")),
        key("2", "choose('right')", N_("The second"), N_("Keep the second text")),
        key("3", "choose('both')", N_("Both texts"), N_("Keep both, one after the other")),
        key("escape", "close", N_("Later"), N_("Decide later; both are kept till then")),
    ]
    HELP = N_("You wrote here on two computers before they met. What you don't keep stays among the versions or the deleted.")

    def __init__(self, title: str, double: Double) -> None:
        super().__init__()
        self._title = title
        self._double = double

    def compose(self) -> ComposeResult:
        """Both texts and three buttons."""
        revisit = isinstance(self._double.record, Revisit)
        place = f"{_('Looking back')} · {self._title}" if revisit else self._title
        with Vertical(classes="dialog"):
            yield Static(Content.assemble((_("Two texts for the same place"), "bold $accent"), "  ", place), markup=False)
            with Horizontal(id="both"):
                for number, side in enumerate(self._double.sides, start=1):
                    with VerticalScroll(classes="side"):
                        yield BlocksView(_blocks(number, side))
            with Horizontal(id="choices"):
                yield Button(Content(_("Keep the first")), id="left")
                yield Button(Content(_("Keep the second")), id="right")
                yield Button(Content(_("Keep both")), id="both-texts", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """The answer that loses nothing from sight first."""
        self.query_one("#both-texts").focus()

    def action_choose(self, choice: str) -> None:
        """A digit."""
        self.dismiss(_CHOICES[choice])

    def action_close(self) -> None:
        """Decides later."""
        self.dismiss(None)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(_CHOICES[(event.button.id or "").removesuffix("-texts")])


def _blocks(number: int, side: Side) -> list[Block]:
    when = f"{number}  {short_date(side.at)} {time_of_day(side.at)}"
    lines = [Block(Content(line)) for line in side.text.splitlines() if line.strip()]
    return [Block(Content.styled(when, "bold $accent")), *lines]
