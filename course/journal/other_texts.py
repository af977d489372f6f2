"""Texts that stand beside another one in the leader's own work, both written without knowing of each other.

A document holds them itself, under `OTHER_TEXTS`: each says where in the document it belongs, and what it says. So every computer
and every window knows of them, and what the leader has chosen between is gone everywhere. A place in a document is a path: names
of fields, and ids of rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from msgspec import Struct

from course.journal.kinds import TABLES
from course.journal.store import Journal

OTHER_TEXTS = "other_texts"
LINE = 40
"""Letters of a text that is short: of what a line can say the later one stands."""

Path = tuple[str, ...]


class OtherText(Struct, frozen=True):
    """A text that stands beside another one."""

    at: Path
    """Where in the document the other one stands."""
    text: str


class Pair(Struct, frozen=True):
    """Two texts in a piece of work."""

    table: str
    doc_id: str
    standing: str
    """What stands in the work."""
    other: OtherText


class _Holding(Struct):
    """A document that holds other texts; the others are not looked at any further."""

    other_texts: list[Any]


def tells_apart(text: str, kept: str) -> bool:
    """Whether a text would be missed where another stands in its place: one of them is longer than a line, and says more."""
    return any(len(each) > LINE or "\n" in each.strip() for each in (text, kept)) and text.strip() not in kept


def other_texts(document: Mapping[str, Any]) -> list[OtherText]:
    """The texts that a document holds beside its own; what can't be read of them is passed over."""
    rows = document.get(OTHER_TEXTS)
    return [found for row in rows if (found := _read(row))] if isinstance(rows, list) else []


def with_others(document: Mapping[str, Any], others: Sequence[OtherText]) -> dict[str, Any]:
    """A document that holds other texts beside its own: each once, and none that says what stands there anyway."""
    kept = [other for other in dict.fromkeys(others) if text_at(document, other.at) != other.text]
    made = {name: value for name, value in document.items() if name != OTHER_TEXTS}
    return made | {OTHER_TEXTS: [{"at": list(other.at), "text": other.text} for other in kept]} if kept else made


def text_at(document: Any, path: Path) -> str | None:
    """What a document says at a place; None where it has no such place (any more)."""
    found = document
    for name in path:
        if isinstance(found, list):
            found = next((row for row in found if isinstance(row, dict) and row.get("id") == name), None)
        else:
            found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else None


def pairs(journal: Journal) -> list[Pair]:
    """Every pair of texts in the leader's own work that wants a choice. One whose place is gone waits till it is back."""
    return [
        Pair(table.name, doc_id, standing, other)
        for table in map(journal.table, sorted(journal.tables() - TABLES))
        for doc_id, _created, _holding in table.select_born(_Holding)
        if (entry := table.get(doc_id=doc_id)) is not None
        for other in other_texts(entry)
        if (standing := text_at(entry, other.at)) is not None
    ]


def choose(journal: Journal, pair: Pair, text: str) -> None:
    """Ends the choice between two texts with one, which may be made of both.

    Raises:
        SaveFailed: Nothing was changed; the pair is still there.
    """
    with journal.storage.saving():
        table = journal.table(pair.table)
        if (entry := table.get(doc_id=pair.doc_id)) is None:  # erased or deleted meanwhile
            return
        others = [other for other in other_texts(entry) if other != pair.other]
        if text_at(entry, pair.other.at) is None:  # its place has gone meanwhile; it may come back
            return
        made = with_others(_with_text(dict(entry), pair.other.at, text), others)
        table.replace(pair.doc_id, made)


def one_text(first: str, second: str, between: str = "\n\n") -> str:
    """Two texts as one: the first, then the second; what both begin and end with stands once."""
    one, two = first.strip("\n").split("\n"), second.strip("\n").split("\n")
    begin = _alike(one, two)
    end = _alike(one[begin:][::-1], two[begin:][::-1])
    middles = [lines[begin : len(lines) - end] for lines in (one, two)]
    if all(any(middle) for middle in middles):
        middle = between.join("\n".join(each).strip("\n") for each in middles).split("\n")
    else:
        middle = max(middles, key=lambda lines: (any(lines), len(lines)))
    return "\n".join([*one[:begin], *middle, *one[len(one) - end :]])


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """How many lines two texts begin with alike."""
    return sum(1 for _both in takewhile(lambda both: both[0] == both[1], zip(one, two, strict=False)))


def _read(row: Any) -> OtherText | None:
    at, text = (row.get("at"), row.get("text")) if isinstance(row, dict) else (None, None)
    if not isinstance(at, list) or not isinstance(text, str) or not all(isinstance(name, str) for name in at):
        return None
    return OtherText(tuple(at), text)


def _with_text(document: Any, path: Path, text: str) -> Any:
    """A document with another text at a place that it has."""
    if not path:
        return text
    name, rest = path[0], path[1:]
    if isinstance(document, list):
        at = next(number for number, row in enumerate(document) if isinstance(row, dict) and row.get("id") == name)
        return [*document[:at], _with_text(document[at], rest, text), *document[at + 1 :]]
    return {**document, name: _with_text(document[name], rest, text)}
