"""A lesson's Markdown as it is told: paragraphs, items with a dash or their number, and what somebody else says in quotes."""

from __future__ import annotations

from course.content.lesson_text import TextBlock, read


def told(markdown: str) -> str:
    """A text as lines, a paragraph each."""
    return "\n".join(_line(block) for block in read(markdown))


def _line(block: TextBlock) -> str:
    lead = ""
    if block.begins:
        lead = f"{block.number}. " if block.number is not None else "- "
    text = block.text
    if block.quoted and not text.startswith(("»", "“", '"')):
        text = f"»{text}«"
    return lead + text
