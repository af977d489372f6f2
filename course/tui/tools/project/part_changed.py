"""What a part of a project says when something in it was changed that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from course.tools.project import Project


class PartChanged(Message):
    """Something was changed by a key or a click.

    Args:
        undo: Makes the project as it was in that.
        removed: Whether something is gone that was there to be seen.
    """

    def __init__(self, undo: Callable[[Project], Project], *, removed: bool = False) -> None:
        super().__init__()
        self.undo = undo
        self.removed = removed
