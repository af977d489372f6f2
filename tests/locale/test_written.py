"""Days and times as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.locale.dates import bare_time, clock_time, long_day, short_day
from course.locale.written import read_date, read_time

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("3.12.2026", date(2026, 12, 3)),
        ("3. 12. 26", date(2026, 12, 3)),
        ("3/12-2026", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("23.11.", TODAY),
        ("3/2", date(2027, 2, 3)),
        ("3. december", date(2026, 12, 3)),
        ("den 3. dec.", date(2026, 12, 3)),
        ("3 marts 2028", date(2028, 3, 3)),
        ("29. februar", date(2028, 2, 29)),
        ("I  morgen", date(2026, 11, 24)),
        ("på mandag", date(2026, 11, 30)),
        ("fredag", date(2026, 11, 27)),
        ("om 14 dage", date(2026, 12, 7)),
        ("om to uger", date(2026, 12, 7)),
        ("om en måned", date(2026, 12, 23)),
        ("om 3 måneder", date(2027, 2, 23)),
        ("om otte dage", date(2026, 12, 1)),
        ("om et år", date(2027, 11, 23)),
        ("næste mandag", date(2026, 11, 30)),
        ("ons.", date(2026, 11, 25)),
        ("uge 9", date(2027, 3, 1)),
        ("uge 48", TODAY),
        ("d. 1/3", date(2027, 3, 1)),
        ("1.marts", date(2027, 3, 1)),
        ("1/3 27", date(2027, 3, 1)),
        ("1. marts 27", date(2027, 3, 1)),
        ("onsdag 2/12", date(2026, 12, 2)),
        ("ons. d. 2. dec.", date(2026, 12, 2)),
        ("1/1-1900", date(1900, 1, 1)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snart",
        "31.2.2027",
        "32/1",
        "1. m",
        "1. ju",
        "om 9 hår",
        "om 99999999 uger",
        "2026-13-01",
        "3.12.026",
        "ikke 1. marts",
        "snartmandag den 1. marts 2027",
        "senest 3/12",
        "uge 54",
        "3/12-0202",
        "3. december 0202",
        "31/12-1899",
        "0202-12-03",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


def test_the_end_of_a_month_stays_the_end() -> None:
    assert read_date("om en måned", date(2027, 1, 31)) == date(2027, 2, 28)


@given(st.dates(date(1900, 1, 1)))
def test_what_the_program_writes_it_reads_back(day: date) -> None:
    assert read_date(day.isoformat(), TODAY) == day
    assert read_date(long_day(day), TODAY) == day
    assert read_date(short_day(day), day) == day


@given(st.text("0123456789-./ ", min_size=4, max_size=12))
def test_what_is_read_can_be_written_in_full_and_read_again(text: str) -> None:
    day = read_date(text, TODAY)
    assert day is None or read_date(long_day(day), TODAY) == day


WORDS = [
    "om",
    "på",
    "den",
    "d.",
    "kl.",
    "uge",
    "to",
    "14",
    "9.30",
    "0",
    "99",
    "2027",
    "dage",
    "mandag",
    "marts",
    "3.",
    "/",
    "-",
    ":",
]


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))
def test_whatever_is_written_is_a_day_or_a_time_that_can_be_told_or_none(text: str) -> None:
    day, at = read_date(text, TODAY), read_time(text)
    assert day is None or read_date(long_day(day), TODAY) == day
    assert at is None or read_time(clock_time(at)) == read_time(bare_time(at)) == at
    assert (read_date(f" {text}\n", TODAY), read_time(f" {text}\n")) == (day, at), "spaces around it say nothing"
    assert (day, at) == (None, None) or any(map(str.isalnum, text)), "signs alone say nothing"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("kl. 13:15", time(13, 15)),
        ("kl 8", time(8)),
        ("09:05", time(9, 5)),
        ("0930", time(9, 30)),
        ("9,30", time(9, 30)),
        ("kl. 9.30", time(9, 30)),
        ("kl.9", time(9)),
        ("9:30", time(9, 30)),
        ("9 30", time(9, 30)),
        ("kl 1315", time(13, 15)),
    ],
)
def test_a_time_is_read(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["", "25", "9.75", "ni", "9.5", "-1", "123", "2460", "09301", "9.3.0"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None
