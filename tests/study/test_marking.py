"""Marking: right is exactly what is right, and options stand where they stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import (
    ANSWERS,
    Case,
    CaseWhy,
    Choice,
    Item,
    Match,
    Multiple,
    Option,
    Order,
    Pair,
    Question,
    Single,
    Target,
    options,
)
from course.study.answer_parts import paired
from course.study.marking import mark, scrambled, seed, shuffled, takes_several


def options_of(count: int, right: set[int]) -> tuple[Option, ...]:
    """Options A, B, C … with reasons."""
    return tuple(
        Option(id=chr(65 + number), text=f"Says {number}", why=f"Why {number}", correct=number in right)
        for number in range(count)
    )


SINGLE = Single(id="q-single", prompt="?", options=options_of(4, {2}))
MULTIPLE = Multiple(id="q-multiple", prompt="?", options=options_of(4, {0, 3}))
CASE = Case(id="q-case", field="skole", prompt="?", answer="begge", why=CaseWhy(skal="1", kan="2", begge="3"))
QUESTIONS: st.SearchStrategy[Choice] = st.sampled_from((SINGLE, MULTIPLE, CASE))


def order_of(count: int) -> Order:
    """Items A, B, C … in order, with reasons."""
    items = tuple(Item(id=chr(65 + number), text=chr(97 + number), why=f"Why {number}") for number in range(count))
    return Order(id="q-order", prompt="?", items=items)


MATCH = Match(
    id="q-match",
    prompt="?",
    targets=(Target("must", "Must"), Target("can", "Can")),
    pairs=(
        Pair(id="date", text="Date", target="must", why="1"),
        Pair(id="idea", text="Idea", target="can", why="2"),
        Pair(id="law", text="Law", target="must", why="3"),
    ),
)


@pytest.mark.parametrize(
    ("question", "chosen", "correct"),
    [
        (SINGLE, ["C"], True),
        (SINGLE, ["A"], False),
        (SINGLE, [], False),
        (SINGLE, ["C", "A"], False),
        (MULTIPLE, ["D", "A"], True),
        (MULTIPLE, ["A"], False),
        (MULTIPLE, ["A", "D", "B"], False),
        (CASE, ["begge"], True),
        (CASE, ["skal"], False),
        (CASE, ["Begge dele"], False),
    ],
)
def test_right_is_exactly_what_is_right(question: Question, chosen: list[str], correct: bool) -> None:
    assert mark(question, chosen).correct is correct


def test_what_is_missing_and_what_is_too_much() -> None:
    marked = mark(MULTIPLE, ["A", "B"])
    assert [option.id for option in marked.missed] == ["D"]
    assert [option.id for option in marked.wrong] == ["B"]
    assert [option.id for option in marked.right] == ["A", "D"]


def test_an_option_that_is_gone_counts_for_nothing() -> None:
    assert mark(SINGLE, ["gone"]).chosen == ()
    assert mark(SINGLE, ["gone", "C"]).correct


@given(question=QUESTIONS, chosen=st.sets(st.sampled_from(["A", "B", "C", "D", *ANSWERS, "gone"])))
def test_a_mark_says_what_was_chosen_missed_and_wrong(question: Choice, chosen: set[str]) -> None:
    marked = mark(question, sorted(chosen))
    assert set(marked.chosen) | set(marked.missed) == set(marked.right) | set(marked.wrong)
    assert set(marked.chosen) & set(marked.missed) == set()
    assert marked.correct == (not marked.missed and not marked.wrong)
    assert (marked.hits, marked.parts) == (len(set(marked.right) & set(marked.chosen)), len(marked.right))


def test_only_a_multiple_question_takes_several() -> None:
    assert [takes_several(question) for question in (SINGLE, MULTIPLE, CASE)] == [False, True, False]


@given(question=QUESTIONS, number=st.integers())
def test_shuffling_moves_options_and_loses_none(question: Choice, number: int) -> None:
    order = shuffled(question, number)
    assert sorted(option.id for option in order) == sorted(option.id for option in options(question))
    assert order == shuffled(question, number)


@given(number=st.integers())
def test_a_cases_answers_always_stand_in_the_same_order(number: int) -> None:
    assert [option.id for option in shuffled(CASE, number)] == list(ANSWERS)


def test_right_answers_come_to_stand_everywhere() -> None:
    first = [shuffled(SINGLE, seed(SINGLE, attempts))[0].id for attempts in range(40)]
    assert set(first) == {"A", "B", "C", "D"}


def test_the_seed_is_the_attempts_own_and_the_same_on_every_machine() -> None:
    assert seed(SINGLE, 0) == 2_810_966_183
    assert len({seed(question, attempts) for question in (SINGLE, MULTIPLE, CASE) for attempts in range(5)}) == 15


# Order: what fits is told by its neighbours


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        ("ABCD", "ABCD"),
        ("BCDA", "BCD"),  # one item at the wrong end makes none of the others wrong
        ("DABC", "ABC"),
        ("ACBD", "ACD"),  # of two neighbours that changed places one has to move
        ("DCBA", "D"),
        ("CBAD", "BD"),  # what stands at its own number stays
        ("CD", "CD"),
        ("DB", "B"),
        ("", ""),
    ],
)
def test_in_an_order_fits_what_has_to_move_least(chosen: str, fits: str) -> None:
    marked = mark(order_of(4), list(chosen))
    assert "".join(piece.text for piece in marked.pieces if piece.fits) == fits.lower()
    assert (marked.hits, marked.parts, marked.correct) == (len(fits), 4, chosen == "ABCD")


def test_a_piece_of_an_order_says_where_it_was_put_and_where_it_belongs() -> None:
    pieces = mark(order_of(3), ["C", "A"]).pieces
    assert [(piece.text, piece.given, piece.right, piece.why) for piece in pieces] == [
        ("a", "2", "1", "Why 0"),
        ("b", "", "2", "Why 1"),
        ("c", "1", "3", "Why 2"),
    ]


@given(count=st.integers(3, 9), data=st.data())
def test_one_item_moved_is_one_part_wrong(count: int, data: st.DataObject) -> None:
    right = [item.id for item in order_of(count).items]
    assert mark(order_of(count), right).correct
    away, back = data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, count - 1))
    moved = list(right)
    moved.insert(back, moved.pop(away))
    marked = mark(order_of(count), moved)
    assert marked.correct == (moved == right)
    assert marked.hits == count - (moved != right)


@given(chosen=st.lists(st.sampled_from("ABCDEFG?!")))
def test_no_order_breaks_the_marking_and_all_of_the_longest_run_fits(chosen: list[str]) -> None:
    marked = mark(order_of(7), chosen)
    known = [text for text in dict.fromkeys(chosen) if text not in "?!"]
    runs = [[text for bit, text in enumerate(known) if bits >> bit & 1] for bits in range(1 << len(known))]
    at_its_number = {text for place, text in enumerate(known) if "ABCDEFG"[place] == text}
    fits = [piece.text.upper() for piece in marked.pieces if piece.fits]
    assert at_its_number <= set(fits)
    assert [text for text in known if text in fits] == fits  # what fits really stands in order
    assert marked.hits == len(fits) == max(len(run) for run in runs if run == sorted(run) and at_its_number <= set(run))
    assert [piece.text for piece in marked.pieces] == list("abcdefg")
    assert marked.correct == (known == list("ABCDEFG"))


# Match: each pair on its own


@pytest.mark.parametrize(
    ("given_to", "hits", "correct"),
    [
        ({"date": "must", "idea": "can", "law": "must"}, 3, True),
        ({"law": "must", "date": "must", "idea": "must"}, 2, False),
        ({"date": "must"}, 1, False),
        ({"date": "elsewhere", "gone": "can"}, 0, False),
        ({}, 0, False),
    ],
)
def test_a_match_is_right_where_every_pair_is(given_to: dict[str, str], hits: int, correct: bool) -> None:
    marked = mark(MATCH, [paired(text, target) for text, target in given_to.items()])
    assert (marked.hits, marked.parts, marked.correct) == (hits, 3, correct)


def test_a_piece_of_a_match_says_where_it_was_put_and_where_it_belongs() -> None:
    pieces = mark(MATCH, [paired("date", "can"), paired("law", "must")]).pieces
    assert [(piece.text, piece.given, piece.right, piece.fits) for piece in pieces] == [
        ("Date", "Can", "Must", False),
        ("Idea", "", "Can", False),
        ("Law", "Must", "Must", True),
    ]


# Where things stand at first


@given(count=st.integers(3, 6), number=st.integers())
def test_an_order_begins_with_all_its_items_and_never_in_the_right_order(count: int, number: int) -> None:
    asked = order_of(count)
    start = scrambled(asked, number)
    assert start == scrambled(asked, number)
    assert sorted(item.id for item in start) == [item.id for item in asked.items]
    assert not mark(asked, [item.id for item in start]).correct


@given(number=st.integers())
def test_a_match_begins_with_all_its_pairs(number: int) -> None:
    assert sorted(pair.id for pair in scrambled(MATCH, number)) == ["date", "idea", "law"]
