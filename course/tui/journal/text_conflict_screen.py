"""Two texts side by side, written on two machines or in two windows: the leader keeps one, the other, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.journal.text_conflicts import Side
from course.locale import N_, _, ngettext
from course.locale.dates import short_date, time_of_day
from course.session.compared_texts import Piece, compared, shared_words
from course.session.text_choice import TextChoice
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.button import Button
from course.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_CHOICES = {"left": (0,), "right": (1,), "both": (0, 1)}


class TextConflictScreen(Dialog[None]):
    """Shows both texts and keeps what the leader chooses, now or later.

    Args:
        texts: The texts.
    """

    CSS_PATH = "text_conflict_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        key("1", "choose('left')", N_("The first"), N_("Keep the first text")),
        key("2", "choose('right')", N_("The second"), N_("Keep the second text")),
        key("3", "choose('both')", N_("Both texts"), N_("Keep both, one after the other")),
        key("escape", "close", N_("Later"), N_("Decide later; both are kept till then")),
    ]
    HELP = N_(
        "You wrote here on two computers before they met, or in two windows. What you don't keep stays among the versions or the "
        "deleted. What is underlined stands in one of them only."
    )

    app: BaseApp

    def __init__(self, texts: TextChoice) -> None:
        super().__init__()
        self._texts = texts

    def compose(self) -> ComposeResult:
        """Both texts and three buttons."""
        both = compared(*(side.text for side in self._texts.sides))
        with Vertical(classes="dialog"):
            heading = (_("Two texts for the same place"), "bold")
            yield Static(Content.assemble(heading, "  ", self._texts.title), markup=False)
            yield Static(Content.styled(_told(shared_words(both[0])), "$text-muted"), id="alike", markup=False)
            with VerticalScroll(id="both", can_focus=False):
                for number, (side, pieces) in enumerate(zip(self._texts.sides, both, strict=True), start=1):
                    with VerticalScroll(classes="side"):
                        yield BlocksView(_blocks(number, side, pieces))
            with Horizontal(id="choices"):
                yield Button(_choice(1, _("The first")), id="left")
                yield Button(_choice(2, _("The second")), id="right")
                yield Button(_choice(3, _("Both texts")), id="both-texts", variant="primary")
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
        self.app.try_to_save(lambda: self._texts.keep(sides))
        self.dismiss(None)


def _choice(digit: int, text: str) -> Content:
    """A button with the digit that presses it."""
    return Content(f"{digit} {text}")


def _told(shared: int) -> str:
    """How much both have in common."""
    if not shared:
        return _("They have no passage in common.")
    text = ngettext(
        "{n} word is the same in both; what differs is underlined.",
        "{n} words are the same in both; what differs is underlined.",
        shared,
    )
    return text.format(n=shared)


def _blocks(number: int, side: Side, pieces: list[Piece]) -> list[Block]:
    when = f"{number}  {short_date(side.at)} {time_of_day(side.at)}"
    differ = any(piece.shared for piece in pieces)  # or every word would be underlined
    text = Content.assemble(*((piece.text, "" if piece.shared or not differ else "underline") for piece in pieces))
    lines = [Block(line.rstrip()) for line in text.split("\n", allow_blank=True) if line.plain.strip()]
    return [Block(Content.styled(when, "bold")), *lines]
