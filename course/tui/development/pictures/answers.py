"""How many of the leader's answers are right, lesson by lesson and week by week."""

from __future__ import annotations

from textual.content import Content

from course.locale import _
from course.session.development_words import answers_in_short, no_answers, right_of
from course.study.development import Development
from course.tui.development.charts import EMPTY, FULL, HALF, Bar, Column, bars, columns
from course.tui.development.pictures.wording import legend_of, lines, sentence, told
from course.tui.widgets.blocks import Block


def draw_answers(development: Development, width: int) -> list[Block]:
    """A bar a lesson: right, not right yet, not answered; below it a column a week."""
    answers = development.answers
    if not answers.weeks:
        return told(no_answers())
    rows = [
        Bar(
            Content(f"{number} {each.lesson.title}"),
            ((each.right, FULL), (each.answered - each.right, HALF), (each.total - each.answered, EMPTY)),
            right_of(each.right, each.answered) if each.answered else "",
        )
        for number, each in enumerate(answers.lessons, start=1)
    ]
    weeks = [Column(each.right / each.answered, f"{each.right}/{each.answered}", str(each.week.number)) for each in answers.weeks]
    legend = legend_of((FULL, _("right ones")), (HALF, _("not right yet")), (EMPTY, _("not answered yet")))
    below = columns(weeks, (_("right ones"), _("week")), width)
    return [sentence(answers_in_short(development)), *lines(bars(rows, width)), Block(legend, gap=False), *lines(below)]
