"""What stands where: which blocks stay together, where a page begins, how wide a column is, and what a text's lines are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from urllib.parse import quote

from msgspec import Struct

from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Cell,
    Document,
    Facts,
    Heading,
    Lines,
    Matrix,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    SimpleBlock,
    Status,
    Table,
    Ticks,
    in_order,
)
from course.export.markdown import normalised
from course.export.office.typography import BODY, style_of
from course.locale.no_break import NO_BREAK, unbroken

_CHAPTER = 2
"""How deep the headings stand that the contents name."""
SHORT_TABLE = 8
"""Rows up to which a table stays on one page."""
_LINE, _TOGETHER = 75, 12
"""Letters of a line of text, roughly, and the lines of a text that stays on the page of its day."""
_LONG_CARD = 300
"""Letters of a card that has others beside it, at most."""
_BESIDE_TABLE = 3
"""Millimetres between a table and what stands above or below."""
_SPACES = re.compile(r"[^\S\xa0\u202f]+")
"""Spaces at which a line may end."""
_NO_XML = re.compile("[\ufffe\uffff]")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?([/?#][\w.~:/?#@!$&'()*+,;=%-]*)?", re.ASCII)
_MAIL = re.compile(r"mailto:[\w.+-]+@[A-Za-z0-9.-]+", re.ASCII)
_LONGEST_LINK = 2000
"""Characters; Word opens no file with a longer one."""
_WIDEST_WORD = 24
"""Letters that a column makes room for; what is longer breaks."""
_SHORT = 30
"""Letters of a text that stays on a line where there is room: a day, say."""
_ROOM_TO_WRITE = "x" * 16
_LETTER = 1.85
"""How wide a letter of a table's type is, in millimetres."""
_FIXED_DAY = date(2000, 1, 1)


class Placed(Struct, frozen=True):
    """A block, and how it goes with its neighbours."""

    block: SimpleBlock | Matrix
    keeps: bool = False
    """Whether all of it stays on the page of what follows."""
    begins_page: bool = False
    """Whether it begins a page."""
    is_below_table: bool = False
    """Whether what stands above it is a table."""
    is_above_table: bool = False
    """Whether what stands below it is one."""
    anchor: str = ""
    """The name by which the contents lead to it; empty where they don't."""


def placed(document: Document) -> Iterator[Placed]:
    """The document's blocks from its title on, without the page breaks, which are told by what follows them."""
    blocks = [part for block in document.with_title for part in in_order(block, matrices=False)]
    begins, above, chapters = False, None, 0
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, PageBreak):
            begins = begins or block is not blocks[0]
            continue
        is_chapter = document.has_title_page and isinstance(block, Heading) and block.level == _CHAPTER
        chapters += is_chapter
        anchor = f"_Toc{chapters:08}" if is_chapter else ""
        keeps = _belongs(block, below) or (isinstance(block, Caption) and isinstance(above, Heading) and below is not None)
        yield Placed(block, keeps, begins, is_grid(above), is_grid(below), anchor)
        begins, above = False, block


def contents(parts: Sequence[Placed]) -> list[tuple[str, str]]:
    """The chapters of a document that has a page in front of them: the name that leads to each, and what it is called."""
    chapters = ((each.anchor, each.block) for each in parts if each.anchor)
    return [(anchor, one_line(block.text)) for anchor, block in chapters if isinstance(block, Heading) and block.text.strip()]


def space(each: Placed) -> tuple[float, float]:
    """What room a block has above and below where its style's own isn't enough, in millimetres; 0 where it is.

    It is for a format whose tables have none around them.
    """
    style = style_of(each.block)
    above = _BESIDE_TABLE if each.is_below_table and style.before < _BESIDE_TABLE else 0
    below = _BESIDE_TABLE if each.is_above_table and style.after < _BESIDE_TABLE else 0
    return above, below or space_below_list(each)


def space_below_list(each: Placed) -> float:
    """The room below the last line of a list, which is followed by something else than the other lines; 0 for all else."""
    return BODY.after if isinstance(each.block, Bullets | Ticks | Cards) else 0


def is_grid(block: SimpleBlock | Matrix | None) -> bool:
    """Whether a block is shown as a table; cards are unless they are a list."""
    return isinstance(block, Table | Facts | Lines | Matrix) or (isinstance(block, Cards) and not _is_list(block))


def _is_list(block: Cards) -> bool:
    """Whether cards are a list: those below each other that are no forms, and those too long to stand side by side.

    One alone is no list, unless it has nothing to be called by.
    """
    if block.look == "tinted":
        return True
    if block.look == "stack":
        return not any(card.title.strip() and (card.facts or len(block.items) == 1) for card in block.items)
    return any(len(card.title) + len(card.text) > _LONG_CARD for card in block.items)


