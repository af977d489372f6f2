"""What home offers today, beside going on with the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from course.locale import ngettext

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


class Due(Struct, frozen=True):
    """One thing that can be done today; never a demand."""

    text: str
    """What it is, in a few words."""
    key: str
    """The key that opens it, as Textual calls it."""
    action: str
    """What opens it: an action of the home screen."""


def due(app: SkalkanApp) -> list[Due]:
    """Everything that is offered today, in the order of the list."""
    from course.tui import committing, rating, reviewing, revisiting

    offers = [_doubles(app), reviewing.offer(app), committing.offer(app), revisiting.offer(app)]
    return [*(each for each in offers if each is not None), *rating.offers(app)]


def _doubles(app: SkalkanApp) -> Due | None:
    """Texts from two computers that met, where there are some."""
    from course.journal.doubles import Double, doubles

    found: list[Double] = []
    app.try_to_save(lambda: found.extend(doubles(app.records)))
    if not found:
        return None
    return Due(ngettext("{n} place has two texts", "{n} places have two texts", len(found)).format(n=len(found)), "d", "double")
