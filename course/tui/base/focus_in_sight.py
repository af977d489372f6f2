"""What gets the focus comes into sight, whatever was ready first."""

from __future__ import annotations

from textual.screen import Screen, ScreenResultType
from textual.widget import Widget


class FocusInSight(Screen[ScreenResultType]):
    """A screen that looks for what has the focus once everything has its place: one that is longer than a low window."""

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Gives the focus, and brings the widget into sight after the layout.

        Textual looks for it at once: in vain where it isn't laid out yet, and twice where its place is still to change. Which
        comes first is a matter of whose task begins first, and from Python 3.12 on a task begins at once.
        """
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)
        if widget is not None and scroll_visible:
            # Twice: what the first layout tells of the window's size may ask for a second one.
            widget.call_after_refresh(self.call_after_refresh, self._bring_into_sight, widget)

    def _bring_into_sight(self, widget: Widget) -> None:
        if self.focused is widget and not self.can_view_entire(widget):
            widget.scroll_visible(animate=False)  # as little as an `Editor` does, whichever of them comes first
