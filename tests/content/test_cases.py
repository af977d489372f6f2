"""The cases that come with the program: told in threes that only one fact parts, and sorted by thinking, not by words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import get_args

import pytest

from course.content import builtin, load
from course.content import model as m
from course.content.model import Case, Course, Sort

FROM_WORDS = 0.5
"""The most that a reader may sort by words alone; a third is guessing."""
_WORD = re.compile(r"[^\W\d_]+")
_FORMULA = re.compile(r"\b(?:var|ville) det (?:rent |stadig |også )?(?:være )?(?:skal|kan|begge dele)\b")


@pytest.fixture(scope="module")
def course() -> Course:
    return load(builtin("da"))


@pytest.fixture(scope="module")
def cases(course: Course) -> list[Case]:
    return [question for lesson in course.lessons for question in lesson.questions() if isinstance(question, Case)]


@pytest.fixture(scope="module")
def triplets(cases: list[Case]) -> list[list[Case]]:
    return [[case for case in cases if case.triplet == name] for name in sorted({case.triplet or "" for case in cases} - {""})]


@cache
def grams(text: str) -> frozenset[str]:
    """Words and pairs of words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset({*words, *(f"{one} {other}" for one, other in pairwise(words))})


def guess(case: Case, seen: Sequence[Case], rarest: int) -> m.Answer:
    """The answer that a model which counts words gives (naive Bayes), after it has seen the others.

    Args:
        case: The one to sort.
        seen: The others, without its siblings.
        rarest: In how many of them a word has to stand to be counted.
    """
    spread = Counter(gram for other in seen for gram in grams(other.prompt))
    own = grams(case.prompt)

    def likely(answer: m.Answer) -> float:
        mine = [grams(other.prompt) for other in seen if other.answer == answer]
        has = Counter(gram for found in mine for gram in found)
        shares = ((gram, (has[gram] + 0.5) / (len(mine) + 1)) for gram, times in spread.items() if times >= rarest)
        return math.log(len(mine) / len(seen)) + sum(math.log(share if gram in own else 1 - share) for gram, share in shares)

    return max(m.ANSWERS, key=likely)


@pytest.mark.parametrize("rarest", [1, 3])
def test_words_alone_sort_no_more_than_half(cases: list[Case], rarest: int) -> None:
    right = sum(guess(case, [each for each in cases if each.triplet != case.triplet], rarest) == case.answer for case in cases)
    assert right / len(cases) <= FROM_WORDS


def test_three_tell_nearly_the_same(triplets: list[list[Case]]) -> None:
    assert len(triplets) >= 16
    for three in triplets:
        assert len(three) == 3
        words = [Counter(_WORD.findall(case.prompt.casefold())) for case in three]
        for one, other in ((0, 1), (1, 2), (0, 2)):
            assert (words[one] & words[other]).total() / max(words[one].total(), words[other].total()) > 0.6, three[0].triplet


def test_siblings_stand_in_different_lessons(course: Course) -> None:
    for lesson in course.lessons:
        named = [question.triplet for question in lesson.questions() if isinstance(question, Case)]
        assert len(named) == len(set(named)), lesson.id


def test_every_field_has_every_answer(cases: list[Case]) -> None:
    found = {(case.field, case.answer) for case in cases}
    assert found == {(field, answer) for field in get_args(m.CaseField) for answer in m.ANSWERS}


def test_a_case_says_from_whose_chair_it_is_seen(cases: list[Case]) -> None:
    assert [case.id for case in cases if not {"din", "dit", "dine", "du"} & set(_WORD.findall(case.prompt.casefold()))] == []


def test_a_hint_tells_no_answer(triplets: list[list[Case]]) -> None:
    assert [three[0].triplet for three in triplets if len({case.hints for case in three}) > 1] == []


def test_the_order_tells_nothing(course: Course, cases: list[Case]) -> None:
    answers = [case.answer for case in cases]
    assert max(len(list(run)) for _answer, run in groupby(answers)) <= 3
    assert sum(one == other for one, other in pairwise(answers)) >= len(answers) / 6
    steps = [
        tuple(case.answer for case in step.cases) for lesson in course.lessons for step in lesson.steps if isinstance(step, Sort)
    ]
    assert len(steps) == len(set(steps))
    assert all(5 <= len(step) <= 7 for step in steps)


def test_two_triplets_ask_whether_an_ai_tool_may_see_personal_data(triplets: list[list[Case]]) -> None:
    asked = [three for three in triplets if all("Må vi det?" in case.prompt for case in three)]
    assert len(asked) == 2
    assert all("AI" in case.prompt and "personoplysninger" in case.prompt for three in asked for case in three)


def test_reasons_are_no_formula(cases: list[Case]) -> None:
    whys = [why for case in cases for why in (case.why.skal, case.why.kan, case.why.begge)]
    assert [why for why in whys if _FORMULA.search(why.casefold())] == []
    begun = Counter(" ".join(why.split()[:3]) for why in whys)
    ended = Counter(" ".join(why.split()[-3:]) for why in whys)
    assert max(begun.values()) <= 5
    assert max(ended.values()) <= 5
