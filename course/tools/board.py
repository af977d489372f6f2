"""Tool 2: advantages and disadvantages, now and in future, for a target group."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from course.locale import N_, _, ngettext
from course.tools.kind import Names, Way, WorkKind, own_title
from course.tools.repository import Tool

TABLE = "boards"

Quadrant: TypeAlias = Literal["now-pro", "future-pro", "now-con", "future-con"]
FIELDS: tuple[Quadrant, ...] = ("now-pro", "future-pro", "now-con", "future-con")
"""Row by row, as the figure is drawn: now stands left, future right, advantages above, disadvantages below."""
ANSWERED: tuple[Quadrant, ...] = ("now-pro", "future-con")
"""The fields that step five goes through: what to take along, and what to make smaller."""


class Card(Struct, frozen=True):
    """One advantage or disadvantage."""

    id: str
    """Unique on its board."""
    field: Quadrant = "now-pro"
    text: str = ""
    answer: str = ""
    """Step five: how to take it along, or how to make it smaller."""


class Board(Tool, frozen=True, kw_only=True):
    """The figure, filled in."""

    target: str = ""
    """Whom it is filled in for."""
    cards: tuple[Card, ...] = ()
    """In each field's own order."""

    def in_field(self, field: Quadrant) -> tuple[Card, ...]:
        """The cards of one field, in order."""
        return tuple(card for card in self.cards if card.field == field)

    def card(self, card_id: str) -> Card | None:
        """One card, or None where it is gone."""
        return next((card for card in self.cards if card.id == card_id), None)


def added(board: Board, field: Quadrant, text: str, card_id: str) -> Board:
    """The board with a new card, last in its field."""
    return replace(board, cards=(*board.cards, Card(card_id, field, text)))


def rewritten(board: Board, card_id: str, *, text: str | None = None, answer: str | None = None) -> Board:
    """The board with another text, or another answer, on a card."""

    def changed(card: Card) -> Card:
        return replace(card, text=card.text if text is None else text, answer=card.answer if answer is None else answer)

    return replace(board, cards=tuple(changed(card) if card.id == card_id else card for card in board.cards))


def written(board: Board, field: Quadrant, text: str, card_id: str) -> Board:
    """The board with a text on a card, which is made where it isn't there; a text without a word in it changes nothing."""
    text = " ".join(text.split("\n")).strip()
    if not text:
        return board
    return rewritten(board, card_id, text=text) if board.card(card_id) else added(board, field, text, card_id)


def put_back(board: Board, card: Card, place: int) -> Board:
    """The board with a card that was removed, at the place it had; where it is there already, the board as it is."""
    if board.card(card.id):
        return board
    return moved(replace(board, cards=(*board.cards, card)), card.id, card.field, place)


def removed(board: Board, card_id: str) -> Board:
    """The board without a card."""
    return replace(board, cards=tuple(card for card in board.cards if card.id != card_id))


def answers(board: Board) -> tuple[int, int]:
    """How many cards step five goes through, and how many of them have an answer."""
    asked = [card for card in board.cards if card.field in ANSWERED]
    return len(asked), sum(bool(card.answer.strip()) for card in asked)


def moved(board: Board, card_id: str, field: Quadrant, place: int) -> Board:
    """The board with a card at another place.

    Args:
        board: The board.
        card_id: The card; an unknown one moves nothing.
        field: The field it goes to.
        place: Its number there, from 0; beyond the last it comes last.
    """
    card = board.card(card_id)
    if card is None:
        return board
    others = [each for each in board.cards if each.id != card_id]
    there = [number for number, each in enumerate(others) if each.field == field]
    place = max(0, place)
    at = there[place] if place < len(there) else len(others)
    return replace(board, cards=(*others[:at], replace(card, field=field), *others[at:]))


def board_title(board: Board) -> str:
    """What it is about, or else whom it is filled in for; empty as long as neither is said."""
    if not board.title.strip() and board.target.strip():
        return _("Now and future for {target}").format(target=" ".join(board.target.split()))
    return own_title(board)


def _facts(board: Board) -> list[str]:
    return [ngettext("{n} card", "{n} cards", len(board.cards)).format(n=len(board.cards))]


KIND = WorkKind(
    table=TABLE,
    struct=Board,
    names=Names(
        title=N_("Now and future"),
        short=N_("Figure"),
        noun=N_("now and future"),
        heading=N_("Now and future"),
        about=N_("What is good and bad, before and after, for those it concerns. About 20 min."),
    ),
    way=Way("board", N_("Use the tool on your own project: Now and future")),
    wordless=frozenset({"field"}),
    new=lambda _toolkit, project: Board(project=project),
    title_of=board_title,
    name_of=lambda board: " · ".join(" ".join(each.split()) for each in (board.title, board.target) if each.strip()),
    facts=_facts,
)
