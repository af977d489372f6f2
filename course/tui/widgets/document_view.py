"""A document as it is read on the screen: the same blocks that every format is made from."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from course.export.document import Bullets, Caption, Document, Heading, Link, PageBreak, Paragraph, Picture, Quote, Table
from course.export.document import DocumentBlock as Part
from course.tui.widgets.blocks import Block

_BODY = 2
"""Headings of this level and below have no air under them."""


def page(document: Document) -> list[Block]:
    """The document, to be drawn."""
    drawn: list[Block] = []
    headed = False
    for part in document.with_title:
        blocks = list(_blocks(part))
        if headed and blocks:
            first = blocks[0]
            blocks[0] = Block(first.text, first.lead, gap=False, bar=first.bar)
        drawn += blocks
        headed = isinstance(part, Heading) and part.level >= _BODY
    return drawn


def _blocks(part: Part) -> Iterator[Block]:
    match part:
        case Heading(1, text):
            yield Block(Content.styled(text, "bold"))
        case Heading(_level, text):
            yield Block(Content.styled(text, "bold"))
        case Paragraph(text):
            yield Block(Content(text))
        case Caption(text):
            yield Block(Content.styled(text, "$text-muted"), gap=False)
        case Quote(text):
            yield Block(Content(text.strip("\n")), Content.styled("│ ", "$accent"), bar=True)
        case Bullets(items):
            for number, item in enumerate(items):
                yield Block(Content(item), Content.styled("· ", "$accent"), gap=not number)
        case Table(_columns, rows):
            for number, row in enumerate(rows):
                yield from _row(row, gap=not number)
        case Picture(_svg, alt):
            yield Block(Content.styled(alt, "$text-muted"))
        case Link(text, target):
            yield Block(Content(f"{text}: {target}" if text else target))
        case PageBreak():
            pass  # a screen has no pages


def _row(row: tuple[str, ...], *, gap: bool) -> Iterator[Block]:
    """The first cell leads; the others follow under it."""
    head, *rest = row
    yield Block(Content.styled(" ".join(head.split()), "bold"), Content("  "), gap=gap)
    for cell in rest:
        if cell.strip():
            yield Block(Content(cell), Content("    "), gap=False)
