"""How long the leader has been at it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.study.time_spent import hours

MINUTE = 60_000
MOMENTS = st.lists(st.integers(0, 2**47)).map(sorted)


def at(*minutes: float) -> list[int]:
    """Moments so many minutes after a morning in November 2026."""
    return [1_795_419_720_000 + round(minute * MINUTE) for minute in minutes]


def test_nothing_saved_is_no_time() -> None:
    assert hours([]) == 0


def test_one_save_is_the_reading_before_it() -> None:
    assert hours(at(0)) == 2


def test_a_sitting_lasts_from_before_its_first_save_to_its_last() -> None:
    assert hours(at(0, 4, 9, 15)) == 17


def test_a_pause_of_ten_minutes_is_still_reading() -> None:
    assert hours(at(0, 10)) == 12


def test_a_longer_pause_begins_a_new_sitting() -> None:
    assert hours(at(0, 10.1)) == 4
    assert hours(at(0, 5, 600, 605)) == 14


def test_minutes_are_rounded_at_the_end_only() -> None:
    assert hours(at(0, 0.4, 100, 100.4)) == 5


@given(MOMENTS)
def test_it_is_never_less_than_the_reading_nor_more_than_the_pauses_allow(moments: list[int]) -> None:
    assert (hours(moments) >= 2) == bool(moments)
    assert hours(moments) <= 12 * len(moments)


@given(MOMENTS, st.integers(0, 20))
def test_two_halves_are_never_less_than_the_whole_without_the_pause_between(moments: list[int], cut: int) -> None:
    assert hours(moments[:cut]) + hours(moments[cut:]) + 11 >= hours(moments)


@given(MOMENTS)
def test_saving_twice_at_once_takes_no_longer(moments: list[int]) -> None:
    assert hours(sorted(moments * 2)) == hours(moments)
