"""The questions that come back, as the app knows them: worked out once for each state of the journal and each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.journal.kinds import ATTEMPTS
from course.locale import ngettext
from course.study.review import Asked, Bank, answered_today, due_today
from course.tui.home.today import Due

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


class Reviews:
    """What comes back today. Asked at every key that changes what can be done, so it is kept as long as it holds.

    Args:
        app: The app, for its course, its journal and its clock.
    """

    def __init__(self, app: SkalkanApp) -> None:
        self.bank = Bank(app.course)
        self._app = app
        self._held: object = None
        self._today: tuple[Asked, ...] = ()
        self._answered = 0

    def today(self) -> tuple[Asked, ...]:
        """The questions to ask today, in their order."""
        records, day = self._app.records, self._app.clock().date()
        holds = records.journal.table(ATTEMPTS).stamp, day
        if holds != self._held:
            attempts, reset = records.attempts(), records.reset_attempts(day)
            self._today = tuple(due_today(self.bank, attempts, day, reset))
            self._answered = answered_today([*attempts, *reset], day)
            self._held = holds
        return self._today

    def all_done(self) -> bool:
        """Whether the day had questions and all are answered."""
        return not self.today() and self._answered > 0


def offer(app: SkalkanApp) -> Due | None:
    """Today's questions, where there are some."""
    count = len(app.reviews.today())
    if not count:
        return None
    return Due(ngettext("{n} question to bring back", "{n} questions to bring back", count).format(n=count), "f", "app.review")
