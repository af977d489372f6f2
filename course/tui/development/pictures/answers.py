"""How many of the leader's answers are right, lesson by lesson and week by week."""

from __future__ import annotations

from textual.content import Content

from course.locale import _, ngettext
from course.study.development import Development
from course.tui.development.charts import EMPTY, FULL, HALF, Bar, Column, bars, columns
from course.tui.development.pictures.wording import heading, legend_of, lesson_name, lines, muted, sentence, sentences, week_name
from course.tui.widgets.blocks import Block


def draw_answers(development: Development, width: int) -> list[Block]:
    """A bar a lesson: right, not right yet, not answered; below it a column a week."""
    answers = development.answers
    if not answers.weeks:
        return _no_answers()
    rows = [
        Bar(
            Content(f"{number} {each.lesson.title}"),
            ((each.right, FULL), (each.answered - each.right, HALF), (each.total - each.answered, EMPTY)),
            _right(each.right, each.answered) if each.answered else "",
        )
        for number, each in enumerate(answers.lessons, start=1)
    ]
    weeks = [Column(each.right / each.answered, f"{each.right}/{each.answered}", str(each.week.number)) for each in answers.weeks]
    legend = legend_of((FULL, _("right ones")), (HALF, _("not right yet")), (EMPTY, _("not answered yet")))
    below = columns(weeks, (_("right ones"), _("week")), width)
    return [sentence(_answers_in_short(development)), *lines(bars(rows, width)), Block(legend, gap=False), *lines(below)]


def tell_answers(development: Development) -> list[Block]:
    """A sentence a lesson, and one a week."""
    answers = development.answers
    if not answers.weeks:
        return _no_answers()
    rows = []
    for number, each in enumerate(answers.lessons, start=1):
        row = _("{lesson}: {right}.").format(lesson=lesson_name(number, each.lesson), right=_right(each.right, each.answered))
        waiting = each.total - each.answered
        if each.answered and waiting:
            row += " " + ngettext("{n} question is waiting.", "{n} questions are waiting.", waiting).format(n=waiting)
        rows.append(row)
    weeks = [
        _("{week}: {right}.").format(week=week_name(each.week), right=_right(each.right, each.answered)) for each in answers.weeks
    ]
    return [
        sentence(_answers_in_short(development)),
        *sentences(rows),
        heading(_("Week by week, all answers you gave")),
        *lines(map(Content, weeks), gap=False),
    ]


def _answers_in_short(development: Development) -> str:
    answers = development.answers
    return _("You have answered {answered} of {total} questions, at last rightly {right} of them.").format(
        answered=answers.answered, total=answers.total, right=answers.right
    )


def _no_answers() -> list[Block]:
    return [
        sentence(_("Your answers gather here: how many of them are right, lesson by lesson and week by week.")),
        muted(_("It begins with the first question you answer. A wrong answer is worth as much as a right one.")),
    ]


def _right(right: int, answered: int) -> str:
    return _("{right} of {answered} right").format(right=right, answered=answered) if answered else _("not answered yet")
