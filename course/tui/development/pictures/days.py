"""On which days the leader was at it."""

from __future__ import annotations

from datetime import date

from course.locale import _
from course.locale.dates import short_day, weekday_names
from course.session.development_words import days_in_short, no_days
from course.study.days import A_QUARTER, Day
from course.study.development import Development
from course.study.weeks import week_of
from course.tui.development.charts import Look, calendar
from course.tui.development.pictures.wording import legend_of, lines, sentence, told
from course.tui.widgets.blocks import Block

_NOT: Look = ("·", "$text-muted")
_A_LITTLE: Look = ("▪", "$accent")
_LONG: Look = ("■", "bold $accent")


def draw_days(development: Development, width: int) -> list[Block]:
    """A calendar of the last weeks."""
    days = development.days
    if not days.active:
        return told(no_days(days))
    heads = [name[0] for name in weekday_names()]
    rows = [
        (
            _week_from(week[0].date, width),
            [_look(day) for day in week],
        )
        for week in days.weeks
    ]
    legend = legend_of((_A_LITTLE, _("a little while")), (_LONG, _("a quarter of an hour or more")))
    return [sentence(days_in_short(days)), *lines(calendar(heads, rows, width)), Block(legend)]


def _week_from(monday: date, width: int) -> str:
    week = _("week {n}").format(n=week_of(monday).number)
    return f"{week}  {short_day(monday):<13}" if width >= 60 else week


def _look(day: Day) -> Look:
    return (_A_LITTLE if day.minutes < A_QUARTER else _LONG) if day.minutes else _NOT
