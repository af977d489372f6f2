"""Work is read from whatever is stored, and saved so that what can't be read stays."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from course.tools.codec import laid_over, read_as
from course.tools.commitment import Commitment, Source
from course.tools.project import Project
from course.tools.workshop import AgendaItem, Line, Visit, Workshop

ODD: st.SearchStrategy[Any] = st.sampled_from([None, True, 3, 30.0, 2.5, "", "Ja", [], {}, ["Ja"], {"id": "a"}, {"id": 3}])
LINES = st.lists(
    ODD | st.fixed_dictionaries({"id": st.sampled_from("abc")}, optional={"text": ODD, "done": ODD, "colour": ODD}), max_size=5
)
STORED = st.fixed_dictionaries(
    {},
    optional={
        "title": ODD,
        "length": ODD,
        "preparation": ODD | LINES,
        "items": LINES,
        "visit": ODD | st.fixed_dictionaries({}, optional={"unit": ODD, "questions": LINES, "with": ODD}),
        "mood": ODD,
    },
)
ROWS = st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), max_size=4, unique_by=lambda row: row[0])
WANTED = st.builds(
    lambda title, rows, unit, minutes: Workshop(
        title=title,
        length=minutes,
        preparation=tuple(Line(row_id, title, done) for row_id, done in rows),
        items=tuple(AgendaItem(row_id, title, minutes) for row_id, _done in rows[:2]),
        visit=Visit(unit, questions=tuple(Line(row_id) for row_id, _done in rows[1:])),
    ),
    st.sampled_from(["", "Ja"]),
    ROWS,
    st.sampled_from(["", "Nabo"]),
    st.integers(1, 30),
)


def plain(work: Workshop) -> Any:
    return msgspec.json.decode(msgspec.json.encode(work))


@given(STORED, WANTED)
def test_what_is_wanted_is_what_is_read_afterwards(stored: dict[str, Any], wanted: Workshop) -> None:
    read = read_as(Workshop, stored)
    after = laid_over(stored, plain(read), plain(wanted))
    assert read_as(Workshop, after) == wanted
    assert after.get("mood") == stored.get("mood")
    assert laid_over(after, plain(wanted), plain(wanted)) == after
    assert laid_over(stored, plain(read), plain(read)) == stored


@given(STORED, WANTED)
def test_rows_that_cant_be_read_stay(stored: dict[str, Any], wanted: Workshop) -> None:
    after = laid_over(stored, plain(read_as(Workshop, stored)), plain(wanted))
    for row in stored.get("items", []):
        if not (isinstance(row, dict) and isinstance(row.get("id"), str)):
            assert row in after["items"]


def test_a_source_is_read_as_far_as_it_says_where_it_is() -> None:
    assert read_as(Commitment, {"source": {"table": "boards", "id": "1", "title": 3}}).source == Source("boards", "1")
    assert read_as(Commitment, {"source": {"table": "boards"}, "outcome": "half"}) == Commitment()


def test_only_whole_numbers_are_minutes() -> None:
    assert read_as(Workshop, {"length": 30.0}).length == 30
    for odd in (30.5, float("inf"), float("nan"), True, "30"):
        assert read_as(Workshop, {"length": odd}).length == Workshop().length
    assert read_as(Project, {"name": 30.0}).name == ""
