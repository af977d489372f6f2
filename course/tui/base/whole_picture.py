"""A screen that is painted once it is there: not in each of the steps in which it comes about.

Textual paints a screen that is opened when it is empty, when its widgets have come, when one of them has the focus, and when the
scrollbars have made room: four nearly whole pictures, which a slow line carries one after the other.
"""

from __future__ import annotations

from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType


class WholePicture(Screen[ScreenResultType]):
    """While its picture is held back, everything but the painting goes on: layout, focus, scrolling."""

    takes_early_keys = True
    """Whether keys count that were pressed before its first picture."""
    _is_held = False
    _was_there = False

    def take_size(self) -> None:
        """Has the classes that go with the window's size from the start: Textual would lay all styles on once more for them."""
        size, app = self.app.size, self.app
        for dimension, own, of_app in (
            (size.width, self.HORIZONTAL_BREAKPOINTS, app.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS),
        ):
            breakpoints = (of_app if own is None else own) or []
            self._classes |= self._get_breakpoint_classes(dimension, breakpoints)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        # A screen that was just opened has its styles; Textual would lay all of them on once more.
        event.refresh_styles = event.refresh_styles and self._was_there
        self._was_there = True

    def _screen_resized(self, size: Size) -> None:
        # Textual tells every screen its size anew when one is opened; what is laid out for it already stays as it lies.
        if size != self._size:
            super()._screen_resized(size)

    def hold_picture(self) -> None:
        """Paints nothing until the picture is let go."""
        self._is_held = True

    def let_picture_go(self) -> None:
        """Paints what has come about meanwhile."""
        if self._is_held:
            self._is_held = False
            self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        # Textual's only way to a terminal. What was to be painted stays noted there until it is.
        if not self._is_held:
            super()._compositor_refresh()


def hold(screen: Screen[object]) -> None:
    """Holds the picture of a screen that is being opened."""
    if isinstance(screen, WholePicture):
        screen.hold_picture()


def let_go(screens: list[Screen[object]]) -> None:
    """Lets the pictures of all screens go, once the one on top is there."""
    for screen in screens:
        if isinstance(screen, WholePicture):
            screen.let_picture_go()
