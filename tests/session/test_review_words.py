"""What is said of the questions that come back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from course.session.review_words import closing_words, comes_back, day_in_words, how_it_went
from course.session.session import Session
from course.study.quiz_round import Answered, answered
from course.study.review_round import ReviewRound
from tests.conftest import NOW
from tests.session.leader import Clock, find, give

SIX = ["foerst-c01", "foerst-c02", "foerst-c03", "dernaest-q01", "dernaest-q02", "dernaest-q03"]
NOT_NOW = "Du svarede ikke på noget denne gang. Spørgsmålene ligger klar, når du har lyst."
PASSED_OVER = "Det, du sprang over, ligger klar, når du har lyst."


def again(session: Session, question_id: str) -> str:
    return comes_back(session, find(session, question_id)[2])


def begun(session: Session) -> ReviewRound:
    return ReviewRound(session.reviews.cards, session.records.attempts(), session.today())


def go_on(session: Session, went: ReviewRound, *, right: bool = True) -> None:
    assert went.current is not None
    went.record(give(session, went.current.question.id, right=right, review=True))
    went.forward()


def test_when_a_question_comes_again(session: Session, clock: Clock) -> None:
    assert again(session, "foerst-c01") == ""
    give(session, "foerst-c01")
    assert again(session, "foerst-c01") == "Kommer igen i morgen."
    assert again(session, "sidst-c01") == "Kommer igen i morgen.", "another wording of the same"
    assert again(session, "foerst-c02") == ""
    clock.passes(1)
    assert again(session, "foerst-c01") == "", "it is due"
    give(session, "foerst-c01")
    assert again(session, "foerst-c01") == "Kommer igen om 3 dage."


def test_where_more_wait_than_a_day_takes_it_may_come_later(session: Session, clock: Clock) -> None:
    for question in SIX[:5]:
        give(session, question)
    assert again(session, SIX[0]) == "Kommer igen i morgen."
    give(session, SIX[5])
    assert again(session, SIX[0]) == "Kommer tidligst igen i morgen."
    clock.passes(1)
    for question in SIX:
        give(session, question)
    assert again(session, SIX[0]) == "Kommer tidligst igen om 3 dage."
    give(session, "dernaest-q04")
    assert again(session, "dernaest-q04") == "Kommer igen i morgen."


def test_a_round_that_is_closed_without_an_answer(session: Session, clock: Clock) -> None:
    give(session, SIX[0])
    clock.passes(1)
    assert closing_words(session, begun(session)) == [NOT_NOW]


def test_a_round_in_which_one_was_passed_over(session: Session, clock: Clock) -> None:
    for question in SIX[:2]:
        give(session, question)
    clock.passes(1)
    went = begun(session)
    went.forward()
    go_on(session, went)
    assert closing_words(session, went) == [
        "Det ene, du svarede på, kunne du huske.",
        PASSED_OVER,
        "Der kommer spørgsmål igen i morgen.",
    ]
    later = begun(session)
    assert closing_words(session, later) == ["Du har svaret på 1 i dag. De andre ligger klar, når du har lyst."]


def test_a_round_in_which_all_was_answered(session: Session, clock: Clock) -> None:
    for question in SIX[:2]:
        give(session, question)
    clock.passes(1)
    went = begun(session)
    go_on(session, went)
    go_on(session, went)
    assert closing_words(session, went) == ["Du kunne huske alle 2.", "Der kommer spørgsmål igen på fredag."]
    assert closing_words(session, begun(session)) == ["✔ Dagens spørgsmål er klaret.", "Der kommer spørgsmål igen på fredag."]


def test_where_nothing_was_ever_answered_no_day_is_named(session: Session) -> None:
    assert closing_words(session, begun(session)) == ["✔ Dagens spørgsmål er klaret."]


@pytest.mark.parametrize(
    ("right", "wrong", "waiting", "said"),
    [
        (0, 0, False, "✔ Dagens spørgsmål er klaret."),
        (0, 0, True, NOT_NOW),
        (1, 0, False, "Det ene, du svarede på, kunne du huske."),
        (3, 0, True, "Du kunne huske alle 3."),
        (0, 1, False, "Det sad ikke fast endnu. Det kommer snart igen."),
        (0, 2, False, "De sad ikke fast endnu. De kommer snart igen."),
        (1, 2, True, "Du kunne huske 1 af 3. Det, der ikke sad fast, kommer snart igen."),
    ],
)
def test_how_a_round_went(session: Session, right: int, wrong: int, waiting: bool, said: str) -> None:
    def one(correct: bool) -> Answered:
        return answered(find(session, "foerst-c01")[2], give(session, "foerst-c01", right=correct))

    given = [*(one(True) for _ in range(right)), *(one(False) for _ in range(wrong))]
    assert how_it_went(given, waiting) == said


@pytest.mark.parametrize(
    ("ahead", "told"),
    [(1, "i morgen"), (2, "på onsdag"), (6, "på søndag"), (7, "mandag den 30. november 2026")],
)
def test_a_day_to_come(ahead: int, told: str) -> None:
    today = NOW.date()
    assert day_in_words(today + timedelta(ahead), today) == told
