"""An answer is marked, saved, and told as the journal has it."""

from __future__ import annotations

import pytest

from course.journal.errors import SaveFailed
from course.session.answering import answer
from course.session.session import Session
from tests.session.leader import find, give


@pytest.mark.parametrize("right", [True, False])
def test_an_answer_is_marked_and_kept_with_its_place(session: Session, right: bool) -> None:
    given = give(session, "dernaest-q04", right=right, sure=not right)
    assert session.records.attempts() == [given]
    assert (given.lesson, given.step, given.question) == ("dernaest", "dernaest-quiz", "dernaest-q04")
    assert given.chosen == (("Forklarer meningen.",) if right else ("Venter.",))
    assert (given.correct, given.sure, given.seed, given.review) == (right, not right, 1, False)


def test_an_answer_to_a_question_that_came_back_says_so(session: Session) -> None:
    assert give(session, "foerst-c01", review=True).review


def test_where_nothing_more_is_said_a_question_was_no_review_and_the_leader_neither_sure_nor_guessing(session: Session) -> None:
    lesson, step, question = find(session, "foerst-c01")
    given = answer(session, lesson, step, question, ("skal",), 7)
    assert (given.review, given.sure, given.seed, given.correct) == (False, None, 7, True)


def test_an_answer_that_cant_be_read_back_is_no_answer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson, step, question = find(session, "foerst-c01")
    monkeypatch.setattr(session.records, "get", lambda kind, record_id: None)
    with pytest.raises(SaveFailed, match="Svar en gang til"):
        answer(session, lesson, step, question, ("skal",), 1)
