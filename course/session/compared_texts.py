"""What two texts say alike, and where they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PASSAGE = 4
"""Words in a row that are said alike by more than chance."""
_COMPARED = 4_000_000
"""Pairs of words that are compared one by one at most; beyond, only what both texts begin and end with is looked at."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, blanks and line breaks included."""

    text: str
    shared: bool
    """Whether the other text says the same."""


def compared(first: str, second: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts in pieces, which of them both have being told; a word or two in a row say nothing."""
    one, two = _words(first), _words(second)
    alike = _alike(one, two)
    return _pieces(one, [(a, size) for a, _b, size in alike]), _pieces(two, [(b, size) for _a, b, size in alike])


def shared_words(pieces: list[Piece]) -> int:
    """How many words of a text the other one has, too."""
    return sum(len(piece.text.split()) for piece in pieces if piece.shared)


def _words(text: str) -> list[str]:
    """The words, each with the blanks behind it; put together they are the text."""
    return re.findall(r"\s*\S+\s*", text)


def _alike(one: list[str], two: list[str]) -> list[tuple[int, int, int]]:
    """Where both have the same words in a row, in each, and how many; in order."""
    first, second = [word.strip() for word in one], [word.strip() for word in two]
    begin = _begun_alike(first, second)
    end = _begun_alike(first[begin:][::-1], second[begin:][::-1])
    inner = first[begin : len(first) - end], second[begin : len(second) - end]
    found = [(0, 0, begin)]
    if len(inner[0]) * len(inner[1]) <= _COMPARED:
        blocks = SequenceMatcher(None, *inner, autojunk=False).get_matching_blocks()
        found += [(block.a + begin, block.b + begin, block.size) for block in blocks]
    found.append((len(first) - end, len(second) - end, end))
    return [block for block in found if block[2] >= _PASSAGE]


def _begun_alike(one: list[str], two: list[str]) -> int:
    return next((number for number, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _pieces(words: list[str], shared: list[tuple[int, int]]) -> list[Piece]:
    found, at = [], 0
    for start, size in shared:
        found += [Piece("".join(words[at:start]), shared=False), Piece("".join(words[start : start + size]), shared=True)]
        at = start + size
    found.append(Piece("".join(words[at:]), shared=False))
    return [piece for piece in found if piece.text]
