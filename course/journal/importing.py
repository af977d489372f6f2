"""Taking in what a journal was exported to as JSON: by this program on another machine, or one's own export after years."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from course.journal.errors import JournalError
from course.journal.line import PUT, SCHEMA, Change, encode, encode_document
from course.journal.store import Journal
from course.locale import _

FORMAT = 1


class _Entry(msgspec.Struct):
    kind: str
    id: str
    created: datetime
    changed: datetime
    fields: dict[str, Any]


class _Export(msgspec.Struct):
    format: int
    entries: list[_Entry]


def import_json(journal: Journal, data: bytes) -> int:
    """Takes in the entries of a JSON export, with their ids and times.

    An entry that is here and says the same, or once did, is left alone. One that says something else stands side by side with
    what is here until the leader settles it, as if another machine had written it.

    Args:
        journal: The journal to add to.
        data: What `skalkan export --format json` wrote.

    Returns:
        How many entries were taken in.

    Raises:
        JournalError: It is no such export, or one of a newer program.
        SaveFailed: Nothing was taken in.
    """
    entries = sorted(_read(data), key=lambda entry: entry.changed)
    storage = journal.storage
    known = {(entry.kind, entry.id): _documents(journal, entry) for entry in entries}
    with storage.saving():
        device = storage.device()
        changes = []
        for entry in entries:
            document = encode_document(entry.fields)
            if document in known[entry.kind, entry.id]:
                continue
            change = Change(
                v=SCHEMA,
                table=entry.kind,
                id=entry.id,
                op=PUT,
                version=storage.clock.past_version(device, entry.changed),
                of=(),
                at=entry.changed.isoformat(timespec="milliseconds"),
                born=entry.created.isoformat(timespec="milliseconds"),
                doc=msgspec.Raw(document),
            )
            changes.append((change, encode(change)[:-1]))
        return storage.adopt(changes)


def _read(data: bytes) -> list[_Entry]:
    try:
        export = msgspec.json.decode(data, type=_Export)
        if any(each.tzinfo is None for entry in export.entries for each in (entry.created, entry.changed)):
            raise ValueError("a time without a zone")
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise JournalError(_("This is not a journal that was exported as JSON.")) from error
    if export.format > FORMAT:
        raise JournalError(_("This export was made by a newer version of this program. Install the newest version first."))
    return export.entries


def _documents(journal: Journal, entry: _Entry) -> set[bytes]:
    """Everything that an entry says here or once did."""
    return {bytes(change.doc) for change in journal.storage.versions(entry.kind, entry.id)}
