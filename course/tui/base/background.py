"""What goes on beside the leader's work, in threads of its own: today's backup, and the exchange with other machines."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from course.journal.backup import backup_when_due
from course.journal.errors import JournalError
from course.journal.thinning import thin_when_large

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

BACKUP = 300.0
"""Seconds between two looks whether today's backup is made: on the first day there is nothing to back up at the start."""
EXCHANGE = 30.0
"""Seconds between two exchanges with the shared folder."""


def begin(app: BaseApp) -> None:
    """Starts it, once home is on screen."""
    _back_up(app)
    app.set_interval(BACKUP, lambda: _back_up(app))
    if app.session.journal.share is not None:
        exchange(app)
        app.set_interval(EXCHANGE, lambda: exchange(app))


def _back_up(app: BaseApp) -> None:
    journal = app.session.journal

    def keep() -> None:
        if backup_when_due(journal):
            thin_when_large(journal)  # once a day is enough

    app.run_worker(keep, thread=True, exit_on_error=False, group="backup")


def exchange(app: BaseApp) -> None:
    """Exchanges with the shared folder once, unless the last exchange is still under way (a slow drive)."""

    def meet() -> None:
        changed = app.session.journal.sync(finish_draft=False)
        if app.session.journal.share_troubles:
            for notice in app.session.journal.notices():  # each is told once
                app.call_from_thread(partial(app.notify, notice.text, severity="warning", timeout=30, markup=False))
        if changed:
            with suppress(JournalError):
                app.session.put_together()
            app.call_from_thread(app.reload)

    if not any(worker.group == "exchange" and worker.is_running for worker in app.workers):
        app.run_worker(meet, thread=True, exit_on_error=False, group="exchange")
