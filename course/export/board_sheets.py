"""Texts and lines laid out on sheets of paper: columns of blocks that go on on the next sheet where one is full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

WIDTH, HEIGHT = 297.0, 210.0
"""A4 on its side, in millimetres."""
MARGIN = 12.0
PALE = "#5c5c5c"
_TALLEST = 120.0
"""Height of a block at most, in millimetres; what is taller is divided, between two lines."""
_ROOM = 30.0
"""What has to be left of a sheet for another section to begin on it."""


class Text(Struct, frozen=True):
    """One line of text in its place."""

    x: float
    y: float
    size: float
    text: str
    style: str = ""


class Rule(Struct, frozen=True):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.3
    colour: str = PALE


Part = Text | Rule


class Block(Struct, frozen=True):
    """What stays together on a sheet: its parts, from its own upper edge on, and how tall it is."""

    parts: tuple[Part, ...]
    height: float


class Section(Struct, frozen=True):
    """Two columns beside each other."""

    heading: Callable[[bool], Block]
    """What stands above both, on each sheet; told whether they go on from the sheet before."""
    columns: tuple[tuple[Block, ...], tuple[Block, ...]]


def lowered(part: Part, by: float) -> Part:
    """A part further down."""
    return replace(part, y=part.y + by) if isinstance(part, Text) else replace(part, y=part.y + by, to_y=part.to_y + by)


def on_sheets(
    sections: Sequence[Section], head: Callable[[bool], Block], foot: Callable[[float, float], list[Part]]
) -> tuple[list[Part], float]:
    """Sections under each other, on as many sheets as they take, one sheet below the other.

    Args:
        sections: What is laid out.
        head: What stands on top of each sheet; told whether it is another one than the first.
        foot: What is drawn of a sheet once it is full, from where its sections begin to where they end.

    Returns:
        All parts, and how tall the sheets are together.
    """
    parts: list[Part] = []
    left = [(section, [_divided(column) for column in section.columns], False) for section in sections]
    sheet = 0
    while left:
        top = sheet * HEIGHT
        begin = head(sheet > 0)
        y = begin.height
        parts += [lowered(part, top) for part in begin.parts]
        while left and (y == begin.height or y + _ROOM <= HEIGHT - MARGIN):
            section, columns, goes_on = left.pop(0)
            named = section.heading(goes_on)
            parts += [lowered(part, top + y) for part in named.parts]
            ends = [_filled(parts, column, top, y + named.height) for column in columns]
            y = max(ends)
            if any(columns):
                left.insert(0, (section, columns, True))
                break
        parts += [lowered(part, top) for part in foot(begin.height, y)]
        sheet += 1
    return parts, sheet * HEIGHT


def _filled(parts: list[Part], column: list[Block], top: float, y: float) -> float:
    """Puts as much of a column on a sheet as it has room for, and takes it from the column; returns where that ends."""
    while column and y + column[0].height <= HEIGHT - MARGIN:
        block = column.pop(0)
        parts += [lowered(part, top + y) for part in block.parts]
        y += block.height
    return y


def _divided(column: Sequence[Block]) -> list[Block]:
    """The blocks of a column, none of them taller than any sheet has room for."""
    found = []
    for block in column:
        pieces: dict[int, list[Part]] = {}
        for part in block.parts:
            pieces.setdefault(int(part.y // _TALLEST), []).append(part)
        for number, several in sorted(pieces.items()):
            # A line's letters stand on its y: the piece begins the height of a line above its first one.
            size = max((part.size for part in several if isinstance(part, Text)), default=0.0)
            first = min(part.y for part in several) - size if number else 0.0
            last = block.height if number == max(pieces) else max(part.y for part in several) + 1.0
            found.append(Block(tuple(lowered(part, -first) for part in several), last - first))
    return found
