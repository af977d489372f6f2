"""What the pictures of the leader's development say in the same way."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from course.session.development_words import Told
from course.tui.development.charts import Look
from course.tui.widgets.blocks import Block


def sentence(text: str) -> Block:
    """A sentence."""
    return Block(Content(text))


def muted(text: str, gap: bool = True) -> Block:
    """A sentence by the way."""
    return Block(Content.styled(text, "$text-muted"), gap=gap)


def heading(text: str) -> Block:
    """A heading."""
    return Block(Content.styled(text, "bold"))


def lines(texts: Iterable[Content], gap: bool = True) -> list[Block]:
    """Lines under each other, by default with air above them."""
    return [Block(line, gap=gap and place == 0) for place, line in enumerate(texts)]


def told(side: Iterable[Told]) -> list[Block]:
    """A side of the development in words."""
    styles = {"sentence": "", "aside": "$text-muted", "heading": "bold"}
    return [Block(Content.styled(each.text, styles[each.role]), gap=not each.close) for each in side]


def legend_of(*parts: tuple[Look, str]) -> Content:
    """What the shapes of a picture mean."""
    return Content("   ").join(Content.assemble(look, f" {text}") for look, text in parts)
