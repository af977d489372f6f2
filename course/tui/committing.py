"""Making an agreement with oneself out of something, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from course.locale import _
from course.tools.commitment import Commitment, Source

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp
    from course.tui.screens.export import Format


def commit_to(app: SkalkanApp, source: Source | None, occasion: str = "", action: str = "") -> None:
    """Opens a new agreement; it is kept as soon as something is written in it, or at once where it says what to do.

    Args:
        app: The app.
        source: What it grows out of; None where it stands on its own.
        occasion: What stands behind "if" already.
        action: What stands behind "then" already.
    """
    from course.tui.screens.commitment import CommitmentScreen

    app.push_screen(CommitmentScreen(app.shelves, Commitment(occasion=occasion, action=action, source=source)))


def calendar(app: SkalkanApp, file_name: str, commitments: Callable[[], Iterable[Commitment]]) -> Format:
    """The days to look back as a calendar file."""
    from course.tui.screens.export import Format

    def make() -> bytes | None:
        from course.export.calendar import commitments_calendar

        return commitments_calendar(commitments(), app.clock())

    nothing = _("There is no day to look back to put into a calendar. Set one first.")
    return Format(_("Days to look back, for your calendar (ics)"), file_name, make, nothing)
