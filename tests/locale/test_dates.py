"""Dates read as a Dane, or an English reader, writes them, in the reader's own zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from course.locale import language, use
from course.locale.dates import date_and_time, long_date, short_date, time_of_day

WINTER = timezone(timedelta(hours=1))
AT = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _language_again() -> Iterator[None]:
    before = language()
    yield
    use(before)


@pytest.mark.parametrize(
    ("lang", "long", "short", "time"),
    [
        ("da", "mandag den 23. november 2026", "man. 23. nov.", "kl. 9.42"),
        ("en", "Monday 23 November 2026", "Mon 23 Nov", "at 9:42"),
    ],
)
def test_a_moment_in_each_language(lang: str, long: str, short: str, time: str) -> None:
    use(lang)
    assert long_date(AT, WINTER) == long
    assert short_date(AT, zone=WINTER) == short
    assert time_of_day(AT, WINTER) == time
    assert date_and_time(AT, WINTER) == f"{long} {time}"


def test_another_year_is_named_and_the_same_is_not() -> None:
    use("da")
    assert short_date(AT, datetime(2026, 1, 2, tzinfo=UTC), WINTER) == "man. 23. nov."
    assert short_date(AT, datetime(2027, 1, 2, tzinfo=UTC), WINTER) == "23. nov. 2026"


def test_the_day_is_the_readers_own() -> None:
    use("da")
    late = datetime(2026, 12, 31, 23, 5, tzinfo=UTC)
    assert date_and_time(late, WINTER) == "fredag den 1. januar 2027 kl. 0.05"


def test_every_day_of_a_week_and_every_month_has_its_own_name() -> None:
    for lang in ("da", "en"):
        use(lang)
        days = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(365)]
        assert len({long_date(day, UTC) for day in days}) == len({short_date(day, zone=UTC) for day in days}) == 365
