"""Which place a route leads to, and what it is called: one more place is its module and an entry here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct

from course.locale import N_, _
from course.plain.dialogue import Action, Leave
from course.plain.door import Door
from course.plain.words import Choice
from course.session import routes
from course.session.routes import Route


class Place(Struct, frozen=True):
    """A place that can be gone to from everywhere."""

    text: str
    """What it is."""
    names: str
    """The words it is called by."""
    route: Callable[[], Route]


MODULES: dict[type[Route], str] = {
    routes.ToHome: "home",
    routes.ToLesson: "lesson",
    routes.ToStatements: "statements",
    routes.ToReview: "review",
    routes.ToRevisit: "revisit",
    routes.ToQuarterEnd: "quarter_end",
    routes.ToJournal: "journal",
    routes.ToBookmarks: "journal",
    routes.ToThread: "thread",
    routes.ToEntry: "entry",
    routes.ToNote: "entry",
    routes.ToTextConflict: "text_conflict",
    routes.ToGlossary: "glossary",
    routes.ToSearch: "search",
    routes.ToDevelopment: "development",
    routes.ToCertificate: "certificate",
    routes.ToProjects: "projects",
    routes.ToGuide: "guide",
    routes.ToCommitments: "commitments",
    routes.ToWork: "work",
    routes.ToNewWork: "work",
    routes.ToSettings: "settings",
    routes.ToOutgoing: "outgoing",
}
"""The module with each route's place, which is loaded when it is gone to: its `visit(door, route)`."""
PLACES: tuple[Place, ...] = (
    Place(N_("Your journal"), N_("journal, diary"), routes.ToJournal),
    Place(N_("Projects and tools"), N_("projects, tools"), routes.ToProjects),
    Place(N_("Agreements with myself"), N_("agreements"), routes.ToCommitments),
    Place(N_("Search"), N_("search, find"), routes.ToSearch),
    Place(N_("The words of the trade"), N_("glossary, words"), routes.ToGlossary),
    Place(N_("Your development"), N_("development"), routes.ToDevelopment),
    Place(N_("Write a note"), N_("note"), routes.ToNote),
    Place(N_("Save as a file"), N_("file, export"), lambda: routes.ToOutgoing("whole")),
    Place(N_("Settings"), N_("settings"), routes.ToSettings),
)
"""What home lists below what is offered."""


def open_place(door: Door, route: Route) -> Route | None:
    """Opens the place that a route leads to; gives where it goes on instead of coming back, if it does."""
    if type(route) not in MODULES:
        door.dialogue.say(_("That place is not told in lines yet. It is in the course itself: skalkan"))
        return None
    module = import_module(f"course.plain.{MODULES[type(route)]}")
    following: Route | None = module.visit(door, route)
    return following


def ways(door: Door) -> list[Choice[Action]]:
    """What can be said at every question."""
    return [
        Choice(_("Once more"), lambda: None, _("again, repeat")),
        Choice(_("Back"), door.back, _("back, out")),
        Choice(_("Home"), door.home, _("home, front page")),
        *(_way(door, each) for each in PLACES),
        Choice(_("Leave"), leave, _("quit, exit, stop, close, q")),
    ]


def ways_with_words(door: Door) -> list[Choice[Callable[[str], None]]]:
    """What can be said at every question with words behind it: "search pilot"."""
    return [Choice(_("Search"), lambda words: door.go(routes.ToSearch(words)), _("search, find"))]


def _way(door: Door, place: Place) -> Choice[Action]:
    return Choice(_(place.text), lambda: door.go(place.route()), _(place.names))


def leave() -> None:
    """Ends the dialogue.

    Raises:
        Leave: Always.
    """
    raise Leave
