"""One kind of the leader's own work, as all that deals with every kind needs to know it.

Each tool's own module says what it is, and `course.tools.registry` lists them. Words are ids of messages: they are translated
where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from course.tools.repository import Tool, Work

if TYPE_CHECKING:
    from course.content.toolkit import Toolkit

W = TypeVar("W", bound=Work)


class Names(Struct, frozen=True, kw_only=True):
    """What a kind is called."""

    title: str
    """A piece of it."""
    short: str
    """The same in a word, for a hit of the search."""
    noun: str
    """The same inside a line, for what can be erased."""
    heading: str
    """All of it, in the list of the tools."""
    about: str
    """What it is for and how long it takes."""


class Way(Struct, frozen=True):
    """How a lesson leads to it."""

    tool: str
    """What the lessons call it."""
    invitation: str
    """What invites to it."""


class WorkKind(Struct, Generic[W], frozen=True, kw_only=True):
    """One kind of work. That it is made for a project, its type says: it is a `Tool` then."""

    table: str
    """The journal's table that holds it."""
    struct: type[W]
    """Its type."""
    names: Names
    way: Way | None = None
    """None where no lesson leads to it."""
    goes_on: bool = True
    """Whether one goes on with a piece that is there: the palette offers it, and lessons lead to it. Else each is new."""
    wordless: frozenset[str] = frozenset()
    """The fields, however deep, with what is no words of the leader's: ids, days, states."""

    new: Callable[[Toolkit | None, str], W]
    """Makes one as it is suggested, for a project of an id or for none (empty)."""
    title_of: Callable[[W], str]
    """What a piece is called, on one line; empty as long as there is nothing to call it by."""
    name_of: Callable[[W], str]
    """What the leader calls it, on one line; empty as long as they call it nothing."""
    facts: Callable[[W], Sequence[str]] = lambda _work: ()
    """What there is to say of a piece beside its name, its project and its day."""
    day: Callable[[W], str] = lambda _work: ""
    """The day that a piece is all about, as an ISO date; empty where it has none."""
    due: Callable[[W], Iterable[tuple[str, str]]] = lambda _work: ()
    """The days that a piece has something due on, as ISO dates, each with what is said of it, with a `{day}` in it."""


def own_title(tool: Tool) -> str:
    """A tool's title on one line; empty as long as it has none."""
    return " ".join(tool.title.split())
