"""Lists whose lines know themselves by an id: put in, changed, moved, and taken out.

Whatever is gone meanwhile (another window took it) is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from msgspec.structs import replace


class Row(Protocol):
    """A line of a list."""

    @property
    def id(self) -> str:
        """Unique in its list."""


R = TypeVar("R", bound=Row)


def found(rows: Sequence[R], row_id: str) -> R | None:
    """One line, or None where it is gone."""
    return next((row for row in rows if row.id == row_id), None)


def new_id(rows: Sequence[Row]) -> str:
    """An id that no line has or ever had: another window, or another computer, may still write in one that is gone here."""
    taken = {row.id for row in rows}
    while (given := uuid4().hex[:12]) in taken:
        pass
    return given


def inserted(rows: Sequence[R], place: int, row: R) -> tuple[R, ...]:
    """The list with another line at a place, from 0; one whose id is taken gets one of its own."""
    own: Any = replace(row, id=new_id(rows)) if found(rows, row.id) else row  # type: ignore[type-var]
    return (*rows[:place], own, *rows[place:])


def rewritten(rows: Sequence[R], row_id: str, **fields: Any) -> tuple[R, ...]:
    """The list with other values in some fields of a line."""
    changed: Any = [replace(row, **fields) if row.id == row_id else row for row in rows]  # type: ignore[type-var]
    return tuple(changed)


def without(rows: Sequence[R], row_id: str) -> tuple[R, ...]:
    """The list without a line."""
    return tuple(row for row in rows if row.id != row_id)


def moved(rows: Sequence[R], row_id: str, place: int) -> tuple[R, ...]:
    """The list with a line at another place, from 0; beyond the ends it comes first or last."""
    row = found(rows, row_id)
    if row is None:
        return tuple(rows)
    others = without(rows, row_id)
    place = min(max(0, place), len(others))
    return (*others[:place], row, *others[place:])


def kept(rows: Sequence[R], row: R, **fields: Any) -> tuple[R, ...]:
    """The same for a line that is being written: one that is gone meanwhile comes back for the words, last."""
    return rewritten(rows if found(rows, row.id) else (*rows, row), row.id, **fields)
