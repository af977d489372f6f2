"""Taking in what a journal was exported to as JSON: by this program on another machine, or one's own export after years."""

from __future__ import annotations

import codecs
from datetime import datetime
from typing import Any

import msgspec

from course.journal.errors import JournalError
from course.journal.line import LONGEST, PUT, SCHEMA, Change, decode, encode, encode_document
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
    entries: list[msgspec.Raw]


_entry = msgspec.json.Decoder(_Entry)


def import_json(journal: Journal, data: bytes, left_out: list[str] | None = None) -> int:
    """Takes in the entries of a JSON export, with their ids and times.

    An entry that is here and says the same, or once did, is left alone. One that says something else stands side by side with
    what is here until the leader settles it, as if another machine had written it.

    Args:
        journal: The journal to add to.
        data: What `skalkan export --format json` wrote.
        left_out: Where it is noted which entries were not let in, since they say what none can: a time beyond reason, say.

    Returns:
        How many entries were taken in.

    Raises:
        JournalError: It is no such export, or one of a newer program, or none of its entries can be let in.
        SaveFailed: Nothing was taken in.
    """
    left_out = [] if left_out is None else left_out
    entries = _read(data, left_out)
    unread = len(left_out)
    storage = journal.storage
    known = {each: _documents(journal, *each) for each in {(entry.kind, entry.id) for entry in entries}}
    with storage.saving():
        device = storage.device()
        changes = []
        for entry in entries:
            document = _document(entry)
            if document in known[entry.kind, entry.id]:
                continue
            line = encode(_change(entry, document, storage.clock.past_version(device, entry.changed)))[:-1] if document else b""
            if (change := decode(line)) and len(line) < LONGEST:
                changes.append((change, line))
            else:
                left_out.append(entry.id)
        if entries and len(left_out) - unread == len(entries):
            raise _no_export()
        return storage.adopt(changes)


def _document(entry: _Entry) -> bytes | None:
    """What an entry says, or None where it can't be kept."""
    try:
        return encode_document(entry.fields)
    except ValueError:
        return None


def _change(entry: _Entry, document: bytes, version: str) -> Change:
    return Change(
        v=SCHEMA,
        table=entry.kind,
        id=entry.id,
        op=PUT,
        version=version,
        of=(),
        at=entry.changed.isoformat(timespec="milliseconds"),
        born=entry.created.isoformat(timespec="milliseconds"),
        doc=msgspec.Raw(document),
    )


def _read(data: bytes, left_out: list[str]) -> list[_Entry]:
    """The entries, oldest first."""
    try:
        export = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=_Export)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _no_export() from error
    if export.format > FORMAT:
        raise JournalError(_("This export was made by a newer version of this program. Install the newest version first."))
    entries = []
    for number, raw in enumerate(export.entries, 1):
        try:
            entry = _entry.decode(raw)
        except (msgspec.DecodeError, ValueError, RecursionError):
            left_out.append(f"#{number}")
            continue
        if entry.created.tzinfo is None or entry.changed.tzinfo is None:
            left_out.append(entry.id)
        else:
            entries.append(entry)
    if left_out and not entries:
        raise _no_export()
    return sorted(entries, key=lambda entry: entry.changed)


def _no_export() -> JournalError:
    return JournalError(_("This is not a journal that was exported as JSON."))


def _documents(journal: Journal, kind: str, doc_id: str) -> set[bytes | None]:
    """Everything that an entry says here or once did."""
    return {bytes(change.doc) for change in journal.storage.versions(kind, doc_id)}
