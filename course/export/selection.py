"""Which part of the journal is wanted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice by lesson and by date; all of the leader's own words by default."""

    lessons: Collection[str] = ()
    """The ids of the wanted lessons; every lesson, and what belongs to none, when empty."""
    since: date | None = None
    """The first day, in the machine's own zone, on which something wanted was written or changed."""
    answers: bool = False
    """Whether the answers to questions are wanted, too."""

    def wants(self, lesson: str | None, changed: datetime) -> bool:
        """Whether an entry of this lesson (None: of no lesson), last written at this moment, is wanted."""
        if self.lessons and lesson not in self.lessons:
            return False
        return self.since is None or changed.astimezone().date() >= self.since
