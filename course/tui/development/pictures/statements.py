"""How the leader rated themselves before the course, and how after it."""

from __future__ import annotations

from textual.content import Content

from course.session.development_words import ends, moments, nothing_rated
from course.study.development import Development, Rated
from course.study.rating import HIGHEST
from course.tui.development.charts import Look, scale
from course.tui.development.pictures.wording import legend_of, muted, told
from course.tui.widgets.blocks import Block

_BEFORE: Look = ("○", "$text-muted")
_NOW: Look = ("●", "bold $accent")
_THEN: Look = ("◇", "$warning")


def draw_statements(development: Development, width: int) -> list[Block]:
    """A scale a statement, with a mark for each moment."""
    rated = [each for each in development.statements if each.is_rated]
    if not rated:
        return told(nothing_rated(development))
    blocks = [Block(legend_of(*zip((_BEFORE, _NOW, _THEN), moments(), strict=True))), muted(ends(), gap=False)]
    for place, each in enumerate(rated):
        blocks.append(Block(Content(each.statement.text), gap=place == 0))
        blocks.append(Block(scale(_on_scale(each), HIGHEST, width), gap=False))
    return blocks


def _on_scale(rated: Rated) -> dict[int, list[Look]]:
    marks: dict[int, list[Look]] = {}
    for value, look in ((rated.before, _BEFORE), (rated.now, _NOW), (rated.then, _THEN)):
        if value is not None:
            marks.setdefault(value, []).append(look)
    return marks
