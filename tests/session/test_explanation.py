"""What is told of an answer: the leader's own first, then what is right, and the rest only for whoever asks."""

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


CENTRAL, HOST, SILENCE = "Central hjælp.", "En tovholder hos jer.", "Tavshed."


@pytest.mark.parametrize(
    ("chosen", "own", "missed", "urgent"),
    [
        ([CENTRAL], {CENTRAL}, {HOST}, [HOST, CENTRAL]),
        ([CENTRAL, SILENCE], {CENTRAL, SILENCE}, {HOST}, [SILENCE, HOST, CENTRAL]),
        ([CENTRAL, SILENCE, HOST], {CENTRAL, SILENCE, HOST}, set(), [SILENCE]),
        ([HOST, CENTRAL], {CENTRAL, HOST}, set(), []),
        ([SILENCE], {SILENCE}, {CENTRAL, HOST}, [SILENCE]),
    ],
)
def test_where_several_are_right_all_that_was_chosen_comes_first_and_the_mistakes_are_most_urgent(
    practice_course: Course, chosen: list[str], own: set[str], missed: set[str], urgent: list[str]
) -> None:
    explained = told(practice_course, "dernaest-q03", *chosen)
    assert {each.text for each in explained.first[: len(own)]} == own
    assert all(each.role == "own" for each in explained.first[: len(own)])
    assert {each.text for each in explained.first[len(own) :]} == missed
    for part in (explained.first[: len(own)], explained.first[len(own) :], explained.rest):
        assert [each.name for each in part] == sorted(each.name for each in part), "as they stand in the question"
    assert [each.text for each in explained.urgent[: len(urgent)]] == urgent
    assert sorted(each.text for each in explained.urgent) == sorted(each.text for each in explained.first)
    assert len(explained.rest) == 3 - len(own | missed)
    assert all(each.fits is (each.text != SILENCE) for each in explained.first)


def test_of_a_match_the_wrong_lines_with_both_places(practice_course: Course) -> None:
    explained = told(practice_course, "dernaest-q02", paired(GIVEN, "Skal"), paired(STOP, "Skal"))
    assert [(each.text, each.given, each.right) for each in explained.first] == [(STOP, "Skal", "Kan"), (HELP, "", "Skal")]
    assert [each.text for each in explained.rest] == [GIVEN]


@pytest.mark.parametrize(
    ("question", "chosen", "hidden", "short", "said"),
    [
        ("dernaest-q01", (), 0, 0, ""),
        ("dernaest-q01", (), 0, 2, "Alle begrundelser"),
        ("dernaest-q01", ("Beslutning", "Oplæg", "Brainstorm", "Drøftelse"), 3, 0, "✔ 3 linjer stod rigtigt"),
        ("dernaest-q01", ("Beslutning", "Oplæg", "Brainstorm", "Drøftelse"), 1, 2, "Alle begrundelser"),
        ("dernaest-q03", (), 1, 0, "Det sidste svar"),
        ("dernaest-q03", (), 1, 1, "Alle begrundelser"),
        ("foerst-c01", (), 2, 0, "Resten af svarene"),
    ],
)
def test_what_is_folded_is_told_once_and_truly_and_reads_like_no_key(
    practice_course: Course, question: str, chosen: tuple[str, ...], hidden: int, short: int, said: str
) -> None:
    explained = told(practice_course, question, *chosen)
    parts = (*explained.first, *explained.rest)
    end = len(parts) - hidden
    assert folded_in_words(parts[end:], parts[end - short : end]) == said


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
