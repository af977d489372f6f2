"""The days to look back, as a calendar file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from course.locale import _
from course.tools.commitment import Commitment
from course.tui.base.base_app import BaseApp
from course.tui.dialogs.export import Format


def calendar(app: BaseApp, file_name: str, commitments: Callable[[], Iterable[Commitment]]) -> Format:
    """The days to look back as a calendar file."""

    def make() -> bytes | None:
        from course.export.calendar import commitments_calendar

        return commitments_calendar(commitments(), app.session.clock())

    nothing = _("There is no day to look back to put into a calendar. Set one first.")
    return Format(_("Days to look back, for your calendar (ics)"), file_name, make, nothing)
