"""What an answer is made of: its parts by their ids, each with the words that it had when it was given.

An id holds when its words are mended, stand elsewhere or are another language's. An answer from before there were ids is found
by its words as long as they stand. What a question no longer has is shown as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from course.content.model import Match, Order, Question, options
from course.journal.kinds import Attempt
from course.locale.spelling import compose

ARROW = " → "
"""Stands between the two sides of a pair: of their ids, which can't hold it, and of their words."""


class GivenPart(Struct, frozen=True):
    """A part of an answer, as today's course has it."""

    id: str
    """What it is called today; empty where the question no longer has it."""
    text: str
    """What it says today; where the question no longer has it, what it said then."""
    is_mended: bool
    """Whether it said something else then."""


def paired(one: str, target: str) -> str:
    """A pair of a match: its two ids, or what both say."""
    return f"{one}{ARROW}{target}"


def possible_parts(question: Question) -> dict[str, str]:
    """All that an answer to a question may be made of: options, items, or every text with every target. What each says, by id."""
    match question:
        case Order():
            return {item.id: item.text for item in question.items}
        case Match():
            return {
                paired(pair.id, target.id): paired(pair.text, target.text)
                for pair in question.pairs
                for target in question.targets
            }
        case _:
            return {option.id: option.text for option in options(question)}


def in_words(question: Question, chosen: Iterable[str]) -> tuple[str, ...]:
    """What the parts of an answer say.

    Args:
        question: The question.
        chosen: Ids of parts that it has.
    """
    said = possible_parts(question)
    return tuple(said[part] for part in chosen)


def given_parts(question: Question, attempt: Attempt) -> tuple[GivenPart, ...]:
    """The parts of an answer, in the leader's order, as today's question has them."""
    today = possible_parts(question)
    by_text = {text: part for part, text in today.items()}
    ids = attempt.ids or ("",) * len(attempt.chosen)
    return tuple([_given(today, by_text, part, compose(text)) for part, text in zip(ids, attempt.chosen, strict=True)])


def _given(today: dict[str, str], by_text: dict[str, str], part: str, text: str) -> GivenPart:
    found = part if part in today else by_text.get(text, "")
    now = today.get(found, text)
    return GivenPart(found, now, now != text)
