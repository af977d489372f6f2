"""Drawing with characters: bars, columns, a calendar and a scale, each as lines that fit a width.

Every mark has a shape of its own, so that a picture can be read without its colours, and every figure stands beside it in digits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

Look: TypeAlias = tuple[str, str]
"""A character and its style."""

FULL: Look = ("■", "$accent")
HALF: Look = ("□", "$warning")
EMPTY: Look = ("·", "$text-muted")
NONE: Look = ("", "")
"""What is drawn as nothing: the figure moves up to the bar."""

_LEVELS = "▁▂▃▄▅▆▇█"
_NARROW = 60
"""Cells below which the label of a bar stands above it."""
_LABEL = 38
"""The most cells that a label takes beside its bar."""


class Bar(Struct, frozen=True):
    """A bar of several parts, with what it is and what it says."""

    label: Content
    parts: tuple[tuple[int, Look], ...]
    """How much of the bar is drawn how; what they come to is its whole length."""
    value: str


class Column(Struct, frozen=True):
    """A column of one line's height, with the figure and the name that stand below it."""

    part: float
    """How much of the full height, from 0 to 1."""
    value: str
    name: str


def shares(parts: Sequence[int], cells: int) -> list[int]:
    """How many of some cells each part gets: in proportion, at least one where there is something, together all of them."""
    total = sum(parts)
    if not total:
        return [0] * len(parts)
    exact = [part * cells / total for part in parts]
    given = [max(1, int(share)) if part else 0 for part, share in zip(parts, exact, strict=True)]
    while sum(given) < cells:
        given[max(range(len(given)), key=lambda place: exact[place] - given[place])] += 1
    while sum(given) > cells:
        given[max(range(len(given)), key=lambda place: given[place])] -= 1
    return given


def bars(rows: Sequence[Bar], width: int) -> list[Content]:
    """Bars under each other, each with its label and its figure; in a narrow window the label stands above."""
    value_room = max((cell_len(row.value) for row in rows), default=0)
    if width < _NARROW:
        room = max(4, width - value_room - 4)
        lines = [
            (row.label.truncate(width, ellipsis=True), Content.assemble("  ", _bar(row, room), "  ", row.value)) for row in rows
        ]
        return [line for both in lines for line in both]
    label_room = min(_LABEL, max((row.label.cell_length for row in rows), default=0))
    room = width - label_room - value_room - 4
    return [
        Content.assemble(row.label.truncate(label_room, ellipsis=True, pad=True), "  ", _bar(row, room), "  ", row.value)
        for row in rows
    ]


def _bar(row: Bar, cells: int) -> Content:
    given = shares([many for many, _look in row.parts], cells)
    if not any(given):
        return Content.styled(EMPTY[0] * cells, EMPTY[1])
    return Content.assemble(*((look[0] * many, look[1]) for many, (_many, look) in zip(given, row.parts, strict=True)))


def columns(items: Sequence[Column], names: tuple[str, str], width: int) -> list[Content]:
    """Columns side by side, as many of the last ones as fit, in three lines.

    Args:
        items: The columns.
        names: What their figures and their names are, to stand at the left.
        width: The cells there are.
    """
    lead = max(cell_len(name) for name in names) + 2
    room = max((max(cell_len(item.value), cell_len(item.name)) for item in items), default=1) + 2
    shown = items[-max(1, (width - lead) // room) :]
    levels = [_LEVELS[round(min(1.0, max(0.0, item.part)) * (len(_LEVELS) - 1))] * 2 for item in shown]
    return [
        Content.assemble(" " * lead, (_row(levels, room), "$accent")),
        Content.assemble((f"{names[0]:<{lead}}", "$text-muted"), _row([item.value for item in shown], room)),
        Content.assemble((f"{names[1]:<{lead}}", "$text-muted"), (_row([item.name for item in shown], room), "$text-muted")),
    ]


def _row(texts: Sequence[str], room: int) -> str:
    return "".join(f"{text:^{room}}" for text in texts)


def calendar(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Look]]], width: int) -> list[Content]:
    """A calendar: a line a week, a sign a day, the weekdays above.

    Args:
        heads: The weekdays, a letter each.
        rows: Each week's name, and how its days are drawn; the last may have fewer.
        width: The cells there are.
    """
    lead = max((cell_len(name) for name, _days in rows), default=0) + 2
    room = next((cells for cells in (6, 5, 4) if lead + cells * len(heads) <= width - 8), 3)
    lines = [Content.assemble(" " * lead, ("".join(f"{head:<{room}}" for head in heads), "$text-muted"))]
    for name, days in rows:
        drawn = ((f"{sign:<{room}}", style) for sign, style in days)
        lines.append(Content.assemble((f"{name:<{lead}}", "$text-muted"), *drawn))
    return lines


def scale(marks: Mapping[int, Sequence[Look]], top: int, width: int) -> Content:
    """A scale from 1 upwards with marks on it; several on one value stand side by side, and the other values as digits.

    Args:
        marks: What is drawn at which value.
        top: The highest value.
        width: The cells there are.
    """
    room = next((cells for cells in (7, 5) if cells * top <= width), 4)
    cells: list[Content] = []
    for value in range(1, top + 1):
        sign = Content.assemble(*marks.get(value, [(str(value), "$text-muted")]))
        before = (room - sign.cell_length + 1) // 2
        cells.append(Content.assemble(" " * before, sign, " " * (room - before - sign.cell_length)))
    return Content.assemble(*cells)
