"""The bank: questions that no lesson asks, only the review. A course holds them packed, so that a start doesn't pay for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from course.content.model import Course, Question


def packed_bank(questions: Iterable[Question]) -> bytes:
    """Questions as a course holds them; nothing where there are none."""
    found = tuple(questions)
    return msgspec.msgpack.encode(found) if found else b""


def bank_of(course: Course) -> tuple[Question, ...]:
    """The questions of a course's bank, in their order."""
    return _unpacked(course.packed_bank)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> tuple[Question, ...]:
    """Unpacked once, however many ask."""
    return msgspec.msgpack.decode(packed, type=tuple[Question, ...]) if packed else ()
