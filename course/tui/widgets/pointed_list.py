"""A list whose marked line has a shape in front of it: colour alone would tell nobody who can't see it."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

_SIGN = "▸"


class PointedList(OptionList):
    """Options, the marked one with a sign in the cell that pads it."""

    DEFAULT_CSS = """
    PointedList { padding: 0 1 0 0; }
    PointedList > .option-list--option { padding: 0 0 0 1; }
    """

    def render_line(self, y: int) -> Strip:
        """A line; the first one of the marked option has the sign."""
        strip = super().render_line(y)
        if self.highlighted is None or _option_of(strip) != self.highlighted:
            return strip
        if y and _option_of(super().render_line(y - 1)) == self.highlighted:
            return strip
        (padding, *_rest) = strip.crop(0, 1)
        return Strip.join([Strip([Segment(_SIGN, padding.style)]), strip.crop(1)])


def _option_of(strip: Strip) -> int | None:
    """The number of the option that a line belongs to."""
    return next((number for _text, style, _control in strip if style and (number := style.meta.get("option")) is not None), None)
