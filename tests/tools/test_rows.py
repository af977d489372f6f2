"""Lists whose lines know themselves by an id."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.tools.rows import found, inserted, moved, new_id, rewritten, without
from course.tools.workshop import Line

LINES = st.lists(st.text("123ab", min_size=1, max_size=2), unique=True).map(lambda ids: tuple(Line(each, each) for each in ids))


@given(LINES, st.integers(-3, 12))
def test_ids_stay_unique(lines: tuple[Line, ...], place: int) -> None:
    assert new_id(lines) not in {line.id for line in lines}
    for line in (Line("1", "ny"), *lines[:1]):
        longer = inserted(lines, max(0, place), line)
        assert len({each.id for each in longer}) == len(lines) + 1
        assert [each for each in longer if each in lines] == list(lines)


@given(LINES, st.integers(-3, 12), st.data())
def test_a_line_goes_to_its_place_and_the_others_keep_theirs(lines: tuple[Line, ...], place: int, data: st.DataObject) -> None:
    assert moved(lines, "gone", place) == lines
    if not lines:
        return
    line = data.draw(st.sampled_from(lines))
    there = moved(lines, line.id, place)
    assert there.index(line) == min(max(0, place), len(lines) - 1)
    assert without(there, line.id) == without(lines, line.id)
    assert found(without(there, line.id), line.id) is None


def test_an_id_is_never_given_twice() -> None:
    """Another window may still write in a line that was taken out here."""
    lines: tuple[Line, ...] = (Line("a", "først"),)
    one = Line(new_id(lines), "skrives i det andet vindue")
    lines = without(inserted(lines, 1, one), one.id)
    lines = inserted(lines, 1, Line(new_id(lines), "ny"))
    assert rewritten(lines, one.id, text="skrevet videre") == lines


def test_a_line_is_rewritten() -> None:
    lines = (Line("1", "a"), Line("2", "b"))
    assert rewritten(lines, "2", done=True) == (Line("1", "a"), Line("2", "b", True))
    assert rewritten(lines, "3", done=True) == lines
