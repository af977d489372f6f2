"""The reflection that comes back today, for home and for the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.locale import _
from course.tui.today import Due

if TYPE_CHECKING:
    from course.study.revisits import Offer
    from course.tui.app import SkalkanApp


def coming_back(app: SkalkanApp) -> Offer | None:
    """The reflection that is offered again today, or None."""
    from course.study.revisits import offered

    if not app.is_ready:
        return None
    return offered(app.course, app.records.reflections(), app.records.revisits(), app.clock().date())


def offer(app: SkalkanApp) -> Due | None:
    """What home says of it, or None where nothing comes back today."""
    found = coming_back(app)
    if found is None:
        return None
    text = _("{n} days ago you wrote about “{title}”").format(n=found.ago, title=found.step.title)
    return Due(text, "s", "app.revisit")
