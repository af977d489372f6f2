"""What the leader keeps to themselves: a mark beside an entry of any table, so that the entry itself stays as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from course.journal.entry import Entry
from course.journal.kinds import PRIVATE
from course.journal.store import Journal

Address: TypeAlias = tuple[str, str]
"""Where an entry lies: its table and its id."""


def private_marks(journal: Journal) -> frozenset[Address]:
    """Every entry that has the mark, whether it is there or was deleted."""
    found = (_address(entry) for entry in journal.table(PRIVATE))
    return frozenset(each for each in found if each is not None)


def mark_private(journal: Journal, entries: Iterable[Address], private: bool) -> None:
    """Sets the mark on entries, or takes it off: on all of them, or on none.

    Two computers that mark the same entry write the same mark.

    Raises:
        SaveFailed: Nothing is changed.
    """
    table = journal.table(PRIVATE)
    there = {entry.doc_id for entry in table}
    wanted = {f"{kind}.{entry_id}": (kind, entry_id) for kind, entry_id in entries}
    if private:
        new = [Entry({"table": kind, "entry": entry_id}, mark) for mark, (kind, entry_id) in wanted.items() if mark not in there]
        if new:
            table.insert_multiple(new)
    elif held := [mark for mark in wanted if mark in there]:
        table.remove(doc_ids=held)


def _address(entry: Entry) -> Address | None:
    table, entry_id = entry.get("table"), entry.get("entry")
    return (table, entry_id) if isinstance(table, str) and isinstance(entry_id, str) else None
