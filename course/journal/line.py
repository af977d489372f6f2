"""One change to the journal as one line of JSON: what it says, how it is written, and how it is known to be whole.

    {"v":1,"table":"notes","id":"…","op":"put","version":"…","of":["…"],"at":"2026-01-31T10:15:00.000+01:00",
     "doc":{…},"crc":"0a1b2c3d"}

`crc` is the CRC-32 of every byte before `,"crc"`: it finds each single flipped bit and each burst of up to 32.
Whatever a later program adds before it is carried along untouched, since lines are copied byte for byte and never rewritten.

This is the border: whatever a file brings, be it the log, the shared folder, a backup or an import, comes in through `decode`,
which looks at the whole line. What it lets in needs no guard further in; what it refuses counts as damaged and stays where it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, Literal
from zlib import crc32

import msgspec

from course.journal.clock import FIRST_YEAR, LAST_TIME, LAST_YEAR, run_of

SCHEMA = 1
"""The number in every line. It goes up when an older program would misread a line."""
UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a schema's number to what makes its line one of the next schema."""

PUT: Final = "put"
"""A new text."""
DELETE: Final = "delete"
"""None, with all earlier ones kept."""
FORGET: Final = "forget"
"""None, with all earlier ones erased for good."""
NO_DOCUMENT = msgspec.Raw(b"null")
LONGEST = 16 << 20
"""Bytes of a line at most. It is three thousand pages, and whoever reads others' files has to end somewhere."""
DEEPEST = 100
"""How many lists and objects may lie in each other: what is read at the start must be read as well where much has been called."""

_SEAL = b',"crc":"%08x"}'
_SEAL_LENGTH = len(_SEAL % 0)
_VERSION = re.compile(r"[0-9a-f]{16}-[0-9A-Za-z]{1,32}-[0-9a-f]{8}p?")
_SEALED = re.compile(rb',"crc":"[0-9a-f]{8}"\}')


class Change(msgspec.Struct, gc=False, omit_defaults=True):
    """One entry's new state. The order of the fields is their order in the line."""

    v: int
    table: str
    id: str
    op: Literal["put", "delete", "forget"]
    version: str
    """Clock, device and run, so that sorting by it sorts by time; see `course.journal.clock`."""
    of: tuple[str, ...]
    """The versions this one builds on: none for a new entry, several where concurrent ones were settled."""
    at: str
    """When the leader saved it by their own clock: ISO 8601 with the zone."""
    born: str | None = None
    """When the entry was made, where that was before its first version here: one that was imported."""
    part: tuple[int, int] | None = None
    """Which of how many lines that were saved together, from 1; None for one alone."""
    since: str | None = None
    """The first of the earlier versions of the same run that went when the log was thinned, and that this one stands in for."""
    doc: msgspec.Raw = NO_DOCUMENT

    def document(self) -> dict[str, Any]:
        """The document, decoded anew each time, so that nobody shares it."""
        return _document.decode(self.doc)


class _Number(msgspec.Struct):
    v: int


_change = msgspec.json.Decoder(Change)
_document = msgspec.json.Decoder(dict[str, Any])
_number = msgspec.json.Decoder(_Number)


def encode_document(document: Any) -> bytes:
    """A document as JSON in UTF-8.

    Half a surrogate pair (a terminal can hand one over) is no character and becomes U+FFFD.

    Raises:
        ValueError: It holds a number that JSON has no word for, refers to itself, or is nested deeper than `DEEPEST`.
        TypeError: It holds something that is neither text, number, truth, nothing, list nor object.
    """
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        try:
            encoded = text.encode("utf-8")
        except UnicodeEncodeError:
            encoded = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
        _check_document(encoded)  # what can't be read must not be acknowledged
    except (RecursionError, msgspec.DecodeError) as error:
        raise ValueError("no document that can be read again") from error
    return encoded


def encode(change: Change) -> bytes:
    """The change as a sealed line, newline included."""
    body = msgspec.json.encode(change)[:-1]
    return b"%b%b\n" % (body, _SEAL % crc32(body))


def sealed(line: bytes) -> bool:
    """Whether a line stands as it was written, whatever it says.

    Args:
        line: The line without its newline. A carriage return is forgiven: some programs that carry files add one.
    """
    line = line.removesuffix(b"\r")
    return line[-_SEAL_LENGTH:] == _SEAL % crc32(line[:-_SEAL_LENGTH])


