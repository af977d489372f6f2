"""The reflection that comes back today, for home and for the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.locale import _
from course.tui.home.today import Due

if TYPE_CHECKING:
    from course.journal.kinds import Revisit
    from course.study.revisits import Offer
    from course.tui.app import SkalkanApp

_LONG = 365
"""Days from which on nobody counts them."""
FINISHED = "revisit-finished"
"""The setting that names the last revisit that the leader called finished."""


def coming_back(app: SkalkanApp) -> Offer | None:
    """The reflection that is offered again today, or None."""
    from course.study.revisits import offered

    if not app.is_ready:
        return None
    return offered(app.course, app.records.reflections(), app.records.revisits(), app.clock().date())


def unfinished(app: SkalkanApp) -> tuple[Offer, Revisit] | None:
    """What was begun today and not called finished: whoever was interrupted finds it on home until the day is over."""
    from course.study.revisits import resumed

    if not app.is_ready:
        return None
    today = app.clock().date()
    begun = [each for each in app.records.revisits() if each.created.date() == today and each.text.strip()]
    if not begun or app.records.setting(FINISHED) == begun[-1].id:
        return None
    offer = resumed(app.course, app.records.reflections(), begun[-1], today)
    return (offer, begun[-1]) if offer else None


def offer(app: SkalkanApp) -> Due | None:
    """What home says of it, or None where nothing comes back today."""
    if begun := unfinished(app):
        return Due(_("Go on looking back at “{title}”").format(title=begun[0].step.title), "s", "app.revisit")
    found = coming_back(app)
    if found is None:
        return None
    said = _("{n} days ago you wrote about “{title}”") if found.ago <= _LONG else _("Long ago you wrote about “{title}”")
    text = said.format(n=found.ago, title=found.step.title)
    return Due(text, "s", "app.revisit")
