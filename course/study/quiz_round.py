"""A quiz as it is gone through: question by question, a review at the end, and the wrong ones once more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from course.content.model import Question
from course.journal.kinds import Attempt
from course.study.answer_parts import given_parts
from course.study.marking import Mark, mark, seed


class Answered(Struct, frozen=True):
    """A question with the leader's latest answer to it."""

    question: Question
    attempt: Attempt
    chosen: tuple[str, ...]
    """The ids of the answer's parts, those that today's question has."""
    mark: Mark
    """What these are worth by today's course."""
    is_of_today: bool
    """Whether today's question still has every part of it and, where words were mended, marks it as it was told then."""

    @property
    def seed(self) -> int:
        """What the options were shuffled with."""
        return self.attempt.seed

    @property
    def sure(self) -> bool | None:
        """Whether the leader said "sure" or "guess" before, or None where they said neither."""
        return self.attempt.sure

    @property
    def correct(self) -> bool:
        """Whether it was right: by today's course, unless what was chosen is gone from it or means something else by now."""
        return self.mark.correct if self.is_of_today else self.attempt.correct


class QuizRound:
    """Where a leader is in the questions of one step.

    It holds no answers of its own beyond those it is given: whoever saves an attempt tells it with `record`.

    Args:
        questions: The step's questions, in order.
        attempts: Every saved attempt, oldest first; those at other questions don't matter.
    """

    def __init__(self, questions: Sequence[Question], attempts: Iterable[Attempt]) -> None:
        self.questions = tuple(questions)
        self._latest: dict[str, Attempt] = {}
        self._count: dict[str, int] = {question.id: 0 for question in self.questions}
        for attempt in attempts:
            if attempt.question in self._count:
                self._latest[attempt.question] = attempt
                self._count[attempt.question] += 1
        self.round = self.questions
        """The questions of this round: all of them, or those that went wrong."""
        self.again = False
        """Whether this round is a second try."""
        self._open = {question.id for question in self.round if question.id not in self._latest}
        self.index = self._first_open()
        """The question on screen, from 0 within the round; None shows the review."""

    def _first_open(self) -> int | None:
        """The first open question; None where none is open."""
        return next((number for number, question in enumerate(self.round) if question.id in self._open), None)

    @property
    def current(self) -> Question | None:
        """The question on screen, or None where the review is."""
        return None if self.index is None else self.round[self.index]

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that have no answer at all yet."""
        return tuple(question for question in self.questions if question.id not in self._latest)

    def answer(self, question: Question) -> Answered | None:
        """The answer given to a question in this round, or None where it is still open."""
        if question.id in self._open:
            return None
        return self.latest(question)

    def latest(self, question: Question) -> Answered | None:
        """The latest answer to a question, of any round."""
        attempt = self._latest.get(question.id)
        if attempt is None:
            return None
        return answered(question, attempt)

    def seed(self, question: Question) -> int:
        """What the options of a question are shuffled with: the answer's own seed, or that of the coming attempt."""
        answered = self.answer(question)
        return answered.seed if answered else seed(question, self._count[question.id])

    def holds(self, attempts: Iterable[Attempt]) -> bool:
        """Whether these attempts, every saved one, are those it knows of."""
        return QuizRound(self.questions, attempts)._latest == self._latest

    def record(self, attempt: Attempt) -> None:
        """Takes note of an attempt that was saved."""
        self._latest[attempt.question] = attempt
        self._count[attempt.question] += 1
        self._open.discard(attempt.question)

    def forward(self) -> bool:
        """Goes to the next question, or to the review after the last; False when the review was on screen already."""
        if self.index is None:
            return False
        self.index = self.index + 1 if self.index + 1 < len(self.round) else None
        return True

    def review(self) -> None:
        """Goes to the review."""
        self.index = None

    def back(self) -> bool:
        """Goes to the question before; False when there is none."""
        before = len(self.round) - 1 if self.index is None else self.index - 1
        if before < 0:
            return False
        self.index = before
        return True

    def go_to(self, question: Question) -> None:
        """Shows one question, of all the step has, as it was last answered."""
        if question not in self.round:
            self.round, self.again = self.questions, False
        self.index = self.round.index(question)

    def wrong(self) -> tuple[Question, ...]:
        """The questions whose latest answer is wrong."""
        return tuple(question for question in self.questions if (given := self.latest(question)) and not given.correct)

    def right(self) -> int:
        """How many questions have a right latest answer."""
        return sum((given := self.latest(question)) is not None and given.correct for question in self.questions)

    def try_again(self) -> None:
        """Starts a round with the questions that went wrong; what was answered before stays in the journal."""
        self.round = self.wrong()
        self._open = {question.id for question in self.round}
        self.again = True
        self.index = 0 if self.round else None


def answered(question: Question, attempt: Attempt) -> Answered:
    """An answer as it is shown by today's course, which may have changed since."""
    parts = given_parts(question, attempt)
    chosen = tuple(part.id for part in parts if part.id)
    marked = mark(question, chosen)
    stands = marked.correct is attempt.correct or not any(part.is_mended for part in parts)
    return Answered(question, attempt, chosen, marked, stands and len(chosen) == len(parts))
