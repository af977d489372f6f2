"""The talk with one's own manager: what the leader wants from it, and what they bring along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from course.journal.kinds import NOTES, REFLECTIONS, REVISITS
from course.locale import N_, _, ngettext
from course.tools.kind import Names, WorkKind
from course.tools.repository import Tool
from course.tools.rows import kept
from course.tools.threads import Text

TABLE = "talks"
MOST = 5
"""How many of one's own texts go along at most."""

Ask: TypeAlias = Literal["request", "doubt"]
ASKS: dict[Ask, str] = {"request": N_("I ask for"), "doubt": N_("I am in doubt about")}
"""What a thing to talk about is: something to be given, or something to be thought about together."""

Entry: TypeAlias = tuple[str, str]
"""A text of the journal, by its table and its id."""
TEXTS = (REFLECTIONS, NOTES, REVISITS)
"""The tables that one's own texts are picked from."""


class Thing(Struct, frozen=True):
    """One thing to talk about."""

    id: str
    """Its place on the page: "1" to "3"."""
    ask: Ask = "request"
    wish: str = ""
    """What it is, in a line."""
    reason: str = ""
    """Why, in a line or two."""

    @property
    def says_something(self) -> bool:
        """Whether anything is written in it."""
        return bool(self.wish.strip() or self.reason.strip())


PLACES = ("1", "2", "3")
"""The ids of the things: a manager remembers three."""


class Picked(Struct, frozen=True):
    """One of the leader's own texts that is to go along."""

    id: str
    table: str = REFLECTIONS


class Talk(Tool, frozen=True, kw_only=True):
    """One talk. Its project is the one that is told of in it."""

    day: str = ""
    """When it is, as an ISO date; empty where that isn't known."""
    role: str = ""
    """Whom it is with: a role, no name."""
    things: tuple[Thing, ...] = ()
    """Those that something was ever written in; two computers may have put them in any order."""
    picked: tuple[Picked, ...] = ()
    """In the order in which they were picked."""
    with_ratings: bool = True
    """Whether the leader's ratings before and after the course go along, where there are any."""
    left_out: tuple[str, ...] = ()
    """The ids of the open agreements that don't go along; the others do."""

    def thing(self, place: str) -> Thing:
        """The thing at a place, empty where nothing was written there."""
        return next((thing for thing in self.things if thing.id == place), Thing(place))

    @property
    def wanted(self) -> tuple[Thing, ...]:
        """The things that say something, in the order of their places."""
        return tuple(sorted((thing for thing in self.things if thing.says_something), key=lambda thing: thing.id))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The texts that go along; of more, as two computers may make them, the first."""
        return tuple((each.table, each.id) for each in self.picked if each.table in TEXTS)[:MOST]


def written(talk: Talk, place: str, **fields: str) -> Talk:
    """The talk with other words in a thing, or with another kind of it."""
    return replace(talk, things=kept(talk.things, talk.thing(place), **fields))


def takes(talk: Talk, entry: Entry, texts: Mapping[Entry, Text]) -> bool:
    """Whether there is room for one more text; those that were deleted since take none."""
    return entry in talk.entries or sum(each in texts for each in talk.entries) < MOST


def turned(talk: Talk, entry: Entry, texts: Mapping[Entry, Text]) -> Talk:
    """The talk with a text that didn't go along, or without one that did; where five go along it stays as it is."""
    table, entry_id = entry
    if entry in talk.entries:
        return replace(talk, picked=tuple(each for each in talk.picked if (each.table, each.id) != entry))
    if not takes(talk, entry, texts):
        return talk
    there = tuple(each for each in talk.picked if (each.table, each.id) in texts)
    return replace(talk, picked=(*there, Picked(entry_id, table)))


def agreement_turned(talk: Talk, commitment_id: str) -> Talk:
    """The talk without an agreement that was in it, or with one that was left out."""
    others = tuple(each for each in talk.left_out if each != commitment_id)
    return replace(talk, left_out=others if commitment_id in talk.left_out else (*others, commitment_id))


def _title(_talk: Talk) -> str:
    return _("The talk with my manager")


def _facts(talk: Talk) -> list[str]:
    many = len(talk.wanted)
    return [ngettext("{n} thing", "{n} things", many).format(n=many)] if many else []


KIND = WorkKind(
    table=TABLE,
    struct=Talk,
    names=Names(
        title=N_("The talk with my manager"),
        short=N_("Talk"),
        noun=N_("talk"),
        heading=N_("The talk with my manager"),
        about=N_("What you want from your own manager, on a page to bring. About 15 min."),
    ),
    wordless=frozenset({"day", "ask", "picked", "left_out"}),
    new=lambda _toolkit, project: Talk(project=project),
    title_of=_title,
    name_of=lambda _talk: "",
    facts=_facts,
    day=lambda talk: talk.day,
    due=lambda talk: [(talk.day, N_("talk with my manager {day}"))],
)
