"""The parts of a long screen on one line, each with its digit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from textual.binding import Binding
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import N_
from course.tui.base.keys import command, key
from course.tui.widgets.blocks import OwnLinks


class Parted(Protocol):
    """What has the parts: it shows one, and lets the leader into it."""

    async def show_part(self, index: int, *, enters: bool) -> None:
        """Shows a part, by its place from 0; the focus stays on its name unless the part is entered, or has no text."""

    def enter_part(self) -> None:
        """Goes into the part that is shown."""


def part_keys(names: Mapping[int, str]) -> list[Binding]:
    """The keys from part to part; a screen declares them first, so that they come first in its key bar.

    Ctrl+G goes straight into the next part, also out of a field; the arrows and the digits leave the focus on the names.

    Args:
        names: The parts, each by its digit.
    """
    return [
        key("ctrl+g", "next_part", N_("Next part"), N_("To the next part; it works while you write, too")),
        command("previous_part", N_("Part before"), N_("To the part before")),
        key("right", "turn(1)", N_("Next part"), show=False),
        key("left", "turn(-1)", N_("Part before"), show=False),
        *(key(str(digit), f"show_part({digit})", name, show=False) for digit, name in names.items()),
    ]


class PartTabs(OwnLinks, Static, can_focus=True):
    """The names of the parts; a click shows one, as its digit does.

    The focus stays here when a part is chosen by its name or digit: no digit goes into a text by mistake.

    Args:
        parted: What has the parts.
        names: What they are called, in order.
        digits: The digit of each.
    """

    BINDINGS = [key("enter,down", "enter_part", N_("Into the part"), N_("Go into the part that is shown"))]
    DEFAULT_CSS = """
    PartTabs { width: 100%; height: 1; padding: 0 2; margin-top: 1; &:focus { background-tint: transparent; } }
    """

    def __init__(self, parted: Parted, names: Sequence[str], digits: Sequence[int], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._parted = parted
        self._names = tuple(names)
        self._digits = tuple(digits)
        self._index = 0

    def call(self, index: int, name: str) -> None:
        """Calls a part something else, from the next `mark` on."""
        self._names = (*self._names[:index], name, *self._names[index + 1 :])

    def mark(self, index: int) -> None:
        """Marks the part that is shown, from 0."""
        self._index = index
        self._draw(has_focus=self.has_focus)

    def action_enter_part(self) -> None:
        """From its name into the part."""
        self._parted.enter_part()

    async def action_show_part(self, index: int) -> None:
        """A click on a name."""
        await self._parted.show_part(index, enters=False)

    def on_focus(self) -> None:
        """The name that is shown stands out."""
        self._draw(has_focus=True)

    def on_blur(self) -> None:
        """And no more."""
        self._draw(has_focus=False)

    def _draw(self, *, has_focus: bool) -> None:
        self.update(_Tabs(self._names, self._digits, self._index, has_focus))


class _Tabs(Visual):
    """As many names as there is room for: all of them, or that of the part that is shown."""

    def __init__(self, names: Sequence[str], digits: Sequence[int], index: int, has_focus: bool) -> None:
        self._names = names
        self._digits = digits
        self._index = index
        self._has_focus = has_focus

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """One line."""
        every = self._line(all_named=True)
        line = every if every.cell_length <= width else self._line(all_named=False)
        return line.truncate(width, ellipsis=True).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1

    def _line(self, *, all_named: bool) -> Content:
        return Content("  ").join(self._tab(number, all_named) for number in range(len(self._names)))

    def _tab(self, number: int, all_named: bool) -> Content:
        is_shown = number == self._index
        name = self._names[number] if is_shown or all_named else ""
        digit = (str(self._digits[number]), "" if is_shown and self._has_focus else "$accent")
        text = Content.assemble("▸ " if is_shown else "", digit, " " if name else "", name)
        shown = "bold reverse" if self._has_focus else "bold underline"
        return text.stylize(shown if is_shown else "$text-muted").stylize(f"@click=show_part({number})")
