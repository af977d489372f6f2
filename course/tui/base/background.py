"""What goes on beside the leader's work, in threads of its own: today's backup, and the exchange with other machines."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from course.journal.backup import backup_when_due
from course.journal.errors import JournalError
from course.journal.store import Journal

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp

BACKUP = 300.0
"""Seconds between two looks whether today's backup is made: on the first day there is nothing to back up at the start."""
EXCHANGE = 30.0
"""Seconds between two exchanges with the shared folder."""


def begin(app: SkalkanApp) -> None:
    """Starts it, once home is on screen."""
    _back_up(app)
    app.set_interval(BACKUP, lambda: _back_up(app))
    if app.records.journal.share is not None:
        exchange(app)
        app.set_interval(EXCHANGE, lambda: exchange(app))


def _back_up(app: SkalkanApp) -> None:
    journal = app.records.journal
    app.run_worker(lambda: backup_when_due(journal), thread=True, exit_on_error=False, group="backup")


def put_together(journal: Journal) -> None:
    """Puts the leader's own work together where it was changed on two computers at once.

    Raises:
        SaveFailed: Not all of it could be; home tries again.
    """
    if journal.conflicts():  # nothing is loaded where there is none
        from course.tools.conflict_merge import settle_works

        settle_works(journal)


def exchange(app: SkalkanApp) -> None:
    """Exchanges with the shared folder once, unless the last exchange is still under way (a slow drive)."""

    def meet() -> None:
        if app.records.journal.sync():
            with suppress(JournalError):
                put_together(app.records.journal)
            app.call_from_thread(app.reload)

    if not any(worker.group == "exchange" and worker.is_running for worker in app.workers):
        app.run_worker(meet, thread=True, exit_on_error=False, group="exchange")
