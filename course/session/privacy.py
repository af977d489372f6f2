"""What is only for the leader: the mark on an entry, and what is private together with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from course.journal.kinds import PATHS, REFLECTIONS
from course.journal.private import Address, mark_private, private_marks
from course.locale import N_, _
from course.session.session import Session
from course.tools import project, registry
from course.tools.commitment import Commitment
from course.tools.talk import Talk
from course.tools.threads import Text, Thread, threads

ONLY_FOR_YOU = N_("▣ only for you")
"""What stands beside what is private: a closed box that is also a word. Hardly any typeface for terminals has a padlock."""


def private(session: Session) -> frozenset[Address]:
    """All that is only for the leader, by table and id.

    With an entry that has the mark goes what grew out of it: the rest of its thread, a project's tools, and the agreements that
    name one of them. With the sentence to a dilemma goes the way through it.
    """
    return session.worked_out(_private)


def _private(session: Session) -> frozenset[Address]:
    marks = private_marks(session.journal)
    if not marks:
        return marks
    found = set(marks)
    if session.has_works:
        tools = (tool for tool in session.works.tools() if not isinstance(tool, Talk))  # which only tells of its project
        found.update((registry.of(tool).table, tool.id) for tool in tools if (project.TABLE, tool.project) in marks)
    left = _threads(session)
    while grown := [each for each in left if not found.isdisjoint([*each.entries, *_sources(each)])]:
        found.update(entry for each in grown for entry in each.entries)
        left = [each for each in left if each not in grown]
    if played := session.paths():
        steps = {each.step for each in session.records.reflections() if (REFLECTIONS, each.id) in found}
        found.update((PATHS, path.id) for path in played if path.step in steps)
    return frozenset(found)


def is_private(session: Session, entries: Iterable[Address]) -> bool:
    """Whether any of these entries is only for the leader."""
    return not private(session).isdisjoint(entries)


def only_for_you(session: Session, *entries: Address) -> str:
    """What stands beside entries that are private; nothing beside others."""
    return _(ONLY_FOR_YOU) if is_private(session, entries) else ""


def change_private(session: Session, entries: Sequence[Address]) -> str:
    """Makes entries private that are not, or takes the mark off them.

    Returns:
        What has come of it, in a sentence.

    Raises:
        SaveFailed: Nothing is changed.
    """
    was_private = is_private(session, entries)
    mark_private(session.journal, entries, not was_private)
    if not was_private:
        return _("Only for you now: it is left out of what you take out, unless you ask for it. Ctrl+O changes it back.")
    if is_private(session, entries):
        return _("It stays only for you, since what it belongs to is.")
    return _("No longer only for you.")


def _threads(session: Session) -> list[Thread]:
    records = session.records
    texts: list[Text] = [*records.reflections(), *records.notes(), *records.revisits()]
    return threads(texts, session.works.of(Commitment).all() if session.has_works else [])


def _sources(thread: Thread) -> Iterable[Address]:
    """What the agreements of a thread grew out of."""
    made = (part.of for part in thread.parts if isinstance(part.of, Commitment))
    return ((each.source.table, each.source.id) for each in made if each.source is not None)
