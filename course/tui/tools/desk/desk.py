"""What the parts of a piece of work see of the screen that they are on: what they work at, and how it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from course.tools.repositories import Repositories
from course.tools.repository import Work

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

W = TypeVar("W", bound=Work)


class Desk(Protocol[W]):
    """Where one piece of work is changed; each change is a version."""

    @property
    def app(self) -> BaseApp:
        """The app: to tell the day, and to go elsewhere."""

    @property
    def works(self) -> Repositories:
        """The leader's other works."""

    @property
    def work(self) -> W:
        """The work as it is by now."""

    def change(self, **fields: Any) -> None:
        """Saves other values of some fields; may be called in any thread.

        Raises:
            JournalError: They could not be saved.
        """

    def try_to_change(self, **fields: Any) -> bool:
        """The same, for a key or a click: where it can't be saved the leader is told. Returns whether it was."""

    def revise(self, make: Callable[[W], W]) -> None:
        """Saves what is made of the work as it is by now; may be called in any thread.

        Raises:
            JournalError: It could not be saved.
        """

    def try_to_revise(self, make: Callable[[W], W]) -> bool:
        """The same, for a key or a click."""

    def can_undo(self, put_back: Callable[[W], W], told: str = "", row: str = "") -> None:
        """Something was taken out or moved, and can be brought back.

        Args:
            put_back: Makes the work as it was in that, of the work as it is by then.
            told: What is said of it; nothing of what can be seen.
            row: The id of the row that it was, where it was one.
        """
