"""The entries that may go into a document, each with its words in sight: what goes out is the leader's choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from course.journal.private import Address
from course.locale import _
from course.session.session import Session
from course.session.threads import Threads
from course.session.works import own_facts
from course.tools import registry
from course.tools.naming import title_of, words_of
from course.tools.repository import Work
from course.tools.threads import Part, Thread


class OutgoingEntry(Struct, frozen=True):
    """One entry as the leader chooses whether it goes out."""

    address: Address
    """Its table and id."""
    name: str
    """What it is: its step, or its kind and name."""
    place: str
    """Its lesson, or what there is to say of it."""
    text: str
    """What the leader wrote in it."""


def outgoing_entries(session: Session, entries: Iterable[Address]) -> list[OutgoingEntry]:
    """Entries in the order in which they are given; what is gone is left out."""
    wanted = list(entries)
    tables = {table for table, _id in wanted}
    works = {_address(work): work for each in session.works.every() if each.table in tables for work in each.all()}
    texts = dict(_texts(Threads(session))) if not tables <= {kind.table for kind in registry.KINDS if kind.goes_on} else {}
    found = (texts.get(each) or (_work(session, works[each]) if each in works else None) for each in wanted)
    return [each for each in found if each is not None]


def _texts(threads: Threads) -> Iterator[tuple[Address, OutgoingEntry]]:
    for thread in threads.all:
        for part in reversed(thread.parts):  # an agreement is told as it was made, not by how it went
            yield part.entry, _part(threads, thread, part)


def _part(threads: Threads, thread: Thread, part: Part) -> OutgoingEntry:
    told = threads.told(part)
    title = threads.title(thread)
    name = title if part is thread.first else f"{told.name}: {title}"
    return OutgoingEntry(part.entry, name, threads.place(thread), told.text)


def _work(session: Session, work: Work) -> OutgoingEntry:
    kind = _(registry.of(work).names.short)
    name = title_of(work)
    return OutgoingEntry(
        _address(work), name if name.startswith(kind) else f"{kind}: {name}", own_facts(session, work), " · ".join(words_of(work))
    )


def _address(work: Work) -> Address:
    return registry.of(work).table, work.id
