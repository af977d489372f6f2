"""How well the leader's own feeling of being sure fits: what they were sure of and what they guessed, against what was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct

from course.journal.kinds import Attempt
from course.study.cards import Asked

ENOUGH = 10
"""With fewer answers that were called sure or a guess there is no pattern yet."""
A_FEW = 5
"""With fewer of one kind nothing is said of that kind."""


class Judgement(Enum):
    """What the figures mean, for a sentence."""

    NOTHING = "nothing"
    """The leader never said how sure they were."""
    EARLY = "early"
    """Too few answers for a pattern."""
    FIRM = "firm"
    """Sure is nearly always right."""
    MOSTLY = "mostly"
    """Sure is right as a rule."""
    TOO_SURE = "too sure"
    """Sure is often wrong."""
    MODEST = "modest"
    """Guesses are mostly right: they know more than they believe."""
    GUESSING = "guessing"
    """Hardly ever sure, and guesses are often wrong, as guesses are."""


class Sureness(Struct, frozen=True):
    """All answers, by what was said before they showed and by how they were."""

    sure_right: int
    sure_wrong: int
    guess_right: int
    guess_wrong: int
    unsaid: int
    """Answers to which the leader said neither."""
    mistaken: tuple[Asked, ...] = ()
    """The questions that they were once sure of and had wrong, and have not had right since, in the course's order."""

    @property
    def said(self) -> int:
        """Answers to which they said how sure they were."""
        return self.sure_right + self.sure_wrong + self.guess_right + self.guess_wrong

    @property
    def judgement(self) -> Judgement:
        """What it means."""
        sure, guessed = self.sure_right + self.sure_wrong, self.guess_right + self.guess_wrong
        if self.said < ENOUGH:
            return Judgement.EARLY if self.said else Judgement.NOTHING
        if sure >= A_FEW and self.sure_right < 0.7 * sure:
            return Judgement.TOO_SURE
        if guessed >= A_FEW and self.guess_right >= 0.6 * guessed:
            return Judgement.MODEST
        if sure < A_FEW:
            return Judgement.GUESSING
        return Judgement.FIRM if self.sure_right >= 0.9 * sure else Judgement.MOSTLY


def sureness(asked: Mapping[str, Asked], attempts: Sequence[Attempt], right: Mapping[str, bool]) -> Sureness:
    """How sure the leader was, and how right.

    Args:
        asked: The course's questions by id, in order.
        attempts: Every answer; each counts as it was when it was given.
        right: For each question that was answered, whether the latest answer is right by today's course.
    """
    counts = Counter((attempt.sure, attempt.correct) for attempt in attempts)
    once = {attempt.question for attempt in attempts if attempt.sure and not attempt.correct}
    return Sureness(
        counts[True, True],
        counts[True, False],
        counts[False, True],
        counts[False, False],
        counts[None, True] + counts[None, False],
        tuple(each for question_id, each in asked.items() if question_id in once and not right[question_id]),
    )
