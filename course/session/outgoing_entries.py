"""The entries that may go into a document, each with its words in sight: what goes out is the leader's choice."""

from __future__ import annotations

from msgspec import Struct

from course.journal.private import Address
from course.locale import _
from course.session.session import Session
from course.session.threads import Threads, threads_of
from course.session.works import own_facts
from course.tools import registry
from course.tools.commitment import Commitment
from course.tools.naming import title_of, words_of
from course.tools.repository import Work
from course.tools.threads import Thread


class OutgoingEntry(Struct, frozen=True):
    """One entry as the leader chooses whether it goes out."""

    name: str
    """What it is: its step, or its kind and name."""
    place: str
    """Its lesson, or what there is to say of it."""
    text: str
    """What the leader wrote in it."""


def outgoing_entry(session: Session, address: Address) -> OutgoingEntry:
    """An entry in words; what is gone says nothing."""
    threads = threads_of(session)
    thread = threads.of(address[1])
    if thread is not None:
        return _text(threads, thread, address)
    work = session.works.get(*address)
    return _work(session, work) if work is not None else OutgoingEntry("", "", "")


def _text(threads: Threads, thread: Thread, address: Address) -> OutgoingEntry:
    part = next(part for part in thread.parts if part.entry == address)  # an agreement as it was made, not how it went
    told, title = threads.told(part), threads.title(thread)
    name = title if part is thread.first else f"{told.name}: {title}"
    return OutgoingEntry(name, threads.place(thread), told.text)


def _work(session: Session, work: Work) -> OutgoingEntry:
    assert not isinstance(work, Commitment), "that is told in its thread"
    kind, name = _(registry.of(work).names.short), title_of(work)
    name = name if name.startswith(kind) else f"{kind}: {name}"
    return OutgoingEntry(name, own_facts(session, work), " · ".join(words_of(work)))
