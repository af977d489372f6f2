"""An agreement with oneself: if … then …, and a day to look back.

An intention with its occasion is carried out far more often than a bare one (Gollwitzer & Sheeran 2006).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from course.tools.shelf import Work

TABLE = "commitments"

Outcome: TypeAlias = Literal["done", "partly", "not"]
OUTCOMES: tuple[Outcome, ...] = ("done", "partly", "not")


class Source(Struct, frozen=True):
    """What a commitment grew out of; it may be gone since."""

    table: str
    id: str
    title: str


class Commitment(Work, frozen=True, kw_only=True):
    """One agreement."""

    occasion: str = ""
    """Hvis …"""
    action: str = ""
    """… så …"""
    look_back: str = ""
    """The day to look back, as an ISO date; empty where none is set."""
    source: Source | None = None
    outcome: Outcome | None = None
    """How it went; None until the leader has looked back."""
    learned: str = ""
    follows: str = ""
    """The id of the one that this one followed."""


def due(commitments: Iterable[Commitment], today: date) -> list[Commitment]:
    """Those to look back at today, the longest awaited first."""
    waiting = [each for each in commitments if each.outcome is None and (day := day_of(each.look_back)) and day <= today]
    return sorted(waiting, key=lambda each: (each.look_back, each.id))


def day_of(text: str) -> date | None:
    """A saved day, or None where there is none (or none that can be)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
