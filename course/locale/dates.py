"""Dates and times of day in the interface's language, from lists of our own: most machines have no Danish locale installed."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from msgspec import Struct

from course.locale import language


class _Words(Struct, frozen=True):
    """How a language writes dates. The patterns know {weekday}, {day}, {month} and {year}."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    short_months: tuple[str, ...]
    long: str
    long_without_year: str
    short: str
    short_with_year: str
    time: str
    bare_time: str


_DANISH = _Words(
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    months=(
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    short_weekdays=("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."),
    short_months=("jan.", "feb.", "marts", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."),
    long="{weekday} den {day}. {month} {year}",
    long_without_year="{weekday} den {day}. {month}",
    short="{weekday} {day}. {month}",
    short_with_year="{day}. {month} {year}",
    time="kl. {hour}.{minute:02}",
    bare_time="{hour}.{minute:02}",
)
_ENGLISH = _Words(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    long="{weekday} {day} {month} {year}",
    long_without_year="{weekday} {day} {month}",
    short="{weekday} {day} {month}",
    short_with_year="{day} {month} {year}",
    time="at {hour}:{minute:02}",
    bare_time="{hour}:{minute:02}",
)


def long_date(at: datetime, zone: tzinfo | None = None) -> str:
    """A day in full: "mandag den 23. november 2026".

    Args:
        at: A moment, with zone.
        zone: The zone whose day it is; the machine's own by default, as for all functions here.
    """
    return long_day(at.astimezone(zone).date())


def short_date(at: datetime, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """A day in short: "man. 23. nov.", or "23. nov. 2025" where `now` is given and in another year."""
    return short_day(at.astimezone(zone).date(), now.astimezone(zone).date() if now else None)


def time_of_day(at: datetime, zone: tzinfo | None = None) -> str:
    """A time of day: "kl. 9.42"."""
    return clock_time(at.astimezone(zone).time())


def clock_time(at: time) -> str:
    """A time of day that is no moment: "kl. 9.30"; with its zone where it carries one: "kl. 2.10 (sommertid)"."""
    return _words().time.format(hour=at.hour, minute=at.minute) + _zone(at)


def bare_time(at: time) -> str:
    """A time of day as it stands in a list: "9.30"."""
    return _words().bare_time.format(hour=at.hour, minute=at.minute) + _zone(at)


def _zone(at: time) -> str:
    return f" ({at.tzname()})" if at.tzinfo is not None else ""


def from_to(begins: time, ends: time) -> str:
    """A stretch of a day: "9.30–10.15"."""
    return f"{bare_time(begins)}–{bare_time(ends)}"


def date_and_time(at: datetime, zone: tzinfo | None = None) -> str:
    """A moment in full: "mandag den 23. november 2026 kl. 9.42"."""
    return f"{long_date(at, zone)} {time_of_day(at, zone)}"


def weekday_names() -> tuple[str, ...]:
    """The days of the week, Monday first."""
    return _words().weekdays


def month_names() -> tuple[str, ...]:
    """The months, January first."""
    return _words().months


def every_month() -> frozenset[str]:
    """The months' names, in full and in short, in every language."""
    return frozenset(name for words in (_DANISH, _ENGLISH) for name in (*words.months, *words.short_months))


def long_day(day: date, *, with_year: bool = True) -> str:
    """A day in full that is no moment: "fredag den 4. december 2026", or without its year, where that is near."""
    words = _words()
    pattern = words.long if with_year else words.long_without_year
    weekday, month = words.weekdays[day.weekday()], words.months[day.month - 1]
    return pattern.format(weekday=weekday, day=day.day, month=month, year=day.year)


def short_day(day: date, today: date | None = None) -> str:
    """A day in short that is no moment: "fre. 4. dec.", or "4. dec. 2027" where `today` is given and in another year."""
    words = _words()
    pattern = words.short if today is None or today.year == day.year else words.short_with_year
    weekday, month = words.short_weekdays[day.weekday()], words.short_months[day.month - 1]
    return pattern.format(weekday=weekday, day=day.day, month=month, year=day.year)


def _words() -> _Words:
    return _ENGLISH if language() == "en" else _DANISH
