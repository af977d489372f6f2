"""Tool 2, now and in future: its cards, field by field, and step five."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from course.locale import N_, _
from course.plain.tools.fields import Field, Rows
from course.plain.tools.sheet import Does, Sheet
from course.plain.words import Choice
from course.session.commitments import to_commitment
from course.session.glance import excerpt
from course.session.routes import Route
from course.tools.board import ANSWERED, FIELDS, TABLE, Board, Card, Quadrant, answers, moved
from course.tools.commitment import Source
from course.tools.rows import found, new_id

_LETTERS = 60
"""Letters of a card that an agreement is said to have grown out of."""

_NAMES: dict[Quadrant, tuple[str, str]] = {
    "now-pro": (N_("Advantages now"), N_("advantages now")),
    "future-pro": (N_("Advantages in the future"), N_("advantages in the future")),
    "now-con": (N_("Disadvantages now"), N_("disadvantages now")),
    "future-con": (N_("Disadvantages in the future"), N_("disadvantages in the future")),
}
_QUESTIONS: dict[Quadrant, str] = {
    "now-pro": N_("How do we take it along?"),
    "future-con": N_("How do we make it smaller?"),
}


def ask(sheet: Sheet[Board]) -> Route | None:
    """Tells what is on the figure, and asks for more."""
    help = _("The figure has four fields: advantages and disadvantages, now and in the future. Each line in a field is a card.")
    return sheet.ask_all(lambda: _choices(sheet), help=help)


def _choices(sheet: Sheet[Board]) -> Iterator[Choice[Does]]:
    yield sheet.field(Field("title", _("What it is about"), _("title, about")))
    yield sheet.field(Field("target", _("Whom it is filled in for"), _("target, whom")))
    for field in FIELDS:
        yield sheet.rows(_cards(field))
    asked, answered = answers(sheet.work)
    if asked:
        told = _("{n} of {all} answered").format(n=answered, all=asked)
        yield Choice(f"{_('Take along and make smaller')}: {told}", lambda: _step_five(sheet), _("step five, answers"))
    if sheet.session.course.toolkit is not None:
        yield Choice(_("Questions to get going"), lambda: _inspire(sheet), _("inspiration, questions"))


def _cards(field: Quadrant) -> Rows[Card]:
    def put(board: Board, cards: Sequence[Card]) -> Board:
        """The board with these cards in the field, where the field's cards stood."""
        others = [card for card in board.cards if card.field != field]
        return replace(board, cards=(*others, *(replace(card, field=field) for card in cards)))

    fields = [Field("text", _("Card"), _("text, card"), _("What is on the card?"))]
    if field in ANSWERED:
        fields.append(Field("answer", _(_QUESTIONS[field]), _("answer")))
    return Rows(
        text=_(_NAMES[field][0]),
        names=_(_NAMES[field][1]),
        rows=lambda board: board.in_field(field),
        put=put,
        make=lambda cards: Card(new_id(cards), field),
        line=lambda _board, card: card.text + (f". {_(_QUESTIONS[field])} {card.answer}" if card.answer.strip() else ""),
        fields=tuple(fields),
        also=(
            (_("Put it in another field"), _("field, other field"), _to_field),
            (_("Make an agreement with yourself of it"), _("agreement"), _agree),
        ),
    )


def _to_field(sheet: Sheet[Any], card_id: str) -> None:
    fields = [Choice(_(_NAMES[field][0]), field) for field in FIELDS]
    field = sheet.dialogue.choose(fields, ask=_("Which field?"))
    sheet.door.try_to_save(lambda: sheet.draft.revise(lambda board: moved(board, card_id, field, len(board.cards))))


def _agree(sheet: Sheet[Any], card_id: str) -> None:
    """An agreement about a card."""
    card = found(sheet.work.cards, card_id)
    if card is not None:
        sheet.door.go(to_commitment(Source(TABLE, sheet.work.id, excerpt(card.text, _LETTERS))))


def _step_five(sheet: Sheet[Board]) -> None:
    """Goes through the cards that something is to be done about."""
    sheet.dialogue.heading(_("Take along and make smaller"))
    for field in ANSWERED:
        for card in sheet.work.in_field(field):
            sheet.dialogue.say(f"{_(_NAMES[field][0])}: {card.text}.")
            sheet.ask_of_row(_cards(field), card.id, Field("answer", _("Answer"), ask=_(_QUESTIONS[field])))


def _inspire(sheet: Sheet[Board]) -> None:
    toolkit = sheet.session.course.toolkit
    if toolkit is not None:
        by = _("The questions to the figure were put by {name}.").format(name=toolkit.inspiration_by)
        sheet.dialogue.tell("\n".join((*toolkit.inspiration, *([by] if toolkit.inspiration_by else []))))
