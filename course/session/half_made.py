"""Answers that were begun and not given yet: whoever goes back or away for a moment finds them as they were."""

from __future__ import annotations

from msgspec import Struct

from course.content.model import Question


class Begun(Struct, frozen=True):
    """How far an answer is."""

    chosen: tuple[str, ...] = ()
    """The ids of its parts, as they would be answered."""
    sure: bool | None = None
    """How sure the leader says they are."""


class HalfMade:
    """What was begun since the course was opened, by question and by the order in which its options stand."""

    def __init__(self) -> None:
        self._begun: dict[tuple[str, int], Begun] = {}

    def keep(self, question: Question, seed: int, begun: Begun) -> None:
        """Keeps how far an answer is."""
        self._begun[question.id, seed] = begun

    def of(self, question: Question, seed: int) -> Begun:
        """How far an answer is; nothing where it isn't begun."""
        return self._begun.get((question.id, seed), Begun())
