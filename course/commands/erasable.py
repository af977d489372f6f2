"""What can be erased: everything the leader wrote or answered, and what they deleted, of which every version is still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from course.journal import Journal
from course.journal.kinds import ATTEMPTS, KINDS, NOTES, PATHS, REFLECTIONS, REVISITS, SETTINGS, TABLES
from course.journal.store import Known
from course.locale import N_, _
from course.locale.spelling import fold
from course.tools import registry

_NOUNS = {
    REFLECTIONS: N_("reflection"),
    NOTES: N_("note"),
    REVISITS: N_("revisit"),
    ATTEMPTS: N_("answer"),
    PATHS: N_("path through a dilemma"),
    SETTINGS: N_("setting"),
}
_NAMES = ("name", "title", "action", "occasion")
"""What a piece of the leader's own work is known by, the best first."""
_UNWRITTEN = TABLES.difference(KINDS, {PATHS})
"""What the program remembers by itself, and what is no words: a rating, a mark."""


class Erasable(Struct, frozen=True):
    """One entry, as it is shown before it is erased."""

    table: str
    id: str
    changed: datetime
    text: str
    """What it says now; where it is deleted, what it said last."""
    deleted: bool

    @property
    def kind(self) -> str:
        """What it is, in words."""
        nouns = {**_NOUNS, **{kind.table: kind.names.noun for kind in registry.KINDS}}
        kind = _(nouns[self.table]) if self.table in nouns else self.table
        return _("{kind} (deleted)").format(kind=kind) if self.deleted else kind


def everything(journal: Journal) -> list[Erasable]:
    """All entries, the newest first."""
    return _newest_first(_erasable(journal, each) for each in _written(journal))


def written(journal: Journal) -> list[Erasable]:
    """The entries with words of the leader's own, the newest first.

    Answers to questions and paths through dilemmas are a choice among ours; in a revisit that was passed over nothing is said.
    """
    own = (each for each in everything(journal) if each.table not in {ATTEMPTS, PATHS})
    return [each for each in own if each.table != REVISITS or each.text.strip()]


def saying(journal: Journal, text: str) -> list[Erasable]:
    """The entries that say something, or once did, however it is spelled and broken into lines; the newest first."""
    wanted = _on_a_line(text)
    known = (each for each in journal.known() if each.table not in _UNWRITTEN or each.table == SETTINGS)  # a name, say
    every = ((each, _erasable(journal, each)) for each in known)
    return _newest_first(found for each, found in every if wanted in _on_a_line(found.text) or _ever_said(journal, each, wanted))


def bearing(journal: Journal, doc_id: str) -> list[Erasable]:
    """The entries of an id: one, or none. What the program remembers by itself can be erased, too."""
    return [_erasable(journal, each) for each in journal.known(doc_id)]


def _written(journal: Journal) -> Iterator[Known]:
    return (each for each in journal.known() if each.table not in _UNWRITTEN)


def _newest_first(found: Iterable[Erasable]) -> list[Erasable]:
    return sorted(found, key=lambda each: (each.changed, each.id), reverse=True)


def _erasable(journal: Journal, each: Known) -> Erasable:
    deleted = each.version.document is None
    versions = journal.history(each.table, each.doc_id) if deleted else [each.version]
    said = next((_words(version.document) for version in reversed(versions) if version.document is not None), "")
    return Erasable(each.table, each.doc_id, each.version.at, said, deleted)


def _ever_said(journal: Journal, each: Known, wanted: str) -> bool:
    is_work = each.table in registry.tables()  # its words lie deep: in cards, messages, items
    if not is_work and each.count == 1:
        return False
    documents = [version.document for version in journal.history(each.table, each.doc_id) if version.document is not None]
    texts = (text for document in documents for text in (_texts(document) if is_work else [_words(document)]))
    return any(wanted in _on_a_line(text) for text in texts)


def _on_a_line(text: str) -> str:
    return " ".join(fold(text).split())


def _words(document: dict[str, Any]) -> str:
    """What a leader would know an entry by: its text, its name, what was chosen, or whatever words are in it."""
    if isinstance(text := document.get("text", document.get("value")), str):
        return text
    if name := next((name for key in _NAMES if isinstance(name := document.get(key), str) and name.strip()), ""):
        return name
    if isinstance(chosen := document.get("chosen"), list):
        return ", ".join(map(str, chosen))
    return ", ".join(value for value in document.values() if isinstance(value, str))


def _texts(value: Any) -> Iterator[str]:
    """Every text in a document, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
