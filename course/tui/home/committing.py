"""Making an agreement with oneself out of something, from wherever one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from course.locale import _, ngettext
from course.tools.commitment import Commitment, Source
from course.tui.home.today import Due

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp
    from course.tui.dialogs.export import Format


def commit_to(app: SkalkanApp, source: Source | None, occasion: str = "", action: str = "") -> None:
    """Opens a new agreement; it is kept as soon as something is written in it, or at once where it says what to do.

    Args:
        app: The app.
        source: What it grows out of; None where it stands on its own.
        occasion: What stands behind "if" already.
        action: What stands behind "then" already.
    """
    from course.tui.tools.commitment.commitment_screen import CommitmentScreen

    app.push_screen(CommitmentScreen(app.shelves, Commitment(occasion=occasion, action=action, source=source)))


def calendar(app: SkalkanApp, file_name: str, commitments: Callable[[], Iterable[Commitment]]) -> Format:
    """The days to look back as a calendar file."""
    from course.tui.dialogs.export import Format

    def make() -> bytes | None:
        from course.export.calendar import commitments_calendar

        return commitments_calendar(commitments(), app.clock())

    nothing = _("There is no day to look back to put into a calendar. Set one first.")
    return Format(_("Days to look back, for your calendar (ics)"), file_name, make, nothing)


def offer(app: SkalkanApp) -> Due | None:
    """What home says of the agreements whose day has come, or None; how long they have waited is nobody's business."""
    from course.tools.commitment import due

    waiting = len(due(app.shelves.commitments.all(), app.clock().date()))
    if not waiting:
        return None
    text = ngettext("{n} agreement to look back at", "{n} agreements to look back at", waiting).format(n=waiting)
    return Due(text, "a", "app.commitments")
