"""Marking an answer, and the order in which its options stand on the screen.

An answer is marked by the ids of its parts, as `answer_parts` has them: the chosen options; the items of an order as the leader
put them; and for a match what stands where.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Collection, Sequence
from typing import TypeVar, overload

from msgspec import Struct

from course.content.model import Case, Choice, Item, Match, Multiple, Option, Order, Pair, Question, options
from course.study.answer_parts import paired

T = TypeVar("T")


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
        chosen: The ids of the answer's parts; for a case its answer. What the question doesn't have counts for nothing.

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
    taken = tuple(option for option in every if option.id in chosen)
    right = tuple(option for option in every if option.correct)
    return ChoiceMark(taken == right, sum(option.correct for option in taken), len(right), taken, right)


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


@overload
def scrambled(question: Order, seed: int) -> tuple[Item, ...]: ...
@overload
def scrambled(question: Match, seed: int) -> tuple[Pair, ...]: ...


def scrambled(question: Order | Match, seed: int) -> tuple[Item, ...] | tuple[Pair, ...]:
    """What is to be arranged, in the order of one attempt: for an order never the right one."""
    if isinstance(question, Match):
        return _shaken(question.pairs, seed)
    shaken = _shaken(question.items, seed)
    return shaken if shaken != question.items else shaken[::-1]


def _shaken(parts: Sequence[T], seed: int) -> tuple[T, ...]:
    shaken = list(parts)
    random.Random(seed).shuffle(shaken)
    return tuple(shaken)


def _arranged(pieces: tuple[Piece, ...]) -> ArrangedMark:
    hits = sum(piece.fits for piece in pieces)
    return ArrangedMark(hits == len(pieces), hits, len(pieces), pieces)


def _matched(question: Match, chosen: Sequence[str]) -> tuple[Piece, ...]:
    said = {target.id: target.text for target in question.targets}

    def piece(pair: Pair) -> Piece:
        given = next((target for target in said if paired(pair.id, target) in chosen), "")
        return Piece(pair.text, pair.why, said.get(given, ""), said[pair.target], given == pair.target)

    return tuple(map(piece, question.pairs))


def _ordered(question: Order, chosen: Sequence[str]) -> tuple[Piece, ...]:
    places = {item.id: number for number, item in enumerate(question.items)}
    given = [part for part in dict.fromkeys(chosen) if part in places]
    kept = {given[place] for place in _in_order([places[part] for part in given])}

    def piece(number: int, item: Item) -> Piece:
        where = str(given.index(item.id) + 1) if item.id in given else ""
        return Piece(item.text, item.why, where, str(number + 1), item.id in kept)

    return tuple(piece(number, item) for number, item in enumerate(question.items))


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
