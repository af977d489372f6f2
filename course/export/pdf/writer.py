"""A document as tagged PDF (PDF/UA-1), by Typst as a library.

The words go into the one template there is as data. Nothing is read but the template and the fonts: the root that Typst may read
files in is an empty folder, and so is the one it would look for packages in. The same document makes the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from course.export.document import (
    Bullets,
    Caption,
    Document,
    DocumentBlock,
    Facts,
    Heading,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from course.export.markdown import normalised
from course.export.office.layout import address, column_widths
from course.export.pdf.characters import BREAK, printable, settable
from course.locale import _
from course.locale.dates import long_day

_HERE = Path(__file__).parent
_REGIONS = {"da": "DK", "en": "GB"}
_SPACES = re.compile(r"[^\S\xa0\u202f]+")
_PORTRAIT, _LANDSCAPE = 144.0, 253.0
"""How many millimetres a page is wide within its margins, as the template has them."""
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

Data = dict[str, Any]
"""A block as the template takes it."""


def to_pdf(document: Document) -> bytes:
    """The document as a PDF file. A picture that can't be drawn is told in words."""
    try:
        return _compiled(document)
    except RuntimeError:
        told = tuple(Paragraph(block.alt) if isinstance(block, Picture) else block for block in document.blocks)
        if told == document.blocks:
            raise
        return _compiled(replace(document, blocks=told))


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
    day = document.date
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
        "about": [each for each in (author, date) if each],
        "contents": _("Contents"),
        "landscape": document.landscape,
        "blocks": list(_blocks(document)),
    }


def _blocks(document: Document) -> Iterator[Data]:
    """Every block that has something in it, as it looks beside its neighbours."""
    width = _LANDSCAPE if document.landscape else _PORTRAIT
    blocks = [(block, data) for block in document.blocks if (data := _block(block, width)) is not None]
    around = [None, *(block for block, _data in blocks), None]
    level = 1
    for (block, data), before, after in zip(blocks, around, around[2:], strict=False):
        match block:
            case Heading():  # PDF/UA takes none that skips a level
                level = data["level"] = max(2, min(block.level, level + 1, _DEEPEST))
            case Paragraph():  # what the leader's words answer looks different
                data["prompt"] = isinstance(after, Quote)
                data["introduces"] = isinstance(after, Bullets | Table | Facts | Picture)
            case Quote():
                data["dated"] = isinstance(after, Caption)
            case Caption():
                data["quoted"] = isinstance(before, Quote)
                data["introduces"] = isinstance(after, Lines)
        yield {"kind": type(block).__name__.lower(), **data}


def _block(block: DocumentBlock, width: float) -> Data | None:
    """What is in a block; None where that is nothing."""
    match block:
        case Heading() | Caption():
            text = _line(block.text)
            return {"text": text} if text else None
        case Paragraph() | Quote():
            paragraphs = printable(normalised(block.text)).split("\n\n")
            long = sum(map(_line_count, paragraphs)) > _TOGETHER
            return {"paragraphs": paragraphs, "long": long} if any(map(str.strip, paragraphs)) else None
        case Bullets(items, numbered):
            return {"items": list(map(_line, items)), "numbered": numbered} if items else None
        case Table(columns, rows):
            return _table(list(map(_line, columns)), [list(map(_lines, row)) for row in rows], width) if columns else None
        case Facts(facts):
            return _facts([(_line(name), _lines(text)) for name, text in facts]) if facts else None
        case Picture(svg, alt):
            return {"svg": settable(svg), "alt": _line(alt) or _("Picture")}
        case Link(text, target):
            text = _line(text) or _line(target)
            return {"text": text, "target": address(target)} if text else None
        case Lines(count):
            return {"count": count} if count > 0 else None
        case PageBreak():
            return {}


def _table(columns: list[str], rows: list[list[str]], width: float) -> Data:
    widths = column_widths([columns, *rows], width)
    lines = sum(max(map(_line_count, row), default=0) for row in rows)
    return {
        "columns": columns,
        "widths": widths,
        "rows": [[[cell, _is_tight(cell, room)] for cell, room in zip(row, widths, strict=True)] for row in rows],
        "long": len(rows) > _ROWS_TOGETHER or lines > 2 * _TOGETHER,
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
    return printable(_SPACES.sub(" ", normalised(text)).strip())
