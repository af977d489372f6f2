"""All pictures of the leader's development, in the order of their digits; a new side is one module and one entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from course.locale import N_
from course.study.development import Development
from course.tui.development.pictures.answers import draw_answers, tell_answers
from course.tui.development.pictures.days import draw_days, tell_days
from course.tui.development.pictures.lessons import draw_lessons, tell_lessons
from course.tui.development.pictures.statements import draw_statements, tell_statements
from course.tui.development.pictures.sureness import draw_sureness, tell_sureness
from course.tui.development.pictures.words import draw_words, tell_words
from course.tui.widgets.blocks import Block

Draw: TypeAlias = Callable[[Development, int], list[Block]]
Tell: TypeAlias = Callable[[Development], list[Block]]


class DevelopmentPicture(Struct, frozen=True):
    """One side of the leader's development."""

    name: str
    """What it is called, as a message id."""
    draw: Draw
    """The picture, for a width in cells."""
    tell: Tell
    """The same in words, a sentence a line."""


PICTURES = (
    DevelopmentPicture(N_("Lessons"), draw_lessons, tell_lessons),
    DevelopmentPicture(N_("Given answers"), draw_answers, tell_answers),
    DevelopmentPicture(N_("Sure or a guess"), draw_sureness, tell_sureness),
    DevelopmentPicture(N_("Words"), draw_words, tell_words),
    DevelopmentPicture(N_("Days"), draw_days, tell_days),
    DevelopmentPicture(N_("Before and now"), draw_statements, tell_statements),
)
"""All sides, in the order of their digits."""
