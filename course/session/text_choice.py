"""A choice between two texts for one place, as a front end offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from course.journal.text_conflicts import Side


@dataclass(frozen=True, slots=True)
class TextChoice:
    """Two texts of which the leader keeps one, the other, or both."""

    title: str
    """What they belong to."""
    sides: tuple[Side, Side]
    keep: Callable[[tuple[int, ...]], None]
    """Keeps these of the two: (0,), (1,), or (0, 1) for both in one text. It raises `SaveFailed` where it can't."""
