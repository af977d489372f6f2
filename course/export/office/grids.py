"""Everything that a word processor shows as a table: rows of cells, each with paragraphs in styles of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from course.export.document import ANSWER_LINES, Card, Cards, CardsLook, Facts, Field, Lines, Matrix, SimpleBlock, Table
from course.export.office.layout import SHORT_TABLE, cell_lines, one_line, table_widths
from course.export.office.typography import (
    BULLET,
    CAPTION,
    CELL_HEADING,
    CELL_TEXT,
    FACT,
    FACT_NAME,
    HEADINGS,
    QUOTE,
    Page,
    TextStyle,
)

GridLook: TypeAlias = Literal["table", "fill", "facts", "box", "steps", "blanks", "lines", "matrix"]
"""Where a table has lines, and how strong they are."""
_LOOKS: dict[CardsLook, GridLook] = {
    "pair": "box",
    "chain": "box",
    "tinted": "box",
    "boxes": "box",
    "steps": "steps",
    "days": "steps",
    "shares": "steps",
    "blanks": "blanks",
}
_ROW: dict[CardsLook, int] = {
    "tinted": 1,
    "boxes": 1,
    "pair": 2,
    "chain": 5,
    "steps": 5,
    "days": 5,
    "shares": 5,
    "blanks": 3,
}
_LINE, _BLANK, _BOX, _FIELD = 8.0, 12.0, 22.0, 88.0
"""How high a line to write on is, a name with room below it, a box to write in, and a field of four, in millimetres."""


class GridCell(Struct, frozen=True):
    """What stands in a cell."""

    paragraphs: tuple[tuple[TextStyle, tuple[str, ...]], ...]
    """The style of each, and its lines."""


class Grid(Struct, frozen=True):
    """A table."""

    look: GridLook
    widths: tuple[float, ...]
    """How wide the columns are, in millimetres."""
    rows: tuple[tuple[GridCell, ...], ...]
    has_head: bool = False
    """Whether the first row names the columns, on every page again."""
    height: float = 0
    """How high a row is at least, in millimetres."""
    first: float = 0
    """How high the first one is, where that is more."""

    def height_of(self, number: int) -> float:
        """How high a row is at least, by its number from 0; what names the columns is as high as it is."""
        if self.has_head and not number:
            return 0
        return max(self.height, 0 if number else self.first)

    @property
    def stays(self) -> bool:
        """Whether it is short enough to stay on one page."""
        return len(self.rows) - self.has_head <= SHORT_TABLE and self.look != "matrix"


def grids(block: SimpleBlock | Matrix, page: Page) -> Iterator[Grid]:
    """The tables of a block that is shown so.

    Args:
        block: The block.
        page: What it stands on.
    """
    width = page.text_width
    match block:
        case Table(columns, rows, to_fill) if columns:
            head = tuple(_cell((CELL_HEADING, name)) for name in columns)
            body = (tuple(GridCell(((CELL_TEXT, tuple(cell_lines(cell))),)) for cell in row) for row in rows)
            look: GridLook = "fill" if to_fill else "table"
            yield Grid(look, _widths(block, page), (head, *body), has_head=True, height=_LINE if to_fill else 0)
        case Facts(facts) if facts:
            told = tuple((_cell((FACT_NAME, name)), _cell((FACT, text))) for name, text in facts)
            yield Grid("facts", _widths(block, page), told)
        case Lines(count) if count > 0:
            yield Grid("lines", (width,), ((_cell((CELL_TEXT, "")),),) * count, height=_LINE)
        case Cards():
            yield from _cards(block, page)
        case Matrix(fields):
            cells = tuple(map(_field, fields))
            yield Grid("matrix", (width / 2, width / 2), (cells[:2], cells[2:]), height=_FIELD)


def _widths(block: Table | Facts, page: Page) -> tuple[float, ...]:
    """The columns' widths by what stands in them; the larger the letters, the fewer there are in a line."""
    return tuple(each * page.scale for each in table_widths(block, page.text_width / page.scale))


def _cards(block: Cards, page: Page) -> Iterator[Grid]:
    if block.look == "stack":
        for title, card in zip(block.titles, block.items, strict=True):
            yield _form(replace(card, title=title), page.text_width)
        return
    if block.look == "answers":
        for title, card in zip(block.titles, block.items, strict=True):
            empty = (_cell((CELL_TEXT, "")),)
            asked = (_card(title, card),)  # which has a line below it already
            yield Grid("lines", (page.text_width,), (asked, *[empty] * (ANSWER_LINES - 1)), height=_LINE)
        return
    cells = [_card(title, card) for title, card in zip(block.titles, block.items, strict=True)]
    many = 2 if block.look == "blanks" and len(cells) == 4 else min(len(cells), _ROW[block.look])
    if not many:
        return
    cells += [GridCell(((CELL_TEXT, ("",)),))] * (-len(cells) % many)
    rows = tuple(tuple(cells[start : start + many]) for start in range(0, len(cells), many))
    to_fill = any(not card.text.strip() for card in block.items)
    height = (_BOX if block.look in {"boxes", "chain"} else _BLANK) if to_fill else 0
    shares = [card.share for card in block.items[:many]] if block.look == "shares" else [1] * many
    widths = tuple(page.text_width * share / sum(shares) for share in shares)
    yield Grid(_LOOKS[block.look], widths, rows, height=height)


def _form(card: Card, width: float) -> Grid:
    """A card with what is known of it, each below the other, and room where nothing is known yet."""
    said = ((card.title, card.text), *card.facts)
    rows = tuple((_cell((CELL_HEADING, name)), _cell((CELL_TEXT, text))) for name, text in said)
    return Grid("box", (width * 0.3, width * 0.7), rows, height=_LINE, first=0 if card.text.strip() else _BOX)


def _card(title: str, card: Card) -> GridCell:
    facts = (part for name, text in card.facts for part in ((CELL_HEADING, name), (CELL_TEXT, text)))
    return _cell((CELL_HEADING, title), (CELL_TEXT, card.text), *facts)


def _field(field: Field) -> GridCell:
    """A field of four: its name, what is asked for, and its cards."""
    parts: list[tuple[TextStyle, str]] = [(HEADINGS[0], field.title), (CAPTION, field.question)]
    for card in field.cards:
        parts.append((BULLET, ": ".join(filter(None, (one_line(card.title), one_line(card.text))))))
        for name, text in card.facts:
            parts += [(CELL_HEADING, name), (QUOTE, text)]
    return _cell(*parts, (CELL_HEADING, field.ask))


def _cell(*parts: tuple[TextStyle, str]) -> GridCell:
    """A cell of the texts that say something; one empty line where none does."""
    said = tuple((style, tuple(cell_lines(text))) for style, text in parts if text.strip())
    return GridCell(said or ((parts[0][0], ("",)),))
