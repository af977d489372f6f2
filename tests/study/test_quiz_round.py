"""A quiz session: wherever a leader goes in it, nothing breaks and no answer is lost."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from course.content.model import Option, Question, Single
from course.journal.kinds import Attempt
from course.study.marking import seed
from course.study.quiz_round import QuizRound
from tests.conftest import NOW


def question(number: int) -> Single:
    """A question whose right answer is "A"."""
    return Single(
        id=f"q{number}",
        prompt="?",
        options=(Option(id="a", text="A", why="yes", correct=True), Option(id="b", text="B", why="no")),
    )


def attempt(at: Question, text: str, number: int = 0) -> Attempt:
    """An answer to a question."""
    return Attempt(f"a{number}", "lesson", "step", at.id, (text,), text == "A", 7 + number, NOW + timedelta(minutes=number))


QUESTIONS = tuple(question(number) for number in range(3))


def test_it_begins_at_the_first_open_question() -> None:
    assert QuizRound(QUESTIONS, []).index == 0
    assert QuizRound(QUESTIONS, [attempt(QUESTIONS[0], "B"), attempt(QUESTIONS[2], "A")]).index == 1


def test_where_all_is_answered_it_begins_at_the_review() -> None:
    session = QuizRound(QUESTIONS, [attempt(each, "A") for each in QUESTIONS])
    assert session.current is None
    assert session.right() == 3


def test_answers_to_other_questions_do_not_matter() -> None:
    assert QuizRound(QUESTIONS[:1], [attempt(QUESTIONS[1], "A")]).index == 0


def test_a_session_without_questions_is_its_own_review() -> None:
    session = QuizRound((), [])
    assert session.current is None
    assert (session.forward(), session.back()) == (False, False)
    session.try_again()
    assert session.current is None


def test_the_latest_answer_counts() -> None:
    session = QuizRound(QUESTIONS, [attempt(QUESTIONS[0], "A", 0), attempt(QUESTIONS[0], "B", 1)])
    assert session.wrong() == (QUESTIONS[0],)
    assert session.right() == 0


def test_on_goes_through_all_and_ends_at_the_review() -> None:
    session = QuizRound(QUESTIONS, [])
    places = [session.index]
    while session.forward():
        places.append(session.index)
    assert places == [0, 1, 2, None]


def test_back_leads_from_the_review_to_the_last_question_and_to_the_first() -> None:
    session = QuizRound(QUESTIONS, [attempt(each, "A") for each in QUESTIONS])
    places = []
    while session.back():
        places.append(session.index)
    assert places == [2, 1, 0]


def test_the_wrong_ones_come_again_with_other_seeds() -> None:
    session = QuizRound(QUESTIONS, [attempt(QUESTIONS[0], "A"), attempt(QUESTIONS[1], "B"), attempt(QUESTIONS[2], "B")])
    assert session.seed(QUESTIONS[1]) == 7, "as it was answered"
    session.try_again()
    assert session.round == QUESTIONS[1:]
    assert session.again
    assert session.answer(QUESTIONS[1]) is None
    assert session.seed(QUESTIONS[1]) == seed(QUESTIONS[1], 1)
    session.record(attempt(QUESTIONS[1], "A", 5))
    assert session.wrong() == (QUESTIONS[2],)
    assert session.seed(QUESTIONS[1]) == 12


def test_a_question_of_another_round_can_be_looked_at() -> None:
    session = QuizRound(QUESTIONS, [attempt(QUESTIONS[0], "A"), attempt(QUESTIONS[1], "B"), attempt(QUESTIONS[2], "B")])
    session.try_again()
    session.go_to(QUESTIONS[0])
    assert session.current == QUESTIONS[0]
    answered = session.answer(QUESTIONS[0])
    assert answered is not None
    assert answered.mark.correct


class Wandering(RuleBasedStateMachine):
    """Anybody going anywhere in a session."""

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[Attempt] = []

    @initialize(
        count=st.integers(1, 4), before=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["A", "B", "gone"])), max_size=4)
    )
    def begin(self, count: int, before: list[tuple[int, str]]) -> None:
        self.questions = tuple(question(number) for number in range(count))
        self.saved = [attempt(self.questions[place % count], text, number) for number, (place, text) in enumerate(before)]
        self.session = QuizRound(self.questions, self.saved)

    @rule()
    def forward(self) -> None:
        at_review = self.session.current is None
        assert self.session.forward() is not at_review

    @rule()
    def back(self) -> None:
        before = self.session.index
        moved = self.session.back()
        assert moved or before == 0 or not self.session.round

    @rule(text=st.sampled_from(["A", "B", "gone"]))
    @precondition(lambda self: self.session.current is not None)
    def record(self, text: str) -> None:
        current = self.session.current
        assert current is not None
        answer = attempt(current, text, len(self.saved))
        self.saved.append(answer)
        self.session.record(answer)
        given = self.session.answer(current)
        assert given is not None
        assert given.attempt.chosen == (text,)
        assert given.seed == answer.seed

    @rule()
    def try_again(self) -> None:
        self.session.try_again()

    @rule(number=st.integers(0, 3))
    def go_to(self, number: int) -> None:
        target = self.questions[number % len(self.questions)]
        self.session.go_to(target)
        assert self.session.current == target

    @invariant()
    def the_place_is_a_place(self) -> None:
        index = self.session.index
        assert index is None or 0 <= index < len(self.session.round)
        assert set(self.session.round) <= set(self.questions)

    @invariant()
    def no_answer_is_lost(self) -> None:
        latest = {each.question: each for each in self.saved}
        for each in self.questions:
            given = self.session.latest(each)
            assert (given.attempt.chosen if given else None) == (latest[each.id].chosen if each.id in latest else None)
        assert {each.id for each in self.session.open_questions} == {each.id for each in self.questions} - latest.keys()

    @invariant()
    def right_wrong_and_open_are_all(self) -> None:
        session = self.session
        assert session.right() + len(session.wrong()) + len(session.open_questions) == len(self.questions)


TestWandering = Wandering.TestCase
TestWandering.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_an_open_question_is_gone_to_from_another_try_in_a_round_of_all() -> None:
    session = QuizRound(QUESTIONS, [attempt(QUESTIONS[0], "B")])
    session.try_again()
    session.go_to(session.open_questions[0])
    assert (session.current, session.again) == (QUESTIONS[1], False)
    session.record(attempt(QUESTIONS[1], "A", 1))
    assert session.forward()
    assert (session.current, session.open_questions) == (QUESTIONS[2], QUESTIONS[2:])
