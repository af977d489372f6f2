"""Two texts side by side, written on two machines: the leader keeps one, the other, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from course.journal.kinds import Revisit
from course.journal.text_conflicts import Side, TextConflict, keep
from course.locale import N_, _
from course.locale.dates import short_date, time_of_day
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_CHOICES = {"left": (0,), "right": (1,), "both": (0, 1)}


class TextConflictScreen(Dialog[None]):
    """Shows both texts and keeps what the leader chooses, now or later.

    Args:
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

    app: BaseApp

    def __init__(self, double: TextConflict) -> None:
        super().__init__()
        self._double = double

    def compose(self) -> ComposeResult:
        """Both texts and three buttons."""
        revisit = isinstance(self._double.record, Revisit)
        place = f"{_('Looking back')} · {self._title()}" if revisit else self._title()
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
        self._keep(_CHOICES[choice])

    def action_close(self) -> None:
        """Decides later."""
        self.dismiss(None)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self._keep(_CHOICES[(event.button.id or "").removesuffix("-texts")])

    def _keep(self, sides: tuple[int, ...]) -> None:
        self.app.try_to_save(lambda: keep(self.app.session.records, self._double, sides))
        self.dismiss(None)

    def _title(self) -> str:
        """What the texts belong to."""
        steps = (step for lesson in self.app.session.course.lessons for step in lesson.steps)
        return next((step.title for step in steps if step.id == self._double.record.step), _("Note"))


def _blocks(number: int, side: Side) -> list[Block]:
    when = f"{number}  {short_date(side.at)} {time_of_day(side.at)}"
    lines = [Block(Content(line)) for line in side.text.splitlines() if line.strip()]
    return [Block(Content.styled(when, "bold $accent")), *lines]
