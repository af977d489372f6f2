"""A document as tagged PDF (PDF/UA-1), by Typst as a library.

The words go into the one template there is as data. Nothing is read but the template and the fonts: the root that Typst may read
files in is an empty folder, and so is the one it would look for packages in. The same document makes the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from course.export.document import (
    ANSWER_LINES,
    Beside,
    Bullets,
    Caption,
    Card,
    Cards,
    Cell,
    Document,
    DocumentBlock,
    Facts,
    Field,
    Heading,
    Item,
    Lines,
    Link,
    Matrix,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    SimpleBlock,
    Status,
    Table,
    Ticks,
)
from course.export.markdown import cell_text, normalised
from course.export.office.layout import address, table_widths
from course.export.office.typography import page_of
from course.export.pdf.characters import BREAK, printable, settable
from course.locale import _
from course.locale.dates import long_day
from course.locale.no_break import unbroken

_HERE = Path(__file__).parent
_REGIONS = {"da": "DK", "en": "GB"}
_SPACES = re.compile(r"[^\S\xa0\u202f]+")
_DEEPEST = 6
"""PDF has names for so many levels of headings."""
_LINE = 75
"""Letters of a line of text, roughly."""
_TOGETHER = 12
"""Lines that are kept on one page."""
_ROWS_TOGETHER = 8
"""The same for a table's rows."""
_LETTER, _PADDING = 2.0, 4.5
"""How many millimetres a letter of a table takes at most, and what a cell has beside its text."""
_WIDEST_NAME = 60.0
"""How many millimetres the names of facts take at most."""

_FEW, _SHORT = 3, 20
"""Boxes to tick that stand beside each other, at most, and the letters of each."""
_BELOW = 30
"""Millimetres that stay free below the four fields where something stands there."""
_ON_A_CARD = 600
"""Letters of a card of theirs; with more of them, the fields stand below each other."""
_WIDE = {"pair": 400, "chain": 140, "steps": 260, "days": 80, "blanks": 80, "shares": 40}
"""Letters of a card that has others beside it, at most; with more of them, they stand below each other."""

_IN_A_ROW = {"pair": 2, "chain": 5, "steps": 4, "days": 5}
_ROW, _LINE_HEIGHT, _TALLEST = 15.0, 5.5, 150.0
"""How many cards stand beside each other, and how high a row of them is without their text, a line of that, and all of them at
most, in millimetres: they go over no page's end."""

Data = dict[str, Any]
"""A block as the template takes it."""


def to_pdf(document: Document) -> bytes:
    """The document as a PDF file. A picture that can't be drawn is told in words."""
    try:
        return _compiled(document)
    except RuntimeError:
        told = tuple(map(_without_pictures, document.blocks))
        if told == document.blocks:
            raise
        return _compiled(replace(document, blocks=told))


def _without_pictures(block: DocumentBlock) -> DocumentBlock:
    """A block with its pictures told in words."""
    match block:
        case Beside(columns):
            return Beside(tuple(tuple(map(_in_words, column)) for column in columns))
        case Item(_title, _aside, blocks):
            return replace(block, blocks=tuple(map(_in_words, blocks)))
        case Matrix():
            return block
        case _:
            return _in_words(block)


def _in_words(block: SimpleBlock) -> SimpleBlock:
    return Paragraph(block.alt) if isinstance(block, Picture) else block


def _compiled(document: Document) -> bytes:
    import typst  # noqa: PLC0415 - it isn't there for everyone, and takes its time

    with tempfile.TemporaryDirectory() as empty:
        pdf = typst.Compiler(
            (_HERE / "template.typ").read_bytes(),
            root=empty,
            package_path=empty,
            package_cache_path=empty,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[_HERE]),
            ignore_system_fonts=True,
            sys_inputs={"document": msgspec.json.encode(_data(document)).decode()},
        ).compile(format="pdf", pdf_standards="ua-1")  # Typst refuses to write a file that doesn't keep the standard
    assert isinstance(pdf, bytes)  # no pages apart, which pictures would be
    return pdf


