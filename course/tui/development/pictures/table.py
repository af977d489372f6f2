"""All pictures of the leader's development, in the order of their digits; each is told in words elsewhere, and drawn here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from course.session.development_words import SIDES, Told
from course.study.development import Development
from course.tui.development.pictures.answers import draw_answers
from course.tui.development.pictures.days import draw_days
from course.tui.development.pictures.lessons import draw_lessons
from course.tui.development.pictures.statements import draw_statements
from course.tui.development.pictures.sureness import draw_sureness
from course.tui.development.pictures.words import draw_words
from course.tui.widgets.blocks import Block

Draw: TypeAlias = Callable[[Development, int], list[Block]]


class DevelopmentPicture(Struct, frozen=True):
    """One side of the leader's development."""

    name: str
    """What it is called, as a message id."""
    draw: Draw
    """The picture, for a width in cells."""
    tell: Callable[[Development], list[Told]]
    """The same in words, a sentence a line."""


_DRAWN: tuple[Draw, ...] = (draw_lessons, draw_answers, draw_sureness, draw_words, draw_days, draw_statements)
PICTURES = tuple(DevelopmentPicture(side.name, draw, side.tell) for side, draw in zip(SIDES, _DRAWN, strict=True))
"""All sides, in the order of their digits."""
