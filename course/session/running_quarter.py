"""A quarter of an hour that goes on: its parts, and which of them one is in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct

from course.content.model import Lesson
from course.locale import _
from course.session.routes import Route, ToLesson


class What(Enum):
    """What a part is made of."""

    QUESTIONS = "questions"
    AGREEMENT = "agreement"
    LESSON = "lesson"


class Part(Struct, frozen=True):
    """One part of it."""

    what: What
    route: Route
    count: int = 1
    """How many questions or agreements there are in it."""
    until: int = 0
    """The step of the lesson that it ends with, from 0."""

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that it reads in, where it does."""
        return self.route.lesson if isinstance(self.route, ToLesson) else None


class Quarter:
    """Where one is in it.

    Args:
        parts: What is in it, at least one.
        began: When it began, with zone.
    """

    def __init__(self, parts: Sequence[Part], began: datetime) -> None:
        self.parts = tuple(parts)
        self.began = began
        self.is_done = False
        """Whether the part has come to its end; whoever leaves it earlier leaves the quarter of an hour."""
        self._at = 0

    @property
    def part(self) -> Part | None:
        """The part that goes on; None behind the last."""
        return self.parts[self._at] if self._at < len(self.parts) else None

    def go_on(self) -> None:
        """On to the next part."""
        self.is_done = False
        self._at += 1

    def where(self) -> str:
        """Which part of it one is in; nothing behind the last."""
        if self.part is None:
            return ""
        return _("quarter of an hour: part {n} of {total}").format(n=self._at + 1, total=len(self.parts))

    def ends_at(self, lesson: Lesson, index: int) -> bool:
        """Whether it ends with a step of a lesson."""
        part = self.part
        return part is not None and part.lesson is not None and part.lesson.id == lesson.id and part.until == index