def _data(document: Document) -> Data:
    day, page = document.date, page_of(document)
    author, date = _line(document.author), long_day(day) if day else ""
    return {
        "title": _line(document.title) or _("Without a title"),
        "author": author,
        "day": [day.year, day.month, day.day] if day else None,
        "language": document.language,
        "region": _REGIONS.get(document.language),
        "source": _line(document.source),
        "pages": _("Page {page} of {pages}"),
        "title_page": document.has_title_page,
        "about": [each for each in (author, date) if each and not document.front],
        "front": list(_blocks(document.front, page.text_width)),
        "contents": _("Contents"),
        "page": [page.width, page.height, page.top, page.bottom, page.side],
        "layout": document.layout,
        "numbered": document.is_numbered,
        "above": _line(document.above),
        "continued": _("{name}, continued").replace("{name}", "\x00").split("\x00"),
        "answer_lines": ANSWER_LINES,
        "blocks": list(_blocks(document.blocks, page.text_width, leads=document.layout in {"sheet", "poster"})),
    }


def _blocks(parts: Sequence[DocumentBlock], width: float, level: int = 1, *, leads: bool = False) -> Iterator[Data]:
    """Every block that has something in it, as it looks beside its neighbours.

    Args:
        parts: The blocks.
        width: How wide their page or column is, in millimetres.
        level: How deep the heading lies that they stand under.
        leads: Whether a caption below the title says what the document is about.
    """
    blocks = [(block, data) for block in parts if (data := _block(block, width)) is not None]
    around = [None, *(block for block, _data in blocks), None]
    for (block, data), before, after in zip(blocks, around, around[2:], strict=False):
        match block:
            case Heading():  # PDF/UA takes none that skips a level
                level = data["level"] = max(2, min(block.level, level + 1, _DEEPEST))
            case Paragraph():  # what the leader's words answer looks different
                data["prompt"] = isinstance(after, Quote | Beside)
                data["headed"] = isinstance(before, Heading)
                data["introduces"] = isinstance(after, Bullets | Table | Facts | Picture)
            case Quote():
                data["dated"] = isinstance(after, Caption)
            case Caption():
                data["quoted"] = isinstance(before, Quote)
                data["introduces"] = isinstance(after, Lines)
                data["stays"] = isinstance(before, Heading) and after is not None
                data["leads"] = before is None and level == 1 and leads
            case Matrix():
                data["below"] = 0 if after is None else _BELOW if isinstance(after, Cards) else _BELOW / 3
            case Beside(columns):
                each_width = width / max(len(columns), 1)
                data["columns"] = [list(_blocks(_on_one_page(column), each_width, level)) for column in columns]
            case Item(_title, _aside, said):
                data["level"] = max(2, min(3, level + 1))
                data["blocks"] = [{**each, "prompt": False} for each in _blocks(_on_one_page(said), width, level)]
        yield {"kind": type(block).__name__.lower(), **data}


def _on_one_page(blocks: Sequence[DocumentBlock]) -> list[DocumentBlock]:
    """What stands beside something else, in which no page can begin."""
    return [block for block in blocks if not isinstance(block, PageBreak)]


def _block(block: DocumentBlock, width: float) -> Data | None:
    """What is in a block; None where that is nothing."""
    match block:
        case Heading() | Caption():
            text = _line(block.text)
            return {"text": text} if text else None
        case Paragraph() | Quote():
            paragraphs = unbroken(printable(normalised(block.text))).split("\n\n")
            long = sum(map(_line_count, paragraphs)) > _TOGETHER
            boxed = isinstance(block, Paragraph) and block.boxed
            return {"paragraphs": paragraphs, "long": long, "boxed": boxed} if any(map(str.strip, paragraphs)) else None
        case Bullets(items, numbered):
            return {"items": list(map(_line, items)), "numbered": numbered} if items else None
        case Table():
            return _table(block, width) if block.columns else None
        case Facts(facts):
            return _facts([(_line(name), _lines(text)) for name, text in facts]) if facts else None
        case Picture(svg, alt):
            return {"svg": settable(svg), "alt": _line(alt) or _("Picture")}
        case Link(text, target):
            text = _line(text) or _line(target)
            return {"text": text, "target": address(target)} if text else None
        case PageBreak():
            return {}
        case _:
            return _composed(block, width)


