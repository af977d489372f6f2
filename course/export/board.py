"""The figure of now and future as a document: two by two as a table, and then step five as another."""

from __future__ import annotations

from itertools import zip_longest

from course.export.document import Caption, Document, DocumentBlock, Heading, Paragraph, Table
from course.locale import _
from course.tools.board import Board, Quadrant, answers


def board_document(board: Board, project: str = "") -> Document:
    """The board.

    Args:
        board: The board.
        project: What the project is called that it belongs to; empty where it belongs to none.
    """
    about = [
        _("Filled in for: {target}").format(target=one_line(board.target)) if board.target.strip() else "",
        _("Project: {name}").format(name=one_line(project)) if project.strip() else "",
    ]
    return Document(
        one_line(board.title) or _("Now and future"),
        (*(Caption(text) for text in about if text), *_figure(board), *_step_five(board)),
        landscape=True,
    )


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


def _figure(board: Board) -> tuple[DocumentBlock, ...]:
    """Cards beside each other, the fields' names where each row of fields begins."""
    rows: list[tuple[str, ...]] = []
    both: tuple[tuple[str, Quadrant, Quadrant], ...] = (
        (_("Advantages"), "now-pro", "future-pro"),
        (_("Disadvantages"), "now-con", "future-con"),
    )
    for name, now, future in both:
        pairs = zip_longest(_texts(board, now), _texts(board, future), fillvalue="")
        rows += [("" if number else name, *pair) for number, pair in enumerate(pairs)] or [(name, "", "")]
    return (Table(("", _("Now"), _("Future")), tuple(rows)),)


def _texts(board: Board, field: Quadrant) -> list[str]:
    return [card.text for card in board.in_field(field)]


def _step_five(board: Board) -> tuple[DocumentBlock, ...]:
    asked, answered = answers(board)
    if not asked:
        return ()
    told: list[DocumentBlock] = [
        Heading(2, _("Take along and make smaller")),
        Paragraph(_("{n} of {all} answered").format(n=answered, all=asked)),
    ]
    columns: tuple[tuple[Quadrant, str, str], ...] = (
        ("now-pro", _("Advantage now"), _("How do we take it along?")),
        ("future-con", _("Disadvantage in the future"), _("How do we make it smaller?")),
    )
    for field, card, question in columns:
        rows = tuple((each.text, each.answer) for each in board.in_field(field))
        told += [Table((card, question), rows)] if rows else []
    return tuple(told)
