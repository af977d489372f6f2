"""The card on home: the one primary thing to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import N_, _
from course.session.greeting import GoOn
from course.tui.base.keys import key


class ContinueCard(Static, can_focus=True):
    """Goes on where one left."""

    BINDINGS = [
        key("enter", "go_on", N_("Go on"), N_("Go on where you left")),
        key("down", "app.focus_next", N_("Further down"), show=False),
    ]
    HELP = N_("Enter takes you to the very step where you left.")

    class Chosen(Message):
        """The leader wants to go on."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._enter_says = ""
        self._draw: Callable[[bool], Visual] | None = None
        """What it shows, with the key or without; nothing before the journal is open."""

    def show(self, said: GoOn | None) -> None:
        """Shows where one goes on; None where one is through the course."""
        self._enter_says = said.title.partition(":")[0] if said is not None else _("Journal")
        self.refresh_bindings()
        self._draw = partial(_Card, said) if said is not None else _through
        self.update(self._draw(self.has_focus))

    def watch_has_focus(self, has_focus: bool) -> None:
        """The key is named only while it is the card's: on another line it does something else."""
        super().watch_has_focus(has_focus)
        if self._draw is not None:
            self.update(self._draw(has_focus), layout=False)

    @property
    def enter_says(self) -> str:
        """The first word on the card: begin, or go on; behind the course lies the journal."""
        return self._enter_says

    def action_go_on(self) -> None:
        """Enter and a click say the same."""
        self.post_message(self.Chosen())

    def on_click(self) -> None:
        """Goes on."""
        self.action_go_on()


class _Card(Visual):
    """Where one goes on, made for the width there is: a scrollbar takes a cell of it."""

    def __init__(self, said: GoOn, names_key: bool) -> None:
        self._said = said
        self._names_key = names_key

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self._lines(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._lines(width).get_height(rules, width)

    def _lines(self, width: int) -> Content:
        is_wide = width >= 52
        first = Content.styled(self._said.title, "bold").truncate(width - (7 if is_wide else 0), ellipsis=True)
        gap = " " * (width - first.cell_length - len("Enter"))
        enter = Content.assemble(gap, ("Enter", "$accent")) if is_wide and self._names_key else Content.empty()
        lines = [Content.assemble(first, enter), Content.styled(("  " if is_wide else "") + self._said.place, "$text-muted")]
        if self._said.before:
            lines.append(Content.styled(("  " if is_wide else "") + self._said.before, "$text-muted"))
        return Content("\n").join(lines)


def _through(names_key: bool) -> Content:
    on = _("  Enter opens your journal: read what you wrote, or take it with you.")
    at_rest = _("  Your journal: read what you wrote, or take it with you.")
    return Content.assemble((_("✔ You are through the whole course"), "bold"), "\n", on if names_key else at_rest)