def _composed(block: Ticks | Lines | Cards | Beside | Item | Matrix, width: float) -> Data | None:
    """What is to be filled in, or has parts that stand beside each other."""
    match block:
        case Ticks():
            short = len(block.items) <= _FEW and all(len(text) <= _SHORT for _done, text in block.items)
            return {"items": [[settable(box), _line(text)] for box, text in block.told], "short": short} if block.items else None
        case Lines(count):
            return {"count": count} if count > 0 else None
        case Cards():
            return _cards(block, width) if block.items else None
        case Beside(columns):
            return {} if columns else None
        case Item(title, aside, _blocks):
            return {"title": _line(title) or "–", "aside": list(filter(None, map(_line, aside)))}
        case Matrix(fields):
            longest = max(
                len(card.text) + sum(map(len, chain(*card.facts))) for field in fields for card in (*field.cards, Card())
            )
            return {"fields": list(map(_field, fields)), "long": longest > _ON_A_CARD}


def _field(field: Field) -> Data:
    return {
        "title": _line(field.title),
        "good": field.is_good,
        "question": _line(field.question),
        "ask": _line(field.ask),
        "cards": [_card(card) for card in field.cards],
    }


def _cards(block: Cards, width: float) -> Data:
    items = [_card(replace(card, title=title)) for title, card in zip(block.titles, block.items, strict=True)]
    longest = max(len(card.title) + len(card.text) for card in block.items)
    beside = longest <= _WIDE.get(block.look, longest) and _height(block, width) <= _TALLEST
    return {"items": items, "look": block.look if beside else "stack"}


def _height(block: Cards, width: float) -> float:
    """How many millimetres cards take that stand beside each other, roughly: each row is as high as its longest one."""
    many = _IN_A_ROW.get(block.look, 0)
    if not many:
        return 0
    letters = [len(card.title) + len(card.text) for card in block.items]
    on_a_line = max(width / many / _LETTER, 1)
    return sum(_ROW + _LINE_HEIGHT * max(letters[each : each + many]) / on_a_line for each in range(0, len(letters), many))


def _card(card: Card) -> Data:
    text = _lines(card.text)
    return {
        "title": _line(card.title),
        "text": text,
        "facts": [[_line(name), _lines(said)] for name, said in card.facts],
        "share": card.share,
        "long": _line_count(text) > 2 * _TOGETHER,
    }


def _table(block: Table, width: float) -> Data:
    rows = [[_lines(cell_text(cell)) for cell in row] for row in block.rows]
    widths = table_widths(block, width)
    lines = sum(max(map(_line_count, row), default=0) for row in rows)

    def drawn(cell: Cell, text: str, room: float) -> list[Any]:
        return [text, _is_tight(text, room), settable(cell.shape) if isinstance(cell, Status) else ""]

    return {
        "columns": list(map(_line, block.columns)),
        "widths": widths,
        "rows": [list(map(drawn, cells, texts, widths)) for cells, texts in zip(block.rows, rows, strict=True)],
        "long": len(rows) > _ROWS_TOGETHER or lines > 2 * _TOGETHER,
        "fill": block.to_fill,
    }


def _facts(rows: list[tuple[str, str]]) -> Data:
    return {"rows": rows, "names": min(max(_room(name) for name, _text in rows), _WIDEST_NAME)}


def _is_tight(cell: str, room: float) -> bool:
    """Whether a word would run into the next column: only there is Danish divided, since it is often divided wrong."""
    words = cell.replace(BREAK, " ").split()
    return max(map(_room, words), default=0) > room


def _room(text: str) -> float:
    """How many millimetres a cell takes that has this on a line."""
    return len(text) * _LETTER + _PADDING


def _line_count(text: str) -> int:
    return sum(1 + len(line) // _LINE for line in text.split("\n"))


def _lines(text: str) -> str:
    """A cell's text: its own lines, without blank ones."""
    return "\n".join(filter(None, map(_line, normalised(text).split("\n"))))


def _line(text: str) -> str:
    """A text on one line; its spaces that don't break stay what they are."""
    return unbroken(printable(_SPACES.sub(" ", normalised(text)).strip()))
