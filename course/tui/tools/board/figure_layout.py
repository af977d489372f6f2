"""Where everything in the figure of now and future stands: four fields with their cards, as lines of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from course.tools.board import Card, Quadrant
from course.tui.widgets.card_canvas import shortened, wrapped

LEAD = 4
"""Cells in front of a card's text: the mark, its sign, and air."""
MOST = 8
"""Lines that a card takes at most; the rest of a longer one is read where it is written."""
HEAD = 1
"""The line that says now and future."""
DROP = -1
"""Stands for the line that says where a card lands."""

GRID: tuple[tuple[Quadrant, Quadrant], tuple[Quadrant, Quadrant]] = (("now-pro", "future-pro"), ("now-con", "future-con"))
"""The fields as they stand: rows of columns."""


class CardSpot(Struct, frozen=True):
    """A place in the figure that can be marked: a card, or behind the last one the line for a new one."""

    field: Quadrant
    place: int

    @property
    def row(self) -> int:
        """Advantages or disadvantages."""
        return 0 if self.field in GRID[0] else 1

    @property
    def column(self) -> int:
        """Now or future."""
        return GRID[self.row].index(self.field)


class Writing(Struct, frozen=True):
    """A card that is being written, and the lines its text field takes."""

    spot: CardSpot
    lines: int


class DrawnLine(Struct, frozen=True):
    """One line of a card."""

    place: int
    """The card's; `DROP` for where one lands."""
    number: int
    """The line's in the card, from 0."""
    text: str


class Panel(Struct, frozen=True):
    """One field as it is drawn."""

    field: Quadrant
    x: int
    y: int
    """Where its first line is; the line above says what it is."""
    width: int
    height: int
    top: int
    """The line that comes first."""
    lines: tuple[DrawnLine, ...]
    cards: int
    """How many cards there are in it."""

    @property
    def text_width(self) -> int:
        """Cells for a card's text; one behind it is the cursor's."""
        return text_width(self.width)

    def at(self, y: int) -> DrawnLine | None:
        """The line at a line of the widget."""
        number = y - self.y + self.top
        return self.lines[number] if self.y <= y < self.y + self.height and number < len(self.lines) else None

    def extent(self, place: int) -> tuple[int, int]:
        """The first line of a card and the one behind its last."""
        numbers = [number for number, line in enumerate(self.lines) if line.place == place]
        return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)

    def seen(self, place: int) -> int:
        """The line to begin with, so that a card is in sight: its beginning, where it is higher than the field."""
        first, end = self.extent(place)
        top = min(max(self.top, end - self.height), first)
        return max(0, min(top, len(self.lines) - self.height))

    def landing(self, y: int) -> int:
        """The place that a card gets which is let go at a line of the widget."""
        line = self.at(y)
        if line is None:
            return 0 if y < self.y else max((each.place for each in self.lines), default=0)
        first, end = self.extent(line.place)
        return line.place + (line.number * 2 >= end - first)

    def holds(self, x: int, y: int) -> bool:
        """Whether a place of the widget is in the field, its name above it included."""
        return self.x <= x <= self.x + self.width and self.y - 1 <= y < self.y + self.height

    def spot_at(self, y: int) -> CardSpot:
        """What can be marked at a line of the widget; below the last card the line for a new one."""
        line = self.at(y)
        return CardSpot(self.field, line.place if line else self.cards)

    def drop_at(self, y: int, start: CardSpot) -> CardSpot:
        """Before which card one would land that is let go here; in its own field it takes the place of the card it lies on."""
        line = self.at(y) if self.field == start.field else None
        place = line.place + (line.place > start.place) if line else self.landing(y)
        return CardSpot(self.field, min(place, self.cards))


def text_width(width: int) -> int:
    """Cells for a card's text in a field."""
    return max(1, width - LEAD - 1)


def columns_of(width: int, column: int | None) -> dict[int, tuple[int, int]]:
    """Where each column that is shown begins, and how wide it is; behind each is a cell for the line between them."""
    if column is not None:
        return {column: (0, max(LEAD + 2, width - 1))}
    left = (width - 1) // 2
    return {0: (0, left), 1: (left + 1, width - left - 2)}


def panels(
    cards: Mapping[Quadrant, Sequence[Card]],
    size: tuple[int, int],
    column: int | None,
    tops: Mapping[Quadrant, int],
    writing: Writing | None = None,
    drop: CardSpot | None = None,
) -> list[Panel]:
    """The fields that are shown.

    Args:
        cards: The cards of each field.
        size: Cells and lines of the figure.
        column: The column that is shown, where there is room for one only.
        tops: The line that each field begins with.
        writing: The card that is being written.
        drop: Where a card lands that is dragged.
    """
    width, height = size
    places = columns_of(width, column)
    columns = tuple(places)
    lines = {
        field: tuple(_lines(field, cards[field], text_width(places[at][1]), writing, drop))
        for row in GRID
        for at, field in enumerate(row)
        if at in columns
    }
    high, low = (max(len(lines[row[at]]) for at in columns) for row in GRID)
    upper, lower = _shares(high, low, height - HEAD - 2)
    starts = ((HEAD + 1, upper), (HEAD + upper + 2, lower))
    return [
        Panel(
            row[at],
            places[at][0],
            y,
            places[at][1],
            lines_there,
            _top(tops[row[at]], lines[row[at]], lines_there),
            lines[row[at]],
            len(cards[row[at]]),
        )
        for row, (y, lines_there) in zip(GRID, starts, strict=True)
        for at in columns
    ]


def _top(top: int, lines: Sequence[DrawnLine], height: int) -> int:
    return max(0, min(top, len(lines) - height))


def _shares(upper: int, lower: int, room: int) -> tuple[int, int]:
    """How many lines both rows of fields get: half each, unless one has need of more and the other has not."""
    room = max(2, room)
    half = room // 2
    if upper > half and lower < room - half:
        half = min(upper, room - max(1, lower))
    elif lower > room - half and upper < half:
        half = max(1, upper, room - lower)
    return half, room - half


def _lines(
    field: Quadrant, cards: Sequence[Card], width: int, writing: Writing | None, drop: CardSpot | None
) -> Iterator[DrawnLine]:
    """The lines of a field: those of its cards, and the one for a new card."""
    written = writing.spot.place if writing and writing.spot.field == field else None
    landing = drop.place if drop and drop.field == field else None
    for place, card in enumerate(cards):
        if place == landing:
            yield DrawnLine(DROP, 0, "")
        if place == written and writing:
            yield from (DrawnLine(place, number, "") for number in range(writing.lines))
        else:
            lines = shortened(wrapped(card.text, width), MOST, width)
            yield from (DrawnLine(place, number, text) for number, text in enumerate(lines))
    if landing is not None and landing >= len(cards):
        yield DrawnLine(DROP, 0, "")
    new = writing.lines if writing and written == len(cards) else 1
    yield from (DrawnLine(len(cards), number, "") for number in range(new))
