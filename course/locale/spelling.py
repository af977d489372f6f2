"""When two texts are spelled alike: the one place that decides what "the same word" means, to compare, to read and to count.

An å may be one character or an a and a ring, as files, names and pastes from a Mac have it; to whoever reads it is one letter.
"""

from __future__ import annotations

import unicodedata


def compose(text: str) -> str:
    """A text whose letters are one character each, however they were typed."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """A text as it is compared: composed and without case."""
    return compose(compose(text).casefold())


def even(text: str) -> str:
    """A composed text without case, letter for letter: a place in it is the same place in the text.

    A letter that becomes two without case (ß) stays as it is, or places would be off.
    """
    low = text.casefold()
    if len(low) == len(text):
        return low
    return "".join(folded if len(folded := letter.casefold()) == 1 else letter for letter in text)
