"""Help: what can be done right here, made from the keys of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from course.locale import N_, _
from course.session.own_keys import in_words, own_keys
from course.tui.base.base_screen import BaseScreen, Dialog, Explains
from course.tui.base.keys import key, key_name, ours
from course.tui.dialogs.seven_rules import rules
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class HelpScreen(Explains, Dialog[None]):
    """What the screen below can do: a sentence on the place, and every key that works there now.

    Args:
        place: The screen that help is asked for.
    """

    BINDINGS = [key("escape,enter,f1,question_mark", "close", N_("Close"), N_("Back to where you were"))]
    DEFAULT_CSS = """
    HelpScreen VerticalScroll { height: auto; max-height: 90%; }
    """

    def __init__(self, place: Screen[object]) -> None:
        super().__init__()
        self._blocks = _help(place)

    def compose(self) -> ComposeResult:
        """The text, to scroll in."""
        with VerticalScroll(classes="dialog"):
            yield BlocksView(self._blocks)
        yield KeyBar()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _help(place: Screen[object]) -> list[Block]:
    """The seven rules; then sentences from the focused widget outwards and the keys of the place, nearest first."""
    blocks = [Block(Content.styled(_("The seven rules"), "bold")), *rules()]
    if place_keys := own_keys(cast("BaseApp", place.app).session):
        blocks.append(Block(Content(_("Your own keys: {keys}.").format(keys=in_words(place_keys)))))
    blocks.append(Block(Content.styled(_("Right here"), "bold")))
    node = place.focused or (place.helped if isinstance(place, BaseScreen) else place)
    for ancestor in node.ancestors_with_self:
        if ancestor.HELP:
            blocks.append(Block(Content(_(ancestor.HELP))))
    here = [active.binding for active in ours(place) if active.node is not place.app]
    for number, binding in enumerate(here):
        about = _(binding.tooltip or binding.description)
        blocks.append(Block(Content(about), Content.styled(f"{key_name(binding.key):<12}", "bold"), gap=number == 0))
    for text in (
        _("The mouse works everywhere: click buttons, lines, underlined words and the keys at the bottom."),
        _privacy(place),
        _("For a screen reader, or without a screen like this one, there is the whole course as plain lines: skalkan plain"),
    ):
        blocks.append(Block(Content.styled(text, "$text-muted")))
    return blocks


def _privacy(place: Screen[object]) -> str:
    app = cast("BaseApp", place.app)
    if app.session.is_hosted:
        return _("What you write is where your workplace keeps the course. Ask there who can read it.")
    share = app.session.journal.share if app.session.is_ready else None
    if share is None:
        return _("What you write stays on this computer until you export it yourself: skalkan export.")
    return _("What you write is on this computer and in the folder you share it through: {folder}.").format(folder=share)
