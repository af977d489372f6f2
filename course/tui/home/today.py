"""What home offers today, beside going on with the course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from course.locale import _, ngettext

if TYPE_CHECKING:
    from course.tools.workshop import Workshop
    from course.tui.app import SkalkanApp


class Due(Struct, frozen=True):
    """One thing that can be done today; never a demand."""

    text: str
    """What it is, in a few words."""
    key: str
    """The key that opens it, as Textual calls it."""
    action: str
    """What opens it: an action of the home screen."""


_COMMITMENTS, _WORKSHOPS = "commitments", "workshops"
"""The tables of what home speaks of: for whoever has none nothing is loaded, and home is there sooner."""


def due(app: SkalkanApp) -> list[Due]:
    """Everything that is offered today, in the order of the list."""
    from course.tui.home import rating, reviewing, revisiting

    offers = [_doubles(app), reviewing.offer(app), _agreements(app), _workshop(app), revisiting.offer(app)]
    return [*(each for each in offers if each is not None), *rating.offers(app)]


def coming_workshop(app: SkalkanApp) -> Workshop | None:
    """The workshop that is held within the next days."""
    if _WORKSHOPS not in app.records.journal.tables():
        return None
    from course.tools.workshop import next_workshop

    return next_workshop(app.shelves.workshops.all(), app.clock().date())


def _agreements(app: SkalkanApp) -> Due | None:
    if _COMMITMENTS not in app.records.journal.tables():
        return None
    from course.tui.home import committing

    return committing.offer(app)


def _workshop(app: SkalkanApp) -> Due | None:
    workshop = coming_workshop(app)
    if workshop is None:
        return None
    from course.locale.dates import short_day
    from course.tools.naming import title_of

    day = short_day(date.fromisoformat(workshop.day), app.clock().date())
    return Due(_("Workshop {day}: {title}").format(day=day, title=title_of(workshop)), "w", "app.workshop")


def _doubles(app: SkalkanApp) -> Due | None:
    """Texts from two computers that met, where there are some; the leader's own work from both is put together first."""
    from course.journal.text_conflicts import Double, doubles
    from course.tui.base.background import put_together

    found: list[Double] = []

    def look() -> None:
        put_together(app.records.journal)
        found.extend(doubles(app.records))

    app.try_to_save(look)
    if not found:
        return None
    return Due(ngettext("{n} place has two texts", "{n} places have two texts", len(found)).format(n=len(found)), "d", "double")
