"""On which days the leader was at it."""

from __future__ import annotations

from datetime import date

from course.locale import _, ngettext
from course.locale.dates import long_day, short_day, weekday_names
from course.study.days import A_QUARTER, Day, Days
from course.study.development import Development
from course.study.weeks import week_of
from course.tui.development.charts import Look, calendar
from course.tui.development.pictures.wording import duration, legend_of, lines, muted, sentence, sentences
from course.tui.widgets.blocks import Block

_NOT: Look = ("·", "$text-muted")
_A_LITTLE: Look = ("▪", "$accent")
_LONG: Look = ("■", "bold $accent")


def draw_days(development: Development, width: int) -> list[Block]:
    """A calendar of the last weeks."""
    days = development.days
    if not days.active:
        return _no_days(days)
    heads = [name[0] for name in weekday_names()]
    rows = [
        (
            _week_from(week[0].date, width),
            [_look(day) for day in week],
        )
        for week in days.weeks
    ]
    legend = legend_of((_A_LITTLE, _("a little while")), (_LONG, _("a quarter of an hour or more")))
    return [sentence(_days_in_short(days)), *lines(calendar(heads, rows, width)), Block(legend)]


def _week_from(monday: date, width: int) -> str:
    week = _("week {n}").format(n=week_of(monday).number)
    return f"{week}  {short_day(monday):<13}" if width >= 60 else week


def _look(day: Day) -> Look:
    return (_A_LITTLE if day.minutes < A_QUARTER else _LONG) if day.minutes else _NOT


def tell_days(development: Development) -> list[Block]:
    """A sentence a day on which the leader was at it."""
    days = development.days
    if not days.active:
        return _no_days(days)
    return [sentence(_days_in_short(days)), *sentences(map(_day, days.active))]


def _day(day: Day) -> str:
    return _("{day}: about {time}.").format(day=long_day(day.date), time=duration(day.minutes)).capitalize()


def _days_in_short(days: Days) -> str:
    active = len(days.active)
    said = ngettext(
        "You were here on {n} day in the last twelve weeks.", "You were here on {n} days in the last twelve weeks.", active
    )
    return f"{said.format(n=active)} {_spent(days)}"


def _spent(days: Days) -> str:
    return _("In all you have spent about {time} on it.").format(time=duration(days.minutes))


def _no_days(days: Days) -> list[Block]:
    if days.minutes:
        said = _("It is more than twelve weeks since you were here last. All you did then is still there.")
        return [sentence(said), muted(_spent(days))]
    return [
        sentence(_("Each day on which you write or answer something gets a mark in a calendar here.")),
        muted(_("There is no row of days to keep up: a day without a mark means nothing.")),
    ]
