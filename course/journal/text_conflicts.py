"""Texts that stand side by side: written on two devices that did not know of each other.

Two kinds, one meaning for the leader. Either both devices changed the same entry (the store knows: a conflict), or each began an
entry of its own to the same step, or to the same step when it came back after as many days. Nothing is ever chosen by the program
where the leader has written. What stands beside a text of the leader's own work is in `other_texts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from course.journal.entry import Conflict
from course.journal.kinds import (
    ATTEMPTS,
    BOOKMARKS,
    KINDS,
    PATHS,
    PLACES,
    RATINGS,
    READINGS,
    RESETS,
    SETTINGS,
    Note,
    Reflection,
    Revisit,
    kind_of,
)
from course.journal.other_texts import one_text
from course.journal.records import Records
from course.journal.text import readable

_WITHOUT_TEXT = (ATTEMPTS, READINGS, PLACES, SETTINGS, RATINGS, BOOKMARKS, RESETS, PATHS)
"""Where nothing is lost when the newest stands. What other tables hold is not this module's to settle."""
Written = Reflection | Note | Revisit
"""What the leader writes as a text of their own."""


class Side(Struct, frozen=True):
    """One of two texts."""

    text: str
    at: datetime
    """When it was written, with zone."""
    key: str
    """The version's id in a conflict, else the entry's."""


class TextConflict(Struct, frozen=True):
    """Two texts of which the leader keeps one, the other, or both."""

    record: Written
    """The entry that stays."""
    sides: tuple[Side, Side]
    """Both texts, the older one first."""
    conflict: bool
    """Whether both are versions of `record`; else the second side is another entry."""


def text_conflicts(records: Records) -> list[TextConflict]:
    """Every pair of texts that wants a choice. Of the theme, a place, an answer the newest stands.

    Raises:
        SaveFailed: It could not be settled.
    """
    for conflict in records.journal.conflicts():
        if conflict.table in _WITHOUT_TEXT and records.journal.read_only is None:
            records.journal.settle(conflict.table, conflict.doc_id, [conflict.versions[-1].id])
    return waiting(records)


def waiting(records: Records) -> list[TextConflict]:
    """Every pair of texts that wants a choice, and nothing that settles itself."""
    found = []
    for conflict in records.journal.conflicts():
        record = records.get(conflict.table, conflict.doc_id) if conflict.table in KINDS else None
        if isinstance(record, Written):
            found.append(TextConflict(record, _two_sides(conflict), conflict=True))
    taken = {double.record.id for double in found}
    every: tuple[Sequence[Written], ...] = (records.reflections(), records.notes(), records.revisits())
    return found + [double for kind in every for double in _begun_twice(kind, taken)]


def keep(records: Records, double: TextConflict, sides: tuple[int, ...]) -> None:
    """Keeps one side, or both as one text: the first named on top, and what both begin or end with once.

    What is left out stays among the versions or the deleted.

    Args:
        records: The journal's records.
        double: The pair.
        sides: Which of the two to keep: (0,), (1,), or (0, 1).

    Raises:
        SaveFailed: Nothing, or not all of it, was changed; the pair is still there.
    """
    texts = [double.sides[side].text for side in sides]
    text = one_text(texts[0], texts[1]) if len(texts) > 1 else texts[0].strip("\n")
    if double.conflict:
        records.journal.settle(kind_of(double.record), double.record.id, [double.sides[sides[0]].key])
    records.save_text(double.record, text)
    if not double.conflict:
        records.remove(kind_of(double.record), double.sides[1].key)


def _two_sides(conflict: Conflict) -> tuple[Side, Side]:
    first, second = conflict.versions[-2:]
    sides = [Side(readable(str((each.document or {}).get("text", ""))), each.at, each.id) for each in (first, second)]
    return sides[0], sides[1]


def _begun_twice(every: Iterable[Written], taken: set[str]) -> list[TextConflict]:
    """The two oldest entries of each place that has several with a text; a third one comes when these are one."""
    by_place: dict[tuple[str, int], list[Written]] = {}
    for record in every:
        if record.step and record.text.strip() and record.id not in taken:
            days = record.days if isinstance(record, Revisit) else 0
            by_place.setdefault((record.step, days), []).append(record)
    found = []
    for several in by_place.values():
        if len(several) > 1:
            first, second = sorted(several, key=lambda record: (record.created, record.id))[:2]
            sides = Side(first.text, first.changed, first.id), Side(second.text, second.changed, second.id)
            found.append(TextConflict(first, sides, conflict=False))
    return found
