"""What every place on screen answers when it is asked what it shows."""

from __future__ import annotations

from typing import ClassVar

from textual.dom import DOMNode
from textual.screen import ModalScreen, ScreenResultType

from course.content.model import Lesson, Question
from course.session.routes import Route
from course.tui.base.whole_picture import WholePicture


class Explains:
    """What a screen is that explains the one below: it needs no help itself."""


class BaseScreen(WholePicture[ScreenResultType]):
    """A place of the course. The app asks it; it needs not know the app."""

    IS_DESK: ClassVar[bool] = False
    """Whether one works in it on something of one's own: no letter leads out of it."""
    route: Route | None = None
    """What it was opened by; None for what lies on home from the start."""

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is shown, where one is."""
        return None

    @property
    def asked(self) -> Question | None:
        """The question that is shown, where one is."""
        return None

    @property
    def helped(self) -> DOMNode:
        """What help is about where nothing has the focus."""
        return self

    def is_at(self, route: Route) -> bool:
        """Whether it is where a route leads, so that it is gone back to rather than opened again."""
        return False

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now.

        Args:
            mark: The id of what has come back and gets the mark, where the place has one.
        """


class Dialog(ModalScreen[ScreenResultType], WholePicture[ScreenResultType]):
    """What asks or tells something above a place."""
