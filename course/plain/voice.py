"""How something is said as lines: nothing that commands a terminal, no drawing, and long texts in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Protocol

from course.journal.text import readable

_PART = 700
"""Letters of a text that are told at a time, about; a paragraph is never told in halves unless it is much longer."""
_LONG = 1_200
"""Letters of a paragraph from which on it is told in halves."""
_SIGNS = re.compile("[\u2039\u203a\u2190-\u21ff\u25a0-\u26ff\u2713-\u2718\u276f]+\ufe0f? ?")
"""Arrows, marks and shapes, which stand before words that say the same."""
_DRAWN = dict.fromkeys((*range(9472, 9473), *range(9473, 9632)), "-")
"""Lines and blocks of a drawing: somebody may have typed or pasted one."""
_QUOTES = '«”"'
"""What may stand behind the end of a sentence."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Output(Protocol):
    """Where the lines go."""

    def write(self, text: str, /) -> int:
        """Writes a text."""

    def flush(self) -> object:
        """Has it written by now."""


class Voice:
    """Says lines.

    Args:
        out: Where they go.
        width: How many letters a line has room for, where lines are to be broken between words; None where they aren't.
    """

    def __init__(self, out: Output, width: Callable[[], int] | None = None) -> None:
        self._out = out
        self._width = width

    def line(self, text: str) -> None:
        """Says a text as it is, line by line."""
        self._out.write("".join(f"{line}\n" for line in self._lines(readable(text).translate(_DRAWN))))

    def flush(self) -> None:
        """Has all of it said by now."""
        self._out.flush()

    def _lines(self, text: str) -> Iterator[str]:
        for line in text.split("\n"):
            if self._width is None or len(line) <= 20:
                yield line.rstrip()
            else:
                from textwrap import wrap

                yield from wrap(line, max(20, self._width() - 1), break_on_hyphens=False) or [""]


def unsigned(text: str) -> str:
    """Words of the interface without the signs among them, which a reader would spell out."""
    return _SIGNS.sub("", text.replace("┃ ", "").replace("└ ", "")).replace(" · ", ", ").strip()


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    return text if text.rstrip(_QUOTES).endswith((".", "!", "?", "…", ":")) or not text else f"{text}."


def labelled(label: str, text: str) -> str:
    """A text behind what it is, which may be a question."""
    return f"{label} {text}" if label.endswith(("?", ":", "…")) else f"{label}: {text}"


def asking(text: str) -> str:
    """What something is called, as a question."""
    return text if text.endswith(("?", ":", "…")) else f"{text}?"


def parts(text: str) -> list[str]:
    """A text in parts, none much longer than can be kept in mind; nothing of it is left out."""
    found: list[str] = []
    size = 0
    for paragraph in _paragraphs(text):
        if found and size + len(paragraph) <= _PART:
            found[-1] += f"\n{paragraph}"
        else:
            found.append(paragraph)
            size = 0
        size += len(paragraph)
    return found or [""]


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in (line for line in text.split("\n") if line.strip()):
        if len(paragraph) <= _LONG:
            yield paragraph
            continue
        said = ""
        for sentence in _SENTENCE.split(paragraph):
            for start in range(0, len(sentence), _LONG):  # a megabyte without a full stop
                piece = sentence[start : start + _LONG]
                if said and len(said) + len(piece) > _PART:
                    yield said
                    said = ""
                said = f"{said} {piece}".strip()
        if said:
            yield said
