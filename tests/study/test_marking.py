"""Marking: right is exactly what is right, and options stand where they stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import ANSWERS, Case, CaseWhy, Multiple, Option, Question, Single, options
from course.study.marking import mark, seed, shuffled, takes_several


def options_of(count: int, right: set[int]) -> tuple[Option, ...]:
    """Options A, B, C … with reasons."""
    return tuple(Option(text=chr(65 + number), why=f"Why {number}", correct=number in right) for number in range(count))


SINGLE = Single(id="q-single", prompt="?", options=options_of(4, {2}))
MULTIPLE = Multiple(id="q-multiple", prompt="?", options=options_of(4, {0, 3}))
CASE = Case(id="q-case", field="skole", prompt="?", answer="begge", why=CaseWhy(skal="1", kan="2", begge="3"))
QUESTIONS = st.sampled_from((SINGLE, MULTIPLE, CASE))


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
    assert [option.text for option in marked.missed] == ["D"]
    assert [option.text for option in marked.wrong] == ["B"]
    assert [option.text for option in marked.right] == ["A", "D"]


def test_an_option_that_is_gone_counts_for_nothing() -> None:
    assert mark(SINGLE, ["gone"]).chosen == ()
    assert mark(SINGLE, ["gone", "C"]).correct


@given(question=QUESTIONS, chosen=st.sets(st.sampled_from(["A", "B", "C", "D", *ANSWERS, "gone"])))
def test_a_mark_says_what_was_chosen_missed_and_wrong(question: Question, chosen: set[str]) -> None:
    marked = mark(question, chosen)
    assert set(marked.chosen) | set(marked.missed) == set(marked.right) | set(marked.wrong)
    assert set(marked.chosen) & set(marked.missed) == set()
    assert marked.correct == (not marked.missed and not marked.wrong)


def test_only_a_multiple_question_takes_several() -> None:
    assert [takes_several(question) for question in (SINGLE, MULTIPLE, CASE)] == [False, True, False]


@given(question=QUESTIONS, number=st.integers())
def test_shuffling_moves_options_and_loses_none(question: Question, number: int) -> None:
    order = shuffled(question, number)
    assert sorted(option.text for option in order) == sorted(option.text for option in options(question))
    assert order == shuffled(question, number)


@given(number=st.integers())
def test_a_cases_answers_always_stand_in_the_same_order(number: int) -> None:
    assert [option.text for option in shuffled(CASE, number)] == list(ANSWERS)


def test_right_answers_come_to_stand_everywhere() -> None:
    first = [shuffled(SINGLE, seed(SINGLE, attempts))[0].text for attempts in range(40)]
    assert set(first) == {"A", "B", "C", "D"}


def test_the_seed_is_the_attempts_own_and_the_same_on_every_machine() -> None:
    assert seed(SINGLE, 0) == 2_810_966_183
    assert len({seed(question, attempts) for question in (SINGLE, MULTIPLE, CASE) for attempts in range(5)}) == 15
