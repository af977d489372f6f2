"""A list whose marked line has a shape in front of it: colour alone would tell nobody who can't see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_
from course.tui.base.keys import key

SIGN = "▸"
"""What stands in front of whatever is marked."""


class MarkedList(OptionList):
    """Options, the marked one with a sign in the cell that pads it; what they say is never read as markup."""

    MARKS_AT_REST: ClassVar[bool] = True
    """Whether the mark shows also while the keys go elsewhere."""
    BINDINGS = [key("enter", "select", N_("Choose"), N_("Choose what is marked"))]
    DEFAULT_CSS = """
    MarkedList { padding: 0 1 0 0; }
    MarkedList > .option-list--option { padding: 0 0 0 1; }
    """

    def __init__(self, *options: Option, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(*options, id=id, classes=classes, markup=False)

    @property
    def marked(self) -> str:
        """The id of the marked line; empty where there is none."""
        option = self.highlighted_option
        return option.id or "" if option is not None else ""

    def render_line(self, y: int) -> Strip:
        """A line; the first one of the marked option has the sign, and all of them the mark's own colour.

        A colour within the line was chosen for the list's background, and can't be read on the mark's.
        """
        strip = super().render_line(y)
        is_shown = self.MARKS_AT_REST or self.has_focus
        if not is_shown or self.highlighted is None or _option_of(strip) != self.highlighted:
            return strip
        marked = Style(color=self.get_component_rich_style("option-list--option-highlighted").color)
        strip = Strip([Segment(text, (style or Style()) + marked) for text, style, _control in strip], strip.cell_length)
        if y and _option_of(super().render_line(y - 1)) == self.highlighted:
            return strip
        (padding, *_rest) = strip.crop(0, 1)
        return Strip.join([Strip([Segment(SIGN, padding.style)]), strip.crop(1)])


class EditableList(MarkedList):
    """Lines to open and to take away. A click marks one and a click on the marked one opens it, so that a look costs nothing.

    A subclass says among its bindings what `remove` is called.

    Args:
        remove: Takes a line away, by its id.
        can_remove: Whether a line can be taken away, by its id, which is empty where none is marked.
    """

    def __init__(
        self, remove: Callable[[str], object], can_remove: Callable[[str], bool] = bool, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._take_away = remove
        self._can_take_away = can_remove

    def action_remove(self) -> None:
        """Takes the marked line away."""
        self._take_away(self.marked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only some lines can be taken away."""
        return self._can_take_away(self.marked) if action == "remove" else True

    async def _on_click(self, event: Click) -> None:
        event.prevent_default()
        number = event.style.meta.get("option")
        if number is None or self.get_option_at_index(number).disabled:
            return
        if number == self.highlighted:
            self.action_select()
        else:
            self.highlighted = number


def _option_of(strip: Strip) -> int | None:
    """The number of the option that a line belongs to."""
    return next((number for _text, style, _control in strip if style and (number := style.meta.get("option")) is not None), None)
