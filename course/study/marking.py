"""Marking an answer, and the order in which its options stand on the screen.

An answer is kept as texts, so that it can be read when the course has changed: the chosen options; the items of an order as the
leader put them; and for a match one text a pair, `what → where`.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Collection, Sequence
from typing import overload

from msgspec import Struct

from course.content.model import Case, Choice, Match, Multiple, Option, Order, Question, options

ARROW = " → "
"""Stands between the two sides of a pair in an answer."""


class Mark(Struct, frozen=True):
    """What an answer was worth."""

    correct: bool
    hits: int
    """How many of its parts are right."""
    parts: int
    """How many parts a right answer has."""


class ChoiceMark(Mark, frozen=True):
    """What a choice among options was worth."""

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


class Piece(Struct, frozen=True):
    """One part of an answer that was put together."""

    text: str
    why: str
    given: str
    """Where the leader put it: a place in the order, from "1", or a target; empty where the answer lacks it."""
    right: str
    """Where it belongs."""
    fits: bool
    """Whether it is where it belongs. In an order that is told by its neighbours: one item in the wrong place doesn't make
    all those behind it wrong, and what stands at its own number is always right."""


class ArrangedMark(Mark, frozen=True):
    """What an order or a match was worth."""

    pieces: tuple[Piece, ...]
    """Its parts: of an order in the right order, of a match as the lesson file has them."""


@overload
def mark(question: Choice, chosen: Sequence[str]) -> ChoiceMark: ...
@overload
def mark(question: Order | Match, chosen: Sequence[str]) -> ArrangedMark: ...
@overload
def mark(question: Question, chosen: Sequence[str]) -> Mark: ...


def mark(question: Question, chosen: Sequence[str]) -> Mark:
    """Marks an answer.

    Args:
        question: The question that was asked.
        chosen: The answer's texts, as this module says; for a case its answer.

    Returns:
        What it was worth: a `ChoiceMark` for options, correct where exactly the right ones were chosen, else an `ArrangedMark`.
    """
    match question:
        case Order():
            return _arranged(_ordered(question, chosen))
        case Match():
            return _arranged(_matched(question, chosen))
        case _:
            return mark_choice(question, chosen)


def mark_choice(question: Choice, chosen: Collection[str]) -> ChoiceMark:
    """Marks a choice among options."""
    every = options(question)
    taken = tuple(option for option in every if option.text in chosen)
    right = tuple(option for option in every if option.correct)
    return ChoiceMark(taken == right, sum(option.correct for option in taken), len(right), taken, right)


def is_of_today(question: Question, chosen: Collection[str]) -> bool:
    """Whether this question can be answered so today: the course may have changed since it was."""
    match question:
        case Order():
            return set(chosen) <= {item.text for item in question.items}
        case Match():
            return set(chosen) <= {paired(pair.text, target) for pair in question.pairs for target in question.targets}
        case _:
            return set(chosen) <= {option.text for option in options(question)}


def paired(text: str, target: str) -> str:
    """One pair of a match, as an answer keeps it."""
    return f"{text}{ARROW}{target}"


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


def shuffled(question: Choice, seed: int) -> tuple[Option, ...]:
    """The options in the order of one attempt; those of a case always stand as skal, kan, begge dele."""
    order = list(options(question))
    if not isinstance(question, Case):
        random.Random(seed).shuffle(order)
    return tuple(order)


def scrambled(question: Order | Match, seed: int) -> tuple[str, ...]:
    """The texts to arrange, in the order of one attempt: for an order never the right one."""
    right = [part.text for part in (question.items if isinstance(question, Order) else question.pairs)]
    shaken = list(right)
    random.Random(seed).shuffle(shaken)
    if isinstance(question, Order) and shaken == right:
        shaken.reverse()
    return tuple(shaken)


def _arranged(pieces: tuple[Piece, ...]) -> ArrangedMark:
    hits = sum(piece.fits for piece in pieces)
    return ArrangedMark(hits == len(pieces), hits, len(pieces), pieces)


def _matched(question: Match, chosen: Sequence[str]) -> tuple[Piece, ...]:
    def piece(text: str, right: str, why: str) -> Piece:
        given = next((target for target in question.targets if paired(text, target) in chosen), "")
        return Piece(text, why, given, right, given == right)

    return tuple(piece(pair.text, pair.target, pair.why) for pair in question.pairs)


def _ordered(question: Order, chosen: Sequence[str]) -> tuple[Piece, ...]:
    places = {item.text: number for number, item in enumerate(question.items)}
    given = [text for text in dict.fromkeys(chosen) if text in places]
    kept = {given[place] for place in _in_order([places[text] for text in given])}

    def piece(number: int, text: str, why: str) -> Piece:
        where = str(given.index(text) + 1) if text in given else ""
        return Piece(text, why, where, str(number + 1), text in kept)

    return tuple(piece(number, item.text, item.why) for number, item in enumerate(question.items))


def _in_order(numbers: Sequence[int]) -> tuple[int, ...]:
    """Where the numbers stand that are in order: the longest rising run, gaps allowed, through all that stand at their own.

    Those at their own number rise by themselves, so that one run goes through them all. The rest is what has to be moved.
    """
    runs: list[tuple[int, int, tuple[int, ...]]] = []
    """The best run that ends at each place: how many stand at their own number, how long it is, and where."""
    for place, number in enumerate(numbers):
        before = [run for run, last in zip(runs, numbers, strict=False) if last < number]
        own, length, there = max(before, key=lambda run: run[:2], default=(0, 0, ()))
        runs.append((own + (place == number), length + 1, (*there, place)))
    return max(runs, key=lambda run: run[:2], default=(0, 0, ()))[2]
