"""Saying why, aloud, in sixty seconds: the question, and a bar that becomes shorter."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import N_, _, ngettext
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import command, key
from course.tui.widgets.button import Button
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

SECONDS = 60
_TICK = 0.2
"""Seconds between two looks at the clock."""


class Countdown:
    """Sixty seconds that can be stopped on the way.

    Args:
        monotonic: Tells the seconds that pass, from any beginning.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._passed = 0.0
        self._since: float | None = None

    @property
    def runs(self) -> bool:
        """Whether time passes, and there is some left."""
        return self._since is not None and self.left > 0

    @property
    def begun(self) -> bool:
        """Whether any of the time was used."""
        return self._since is not None or self._passed > 0

    @property
    def left(self) -> int:
        """Whole seconds that are left, the one under way among them."""
        running = self._monotonic() - self._since if self._since is not None else 0.0
        return max(0, ceil(SECONDS - self._passed - running))

    def go(self) -> None:
        """Lets the time pass."""
        if self._since is None:
            self._since = self._monotonic()

    def stop(self) -> None:
        """Holds it."""
        if self._since is not None:
            self._passed += self._monotonic() - self._since
            self._since = None

    def over_again(self) -> None:
        """All of it again, from now on."""
        self._passed, self._since = 0.0, self._monotonic()


class RehearsalScreen(Dialog[bool]):
    """The question, a bar for the time, and the leader's own words on request. Gives whether they want to edit them.

    Args:
        question: What to answer aloud.
        why: The leader's own words; hidden at first.
        monotonic: Tells the seconds that pass.
    """

    CSS_PATH = "rehearsal.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    BINDINGS = [
        key("escape", "close", N_("Close"), N_("Back to the plan")),
        key("space", "hold", N_("Begin or pause"), N_("Let the time pass, or hold it")),
        command("again", N_("Again"), N_("Begin the sixty seconds over"), is_link=True),
        command("reveal", N_("Your text"), N_("Show or hide what you have written yourself"), is_link=True),
        command("edit", N_("Edit the text"), N_("Back to the plan, to write why anew"), is_link=True),
        key("down", "app.focus_next", N_("Further down"), show=False),
        key("up", "app.focus_previous", N_("Further up"), show=False),
    ]
    app: BaseApp

    def __init__(self, question: str, why: str, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._question = question
        self._own = why.strip()
        self._countdown = Countdown(monotonic)
        self._shown = False
        self._drawn: object = None
        self._bar = Static(id="bar", markup=False)
        self._time = Static(id="time", markup=False)
        self._why = Static(id="why", markup=False)
        self._hold = Button(id="hold", variant="primary")

    def compose(self) -> ComposeResult:
        """The question on top, and under it the time and what can be done."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content(self._question), id="question", markup=False)
            yield self._bar
            yield self._time
            with Horizontal():
                yield self._hold
            yield self._why
            yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Looks at the clock from now on."""
        self._show()
        self._hold.focus()
        self.set_interval(_TICK, self._show)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(False)

    def action_hold(self) -> None:
        """Lets the time pass, or holds it; once it is over, over again."""
        if not self._countdown.left:
            self._countdown.over_again()
        elif self._countdown.runs:
            self._countdown.stop()
        else:
            self._countdown.go()
        self._show()

    def action_again(self) -> None:
        """All of it again."""
        self._countdown.over_again()
        self._show()

    def action_reveal(self) -> None:
        """Shows the leader's own words, or hides them."""
        self._shown = not self._shown
        self._show()

    def action_edit(self) -> None:
        """To the leader's own words, to write them anew."""
        self.dismiss(True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was said is edited once the time is over."""
        return not self._countdown.left if action == "edit" else True

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_hold()

    def _show(self) -> None:
        """Draws what has changed since the last look at the clock."""
        state = self._countdown.left, self._countdown.runs, self._countdown.begun, self._shown
        if state == self._drawn:
            return
        self._drawn = state
        left, runs, begun, shown = state
        self._bar.update(_Bar(left))
        self._time.update(Content(self._said(left, runs, begun)))
        self._hold.label = Content(_hold_label(left, runs, begun))
        self._hold.refresh(layout=True)
        self.refresh_bindings()
        self._why.update(Content(self._own or _("You have written nothing yet.")) if shown else Content.empty())
        self._why.display = shown

    def _said(self, left: int, runs: bool, begun: bool) -> str:
        if not left:
            return _("Did you say what you meant to? Edit the text, or rehearse once more.")
        seconds = ngettext("{n} second left", "{n} seconds left", left).format(n=left)
        if runs:
            return seconds
        if begun:
            return _("{seconds}, on hold").format(seconds=seconds)
        return _("Say it aloud, as if they sat in front of you. You have 60 seconds.")


def _hold_label(left: int, runs: bool, begun: bool) -> str:
    if not left:
        return _("Rehearse again")
    if runs:
        return _("Pause (Space)")
    return _("Go on (Space)") if begun else _("Begin (Space)")


class _Bar(Visual):
    """The time that is left, as long as it lasts; a groove shows where it began."""

    def __init__(self, left: int) -> None:
        self._left = left

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """One line: a cell a second where there is room, in the middle."""
        room = min(width, SECONDS)
        full = ceil(room * self._left / SECONDS)
        bar = Content.assemble(" " * ((width - room) // 2), ("█" * full, "$accent"), ("─" * (room - full), "$border"))
        return bar.render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1
