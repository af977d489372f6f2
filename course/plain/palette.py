"""What can be said everywhere beside the places that home lists: what the app's palette has, for a word each.

What they need is loaded when it is said: the first question comes before.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from course.locale import N_, _
from course.locale.dates import time_of_day
from course.plain.dialogue import Action
from course.plain.door import Door
from course.plain.places import ways, ways_with_words
from course.plain.words import Choice
from course.session import ratings, revisits, today
from course.session.routes import Route, ToBookmarks, ToCertificate, ToGuide, ToJournal, ToNewWork, ToReview
from course.session.session import Session

_DELETED = 4
"""The journal's list of what was deleted."""


class _Place(Struct, frozen=True):
    """A place that is there on some days, or only gone to by its word."""

    text: str
    names: str
    route: Callable[[Session], Route | None]
    nothing: str = ""
    """What is said on the days that it isn't there."""


def _workshop(session: Session) -> Route | None:
    from course.session.works import to_work

    workshop = today.coming_workshop(session)
    return to_work(workshop) if workshop is not None else None


def _new_agreement(session: Session) -> Route:
    from course.session.works import new_work
    from course.tools.commitment import TABLE

    return ToNewWork(new_work(session, TABLE))


_PLACES = (
    _Place(N_("Bookmarks"), N_("bookmarks, marks"), lambda _session: ToBookmarks()),
    _Place(N_("What was deleted"), N_("deleted"), lambda _session: ToJournal(tab=_DELETED)),
    _Place(
        N_("Make an agreement with yourself: if … then …"),
        N_("new agreement, agreement"),
        _new_agreement,
    ),
    _Place(N_("Guide for two"), N_("guide for two, guide, partner, colleague"), lambda _session: ToGuide()),
    _Place(
        N_("Five of the day"),
        N_("review, five"),
        lambda session: ToReview() if session.reviews.today() else None,
        N_("No question comes back today."),
    ),
    _Place(N_("Looking back"), N_("looking back"), revisits.coming_back, N_("No reflection comes back today.")),
    _Place(
        N_("Your next workshop, when it is held within a week"),
        N_("workshop"),
        _workshop,
        N_("No workshop is held within a week. You find them all among projects and tools."),
    ),
    _Place(
        N_("Rate what you can say of yourself, today and as it was"),
        N_("rate, statements"),
        ratings.to_statements,
        N_("There are no statements to rate today."),
    ),
    _Place(
        N_("The certificate of the whole course"),
        N_("certificate, proof"),
        lambda session: ToCertificate() if ratings.is_through(session) else None,
        N_("You get the certificate when you are through the whole course."),
    ),
)


def name_ways(door: Door) -> None:
    """Names all that can be said everywhere, in the language that is chosen by now."""
    dialogue = door.dialogue
    dialogue.everywhere, dialogue.with_words = ways(door), ways_with_words(door)
    dialogue.palette = [
        Choice(_("The lessons"), lambda: _go_to_lesson(door), _("lessons")),
        *(Choice(_(each.text), _going(door, each), _(each.names)) for each in _PLACES),
        Choice(_("Bring back what was deleted last"), lambda: _undo(door), _("undo, bring back")),
        Choice(_("Begin again with a lesson or the course"), lambda: _start_over(door), _("start over, again from start")),
        Choice(_("Hear whether all is saved"), lambda: _tell_saved(door), _("saved")),
    ]


def _going(door: Door, place: _Place) -> Action:
    def go() -> None:
        route = place.route(door.session)
        if route is not None:
            door.go(route)
        else:
            door.dialogue.say(_(place.nothing))

    return go


def _go_to_lesson(door: Door) -> None:
    from course.plain.home import choose_lesson

    door.go(choose_lesson(door))


def _start_over(door: Door) -> None:
    from course.plain.starting_over import start_over

    start_over(door)


def _undo(door: Door) -> None:
    from course.plain.deleting import bring_back_last

    if door.session.undo.last() is None:
        door.dialogue.say(_("There is nothing to bring back."))
    else:
        bring_back_last(door)


def _tell_saved(door: Door) -> None:
    if door.is_all_saved:
        now = time_of_day(door.session.clock())
        door.dialogue.say(_("Saved {time}. Everything is saved while you write.").format(time=now))
    else:
        door.dialogue.say(_("What you wrote last could not be saved. It still stands above; copy it from there."))
