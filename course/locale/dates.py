"""Dates and times of day in the interface's language, from lists of our own: most machines have no Danish locale installed."""

from __future__ import annotations

from datetime import datetime, tzinfo

from msgspec import Struct

from course.locale import language


class _Words(Struct, frozen=True):
    """How a language writes dates. The patterns know {weekday}, {day}, {month} and {year}."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    short_months: tuple[str, ...]
    long: str
    short: str
    short_with_year: str
    time: str


_DANISH = _Words(
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    months=(
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    short_weekdays=("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."),
    short_months=("jan.", "feb.", "marts", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."),
    long="{weekday} den {day}. {month} {year}",
    short="{weekday} {day}. {month}",
    short_with_year="{day}. {month} {year}",
    time="kl. {hour}.{minute:02}",
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
    short="{weekday} {day} {month}",
    short_with_year="{day} {month} {year}",
    time="at {hour}:{minute:02}",
)


def long_date(at: datetime, zone: tzinfo | None = None) -> str:
    """A day in full: "mandag den 23. november 2026".

    Args:
        at: A moment, with zone.
        zone: The zone whose day it is; the machine's own by default, as for all functions here.
    """
    words, there = _words(), at.astimezone(zone)
    weekday, month = words.weekdays[there.weekday()], words.months[there.month - 1]
    return words.long.format(weekday=weekday, day=there.day, month=month, year=there.year)


def short_date(at: datetime, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """A day in short: "man. 23. nov.", or "23. nov. 2025" where `now` is given and in another year."""
    words, there = _words(), at.astimezone(zone)
    pattern = words.short if now is None or now.astimezone(zone).year == there.year else words.short_with_year
    weekday, month = words.short_weekdays[there.weekday()], words.short_months[there.month - 1]
    return pattern.format(weekday=weekday, day=there.day, month=month, year=there.year)


def time_of_day(at: datetime, zone: tzinfo | None = None) -> str:
    """A time of day: "kl. 9.42"."""
    there = at.astimezone(zone)
    return _words().time.format(hour=there.hour, minute=there.minute)


def date_and_time(at: datetime, zone: tzinfo | None = None) -> str:
    """A moment in full: "mandag den 23. november 2026 kl. 9.42"."""
    return f"{long_date(at, zone)} {time_of_day(at, zone)}"


def _words() -> _Words:
    return _ENGLISH if language() == "en" else _DANISH
