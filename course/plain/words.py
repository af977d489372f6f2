"""What was said, found among what can be said: by its number, its name, or the beginning of either, however it is spelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from course.locale.spelling import fold

T = TypeVar("T")
_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
_A_LITTLE = 2
"""Lines of a list that may have changed without all of it being told again."""
_AROUND = " \t\n.,:;!)(»«\"'"


class Choice(Struct, Generic[T], frozen=True):
    """Something that can be said."""

    text: str
    """What it is, as it is told."""
    value: T
    names: str = ""
    """The words it is called by, with commas between them; what it is told as is always one of them."""


class Known:
    """How a list was told the last time: whoever comes back to it hears what has changed, rather than all of it."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    @property
    def is_told(self) -> bool:
        """Whether it was told before."""
        return bool(self._texts)

    def news(self, texts: Sequence[str]) -> list[int] | None:
        """The places of what has changed; None where it is all to be told, for the first time or since much has."""
        before, self._texts = self._texts, list(texts)
        if not before or len(before) != len(texts):
            return None
        changed = [place for place, (old, new) in enumerate(zip(before, texts, strict=True)) if old != new]
        return changed if len(changed) <= _A_LITTLE else None


def spelled(text: str) -> str:
    """A text as it is compared: without case and blanks, and with å, æ, ø as aa, ae, oe."""
    return " ".join(fold(text).translate(_LETTERS).split()).strip(_AROUND)


def number_in(text: str) -> int | None:
    """The number that a text is, as it is typed before a line of a list: "3", "3.", "3)"; None where it is none."""
    digits = spelled(text)
    return int(digits) if digits.isdecimal() and len(digits) < 6 else None


def called(said: str, choices: Sequence[Choice[T]]) -> list[Choice[T]]:
    """What is called just so."""
    word = spelled(said)
    return [each for each in choices if word and word in _names(each)]


def begun(said: str, choices: Sequence[Choice[T]]) -> list[Choice[T]]:
    """What is called something that begins so; it takes two letters at least."""
    word = spelled(said)
    return [each for each in choices if len(word) > 1 and any(name.startswith(word) for name in _names(each))]


def first_name(choice: Choice[T]) -> str:
    """The word that something is called by first; nothing where it has only what it is told as."""
    return choice.names.split(",")[0].strip()


def _names(choice: Choice[T]) -> list[str]:
    return [spelled(each) for each in (*choice.names.split(","), choice.text)]
