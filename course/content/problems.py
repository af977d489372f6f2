"""What is wrong in a course's folder, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

Where: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of its file: keys and numbers from 0."""

_LONGEST = 60
"""Characters of somebody's text that a message repeats."""


class Problem(Struct, frozen=True, order=True):
    """One thing to mend; problems sort the way one reads the folder."""

    file: str
    """The file as its folder was given, so that an editor can open it from there."""
    line: int
    """From 1; 1 as well where a whole file is meant."""
    col: int
    """From 1, in characters."""
    path: str
    """Which value, like `steps[2].questions[0].options[1]`; empty for the file itself."""
    message: str
    """What is wrong, in the interface's language."""

    def __str__(self) -> str:
        place = f"{visible(self.file)}:{self.line}:{self.col}: "
        return f"{place}{self.path}: {self.message}" if self.path else place + self.message


class BrokenCourse(Exception):  # noqa: N818 - what it is, rather than how it is told
    """The course can't be used before its problems are mended."""

    problems: tuple[Problem, ...]
    """All of them, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def dotted(where: Where) -> str:
    """The way to a value as an author reads it: `steps[2].title`."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{quoted(step) if _is_odd(step) else step}" for step in where)
    return "".join(parts).removeprefix(".")


def quoted(text: str) -> str:
    """Somebody's text inside a message: on one line, not too long, and without what could upset a terminal."""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"'{visible(short)}'"


def visible(text: str) -> str:
    """The text with everything that has no shape (control characters, line breaks, half characters) spelled out."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def _is_odd(key: str) -> bool:
    return not key.replace("-", "_").isidentifier()
