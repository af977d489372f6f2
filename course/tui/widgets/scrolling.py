"""How far what is read has been scrolled, and what a widget scrolls in."""

from __future__ import annotations

from textual.containers import ScrollableContainer
from textual.widget import Widget

from course.locale import _


def scroller_of(widget: Widget) -> ScrollableContainer | None:
    """What a widget stands in that scrolls, if anything."""
    return next((each for each in widget.ancestors if isinstance(each, ScrollableContainer)), None)


def at_end(page: ScrollableContainer) -> bool:
    """Whether the last line of a page is on screen."""
    return page.scroll_offset.y >= page.max_scroll_y


def more() -> str:
    """What the primary button says while there is more to read below."""
    return _("Read on ↓")
