"""Two states of one document, put together: nothing that one side added is lost, and both computers make the same of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.tools.merging import merged

WORDS = st.sampled_from(["", "Ja", "Nej", "Måske", "Vi ringer"])
ROWS = st.lists(st.tuples(st.sampled_from("abcdef"), WORDS), max_size=5, unique_by=lambda row: row[0]).map(
    lambda rows: [{"id": row_id, "text": text, "done": bool(text)} for row_id, text in rows]
)
DOCUMENTS = st.fixed_dictionaries(
    {
        "title": WORDS,
        "cards": ROWS,
        "steps": st.lists(WORDS, max_size=4),
        "watched": st.dictionaries(st.sampled_from("xyz"), WORDS),
    },
    optional={"visit": st.fixed_dictionaries({"unit": WORDS, "questions": ROWS}), "source": st.none()},
)
CARD = {"id": "a", "text": "Hurtigere svar", "answer": ""}
OTHER = {"id": "b", "text": "Færre opkald", "answer": ""}


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_that_one_side_added_is_lost(base: dict[str, Any], first: dict[str, Any], second: dict[str, Any]) -> None:
    both = merged(base, first, second)
    for side in (first, second):
        assert {*ids(side["cards"])} - {*ids(base["cards"])} <= {*ids(both["cards"])}
        assert {*side["watched"]} - {*base["watched"]} <= {*both["watched"]}
        assert {*side["steps"]} - {*base["steps"]} <= {*both["steps"]}
    assert len(both["cards"]) == len({*ids(both["cards"])})


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_the_sides_weigh_the_same_where_they_dont_clash(
    base: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    one, other = merged(base, first, second), merged(base, second, first)
    assert {*ids(one["cards"])} == {*ids(other["cards"])}
    assert one["watched"].keys() == other["watched"].keys()
    assert sorted(one["steps"]) == sorted(other["steps"])
    if base["title"] in (first["title"], second["title"]):
        assert one["title"] == other["title"]
    else:
        assert (one["title"], other["title"]) == (second["title"], first["title"])


@given(DOCUMENTS, DOCUMENTS)
def test_what_is_the_same_stays_so(base: dict[str, Any], same: dict[str, Any]) -> None:
    before = deepcopy((base, same))
    assert merged(base, same, same) == merged({}, same, same) == same
    assert (base, same) == before


@given(DOCUMENTS, DOCUMENTS)
def test_what_one_side_alone_changed_is_as_it_made_it(base: dict[str, Any], changed: dict[str, Any]) -> None:
    assert merged(base, base, changed) == changed
    assert merged(base, changed, base) == changed


@given(DOCUMENTS, DOCUMENTS)
def test_where_nobody_knows_what_both_were_made_of_what_is_written_stays(first: dict[str, Any], second: dict[str, Any]) -> None:
    both = merged({}, first, second)
    assert {*ids(both["cards"])} == {*ids(first["cards"]), *ids(second["cards"])}
    assert both["title"] == (second["title"] or first["title"])
    for row in both["cards"]:
        texts = [each["text"] for side in (second, first) for each in side["cards"] if each["id"] == row["id"] and each["text"]]
        assert row["text"] == (texts or [""])[0]


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ([CARD, OTHER], [CARD | {"answer": "Sig det"}], [CARD | {"answer": "Sig det"}, OTHER]),  # added, and changed
        ([], [CARD], []),  # deleted, and left as it was
        ([], [CARD | {"text": "Ny"}], [CARD | {"text": "Ny"}]),  # deleted, and changed
        ([CARD | {"text": "Ny"}], [], [CARD | {"text": "Ny"}]),
        ([CARD | {"text": "Ny"}], [CARD | {"answer": "Sig det"}], [CARD | {"text": "Ny", "answer": "Sig det"}]),
        ([CARD | {"text": "Ny"}], [CARD | {"text": "Nyere"}], [CARD | {"text": "Nyere"}]),  # the later one's
        ([CARD, {"id": "c"}], [CARD, {"id": "d"}], [CARD, {"id": "c"}, {"id": "d"}]),
        ([{"id": "c"}, CARD], [CARD, {"id": "d"}], [{"id": "c"}, CARD, {"id": "d"}]),
        ([CARD | {"colour": "red"}], [CARD | {"text": "Ny"}], [CARD | {"text": "Ny", "colour": "red"}]),
    ],
)
def test_row_by_row(first: list[Any], second: list[Any], both: list[Any]) -> None:
    assert merged({"cards": [CARD]}, {"cards": first}, {"cards": second}) == {"cards": both}


@pytest.mark.parametrize(("first", "second"), [("bac", "abcd"), ("abcd", "bac")])
def test_the_order_is_that_of_the_side_that_moved_something(first: str, second: str) -> None:
    base, *sides = ([{"id": row_id} for row_id in order] for order in ("abc", first, second))
    assert ids(merged({"rows": base}, {"rows": sides[0]}, {"rows": sides[1]})["rows"]) == [*"bacd"]


def test_a_reference_is_never_put_together_of_two() -> None:
    first, second = {"table": "boards", "id": "1", "title": "A"}, {"table": "plans", "id": "2", "title": ""}
    assert merged({}, {"source": first}, {"source": second}) == {"source": second}
