"""The journal as JSON: every entry whole, so that nothing is lost and another program, or this one, can read it back."""

from __future__ import annotations

import json
import re

from course.export.selection import Selection
from course.journal import Entry, Journal

FORMAT = 1
"""Counts up when the shape below changes, so that whoever reads a file knows what to expect."""

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def journal_data(journal: Journal, selection: Selection) -> str:
    """Every wanted entry, of every table, oldest first.

    The text says nothing of the export itself, when it was made, say: the same journal gives the same bytes.

    Returns:
        JSON, ending with a line break: `{"format": 1, "entries": [{"kind", "id", "created", "changed", "fields"}]}`, where `kind`
        is the table, the moments carry the zone of their day, and `fields` is the document as it was saved.
    """
    entries = [
        (entry, table)
        for table in journal.tables()
        for entry in journal.table(table)
        if selection.wants(_lesson(entry), entry.changed)
    ]
    entries.sort(key=lambda found: (found[0].created, found[0].doc_id, found[1]))
    data = {"format": FORMAT, "entries": [_as_data(entry, kind) for entry, kind in entries]}
    # Half a character can't be written in UTF-8, but JSON has its own way to spell it.
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HALF_CHARACTER.sub(lambda half: f"\\u{ord(half.group()):04x}", text) + "\n"


def _as_data(entry: Entry, kind: str) -> dict[str, object]:
    return {
        "kind": kind,
        "id": entry.doc_id,
        "created": entry.created.isoformat(timespec="milliseconds"),
        "changed": entry.changed.isoformat(timespec="milliseconds"),
        "fields": dict(entry),
    }


def _lesson(entry: Entry) -> str | None:
    lesson = entry.get("lesson")
    return lesson if isinstance(lesson, str) else None
