"""What is told of an answer, part by part: the mistake first, then what is right, and what can be opened besides."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from course.content.model import Match, Option, Order, Question
from course.locale import ngettext
from course.study.answers_in_words import answer_name
from course.study.marking import Piece, mark, mark_choice, shuffled
from course.study.quiz_round import Answered


class Reason(Struct, frozen=True):
    """One part of an answer, with the reason behind it."""

    text: str
    why: str
    fits: bool
    """Whether it is right, or where it belongs."""
    name: str = ""
    """The digit that it stood under, or its right place in an order; empty where it has none."""
    role: Literal["own", "right", "other", "piece"] = "piece"
    """Of a choice: the leader's own, the right one, or neither. A piece is part of an answer that was put together."""
    given: str = ""
    """Of a piece, where the leader put it; empty where the answer lacks it."""
    right: str = ""
    """Of a piece, where it belongs."""


class Explanation(Struct, frozen=True):
    """The parts of an answer, as they are told."""

    first: tuple[Reason, ...]
    """What matters most, in the order in which it is read."""
    rest: tuple[Reason, ...]
    """What is folded until it is asked for."""


def explanation(question: Question, given: Answered) -> Explanation:
    """What is told of an answer: of a choice its own options and the right ones, of what was put together the wrong parts.

    Args:
        question: The question.
        given: The leader's answer.
    """
    if isinstance(question, Order | Match):
        pieces = mark(question, given.chosen).pieces
        reasons = [_of_piece(piece, numbered=isinstance(question, Order)) for piece in pieces]
        wrong = [reason for reason in reasons if not reason.fits]
        return _told(wrong or reasons, [reason for reason in reasons if wrong and reason.fits])
    chosen = mark_choice(question, given.chosen).chosen
    options = list(enumerate(shuffled(question, given.seed)))
    mistaken = [each for each in options if each[1].correct is not (each[1] in chosen)]
    matters = _in_pairs(mistaken) or [each for each in options if each[1].correct]
    return _told(
        [_of_option(question, *each, chosen) for each in matters],
        [_of_option(question, *each, chosen) for each in options if each not in matters],
    )


def folded_in_words(told: Explanation, shown: int) -> str:
    """What the way to the reasons says that aren't shown; empty where all are.

    Args:
        told: The parts of an answer.
        shown: How many of its first parts are shown.
    """
    folded = (*told.first[shown:], *told.rest)
    number = len(folded)
    if not folded:
        return ""
    if any(reason.role != "piece" for reason in folded):
        return ngettext("The remaining answer", "The {n} other answers", number).format(n=number)
    if all(reason.fits for reason in told.first):  # all of it was right, as the verdict says already
        return ngettext("Why the remaining line belongs there", "Why the {n} other lines belong there", number).format(n=number)
    if all(reason.fits for reason in folded):
        return ngettext("✔ {n} line was right", "✔ {n} lines were right", number).format(n=number)
    return ngettext("The remaining line", "The {n} other lines", number).format(n=number)


def _in_pairs(mistaken: list[tuple[int, Option]]) -> list[tuple[int, Option]]:
    """What was chosen and is wrong, each with something right that was not: so both reasons are there with the first lines."""
    wrong = [each for each in mistaken if not each[1].correct]
    right = [each for each in mistaken if each[1].correct]
    return [each for pair in zip_longest(wrong, right) for each in pair if each is not None]


def _told(first: Iterable[Reason], rest: Iterable[Reason]) -> Explanation:
    return Explanation(tuple(first), tuple(rest))


def _of_piece(piece: Piece, *, numbered: bool) -> Reason:
    return Reason(piece.text, piece.why, piece.fits, piece.right if numbered else "", given=piece.given, right=piece.right)


def _of_option(question: Question, number: int, option: Option, chosen: tuple[Option, ...]) -> Reason:
    role: Literal["own", "right", "other"] = "own" if option in chosen else "right" if option.correct else "other"
    return Reason(answer_name(question, option.text), option.why, option.correct, str(number + 1), role)