def decode(line: bytes) -> Change | None:
    """The change that a line says, or None when the line is damaged, or says what no change can say.

    A line of a newer schema is read as far as it fits; its `v` tells. One that doesn't fit comes back without a version.

    Args:
        line: The line without its newline.
    """
    return _whole(line.removesuffix(b"\r")) if sealed(line) else None


def _whole(line: bytes) -> Change | None:
    """What a sealed line says, if it can be."""
    try:
        change = _change.decode(line)
        if change.v == SCHEMA:
            _check(change)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return _misfit(line)
    return change if change.v == SCHEMA else _other_schema(line, change.v)


def _check(change: Change) -> None:
    """Looks at what the types of the fields don't say.

    Raises:
        ValueError: It is no change that anybody can have made.
        msgspec.DecodeError: The document is none.
        RecursionError: Likewise.
    """
    if not all(map(_VERSION.fullmatch, (change.version, *change.of))) or change.version[: len(LAST_TIME)] > LAST_TIME:
        raise ValueError("no version")
    _check_moment(change.at)
    if change.born is not None:
        _check_moment(change.born)
    if change.since is not None and not (
        _VERSION.fullmatch(change.since) and change.since < change.version and run_of(change.since) == run_of(change.version)
    ):
        raise ValueError("no versions that it could stand in for")
    if change.part is not None and not 1 <= change.part[0] <= change.part[1]:
        raise ValueError("no part of a whole")
    if change.op == PUT:
        _check_document(bytes(change.doc))
    elif bytes(change.doc) != b"null":
        raise ValueError("a text in what takes one away")


def _check_moment(text: str) -> None:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR or text[11:13] == "24":  # which only some Pythons read
        raise ValueError("no moment")


def _check_document(encoded: bytes) -> None:
    document = _document.decode(encoded)
    if encoded.count(b"[") + encoded.count(b"{") <= DEEPEST:
        return  # too few to be that deep, as nearly always: looking into all of them took most of the time that opening took
    level: list[Any] = [document]
    for _depth in range(DEEPEST):
        held = (inner for each in level for inner in (each.values() if isinstance(each, dict) else each))
        level = [inner for inner in held if isinstance(inner, dict | list)]
        if not level:
            return
    raise ValueError("nested too deeply")


def stand_alone(line: bytes, change: Change) -> bytes:
    """A line as one that was saved alone; everything else in it is kept byte for byte.

    In another file it may stand without those it was saved with, which were all there when it was acknowledged.

    Args:
        line: A whole line.
        change: What it says.
    """
    line = line.removesuffix(b"\r")
    if change.part is None:
        return line
    body = line[:-_SEAL_LENGTH].replace(b',"part":[%d,%d]' % change.part, b"", 1)
    alone = body + _SEAL % crc32(body)
    wanted = msgspec.structs.replace(change, part=None)
    return alone if decode(alone) == wanted else encode(wanted)[:-1]  # some other program's order of fields


def _misfit(line: bytes) -> Change | None:
    try:
        number = _number.decode(line).v
    except (msgspec.DecodeError, RecursionError):
        return None
    return _other_schema(line, number) if number != SCHEMA else None


def _other_schema(line: bytes, number: int) -> Change | None:
    """A whole line of another schema: an older one is brought up, a newer one is read as far as it fits."""
    try:
        if number > SCHEMA:
            change = _change.decode(line)
            _check(change)
            return change
        raw = json.loads(line)
        for older in range(number, SCHEMA):
            raw = UPCASTS[older](raw)
        document = msgspec.Raw(encode_document(raw.pop("doc", None)))
        change = msgspec.convert({**raw, "v": SCHEMA}, Change)
        change.doc = document
        _check(change)
    except (msgspec.DecodeError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Change(number, "", "", DELETE, "", (), "") if number > SCHEMA else None
    return change


def changes_in(line: bytes) -> list[tuple[int, int, Change]]:
    """The whole changes in a line: one, or none in a damaged one, or two where the newline between them is what was hit.

    Returns:
        Where in the line each begins, how long it is, and the change.
    """
    if change := decode(line):
        return [(0, len(line), change)]
    found = []
    start = summed = checksum = 0
    for seal in _SEALED.finditer(line):  # the sum goes on from seal to seal, so that many seals cost no more than one
        checksum = crc32(memoryview(line)[summed : seal.start()], checksum)
        summed = seal.start()
        whole = seal.group() == _SEAL % checksum
        change = _whole(line[start : seal.end()]) if whole else None
        if change is not None:
            found.append((start, seal.end() - start, change))
        if whole or line[start : start + 1] != b"{":
            start = summed = seal.end() + 1
            checksum = 0
    return found
