"""How the leader rated themselves before the course, and how after it."""

from __future__ import annotations

from textual.content import Content

from course.locale import _
from course.study.development import Development, Rated
from course.study.rating import HIGHEST, LOWEST
from course.tui.development.charts import Look, scale
from course.tui.development.pictures.wording import legend_of, muted, sentence
from course.tui.widgets.blocks import Block

_BEFORE: Look = ("○", "$text-muted")
_NOW: Look = ("●", "bold $accent")
_THEN: Look = ("◇", "$warning")


def draw_statements(development: Development, width: int) -> list[Block]:
    """A scale a statement, with a mark for each moment."""
    rated = [each for each in development.statements if each.is_rated]
    if not rated:
        return _nothing_rated(development)
    blocks = [Block(legend_of(*_moments())), muted(_ends(), gap=False)]
    for place, each in enumerate(rated):
        blocks.append(Block(Content(each.statement.text), gap=place == 0))
        blocks.append(Block(scale(_on_scale(each), HIGHEST, width), gap=False))
    return blocks


def tell_statements(development: Development) -> list[Block]:
    """A statement and, on a line of their own, its figures."""
    rated = [each for each in development.statements if each.is_rated]
    if not rated:
        return _nothing_rated(development)
    return [
        sentence(_ends()),
        *(block for each in rated for block in (sentence(each.statement.text), muted(_in_words(each), gap=False))),
    ]


def _on_scale(rated: Rated) -> dict[int, list[Look]]:
    marks: dict[int, list[Look]] = {}
    for value, look in ((rated.before, _BEFORE), (rated.now, _NOW), (rated.then, _THEN)):
        if value is not None:
            marks.setdefault(value, []).append(look)
    return marks


def _in_words(rated: Rated) -> str:
    values = zip(_moments(), (rated.before, rated.now, rated.then), strict=True)
    told = [f"{name[0].upper()}{name[1:]}: {value}." for (_look, name), value in values if value is not None]
    return " ".join(told)


def _moments() -> tuple[tuple[Look, str], ...]:
    return (_BEFORE, _("before the course")), (_NOW, _("now")), (_THEN, _("before, as you see it today"))


def _ends() -> str:
    return _("From {lowest}, not at all, to {highest}, completely. Each statement stands by itself.").format(
        lowest=LOWEST, highest=HIGHEST
    )


def _nothing_rated(development: Development) -> list[Block]:
    if not development.course.statements:
        return [sentence(_("This course has no statements to rate."))]
    return [
        sentence(_("Here you will see how you rated yourself before the course, and how you do after it, side by side.")),
        muted(_("You rate a few statements before the first lesson and after the last one. You can leave them out.")),
    ]
