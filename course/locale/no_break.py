"""Spaces at which no line of a page may end: inside a date or a time of day, and between a number and its unit."""

from __future__ import annotations

import re
from functools import cache

from course.locale.dates import every_month

NO_BREAK = "\xa0"
_UNITS = r"min\.|sek\.|kr\.|mio\.|pct\.|%|mm|cm|m|km|kg|g|timer?|dage?|uger?|år|minutter|minutes?|hours?|days?|weeks?"


def unbroken(text: str) -> str:
    """The text with such spaces where they belong: "10. december 2026", "kl. 7.30", "50 min."."""
    return _years().sub(NO_BREAK, _spaces().sub(NO_BREAK, text))


@cache
def _spaces() -> re.Pattern[str]:
    months = _months()
    return re.compile(
        rf"(?<=[0-9]\.) (?=(?:{months})(?!\w))|(?<=[0-9]) (?=(?:{months}|{_UNITS})(?!\w))|(?<=\bkl\.) (?=[0-9])", re.IGNORECASE
    )


@cache
def _years() -> re.Pattern[str]:
    """The spaces between a month and its year: a pattern looks back over words of one length only."""
    before = "|".join(rf"(?<=\b{re.escape(each)})" for each in sorted(every_month()))
    return re.compile(rf"(?:{before}) (?=[12][0-9]{{3}}\b)", re.IGNORECASE)


def _months() -> str:
    return "|".join(map(re.escape, sorted(every_month(), key=len, reverse=True)))
