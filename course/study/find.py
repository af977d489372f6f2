"""Finding text as somebody types: every word typed must stand somewhere in it, whatever the case of the letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


def fold(text: str) -> str:
    """A text as it is compared: composed (å is one letter, however it was typed) and without case."""
    return unicodedata.normalize("NFC", text).casefold()


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
    flat = " ".join(unicodedata.normalize("NFC", text[: max(20_000, length)]).split())
    # A letter that becomes two without case (ß) stays as it is, or places would be off.
    low = "".join(folded if len(folded := letter.casefold()) == 1 else letter for letter in flat)
    words = fold(query).split()
    first = min((place for word in words if (place := low.find(word)) >= 0), default=0)
    start = 0 if first < length // 2 else first - length // 3
    piece = ("…" if start else "") + flat[start : start + length]
    moved = (1 if start else 0) - start
    places = []
    for word in words:
        place = low.find(word, start)
        if 0 <= place < start + length:
            places.append((place + moved, place + moved + len(word)))
    return piece, places
