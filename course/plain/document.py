"""A document as it is told: its words as they would be printed, and what its boxes and cards mean in words."""

from __future__ import annotations

from msgspec.structs import replace

from course.export.document import Bullets, Card, Cards, Document, DocumentBlock, Ticks, in_order
from course.export.markdown import to_plain
from course.locale import _
from course.plain.voice import labelled, sentence, unsigned


def told_document(document: Document) -> str:
    """A document as lines."""
    blocks = tuple(_told(part) for block in document.blocks for part in in_order(block))
    lines = to_plain(replace(document, blocks=blocks)).split("\n")
    return "\n".join(f"- {line.removeprefix('• ')}" if line.startswith("• ") else unsigned(line) for line in lines)


def _told(block: DocumentBlock) -> DocumentBlock:
    match block:
        case Cards(items, _look, numbered):
            return Bullets(tuple(map(_card, items)), numbered)
        case Ticks(items):
            return Bullets(tuple(f"{sentence(text)} {_('Done.')}" if done else text for done, text in items))
        case _:
            return block


def _card(card: Card) -> str:
    """A card in a line of its own, with its facts behind it."""
    said = labelled(card.title, card.text) if card.title and card.text else card.title or card.text
    facts = (labelled(name, text) for name, text in card.facts if text.strip())
    return " ".join(map(sentence, filter(None, (" ".join(said.split()), *facts)))) if card.facts else " ".join(said.split())
