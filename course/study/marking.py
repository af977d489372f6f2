"""Marking an answer, and the order in which its options stand on the screen."""

from __future__ import annotations

import random
import zlib
from collections.abc import Collection

from msgspec import Struct

from course.content.model import Case, Multiple, Option, Question, options


class Mark(Struct, frozen=True):
    """What an answer was worth."""

    correct: bool
    chosen: tuple[Option, ...]
    """The options that were chosen and still exist, in the order of the lesson file."""
    right: tuple[Option, ...]
    """The options that are right."""

    @property
    def missed(self) -> tuple[Option, ...]:
        """Right options that were not chosen."""
        return tuple(option for option in self.right if option not in self.chosen)

    @property
    def wrong(self) -> tuple[Option, ...]:
        """Chosen options that are not right."""
        return tuple(option for option in self.chosen if not option.correct)


def mark(question: Question, chosen: Collection[str]) -> Mark:
    """Marks an answer.

    Args:
        question: The question that was asked.
        chosen: The texts of the chosen options; for a case its answer.

    Returns:
        What it was worth: correct where exactly the right options were chosen.
    """
    every = options(question)
    taken = tuple(option for option in every if option.text in chosen)
    right = tuple(option for option in every if option.correct)
    return Mark(correct=taken == right, chosen=taken, right=right)


def takes_several(question: Question) -> bool:
    """Whether more than one option may be chosen."""
    return isinstance(question, Multiple)


def seed(question: Question, attempts: int) -> int:
    """The seed of the next attempt at a question: the same until it is answered, another one afterwards.

    So the options stay where they are when a leader goes back and forth, and stand elsewhere the next time.

    Args:
        question: The question to be asked.
        attempts: How many times it has been answered.
    """
    return zlib.crc32(f"{question.id}/{attempts}".encode())


def shuffled(question: Question, seed: int) -> tuple[Option, ...]:
    """The options in the order of one attempt; those of a case always stand as skal, kan, begge dele."""
    order = list(options(question))
    if not isinstance(question, Case):
        random.Random(seed).shuffle(order)
    return tuple(order)
