"""Spaces at which no line of a page may end: inside a date or a time of day, and between a number and its unit."""

from __future__ import annotations

import re
from functools import cache

from course.locale.dates import every_month

NO_BREAK = "\xa0"
_UNITS = r"min\.|sek\.|kr\.|mio\.|pct\.|%|mm|cm|m|km|kg|g|timer?|dage?|uger?|år|minutter|minutes?|hours?|days?|weeks?"

_YEAR = re.compile(r" (?=[12][0-9]{3}\b)")
"""Looked for first, since a text has few: a look for the months at each of its words took longer than writing the document."""

_LONGEST = 20
"""Letters that no month is longer than."""


def unbroken(text: str) -> str:
    """The text with such spaces where they belong: "10. december 2026", "kl. 7.30", "50 min."."""
    return _YEAR.sub(_before_a_year, _spaces().sub(NO_BREAK, text))


@cache
def _spaces() -> re.Pattern[str]:
    months = _months()
    return re.compile(
        rf"(?<=[0-9]\.) (?=(?:{months})(?!\w))|(?<=[0-9]) (?=(?:{months}|{_UNITS})(?!\w))|(?<=\bkl\.) (?=[0-9])", re.IGNORECASE
    )


def _before_a_year(match: re.Match[str]) -> str:
    """The space before what may be a year: one that has no month before it stays as it is."""
    return NO_BREAK if _month().search(match.string, max(0, match.start() - _LONGEST), match.start()) else " "


@cache
def _month() -> re.Pattern[str]:
    """A month at the end of a text."""
    return re.compile(rf"\b(?:{_months()})\Z", re.IGNORECASE)


def _months() -> str:
    return "|".join(map(re.escape, sorted(every_month(), key=len, reverse=True)))
