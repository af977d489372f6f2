"""What the leader wrote, in threads: a reflection with what grew out of it, one thing after the other.

A reflection and the lookings back on it are one thread, wherever its step stands by now. An agreement belongs to what it grew
out of, or to the agreement it builds on; one that grew out of nothing written, and every note, is a thread of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from msgspec import Struct

from course.journal.kinds import Note, Reflection, Revisit, kind_of
from course.tools.commitment import TABLE, Commitment

Text: TypeAlias = Reflection | Note | Revisit
"""What the leader writes to the course."""


class Part(Struct, frozen=True):
    """One thing in a thread."""

    of: Text | Commitment
    table: str
    begun: datetime
    changed: datetime
    is_outcome: bool = False
    """Whether it is how an agreement went, rather than the agreement."""

    @property
    def entry(self) -> tuple[str, str]:
        """Its entry in the journal, by table and id."""
        return self.table, self.of.id


class Thread(Struct, frozen=True):
    """What belongs together, the oldest first."""

    parts: tuple[Part, ...]
    changed: datetime
    """When anything in it was written last: what it is dated and ordered by."""

    @property
    def first(self) -> Part:
        """What it began with."""
        return self.parts[0]

    @property
    def id(self) -> str:
        """The id of what it began with."""
        return self.first.of.id

    @property
    def text(self) -> Text | None:
        """The first text in it; None for one of agreements alone."""
        return next((part.of for part in self.parts if not isinstance(part.of, Commitment)), None)

    @property
    def entries(self) -> list[tuple[str, str]]:
        """All its entries in the journal, each once."""
        return list(dict.fromkeys(part.entry for part in self.parts))


def threads(texts: Iterable[Text], commitments: Iterable[Commitment]) -> list[Thread]:
    """All threads, the one with the latest part first.

    Args:
        texts: What was written to the course, in any order; a looking back that was passed over says nothing and is left out.
        commitments: The agreements with oneself, saved.
    """
    grown: dict[str, list[Part]] = {}
    homes: dict[tuple[str, str], str] = {}
    for text in texts:
        if isinstance(text, Revisit) and not text.text.strip():
            continue
        home = f"note {text.id}" if isinstance(text, Note) else f"step {text.step}"
        table = kind_of(text)
        homes[table, text.id] = home
        grown.setdefault(home, []).append(Part(text, table, text.created, text.changed))
    every = {each.id: each for each in commitments}
    for each in every.values():
        grown.setdefault(_home(each, homes, every), []).extend(_parts(each))
    found = [_thread(parts) for parts in grown.values()]
    return sorted(found, key=lambda thread: (thread.changed, thread.id), reverse=True)


def _thread(parts: list[Part]) -> Thread:
    if len(parts) == 1:
        return Thread((parts[0],), parts[0].changed)
    parts.sort(key=lambda part: (part.begun, part.is_outcome, part.of.id))
    return Thread(tuple(parts), max(part.changed for part in parts))


def _home(commitment: Commitment, homes: dict[tuple[str, str], str], every: dict[str, Commitment]) -> str:
    """Which thread an agreement belongs to; two that name each other, by another program's hand, are no harm."""
    seen: set[str] = set()
    while True:
        source = commitment.source
        home = homes.get((source.table, source.id)) if source is not None else None
        if home is not None:
            return home
        seen.add(commitment.id)
        before = every.get(commitment.follows)
        if before is None or before.id in seen:
            return f"agreement {commitment.id}"
        commitment = before


def _parts(commitment: Commitment) -> Iterable[Part]:
    """An agreement, and how it went where the leader has looked back: that is then what was written last."""
    assert commitment.created is not None and commitment.changed is not None
    if commitment.outcome is None:
        return [Part(commitment, TABLE, commitment.created, commitment.changed)]
    made = Part(commitment, TABLE, commitment.created, commitment.created)
    return [made, Part(commitment, TABLE, commitment.changed, commitment.changed, is_outcome=True)]
