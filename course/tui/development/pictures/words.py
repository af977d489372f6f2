"""How much the leader has written, lesson by lesson and week by week."""

from __future__ import annotations

from textual.content import Content

from course.locale import _
from course.session.development_words import no_words, number, words_in_short
from course.study.development import Development
from course.tui.development.charts import FULL, NONE, Bar, Column, bars, columns
from course.tui.development.pictures.wording import lines, sentence, told
from course.tui.widgets.blocks import Block


def draw_words(development: Development, width: int) -> list[Block]:
    """A bar a lesson, and below it a column a week."""
    words = development.words
    if not words.total:
        return told(no_words())
    most = max(words.elsewhere, *(each.words for each in words.lessons))
    rows = [
        Bar(Content(name), ((many, FULL), (most - many, NONE)), number(many))
        for name, many in (
            *((f"{place} {each.lesson.title}", each.words) for place, each in enumerate(words.lessons, start=1)),
            (f"  {_('Outside the lessons')}", words.elsewhere),
        )
    ]
    highest = max((each.words for each in words.weeks), default=1)
    weeks = [Column(each.words / highest, number(each.words), str(each.week.number)) for each in words.weeks]
    below = columns(weeks, (_("words"), _("week")), width) if weeks else []
    return [sentence(words_in_short(development)), *lines(bars(rows, width)), *lines(below)]
