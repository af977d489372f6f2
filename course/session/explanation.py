"""What is told of an answer, part by part: the leader's own, then what is right, and what can be opened besides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from course.content.model import Match, Option, Order, Question
from course.locale import _, ngettext
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
    urgent: tuple[Reason, ...]
    """What matters most, in the order in which its reasons are told where there isn't room for all of them."""


def explanation(question: Question, given: Answered) -> Explanation:
    """What is told of an answer: of a choice its own options and the right ones, of what was put together the wrong parts.

    Args:
        question: The question.
        given: The leader's answer.
    """
    if isinstance(question, Order | Match):
        pieces = mark(question, given.chosen).pieces
        reasons = tuple(_of_piece(piece, numbered=isinstance(question, Order)) for piece in pieces)
        wrong = tuple(reason for reason in reasons if not reason.fits)
        first = wrong or reasons
        shortest = tuple(sorted(first, key=lambda each: len(each.why)))  # so there is room for as many as possible
        return Explanation(first, tuple(reason for reason in reasons if reason not in first), shortest)
    chosen = mark_choice(question, given.chosen).chosen
    options = [_of_option(question, *each, chosen) for each in enumerate(shuffled(question, given.seed))]
    own, missed, others = ([each for each in options if each.role == role] for role in ("own", "right", "other"))
    mistakes = _in_pairs([each for each in own if not each.fits], missed)
    return Explanation((*own, *missed), tuple(others), (*mistakes, *(each for each in own if each.fits)))


def folded_in_words(hidden: Sequence[Reason], short: Sequence[Reason]) -> str:
    """What the way to the reasons says that aren't told; empty where all are.

    It begins with no digit: that would read as a key.

    Args:
        hidden: The parts of an answer that aren't shown at all.
        short: Those of which only the reason isn't.
    """
    if not hidden and not short:
        return ""
    if short:
        return _("All the reasons")
    if any(reason.role != "piece" for reason in hidden):
        return _("The last answer") if len(hidden) == 1 else _("The rest of the answers")
    return ngettext("✔ {n} line was right", "✔ {n} lines were right", len(hidden)).format(n=len(hidden))


def _in_pairs(wrong: list[Reason], missed: list[Reason]) -> list[Reason]:
    """What was chosen and is wrong, each with something right that was not: so both reasons are among the first two."""
    return [each for pair in zip_longest(wrong, missed) for each in pair if each is not None]


def _of_piece(piece: Piece, *, numbered: bool) -> Reason:
    return Reason(piece.text, piece.why, piece.fits, piece.right if numbered else "", given=piece.given, right=piece.right)


def _of_option(question: Question, number: int, option: Option, chosen: tuple[Option, ...]) -> Reason:
    role: Literal["own", "right", "other"] = "own" if option in chosen else "right" if option.correct else "other"
    return Reason(answer_name(question, option.text), option.why, option.correct, str(number + 1), role)
