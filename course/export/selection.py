"""Which part of the journal is wanted, and how much is told of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice by lesson, by date and entry by entry; all of the leader's own words by default."""

    lessons: Collection[str] = ()
    """The ids of the wanted lessons; every lesson, and what belongs to none, when empty."""
    since: date | None = None
    """The first day, in the machine's own zone, on which something wanted was written or changed."""
    until: date | None = None
    """The last such day."""
    answers: bool = False
    """Whether the answers to questions are wanted, too."""
    edits: bool = False
    """Whether it is told at what time something was written, and that it was changed; else the day it was begun is."""
    without: frozenset[tuple[str, str]] = frozenset()
    """The entries, by table and id, that are left out without a trace: what is only for the leader, and what they took out."""

    def wants(self, lesson: str | None, changed: datetime) -> bool:
        """Whether an entry of this lesson (None: of no lesson), last written at this moment, is wanted."""
        if self.lessons and lesson not in self.lessons:
            return False
        day = changed.astimezone().date()
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)
