"""The entries that may go into a document, each with its words in sight: what goes out is the leader's choice."""

from __future__ import annotations

from msgspec import Struct

from course.content.scenario import Scenario
from course.journal.kinds import PATHS
from course.journal.paths import ScenarioPath
from course.journal.private import Address
from course.locale import _
from course.session.session import Session
from course.session.threads import Threads, threads_of
from course.session.works import own_facts
from course.study.scenario_path import in_words
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
    threads, (table, entry_id) = threads_of(session), address
    if table == PATHS:
        path = next((each for each in session.paths() if each.id == entry_id), None)
        return _path(threads, path) if path is not None else OutgoingEntry("", "", "")
    thread = threads.of(entry_id)
    if thread is not None:
        return _text(threads, thread, address)
    work = session.works.get(*address)
    return _work(session, work) if work is not None else OutgoingEntry("", "", "")


def _text(threads: Threads, thread: Thread, address: Address) -> OutgoingEntry:
    part = next(part for part in thread.parts if part.entry == address)  # an agreement as it was made, not how it went
    told, title = threads.told(part), threads.title(thread)
    name = title if part is thread.first else f"{told.name}: {title}"
    return OutgoingEntry(name, threads.place(thread), told.text)


def _path(threads: Threads, path: ScenarioPath) -> OutgoingEntry:
    spot = threads.at(path.lesson, path.step)
    step = spot.step if spot is not None else None
    title = step.title if step is not None else path.title or _("From an earlier edition of the course")
    words = in_words(step if isinstance(step, Scenario) else None, path)
    return OutgoingEntry(f"{_('Dilemma')}: {title}", threads.lesson_number(spot), words.on_one_line)


def _work(session: Session, work: Work) -> OutgoingEntry:
    assert not isinstance(work, Commitment), "that is told in its thread"
    kind, name = _(registry.of(work).names.short), title_of(work)
    name = name if name.startswith(kind) else f"{kind}: {name}"
    return OutgoingEntry(name, own_facts(session, work), " · ".join(words_of(work)))
