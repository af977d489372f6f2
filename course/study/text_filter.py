"""Finding text as somebody types: every word typed must stand somewhere in it, whatever the case of the letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from course.locale.spelling import compose, even, fold

T = TypeVar("T")


class Index(Generic[T]):
    """Things and the text to find them by.

    Args:
        pairs: Each thing with its text; the order is kept in what is found.
    """

    def __init__(self, pairs: Iterable[tuple[T, str]]) -> None:
        self._pairs = [(thing, fold(text)) for thing, text in pairs]

    def find(self, query: str) -> list[T]:
        """The things whose text has every word of the query; all of them where it is empty."""
        words = fold(query).split()
        return [thing for thing, text in self._pairs if all(word in text for word in words)]


def snippet(text: str, query: str, length: int) -> tuple[str, Sequence[tuple[int, int]]]:
    """A piece of a text on one line, around the first word of a query.

    Args:
        text: The whole text.
        query: What was searched for; may be empty.
        length: How many characters are wanted at most.

    Returns:
        The piece, and where in it the query's words stand as (start, end).
    """
    flat = " ".join(compose(text[: max(20_000, length)]).split())
    low = even(flat)
    found = ((low.find(word), len(word)) for word in fold(query).split())
    return clip(flat, [(place, place + width) for place, width in found if place >= 0], length)


def clip(line: str, places: Sequence[tuple[int, int]], length: int) -> tuple[str, Sequence[tuple[int, int]]]:
    """Cuts a line to a length, around the first of some places in it.

    Returns:
        The piece, and the places that lie in it, as they are there.
    """
    first = min((start for start, _end in places), default=0)
    cut = 0 if first < length // 2 else first - length // 3
    cut = line.find(" ", cut, first) + 1 or cut if cut else 0  # not in the middle of a word, unless it is very long
    piece = ("…" if cut else "") + line[cut : cut + length]
    moved = (1 if cut else 0) - cut
    return piece, [(start + moved, min(end + moved, len(piece))) for start, end in places if cut <= start < cut + length]
