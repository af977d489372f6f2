"""What was deleted last, and can be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Entries: TypeAlias = Sequence[tuple[str, str]]
"""Entries by table and id."""


class Undo:
    """What was deleted, the last last: what went together is brought back together."""

    def __init__(self) -> None:
        self._deleted: list[Entries] = []

    def add(self, entries: Entries) -> None:
        """Something was deleted."""
        self._deleted.append(entries)

    def last(self) -> Entries | None:
        """What would be brought back now; None where there is nothing."""
        return self._deleted[-1] if self._deleted else None

    def done(self, entries: Entries) -> None:
        """These are back, whoever brought them."""
        self._deleted = [gone for gone in self._deleted if not set(gone) <= set(entries)]

    def erased(self, entry: tuple[str, str]) -> None:
        """An entry is gone for good; what went together with it can still be brought back."""
        left = ([each for each in gone if each != entry] for gone in self._deleted)
        self._deleted = [gone for gone in left if gone]

    def clear(self) -> None:
        """Everything is gone for good."""
        self._deleted.clear()
