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
    Document,
    DocumentBlock,
    Facts,
    Lines,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from course.export.markdown import normalised
from course.export.office.typography import BODY, style_of

SHORT_TABLE = 8
"""Rows up to which a table stays on one page."""
_BESIDE_TABLE = 3
"""Millimetres between a table and what stands above or below."""
_NO_XML = re.compile("[\ufffe\uffff]")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?([/?#][\w.~:/?#@!$&'()*+,;=%-]*)?", re.ASCII)
_MAIL = re.compile(r"mailto:[\w.+-]+@[A-Za-z0-9.-]+", re.ASCII)
_LONGEST_LINK = 2000
"""Characters; Word opens no file with a longer one."""
_WIDEST_WORD = 24
"""Letters that a column makes room for; what is longer breaks."""
_SHORT = 30
"""Letters of a text that stays on a line where there is room: a day, say."""
_LETTER = 1.85
"""How wide a letter of a table's type is, in millimetres."""
_FIXED_DAY = date(2000, 1, 1)


class Placed(Struct, frozen=True):
    """A block, and how it goes with its neighbours."""

    block: DocumentBlock
    keeps: bool = False
    """Whether it stays on the page of what follows."""
    begins_page: bool = False
    """Whether it begins a page."""
    is_below_table: bool = False
    """Whether what stands above it is a table."""
    is_above_table: bool = False
    """Whether what stands below it is one."""


def placed(document: Document) -> Iterator[Placed]:
    """The document's blocks from its title on, without the page breaks, which are told by what follows them."""
    blocks, begins, above = document.with_title, False, False
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, PageBreak):
            begins = above or begins or block is not blocks[0]
            continue
        yield Placed(block, _belongs(block, below), begins, above, isinstance(below, Table | Facts | Lines))
        begins, above = False, isinstance(block, Table | Facts | Lines)


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
    return BODY.after if isinstance(each.block, Bullets) else 0


def _belongs(block: DocumentBlock, below: DocumentBlock | None) -> bool:
    """A prompt stays with its answer, and an answer with the day on which it was given."""
    match block:
        case Paragraph():
            return isinstance(below, Quote | Bullets | Table)
        case Quote() | Picture():
            return isinstance(below, Caption)
        case Caption():
            return isinstance(below, Lines)
        case _:
            return False


# Texts


def paragraphs(text: str) -> list[list[str]]:
    """A text's paragraphs, each in lines; an empty text is one empty line."""
    return [each.split("\n") for each in _fit(normalised(text)).split("\n\n")]


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(_fit(normalised(text)).split())


def cell_lines(text: str) -> list[str]:
    """The lines of a cell that have something on them; one empty line where none has."""
    return [" ".join(line.split()) for line in _fit(normalised(text)).split("\n") if line.strip()] or [""]


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


def column_widths(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """How wide a table's columns are, in millimetres: each has room for its longest word, and a share by what stands in it.

    Args:
        rows: What stands in them, their names as well.
        width: How wide the table is.
    """
    columns = [[one_line(cell) for cell in column] for column in zip(*rows, strict=True)]
    if not columns:
        return []
    words = [max(min(max(map(len, cell.split()), default=0), _WIDEST_WORD) for cell in column) + 2 for column in columns]
    texts = [max(min(max(map(len, column)), 4 * _WIDEST_WORD) + 2, word) for column, word in zip(columns, words, strict=True)]
    whole = [text if text <= _SHORT else word for text, word in zip(texts, words, strict=True)]
    if sum(whole) <= width / _LETTER:
        words = whole
    room = max(width / _LETTER - sum(words), 0) / max(sum(texts) - sum(words), 1)
    shares = [word + (text - word) * min(room, 1) for word, text in zip(words, texts, strict=True)]
    return [width * share / sum(shares) for share in shares]
