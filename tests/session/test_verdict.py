"""What is said of an answer: how much of it was right, and a word on how sure one had been."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content.model import Course, Multiple, Option, Question
from course.session.verdict import Said, verdict
from course.study.answer_parts import in_words, paired
from tests.study.answers import given_in_words as given
from tests.study.answers import right_answer

NOT_QUITE = "Ikke helt."
NONE_YET = "Ingen er på plads endnu. Læs hvorfor herunder."


def question_of(course: Course, question_id: str) -> Question:
    return next(each for lesson in course.lessons for each in lesson.questions() if each.id == question_id)


@pytest.mark.parametrize("sure", [None, True, False])
@pytest.mark.parametrize("question_id", ["foerst-c01", "dernaest-q01", "dernaest-q02", "dernaest-q03", "dernaest-q04"])
def test_a_right_answer(practice_course: Course, question_id: str, sure: bool | None) -> None:
    question = question_of(practice_course, question_id)
    said = "Du gættede rigtigt. Sådan hænger det sammen." if sure is False else "Det er rigtigt."
    assert verdict(question, given(question, *in_words(question, right_answer(question)), sure=sure)) == [Said(said, "right")]


@pytest.mark.parametrize(
    ("question_id", "chosen", "said"),
    [
        ("foerst-c01", ["kan"], "Du svarede Kan. Det er Skal."),
        ("dernaest-q04", ["Venter."], NOT_QUITE),
        ("dernaest-q03", ["Tavshed."], NOT_QUITE),
        ("dernaest-q03", ["Central hjælp."], "1 af de 2 rigtige er med."),
        ("dernaest-q03", ["Central hjælp.", "Tavshed."], "1 af de 2 rigtige er med, men der er én for meget."),
        (
            "dernaest-q03",
            ["Central hjælp.", "Tavshed.", "En tovholder hos jer."],
            "Det rigtige er med, men der er én for meget.",
        ),
        ("dernaest-q01", ["Brainstorm", "Oplæg", "Drøftelse", "Beslutning"], "3 af 4 står rigtigt i rækkefølgen."),
        ("dernaest-q01", [], NONE_YET),
        ("dernaest-q02", [paired("Datoen er givet.", "Skal"), paired("I kan stoppe igen.", "Skal")], "1 af 3 står rigtigt."),
        ("dernaest-q02", [paired("Datoen er givet.", "Kan")], NONE_YET),
    ],
)
def test_how_much_of_a_wrong_answer_is_right(practice_course: Course, question_id: str, chosen: list[str], said: str) -> None:
    question = question_of(practice_course, question_id)
    assert verdict(question, given(question, *chosen)) == [Said(said, "wrong")]


def test_several_too_many(practice_course: Course) -> None:
    question = question_of(practice_course, "dernaest-q03")
    assert isinstance(question, Multiple)
    question = replace(question, options=(*question.options, Option("hast", "Hast.", "Den skader.")))
    chosen = ["Central hjælp.", "Tavshed.", "Hast."]
    assert verdict(question, given(question, *chosen))[0].text == "1 af de 2 rigtige er med, men der er 2 for mange."
    chosen.append("En tovholder hos jer.")
    assert verdict(question, given(question, *chosen))[0].text == "Det rigtige er med, men der er 2 for mange."


@pytest.mark.parametrize(("sure", "lines"), [(True, 2), (False, 1), (None, 1)])
def test_whoever_was_sure_and_wrong_is_told_so(practice_course: Course, sure: bool | None, lines: int) -> None:
    question = question_of(practice_course, "foerst-c01")
    said = verdict(question, given(question, "kan", sure=sure))
    assert len(said) == lines
    assert [each.text for each in said[1:]] == ["Du var sikker, så giv begrundelserne et øjeblik mere."][: lines - 1]
    assert all(each.tone == "about" for each in said[1:])


@pytest.mark.parametrize(
    ("correct", "first"), [(True, Said("Det var rigtigt.", "right")), (False, Said("Det var ikke helt rigtigt.", "wrong"))]
)
def test_what_was_right_in_an_earlier_edition_is_right_still(practice_course: Course, correct: bool, first: Said) -> None:
    question = question_of(practice_course, "dernaest-q04")
    earlier = given(question, "Spørger.", sure=True, correct=correct)
    assert verdict(question, earlier) == [first, Said("Kurset er ændret siden. Du svarede: Spørger.", "about")]
