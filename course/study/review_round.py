"""The questions of one day as they are gone through, one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from course.journal.kinds import Attempt
from course.study.cards import Asked, Cards
from course.study.marking import seed
from course.study.quiz_round import Answered, answered
from course.study.review import A_DAY, answered_today, due_today, still_to_ask


class ReviewRound:
    """Where a leader is in the questions of the day.

    Whoever saves an attempt tells it with `record`, and with `refresh` what the journal holds by now.

    Args:
        cards: The course's questions.
        attempts: Every answer, oldest first.
        today: The leader's day.
        reset: Answers of today that were reset since.
        most: How many the leader wants a day.
    """

    def __init__(
        self, cards: Cards, attempts: Sequence[Attempt], today: date, reset: Sequence[Attempt] = (), most: int = A_DAY
    ) -> None:
        self._cards = cards
        self._most = most
        self._given: dict[str, Answered] = {}
        self.questions = due_today(cards, attempts, today, reset, most=most)
        """Those of the day that were not answered before."""
        self._times = Counter(attempt.question for attempt in attempts)
        self.before = answered_today([*attempts, *reset], today)
        """How many of the day's were answered before, or in another window."""
        self.index: int | None = 0 if self.questions else None
        """The question on screen, from 0; None shows the closing words."""

    @property
    def current(self) -> Asked | None:
        """The question on screen, or None where the closing words are."""
        return None if self.index is None else self.questions[self.index]

    @property
    def number(self) -> int:
        """The how many-th of the day is on screen, from 1; behind the last one, how many there are."""
        return self.total if self.index is None else self.before + self.index + 1

    @property
    def total(self) -> int:
        """How many questions the day has, those answered before among them."""
        return self.before + len(self.questions)

    @property
    def given(self) -> tuple[Answered, ...]:
        """The answers of this round."""
        return tuple(self._given.values())

    @property
    def open(self) -> tuple[Asked, ...]:
        """The questions that were passed over or not reached."""
        return tuple(asked for asked in self.questions if asked.question.id not in self._given)

    def answer(self, asked: Asked) -> Answered | None:
        """The answer given in this round, or None."""
        return self._given.get(asked.question.id)

    def seed(self, asked: Asked) -> int:
        """What the options are shuffled with: another order than the last time."""
        return seed(asked.question, self._times[asked.question.id])

    def record(self, attempt: Attempt) -> None:
        """Takes note of an answer that was saved."""
        self._given[attempt.question] = answered(self._cards.asked[attempt.question].question, attempt)

    def forward(self) -> bool:
        """Goes to the next question, or to the closing words; False when these were on screen already."""
        if self.index is None:
            return False
        self.index = self.index + 1 if self.index + 1 < len(self.questions) else None
        return True

    def back(self) -> bool:
        """Goes to the question before; False when there is none."""
        before = len(self.questions) - 1 if self.index is None else self.index - 1
        if before < 0:
            return False
        self.index = before
        return True

    def refresh(self, attempts: Sequence[Attempt], today: date, reset: Sequence[Attempt] = ()) -> bool:
        """Takes out what is no longer to be asked: answered in another window, say.

        Returns:
            Whether another question is on screen now.
        """
        counted = answered_today([*attempts, *reset], today)
        wanted = still_to_ask(self._cards, attempts, today)
        open_ids = (asked.question.id for asked in self.open)
        still = [each for each in open_ids if self._cards.by_question[each] in wanted][: max(0, self._most - counted)]
        kept = [asked for asked in self.questions if asked.question.id in {*self._given, *still}]
        current, self.before = self.current, max(0, counted - len(self._given))
        if self.index is not None:
            place = sum(any(asked is each for each in kept) for asked in self.questions[: self.index])
            self.index = place if place < len(kept) else None
        self.questions = kept
        return self.current is not current
