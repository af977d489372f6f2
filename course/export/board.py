"""Now and future as a poster: four fields around a cross, with step five on the cards; and the same to fill in by hand."""

from __future__ import annotations

from course.export.document import Caption, Card, Cards, Document, Field, Matrix
from course.export.parts import known, nothing_yet, one_line
from course.locale import _
from course.tools.board import KIND, Board, Quadrant


def board_document(board: Board, project: str = "") -> Document:
    """The board.

    Args:
        board: The board.
        project: What the project is called that it belongs to; empty where it belongs to none.
    """
    name = one_line(board.title)
    title = _("Now and future: {title}").format(title=name) if name else _("Now and future")
    about = [
        _("Filled in for: {target}").format(target=one_line(board.target)) if board.target.strip() else "",
        _("Project: {name}").format(name=one_line(project)) if project.strip() and one_line(project) != name else "",
    ]
    told = " · ".join(filter(None, about))
    shown = Matrix(_fields(board)) if board.cards else nothing_yet(_(KIND.names.heading))
    return Document(title, (*([Caption(told)] if told else []), shown), landscape=True, layout="poster")


def board_form_document() -> Document:
    """The four fields without a card, with what is asked for in each; below them the five steps."""
    asked = (
        _("What is good about what we do today?"),
        _("What gets better for us?"),
        _("What is bad about what we do today?"),
        _("What gets worse for us?"),
    )
    asks = (_("Step 5: How do we take the good along?"), "", "", _("Step 5: How do we make it smaller?"))
    drawn = _fields(Board())
    four = tuple(
        Field(each.title, each.is_good, question, (), ask) for each, question, ask in zip(drawn, asked, asks, strict=True)
    )
    steps = (
        _("Draw it so that everyone can see it."),
        _("Tell about an ordinary Tuesday now and afterwards."),
        _("Ask about now."),
        _("Ask about the future."),
        _("Talk across the fields: keep the last 20 minutes for it."),
    )
    blocks = (
        Cards((Card(_("Project")), Card(_("Filled in with, date"))), "blanks"),
        Matrix((four[0], four[1], four[2], four[3])),
        Cards(tuple(Card(_("Step {n}").format(n=n), step) for n, step in enumerate(steps, start=1)), "steps"),
    )
    return Document(_("Now and future"), blocks, landscape=True, layout="poster")


def _fields(board: Board) -> tuple[Field, Field, Field, Field]:
    along, smaller = _("How we take it along"), _("How we make it smaller")
    return (
        Field(_("Advantages now"), True, cards=_cards(board, "now-pro", along)),
        Field(_("Advantages in the future"), True, cards=_cards(board, "future-pro")),
        Field(_("Disadvantages now"), False, cards=_cards(board, "now-con")),
        Field(_("Disadvantages in the future"), False, cards=_cards(board, "future-con", smaller)),
    )


def _cards(board: Board, field: Quadrant, ask: str = "") -> tuple[Card, ...]:
    """A field's cards, each with the answer to what is asked about it, where there is one."""
    return tuple(Card(text=card.text, facts=known(((ask, card.answer),)) if ask else ()) for card in board.in_field(field))
