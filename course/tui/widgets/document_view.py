"""A document as it is read on the screen: the same blocks that every format is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Document,
    Facts,
    Heading,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
    Ticks,
)
from course.export.document import SimpleBlock as Part
from course.export.markdown import cell_text
from course.locale.no_break import unbroken
from course.tui.widgets.blocks import Block

_BODY = 2
"""Headings of this level and below have no air under them."""


def page(document: Document) -> list[Block]:
    """The document, to be drawn."""
    drawn: list[Block] = []
    headed = False
    for part in document.in_order:
        blocks = list(_blocks(part))
        if headed and blocks:
            first = blocks[0]
            blocks[0] = Block(first.text, first.lead, gap=False, bar=first.bar)
        drawn += blocks
        headed = isinstance(part, Heading) and part.level >= _BODY
    return drawn


def _blocks(part: Part) -> Iterator[Block]:
    match part:
        case Heading(_level, text):
            yield Block(Content.styled(text, "bold"))
        case Paragraph(text):
            yield Block(Content(text))
        case Caption(text):
            yield Block(Content.styled(text, "$text-muted"), gap=False)
        case Quote(text):
            yield Block(Content(text.strip("\n")), Content.styled("│ ", "$accent"), bar=True)
        case Picture(_svg, alt):
            yield Block(Content.styled(alt, "$text-muted"))
        case Link(text, target):
            yield Block(Content(f"{text}: {target}" if text else target))
        case PageBreak() | Lines():
            pass  # a screen has no pages, and nobody writes on it by hand
        case Bullets() | Table() | Facts() | Ticks() | Cards():
            for number, blocks in enumerate(_items(part)):
                for block in blocks:
                    yield Block(block.text, block.lead, gap=block.gap and not number)


def _items(part: Bullets | Table | Facts | Ticks | Cards) -> Iterator[Iterable[Block]]:
    """What stands below each other: no air between one and the next."""
    match part:
        case Bullets(items):
            yield from ([Block(Content(item), Content.styled("· ", "$accent"))] for item in items)
        case Table(_columns, rows):
            yield from (_row(tuple(map(cell_text, row))) for row in rows)
        case Facts(facts):
            yield from ([Block(_named(name, text))] for name, text in facts)
        case Ticks():
            yield from ([Block(Content(text), Content.styled(f"{box} ", "$accent"))] for box, text in part.told)
        case Cards(cards, "shares"):
            yield [Block(Content(unbroken(" · ".join(f"{card.title} {card.text}" for card in cards))), gap=True)]
        case Cards(cards):
            yield from map(_card, part.titles, cards)


def _card(title: str, card: Card) -> Iterator[Block]:
    """What is on a card, below each other."""
    said = [Content.styled(" ".join(title.split()), "bold")] if title.strip() else []
    said += [Content(card.text)] if card.text.strip() else []
    said += [_named(name, text) for name, text in card.facts if text.strip()]
    for number, each in enumerate(said):
        yield Block(each, Content.styled("  " if number else "· ", "$accent"), gap=not number)


def _named(name: str, text: str) -> Content:
    return Content.assemble((f"{' '.join(name.split())}: ", "bold"), text)


def _row(row: tuple[str, ...]) -> Iterator[Block]:
    """The first cell leads; the others follow under it."""
    head, *rest = row
    yield Block(Content.styled(" ".join(head.split()), "bold"), Content("  "))
    for cell in rest:
        if cell.strip():
            yield Block(Content(cell), Content("    "), gap=False)
