"""Which characters can be set: what stands in `characters.txt`, a line for each font, in ranges.

PDF/UA is refused for a page with a character that no font has. What can't be set is therefore replaced by a box beforehand: one
for each character that a person sees, however many code points it has. What can't be seen anyway is left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

BREAK = "\u200b"
"""A place where a word may be broken."""

_BOX = "□"
_EVERYDAY = "\t\n !-~\xa1-\xac\xae-\u017f–—‘’“”•…"
_RARE = re.compile(f"[^{_EVERYDAY}]")
_RARE_CLUSTERS = re.compile(f"[{_EVERYDAY}]?[^{_EVERYDAY}]+")
"""What not every font is sure to have, with what may belong to it: a mark joins the letter before it."""
_LONGEST = 40
"""Letters of a word that is not broken."""
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_LETTERS = 10
"""Letters of a long word between two places where it may be broken."""
_SELECTORS = range(0xFE00, 0xFE10)


def printable(text: str) -> str:
    """The text with nothing in it that can't be set, and with no word that runs out of a page."""
    text = settable(text)
    if max(map(len, text.split()), default=0) <= _LONGEST:
        return text
    return _LONG.sub(lambda found: _breakable(found[0]), text)


def settable(text: str) -> str:
    """The text with nothing in it that can't be set."""
    if not _RARE.search(text):
        return text
    return _RARE_CLUSTERS.sub(lambda found: _clusters(found[0]), unicodedata.normalize("NFC", text))


def _clusters(text: str) -> str:
    from wcwidth import iter_graphemes  # noqa: PLC0415 - few texts have any

    return "".join(map(_cluster, iter_graphemes(text)))


@cache
def _cluster(cluster: str) -> str:
    """What a person sees as one character, whole if one font has all of it."""
    seen = "".join(each for each in cluster if not _is_unseen(each))
    if any(font.issuperset(seen) for font in _fonts()):
        return seen
    return " " if seen.isspace() else _BOX


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or ord(character) in _SELECTORS


@cache
def _fonts() -> tuple[frozenset[str], ...]:
    lines = (Path(__file__).parent / "characters.txt").read_text(encoding="ascii").splitlines()
    return tuple(frozenset(_characters(line.partition(": ")[2])) for line in lines)


def _characters(ranges: str) -> list[str]:
    ends = (each.split("-") for each in ranges.split())
    return [chr(code) for each in ends for code in range(int(each[0], 16), int(each[-1], 16) + 1)]


def _breakable(word: str) -> str:
    """A long word with places to break it, never between a letter and its mark."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - as above

    letters = list(iter_graphemes(word))
    return BREAK.join("".join(letters[start : start + _LETTERS]) for start in range(0, len(letters), _LETTERS))
