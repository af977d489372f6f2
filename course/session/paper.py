"""One document that can be taken out, as it is offered: for whom, of what, and as what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from course.export.document import Document
from course.export.selection import Selection
from course.journal.private import Address
from course.session.audience import Audience
from course.session.exports import Proposal


class Paper(Struct, frozen=True, kw_only=True):
    """One document that can be taken out."""

    id: str
    """What the command line calls it."""
    title: str
    """What it is."""
    file_name: str
    """What its file is called, without its ending."""
    audiences: frozenset[Audience]
    """Whom it is meant for."""
    make: Callable[[Selection], Document] | None = None
    """Makes it of what is wanted; None where it is no document, but for other programs alone."""
    entries: Callable[[], list[Address]] = list
    """What may go into it, entry by entry, by table and id."""
    others: Callable[[Selection], Iterable[Proposal]] = lambda _selection: ()
    """What it can be written as besides, by a writer of its own."""
    of: Address | None = None
    """The piece that it is about; without that there is nothing to put into it."""
    has_answers: bool = False
    """Whether the answers to questions can go into it."""
    notice: Callable[[Selection], str] = lambda _selection: ""
    """What there is to know of it before it goes out, in a few words; empty where that is nothing."""
