"""Texts that stand side by side: written on two devices that did not know of each other.

Two kinds, one meaning for the leader. Either both devices changed the same entry (the store knows: a conflict), or each began an
entry of its own to the same step. Nothing is ever chosen by the program where the leader has written.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from course.journal.entry import Conflict
from course.journal.records import KINDS, NOTES, REFLECTIONS, Note, Records, Reflection, kind_of, readable


class Side(Struct, frozen=True):
    """One of two texts."""

    text: str
    at: datetime
    """When it was written, with zone."""
    key: str
    """The version's id in a conflict, else the entry's."""


class Double(Struct, frozen=True):
    """Two texts of which the leader keeps one, the other, or both."""

    record: Reflection | Note
    """The entry that stays."""
    sides: tuple[Side, Side]
    """Both texts, the older one first."""
    conflict: bool
    """Whether both are versions of `record`; else the second side is another entry."""


def doubles(records: Records) -> list[Double]:
    """Every pair of texts that wants a choice. What is no text of the leader's (the theme, a place) is settled on the way.

    Raises:
        SaveFailed: It could not be settled.
    """
    found = []
    for conflict in records.journal.conflicts():
        record = records.get(conflict.table, conflict.doc_id) if conflict.table in KINDS else None
        if isinstance(record, Reflection | Note):
            found.append(Double(record, _two_sides(conflict), conflict=True))
        elif records.journal.read_only is None:
            records.journal.settle(conflict.table, conflict.doc_id, [conflict.versions[-1].id])
    taken = {double.record.id for double in found}
    for kind in (REFLECTIONS, NOTES):
        found.extend(_begun_twice(records, kind, taken))
    return found


def keep(records: Records, double: Double, sides: tuple[int, ...]) -> None:
    """Keeps one side, or both as one text, the first named on top. What is left out stays among the versions or the deleted.

    Args:
        records: The journal's records.
        double: The pair.
        sides: Which of the two to keep: (0,), (1,), or (0, 1).

    Raises:
        SaveFailed: Nothing, or not all of it, was changed; the pair is still there.
    """
    text = "\n\n".join(double.sides[side].text.strip("\n") for side in sides)
    if double.conflict:
        records.journal.settle(kind_of(double.record), double.record.id, [double.sides[sides[0]].key])
    records.save_text(double.record, text)
    if not double.conflict:
        records.remove(kind_of(double.record), double.sides[1].key)


def _two_sides(conflict: Conflict) -> tuple[Side, Side]:
    first, second = conflict.versions[-2:]
    sides = [Side(readable(str((each.document or {}).get("text", ""))), each.at, each.id) for each in (first, second)]
    return sides[0], sides[1]


def _begun_twice(records: Records, kind: str, taken: set[str]) -> list[Double]:
    """The two oldest entries of each step that has several with a text; a third one comes when these are one."""
    by_step: dict[str, list[Reflection | Note]] = {}
    every: list[Reflection | Note] = [*records.reflections()] if kind == REFLECTIONS else [*records.notes()]
    for record in every:
        if record.step and record.text.strip() and record.id not in taken:
            by_step.setdefault(record.step, []).append(record)
    found = []
    for several in by_step.values():
        if len(several) > 1:
            first, second = sorted(several, key=lambda record: (record.created, record.id))[:2]
            sides = Side(first.text, first.changed, first.id), Side(second.text, second.changed, second.id)
            found.append(Double(first, sides, conflict=False))
    return found
