"""Days and times of day as people write them, read back: "3. marts", "3/3-27", "på fredag", "om to uger", "kl. 9.30"."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from course.locale.dates import month_names, weekday_names
from course.locale.spelling import fold

_IN_WORDS = {
    "i dag": 0,
    "today": 0,
    "i morgen": 1,
    "tomorrow": 1,
    "i overmorgen": 2,
}
_ONES = ("en to tre fire fem seks syv otte ni ti elleve tolv", "one two three four five six seven eight nine ten eleven twelve")
_NUMBERS = {word: number for words in _ONES for number, word in enumerate(words.split(), 1)} | {"et": 1, "a": 1, "an": 1}
_SPANS = {"dag": 1, "dage": 1, "day": 1, "days": 1, "uge": 7, "uger": 7, "week": 7, "weeks": 7}
_MONTHS = {"måned": 1, "måneder": 1, "month": 1, "months": 1, "år": 12, "year": 12, "years": 12}
_AHEAD = re.compile(r"(?:(?:om|in) )?(\w+) (\w+)")
_WEEK = re.compile(r"(?:uge|week) (\d{1,2})")
_DIGITS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./ -]\s*(\d{4}|\d{2}))?\.?")
_MONTH = re.compile(r"([^\W\d_]{3,})\.?(?: (\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})(?:\.\s*|\s+)([^\W\d_]+)\.?(?:\s+(\d{4}|\d{2}))?")
_WEEKDAY = re.compile(r"([^\W\d_]{3,})\.?(?:,? |$)")
_DEN = re.compile(r"d(?:en|\.)\s*")
_TIME = re.compile(r"(?:kl\.?\s*|at )?(\d{1,2})(?:(?:\s*[.:,]\s*|\s|(?<=\d\d))(\d{2}))?")
_FIRST_YEAR = 1900
"""A year before it is a slip of the finger, and written in full it could not be read back."""


def read_date(text: str, today: date) -> date | None:
    """A day as somebody wrote it.

    Args:
        text: "2026-12-03", "3.12.2026", "d. 3/12", "torsdag den 3. december", "marts 2027", "på fredag", "om 14 dage", "uge 9".
        today: The writer's day. A day without its year is the next one that there is; a weekday's name the next after today.

    Returns:
        The day, or None where the text says none that exists.
    """
    words = " ".join(fold(text).split())
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            return _in_our_time(date.fromisoformat(words))
        dated = _DEN.sub("", _without_weekday(words), count=1) if words else ""
        day = _ahead(words, today) or _digits(dated, today) or _named(dated, today) or _month(words, today)
    except (ValueError, OverflowError):
        return None
    return _in_our_time(day)


def _in_our_time(day: date | None) -> date | None:
    return day if day is not None and day.year >= _FIRST_YEAR else None


def read_time(text: str) -> time | None:
    """A time of day as somebody wrote it ("9", "9.30", "9,30", "0930", "kl. 13:15"), or None."""
    found = _TIME.fullmatch(" ".join(fold(text).split()))
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def _ahead(words: str, today: date) -> date | None:
    if words in _IN_WORDS:
        return today + timedelta(_IN_WORDS[words])
    for ahead in ("på ", "on ", "næste ", "next "):
        words = words.removeprefix(ahead)
    number = _weekday(words.removesuffix("."))
    if number is not None:
        return today + timedelta((number - today.weekday() - 1) % 7 + 1)
    if found := _WEEK.fullmatch(words):
        return _week(int(found[1]), today)
    found = _AHEAD.fullmatch(words)
    if found is None:
        return None
    many = int(found[1]) if found[1].isdecimal() else _NUMBERS.get(found[1])
    if many is None:
        return None
    if found[2] in _MONTHS:
        return _months_on(today, many * _MONTHS[found[2]])
    return today + timedelta(many * _SPANS[found[2]]) if found[2] in _SPANS else None


def _weekday(word: str) -> int | None:
    """Which day of the week a word says, whole or cut short ("ons"), Monday as 0."""
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(weekday_names()) if fold(name).startswith(word)), None)


def _without_weekday(words: str) -> str:
    """A date without the day of the week in front of it."""
    found = _WEEKDAY.match(words)
    return words[found.end() :] if found and _weekday(found[1]) is not None else words


def _week(number: int, today: date) -> date:
    """The Monday of a week of the calendar: this year's, or the next year's where it has passed."""
    monday = date.fromisocalendar(today.isocalendar().year, number, 1)
    return monday if monday + timedelta(6) >= today else date.fromisocalendar(today.isocalendar().year + 1, number, 1)


def _months_on(today: date, many: int) -> date:
    """The same day some months on, or the last one where that month is shorter."""
    years, month = divmod(today.month - 1 + many, 12)
    first = date(today.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(today.day - 1), following - timedelta(1))


def _digits(words: str, today: date) -> date | None:
    found = _DIGITS.fullmatch(words)
    return _next(int(found[1]), int(found[2]), found[3], today) if found else None


def _named(words: str, today: date) -> date | None:
    found = _NAMED.fullmatch(words)
    month = _month_number(found[2]) if found else None
    return _next(int(found[1]), month, found[3], today) if found and month else None


def _month(words: str, today: date) -> date | None:
    """The first day of a month: "marts 2027", "til marts"."""
    found = _MONTH.fullmatch(words.removeprefix("til ").removeprefix("i "))
    month = _month_number(found[1]) if found else None
    return _next(1, month, found[2], today) if found and month else None


def _month_number(word: str) -> int | None:
    """Which month a word says, whole or cut short, from 1; None where it could be several."""
    months = [number for number, name in enumerate(month_names(), 1) if fold(name).startswith(word)]
    return months[0] if len(word) >= 3 and len(months) == 1 else None


def _next(day: int, month: int, year: str | None, today: date) -> date:
    """A day of a year, or the next one where no year is said."""
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for ahead in range(9):  # the 29th of February may be far off
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError
