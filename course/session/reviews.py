"""The questions that come back, worked out once for each state of the journal and each day."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime

from course.content.minutes import question_minutes
from course.content.model import Course
from course.journal.kinds import ATTEMPTS
from course.journal.records import Records
from course.locale import ngettext
from course.session.offer import Offer
from course.session.review_limit import most_a_day
from course.session.routes import ToReview
from course.study.cards import Asked, Cards
from course.study.review import answered_today, due_today


def round_minutes(asked: Sequence[Asked]) -> int:
    """About how many minutes questions take."""
    return math.ceil(sum(question_minutes(each.question) for each in asked))


class Reviews:
    """What comes back today. Asked at every key that changes what can be done, so it is kept as long as it holds.

    Args:
        course: The course.
        records: The journal's records.
        clock: Tells what time it is, with zone.
    """

    def __init__(self, course: Course, records: Records, clock: Callable[[], datetime]) -> None:
        self.cards = Cards(course)
        self._records = records
        self._clock = clock
        self._held: object = None
        self._today: tuple[Asked, ...] = ()
        self._answered = 0

    def most(self) -> int:
        """How many questions the leader wants to come back a day; 0 for none."""
        return most_a_day(self._records)

    def today(self) -> tuple[Asked, ...]:
        """The questions to ask today, in their order."""
        records, day = self._records, self._clock().date()
        holds = records.journal.table(ATTEMPTS).stamp, day, self.most()
        if holds != self._held:
            attempts, reset = records.attempts(), records.reset_attempts(day)
            self._today = tuple(due_today(self.cards, attempts, day, reset, most=holds[-1]))
            self._answered = answered_today([*attempts, *reset], day)
            self._held = holds
        return self._today

    def all_done(self) -> bool:
        """Whether the day had questions and all are answered."""
        return not self.today() and self._answered > 0

    def offer(self) -> Offer | None:
        """Today's questions, where there are some."""
        count = len(self.today())
        if not count:
            return None
        text = ngettext("{n} question to bring back", "{n} questions to bring back", count).format(n=count)
        minutes = round_minutes(self.today())
        fact = ngettext("about {n} min.", "about {n} min.", minutes).format(n=minutes)
        return Offer(text, ToReview(), fact=fact)
