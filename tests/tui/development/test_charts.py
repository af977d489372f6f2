"""Bars, columns, calendar and scale as characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from course.tui.development.charts import EMPTY, FULL, HALF, NONE, Bar, Column, Look, bars, calendar, columns, scale, shares

WIDTHS = st.integers(28, 120)
PARTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=3)


def plain(lines: list[Content]) -> list[str]:
    """What stands there."""
    return [line.plain.rstrip() for line in lines]


def test_a_share_of_something_is_never_nothing() -> None:
    assert shares([1, 999], 10) == [1, 9]
    assert shares([5, 5], 10) == [5, 5]
    assert shares([2, 1, 0], 4) == [3, 1, 0]
    assert shares([0, 0], 10) == [0, 0]


@given(PARTS, st.integers(3, 100))
def test_shares_fill_the_bar(parts: list[int], cells: int) -> None:
    given = shares(parts, cells)
    assert sum(given) == (cells if any(parts) else 0)
    assert all((share > 0) == (part > 0) for share, part in zip(given, parts, strict=True))


def test_bars_stand_under_each_other() -> None:
    rows = [
        Bar(Content("1 Begyndelsen"), ((3, FULL), (1, HALF), (4, EMPTY)), "3 af 4"),
        Bar(Content("2 Midten"), ((0, FULL), (0, EMPTY)), ""),
        Bar(Content("3 Slutningen"), ((4, FULL), (4, NONE)), "4 af 8"),
    ]
    assert plain(bars(rows, 60)) == [
        "1 Begyndelsen  ■■■■■■■■■■■■■■□□□□□··················  3 af 4",
        "2 Midten       ·····································",
        "3 Slutningen   ■■■■■■■■■■■■■■■■■■■  4 af 8",
    ]


def test_in_a_narrow_window_the_label_stands_above_its_bar() -> None:
    rows = [Bar(Content("1 En lektion med et meget langt navn, der ikke er plads til"), ((1, FULL), (1, EMPTY)), "1 af 2")]
    assert plain(bars(rows, 30)) == ["1 En lektion med et meget lan…", "  ■■■■■■■■■■··········  1 af 2"]


@given(st.lists(st.tuples(st.text(max_size=60), PARTS, st.text("0123456789 af", max_size=18)), max_size=9), WIDTHS)
def test_bars_fit_any_width(rows: list[tuple[str, list[int], str]], width: int) -> None:
    looks = (FULL, HALF, EMPTY)
    drawn = bars([Bar(Content(label), tuple(zip(parts, looks, strict=False)), value) for label, parts, value in rows], width)
    assert all(line.cell_length <= width for line in drawn)


def test_columns_say_their_figures() -> None:
    items = [Column(0.0, "0/3", "46"), Column(0.5, "2/4", "47"), Column(1.0, "12/12", "48")]
    assert plain(columns(items, ("rigtige", "uge"), 60)) == [
        "           ▁▁     ▅▅     ██",
        "rigtige    0/3    2/4   12/12",
        "uge        46     47     48",
    ]


def test_of_many_columns_the_last_ones_are_drawn() -> None:
    items = [Column(1.0, "1", str(week)) for week in range(10, 22)]
    assert plain(columns(items, ("ord", "uge"), 20))[2] == "uge   19  20  21"


def test_a_calendar_has_a_line_a_week() -> None:
    on: Look = ("■", "")
    off: Look = ("·", "")
    lines = calendar("mtotfls", [("uge 47", [off, on, off, off, off, on, off]), ("uge 48", [on, off])], 36)
    assert plain(lines) == [
        "        m  t  o  t  f  l  s",
        "uge 47  ·  ■  ·  ·  ·  ■  ·",
        "uge 48  ■  ·",
    ]


def test_marks_on_a_scale_stand_side_by_side_where_they_agree() -> None:
    marks: dict[int, list[Look]] = {2: [("◇", "")], 5: [("○", ""), ("●", "")]}
    assert scale(marks, 7, 30).plain.rstrip() == "  1   ◇   3   4  ○●   6   7"
    assert scale({}, 7, 76).plain.split() == list("1234567")


@given(st.dictionaries(st.integers(1, 7), st.lists(st.sampled_from([("○", ""), ("●", ""), ("◇", "")]), max_size=3)), WIDTHS)
def test_every_scale_is_as_wide_as_the_others(marks: dict[int, list[Look]], width: int) -> None:
    assert scale(marks, 7, width).cell_length == scale({}, 7, width).cell_length
