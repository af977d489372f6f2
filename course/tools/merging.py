"""Two states of one document made one, so that nothing is lost that either says: pure, on plain values as JSON has them.

Three states are looked at: the last one that both sides knew, and what each made of it. What only one side touched is taken from
that side, field by field, and in lists row by row. Where both touched the same, the later one's value stands; of a text that is
longer than a line the earlier one is kept beside it in the document, for the leader to choose (see `course.journal.other_texts`).
The result depends on nothing but the three states, so two computers that merge the same make the same of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import UNSET

from course.journal.other_texts import OtherText, Path, other_texts, tells_apart, text_at, with_others

Fields = Mapping[str, Any]
K = TypeVar("K", bound=Hashable)


def merged(base: Fields, earlier: Fields, later: Fields) -> dict[str, Any]:
    """One document of two.

    Args:
        base: What both were made of; without a field where that isn't known, and then what says nothing yields to what does.
        earlier: What one side made of it.
        later: What the other made of it, whose value stands where both changed the same.
    """
    lost: list[OtherText] = []
    made = _fields(base, earlier, later, (), lost)
    there = [
        other
        for other in other_texts(made)
        if not (_gone_on(other, earlier, base, later) or _gone_on(other, later, base, earlier))
    ]
    return with_others(made, [*there, *lost])


def with_lost(document: Fields, base: Fields, earlier: Fields, later: Fields, known: str | None = None) -> dict[str, Any]:
    """A document as it is to stand, with the texts beside it that would be lost from sight.

    Args:
        document: What is to stand; it says what `later` says, and may hold more.
        base: What its writer knew of it before.
        earlier: What it said meanwhile.
        later: What its writer has made of that.
        known: What stood in the field that was written in, where the writer may have known less than `base` says.
    """
    lost: list[OtherText] = []
    _fields({} if known is not None else base, earlier, later, (), lost)

    def knew(other: OtherText) -> bool:
        return other.text == text_at(base, other.at) if known is None else other.text.split() == known.split()

    def is_written_on(other: OtherText) -> bool:
        return knew(other) and text_at(later, other.at) not in (None, text_at(earlier, other.at))

    there = [other for other in other_texts(document) if not is_written_on(other)]
    return with_others(document, [*there, *(other for other in lost if not knew(other))])


def keyed(rows: Iterable[Any]) -> dict[Hashable, Any]:
    """The rows of a list, each by what it is known by in every state: its id; where it has none, what it says."""
    met: Counter[Hashable] = Counter()
    found: dict[Hashable, Any] = {}
    for row in rows:
        row_id = row.get("id") if isinstance(row, dict) else None
        name = ("id", row_id) if isinstance(row_id, str) else ("", json.dumps(row, sort_keys=True))
        found[*name, met[name]] = row
        met[name] += 1
    return found


def beside(order: Iterable[K], others: Iterable[K]) -> list[K]:
    """The names of two lists in one order: the first's, and behind each what only the second has there."""
    every = list(order)
    at = 0
    for name in others:
        if name in every:
            at = every.index(name)
        else:
            every.insert(at, name)
        at += 1
    return every


def _gone_on(other: OtherText, holder: Fields, base: Fields, writer: Fields) -> bool:
    """Whether a text that only one side holds beside its own is what the other side has gone on writing in."""
    if text_at(base, other.at) != other.text or other not in other_texts(holder):
        return False
    if any(other in other_texts(state) for state in (base, writer)):
        return False
    return text_at(writer, other.at) not in (None, other.text)


def _fields(base: Fields, earlier: Fields, later: Fields, at: Path, lost: list[OtherText]) -> dict[str, Any]:
    names = dict.fromkeys([*later, *earlier])
    values = {name: _value(*_three(name, base, earlier, later), (*at, name), lost) for name in names}
    return {name: value for name, value in values.items() if value is not UNSET}


def _three(name: K, base: Mapping[K, Any], earlier: Mapping[K, Any], later: Mapping[K, Any]) -> tuple[Any, Any, Any]:
    return base.get(name, UNSET), earlier.get(name, UNSET), later.get(name, UNSET)


def _value(base: Any, earlier: Any, later: Any, at: Path, lost: list[OtherText]) -> Any:
    """One value of two; UNSET stands for one that isn't there."""
    if earlier is UNSET or later is UNSET:
        left = earlier if later is UNSET else later
        return UNSET if left == base else left  # what was taken out goes, unless the other side went on writing in it
    if earlier == later or _untouched(base, earlier):
        return later
    if _untouched(base, later):
        return earlier
    if isinstance(earlier, dict) and isinstance(later, dict) and earlier.get("id") == later.get("id"):
        return _fields(base if isinstance(base, dict) else {}, earlier, later, at, lost)
    if isinstance(earlier, list) and isinstance(later, list):
        return _rows(base if isinstance(base, list) else [], earlier, later, at, lost)
    if isinstance(earlier, str) and isinstance(later, str) and tells_apart(earlier, later):
        lost.append(OtherText(at, earlier))
    return later


def _untouched(base: Any, value: Any) -> bool:
    return not value if base is UNSET else bool(value == base)


def _rows(base: Sequence[Any], earlier: Sequence[Any], later: Sequence[Any], at: Path, lost: list[OtherText]) -> list[Any]:
    """One list of two, in the order of the side that moved something; where both did, of the later one."""
    before, first, second = keyed(base), keyed(earlier), keyed(later)
    values = {name: _value(*_three(name, before, first, second), (*at, _row_id(name)), lost) for name in {**first, **second}}
    only_first_moved = _moved(before, first) and not _moved(before, second)
    names = beside(first, second) if only_first_moved else beside(second, first)
    return [values[name] for name in names if values[name] is not UNSET]


def _row_id(name: Hashable) -> str:
    """The id of a row as `keyed` knows it; a row that is known by what it says is never another one on the other side."""
    return str(name[1]) if isinstance(name, tuple) else ""


def _moved(before: Mapping[Hashable, Any], after: Mapping[Hashable, Any]) -> bool:
    return [name for name in before if name in after] != [name for name in after if name in before]
