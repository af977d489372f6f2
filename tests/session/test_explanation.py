"""What is told of an answer: the mistake first, then what is right, and the rest only for whoever asks."""

from __future__ import annotations

import pytest

from course.content.model import Course
from course.session.explanation import Explanation, explanation, folded_in_words
from course.study.answer_parts import in_words, paired
from tests.study.answers import given_in_words, right_answer

GIVEN, STOP, HELP = "Datoen er givet.", "I kan stoppe igen.", "Der er central hjælp at hente."


def told(course: Course, question_id: str, *chosen: str) -> Explanation:
    question = next(each for lesson in course.lessons for each in lesson.questions() if each.id == question_id)
    return explanation(question, given_in_words(question, *(chosen or in_words(question, right_answer(question)))))


def test_of_a_case_ones_own_answer_then_the_right_one_then_the_last(practice_course: Course) -> None:
    explained = told(practice_course, "foerst-c01", "kan")
    assert [(each.role, each.name, each.fits) for each in explained.first] == [("own", "2", False), ("right", "1", True)]
    assert [(each.role, each.name) for each in explained.rest] == [("other", "3")]


def test_a_right_answer_is_one_thing(practice_course: Course) -> None:
    explained = told(practice_course, "foerst-c01")
    assert [(each.role, each.name) for each in explained.first] == [("own", "1")]
    assert len(explained.rest) == 2


@pytest.mark.parametrize(
    ("chosen", "first"),
    [
        (["Central hjælp."], [("right", "En tovholder hos jer.")]),
        (["Central hjælp.", "Tavshed."], [("own", "Tavshed."), ("right", "En tovholder hos jer.")]),
        (["Central hjælp.", "Tavshed.", "En tovholder hos jer."], [("own", "Tavshed.")]),
    ],
)
def test_where_several_are_right_only_the_mistakes_are_told(
    practice_course: Course, chosen: list[str], first: list[tuple[str, str]]
) -> None:
    explained = told(practice_course, "dernaest-q03", *chosen)
    assert [(each.role, each.text) for each in explained.first] == first
    assert len(explained.rest) == 3 - len(first)


def test_of_a_match_the_wrong_lines_with_both_places(practice_course: Course) -> None:
    explained = told(practice_course, "dernaest-q02", paired(GIVEN, "Skal"), paired(STOP, "Skal"))
    assert [(each.text, each.given, each.right) for each in explained.first] == [(STOP, "Skal", "Kan"), (HELP, "", "Skal")]
    assert [each.text for each in explained.rest] == [GIVEN]


@pytest.mark.parametrize(
    ("chosen", "shown", "said"),
    [
        ((), 4, ""),
        ((), 3, "Hvorfor den sidste linje står der"),
        ((), 2, "Hvorfor de 2 andre linjer står der"),
        (("Beslutning", "Oplæg", "Brainstorm", "Drøftelse"), 1, "✔ 3 linjer stod rigtigt"),
        (("Beslutning", "Drøftelse", "Brainstorm", "Oplæg"), 2, "De 2 andre linjer"),
    ],
)
def test_what_is_folded_is_told_once_and_truly(practice_course: Course, chosen: tuple[str, ...], shown: int, said: str) -> None:
    assert folded_in_words(told(practice_course, "dernaest-q01", *chosen), shown) == said


def test_of_an_order_the_wrong_lines_and_the_others_with_their_number(practice_course: Course) -> None:
    explained = told(practice_course, "dernaest-q01", "Beslutning", "Oplæg", "Brainstorm", "Drøftelse")
    assert [(each.text, each.given, each.right) for each in explained.first] == [("Beslutning", "1", "4")]
    assert [(each.name, each.text) for each in explained.rest] == [("1", "Oplæg"), ("2", "Brainstorm"), ("3", "Drøftelse")]


@pytest.mark.parametrize("question_id", ["dernaest-q01", "dernaest-q02"])
def test_what_is_put_together_rightly_is_told_whole(practice_course: Course, question_id: str) -> None:
    explained = told(practice_course, question_id)
    assert len(explained.first) in {3, 4}
    assert explained.rest == ()


def test_where_all_is_wrong_both_reasons_come_first(practice_course: Course) -> None:
    explained = told(practice_course, "dernaest-q03", "Tavshed.")
    assert [each.role for each in explained.first] == ["own", "right", "right"]
