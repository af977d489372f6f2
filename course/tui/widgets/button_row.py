"""The buttons of a dialog: beside each other where all of them are seen so, else one below the other."""

from __future__ import annotations

from textual.containers import Horizontal

_EDGE = 3
"""Cells at the end of the last button that are blank: its words are seen without them."""


class ButtonRow(Horizontal):
    """A row of buttons, at the right."""

    DEFAULT_CSS = """
    ButtonRow { height: 1; margin-top: 1; align-horizontal: right; }
    ButtonRow Button { margin-left: 2; }
    ButtonRow.-stacked { layout: vertical; height: auto; }
    """

    def on_resize(self) -> None:
        """Looks whether there is room for all of them; each is as wide as its words, however they lie."""
        needed = sum(each.region.width + each.styles.margin.width for each in self.children)
        self.set_class(needed - _EDGE > self.size.width, "-stacked")