def list_items(block: Bullets | Ticks | Cards) -> list[tuple[str, list[str]]]:
    """The items of a list: what each is called, where it is called something, and its lines."""
    match block:
        case Bullets(items):
            return [("", [one_line(item)]) for item in items]
        case Ticks():
            return [("", [f"{box} {one_line(text)}"]) for box, text in block.told]
        case Cards(cards):
            return [(one_line(card.title), _card_lines(card)) for card in cards]


def _card_lines(card: Card) -> list[str]:
    facts = (one_line(f"{name}: {text}") for name, text in card.facts)
    lines = [*(cell_lines(card.text) if card.text.strip() else ()), *facts]
    return lines or ([] if card.title.strip() else [""])


def _belongs(block: SimpleBlock | Matrix, below: SimpleBlock | Matrix | None) -> bool:
    """A prompt stays with its answer, and an answer with the day on which it was given."""
    match block:
        case Paragraph():
            return isinstance(below, Quote | Bullets | Table | Cards)
        case Quote(text):
            return isinstance(below, Caption) and sum(1 + len(line) // _LINE for line in text.splitlines()) <= _TOGETHER
        case Picture():
            return isinstance(below, Caption)
        case Caption():
            return isinstance(below, Lines)
        case _:
            return False


# Texts


def paragraphs(text: str) -> list[list[str]]:
    """A text's paragraphs, each in lines; an empty text is one empty line."""
    return [each.split("\n") for each in unbroken(_fit(normalised(text))).split("\n\n")]


def one_line(text: str) -> str:
    """A text on one line."""
    return unbroken(" ".join(_SPACES.split(_fit(normalised(text)).strip())))


def cell_lines(cell: Cell) -> list[str]:
    """The lines of a cell that have something on them; one empty line where none has."""
    text = cell.text if isinstance(cell, Status) else cell
    return [unbroken(" ".join(line.split())) for line in _fit(normalised(text)).split("\n") if line.strip()] or [""]


def _fit(text: str) -> str:
    """A text without the two characters that no XML may hold, besides those that are shown as symbols already."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def address(target: str) -> str:
    """An address that a link may lead to, of a page or a mailbox; empty where it is anything else, which no click may start."""
    whole = quote(target.strip(), safe="/:?#@!$&'()*+,;=%", errors="replace")
    return whole if len(whole) <= _LONGEST_LINK and (_WEB.fullmatch(whole) or _MAIL.fullmatch(whole)) else ""


def link_text(text: str, target: str) -> str:
    """What stands where a link stands."""
    return one_line(text) or one_line(target)


def moment(document: Document) -> datetime:
    """When the file says that it was made: the start of the document's day, never the time at which somebody worked."""
    day = document.date if document.date is not None and document.date.year >= _FIXED_DAY.year else _FIXED_DAY
    return datetime.combine(day, time())


# Tables


def table_widths(block: Table | Facts, width: float) -> list[float]:
    """How wide a table's columns are, in millimetres, in one of this width."""
    if isinstance(block, Facts):
        return column_widths(block.rows, width)
    empty = _ROOM_TO_WRITE if block.to_fill else ""
    return column_widths([block.columns, *([_asked(cell) or empty for cell in row] for row in block.rows)], width)


def _asked(cell: Cell) -> str:
    """What a column has to have room for: a cell's text; a shape and its word stay on a line."""
    return cell.text.replace(" ", NO_BREAK) if isinstance(cell, Status) else cell


def column_widths(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """How wide a table's columns are, in millimetres: each has room for its longest word, and a share by what stands in it.

    Args:
        rows: What stands in them, their names as well.
        width: How wide the table is.
    """
    columns = [[one_line(cell) for cell in column] for column in zip(*rows, strict=True)]
    if not columns:
        return []
    words = [max(min(max(map(len, cell.split(" ")), default=0), _WIDEST_WORD) for cell in column) + 3 for column in columns]
    texts = [max(min(max(map(len, column)), 4 * _WIDEST_WORD) + 2, word) for column, word in zip(columns, words, strict=True)]
    whole = [text if text <= _SHORT else word for text, word in zip(texts, words, strict=True)]
    if sum(whole) <= width / _LETTER:
        words = whole
    room = max(width / _LETTER - sum(words), 0) / max(sum(texts) - sum(words), 1)
    shares = [word + (text - word) * min(room, 1) for word, text in zip(words, texts, strict=True)]
    return [width * share / sum(shares) for share in shares]
