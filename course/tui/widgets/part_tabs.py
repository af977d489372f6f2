"""The parts of a long screen on one line, each with its digit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.tui.blocks import OwnLinks


class PartTabs(OwnLinks, Static):
    """The names of the parts; a click does `screen.show_part(number)`, as its digit does.

    Args:
        names: The parts, in order.
        numbers: The digit of each; without them they are counted from 1.
    """

    DEFAULT_CSS = """
    PartTabs { width: 100%; height: 1; padding: 0 2; margin-top: 1; }
    """

    def __init__(self, names: Sequence[str], numbers: Sequence[int] | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._names = tuple(names)
        self._numbers = tuple(numbers or range(1, len(names) + 1))

    def call(self, index: int, name: str) -> None:
        """Calls a part something else, from the next `mark` on."""
        self._names = (*self._names[:index], name, *self._names[index + 1 :])

    def mark(self, index: int, *, digits: bool = True) -> None:
        """Marks the part that is shown, from 0; without digits where they mean something else in that part."""
        self.update(_Tabs(self._names, self._numbers, index, digits))


class _Tabs(Visual):
    """As many names as there is room for: all of them, or that of the part that is shown."""

    def __init__(self, names: Sequence[str], numbers: Sequence[int], index: int, digits: bool) -> None:
        self._names = names
        self._numbers = numbers
        self._index = index
        self._digits = digits

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
        digit = str(self._numbers[number]) if self._digits or not name else ""
        text = Content.assemble("▸ " if is_shown else "", (digit, "$accent"), " " if digit and name else "", name)
        return text.stylize("bold underline" if is_shown else "$text-muted").stylize(
            f"@click=screen.show_part({self._numbers[number]})"
        )
