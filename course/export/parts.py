"""What several documents say in the same way."""

from __future__ import annotations

from collections.abc import Iterable

from course.export.document import Paragraph
from course.locale import _
from course.locale.dates import long_day
from course.tools.iso import day_of

_HEAD = 40
"""Letters of what stands before a colon, at most, to stand above what follows it."""


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


def known(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The facts that something is said in."""
    return tuple((name, text) for name, text in facts if text.strip())


def headed(text: str) -> tuple[str, str]:
    """A line's beginning and what follows its first colon, "Oplæg" and "Hvad kan vi?"; nothing where it has none."""
    head, colon, rest = one_line(text).partition(": ")
    return (head, rest) if colon and len(head) <= _HEAD else (one_line(text), "")


def day_in_words(saved: str) -> str:
    """A saved day in full; what was written as it was, where it is no day."""
    day = day_of(saved)
    return long_day(day) if day else saved.strip()


def capital(text: str) -> str:
    """A text that begins something."""
    return text[:1].upper() + text[1:]


def nothing_yet(place: str) -> Paragraph:
    """What a document says that nothing is written of yet.

    Args:
        place: Where in the course it is written, in the reader's language.
    """
    return Paragraph(_("Nothing is written here yet. In the course it is written under “{place}”.").format(place=place))
