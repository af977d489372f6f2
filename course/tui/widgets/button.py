"""A button that shows without colour, too, whether it has the focus, and whose words the key bar says."""

from __future__ import annotations

from rich.segment import Segment
from textual import widgets
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from course.tui.widgets.marked_list import SIGN

_BEFORE = 2
"""How many cells before the label the mark stands: they are empty anyway, so that nothing moves."""


class Button(widgets.Button):
    """Textual's button, with the mark that the course's lists have."""

    _words: str = ""
    """What it was told to say."""

    @property
    def enter_says(self) -> str:
        """What stands on it."""
        return self._words or Content.from_text(self.label, markup=False).plain

    def say(self, words: str) -> None:
        """Puts other words on it, which may say what is missing (`course.tui.base.button_words`)."""
        if words != self._words or type(words) is not type(self._words):
            self._words = words
            self.label = Content(words)
            self.refresh(layout=True)  # it is as wide as what it says

    def render_lines(self, crop: Region) -> list[Strip]:
        """The label with what is empty around it; the mark in that while the keys go here."""
        strips = super().render_lines(crop)
        return [_marked(strip) for strip in strips] if self.has_focus else strips


def _marked(strip: Strip) -> Strip:
    room = len(strip.text) - len(strip.text.lstrip(" "))
    if not 0 < room < len(strip.text):
        return strip
    at = max(0, room - _BEFORE)
    style = next(each.style for each in strip if each.text.strip())  # of the label: a blank has no colour of its own
    return Strip.join([strip.crop(0, at), Strip([Segment(SIGN, style)]), strip.crop(at + 1)])
