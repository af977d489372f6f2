"""What every place on screen answers when it is asked what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from course.content.model import Lesson, Question
from course.locale import N_
from course.session.routes import Route
from course.tui.base.keys import Group, key
from course.tui.base.stray_letters import StrayLetters
from course.tui.base.whole_picture import WholePicture

ONLY_FOR_YOU = key(
    "ctrl+o",
    "app.private",
    N_("Only for you"),
    N_("Keep what is marked or written here to yourself, or no longer"),
    words=N_("private secret hide padlock"),
    listed=Group.OWN,
    show=False,
    is_link=True,
)
"""Ctrl+O as a link, for a screen on which own entries are looked through: there is no room for it on the narrow line of keys."""


class Explains:
    """What a screen is that explains the one below: it needs no help itself."""


class Lists:
    """What a screen is that lists what can be done on the one below: there is no such list of itself."""


class BaseScreen(WholePicture[ScreenResultType]):
    """A place of the course. The app asks it; it needs not know the app."""

    IS_DESK: ClassVar[bool] = False
    """Whether one works in it on something of one's own: no letter leads out of it."""
    route: Route | None = None
    """What it was opened by; None for what lies on home from the start."""
    place_name: str = ""
    """What it is called at the top."""

    @property
    def stands_at(self) -> Route | None:
        """Where it is by now, for whoever wants to come back to it; None for home."""
        return self.route

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is shown, where one is."""
        return None

    @property
    def asked(self) -> Question | None:
        """The question that is shown, where one is."""
        return None

    @property
    def search_field(self) -> Widget | None:
        """The field that this place is searched with: Ctrl+F leads there, and so does whatever is typed elsewhere on it."""
        return None

    @property
    def typed_into(self) -> Widget | None:
        """The field that takes what is typed where no field has the focus; None where it does nothing."""
        return self.search_field

    @property
    def searched_for(self) -> str:
        """What this place is searched for at the moment: the search of everything takes the words on."""
        return ""

    @property
    def own_entries(self) -> Sequence[tuple[str, str]]:
        """The leader's own entries that are marked or written here, by table and id: Ctrl+O keeps them to the leader."""
        return ()

    @cached_property
    def stray(self) -> StrayLetters:
        """The letters typed here that do nothing."""
        return StrayLetters()

    @property
    def helped(self) -> DOMNode:
        """What help is about where nothing has the focus."""
        return self

    def make_room(self, *, beside: bool) -> None:
        """Leaves the right side of the window to what lies beside it, on top; its styles say how much.

        Textual lays only the screen on top anew by itself.
        """
        if self.has_class("-beside") != beside:
            self.set_class(beside, "-beside")
            self._refresh_layout(self.app.size)

    def is_at(self, route: Route) -> bool:
        """Whether it is where a route leads, so that it is gone back to rather than opened again."""
        return False

    def come_back(self, route: Route) -> None:
        """A route has led back to it, where it lay already."""

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now.

        Args:
            mark: The id of what has come back and gets the mark, where the place has one.
        """


def lies_on_home(place: Screen[Any]) -> bool:
    """Whether home is what a place lies on: then that is where Esc leads."""
    stack = place.app.screen_stack
    return place in stack[:2]


class Dialog(ModalScreen[ScreenResultType], WholePicture[ScreenResultType]):
    """What asks or tells something above a place."""

    BINDINGS = [
        # Textual lets no key of the app through to a dialog.
        key("f1,question_mark", "app.help", N_("Help"), N_("What you can do right here"), listed=Group.HELP),
        key("ctrl+p", "app.command_palette", N_("More"), N_("Everything you can do, to search in"), listed=Group.HELP),
        key("ctrl+g", "app.go_on", N_("Go on"), show=False),
        key("ctrl+q", "app.quit", N_("Quit"), N_("Stop for now; everything is saved"), show=False, listed=Group.HELP),
        key("ctrl+s", "app.saved", N_("Saved"), show=False),
    ]
