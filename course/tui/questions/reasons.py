"""The parts of an answer on the screen, each with what is said of it and why."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from msgspec import Struct
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from course.locale import N_, _
from course.session.explanation import Explanation, Reason, folded_in_words
from course.study.answer_parts import ARROW
from course.tui.widgets.blocks import Block, Blocks

_ROOM = 50
"""Cells from which on there is a column for whose answer it is; with fewer it stands before the reason."""
_LABELS = {"own": N_("Your answer"), "right": N_("Right answer")}
_AT_LEAST = 2
"""How many reasons are told however little room there is: of a mistake and of what is right."""
_SHORTEST = 12
"""Cells of a text that are shown even where that takes a second line."""


class Row(Struct, frozen=True):
    """A part of an answer as it is shown."""

    reason: Reason
    is_whole: bool = True
    """Whether the reason behind it is told, too."""
    is_cut: bool = False
    """Whether what it says is one line, cut where that ends."""


class ReasonRows(Visual):
    """Parts of an answer under each other, drawn for the width that there is."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)

    def blocks(self, width: int) -> Blocks:
        """The parts as blocks: a mistake and what is right stand apart, more stand close, to be in sight together."""
        gap = len(self.rows) <= _AT_LEAST
        return Blocks([block for row in self.rows for block in _blocks(row, width, gap)])

    def height_of_first(self, number: int, width: int) -> int:
        """Lines of so many of the rows, where there are more of them."""
        return Blocks([block for row in self.rows[:number] for block in _blocks(row, width, gap=False)]).get_height({}, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The parts as lines of exactly the given width."""
        return self.blocks(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        return self.blocks(width).get_height(rules, width)

    def __str__(self) -> str:
        return str(self.blocks(_ROOM))


def fitting(told: Explanation, width: int, lines: int) -> tuple[Row, ...]:
    """What of an answer there is room for.

    All that is the leader's own is there, a line at least. A mistake and what is right have their reasons, then whatever else of
    what matters most, as long as there is room; the lines that were put rightly are there where all of them are.

    Args:
        told: The parts of the answer.
        width: Cells.
        lines: Lines.
    """
    whole = list(told.urgent[:_AT_LEAST])
    own = [each for each in told.first if each.role != "right" or each in whole]
    ways = [(told.first, False), (own, False), (own, True)]

    def fits(parts: Sequence[Reason], whole: Sequence[Reason], is_cut: bool) -> bool:
        return ReasonRows(_rows(parts, whole, is_cut)).get_height({}, width) <= lines

    shown, is_cut = next((way for way in ways if fits(way[0], whole, way[1])), ways[-1])
    for each in told.urgent[_AT_LEAST:]:
        if each in shown and fits(shown, [*whole, each], is_cut):
            whole.append(each)
    right = [each for each in told.rest if each.role == "piece"]
    if fits([*shown, *right], whole, is_cut):
        shown = [*shown, *right]
    return _rows(shown, whole, is_cut)


def more_in_words(told: Explanation, rows: Sequence[Row]) -> str:
    """What the way to the reasons says that aren't told; empty where all are."""
    shown = [row.reason for row in rows]
    hidden = [each for each in (*told.first, *told.rest) if each not in shown]
    return folded_in_words(hidden, [row.reason for row in rows if not row.is_whole])


def _rows(parts: Sequence[Reason], whole: Sequence[Reason], is_cut: bool) -> tuple[Row, ...]:
    """Parts of which some have their reasons; the others are a line each, and so are all where what they say is cut."""
    return tuple(Row(each, each in whole, is_cut or each not in whole) for each in parts)


def _blocks(row: Row, width: int, gap: bool) -> list[Block]:
    reason = row.reason
    sign, style = ("✔", "$success") if reason.fits else ("✘", "$error")
    if reason.role == "other":
        sign, style = " ", ""
    marked = Content.assemble(" ", (sign, f"bold {style}"), " ")
    if reason.role == "piece":
        return _piece(row, marked, width, gap)
    label = _(_LABELS[reason.role]) if reason.role in _LABELS else ""
    style = "bold $own" if reason.role == "own" else "bold"
    lead, why = Content.assemble(marked, f"{reason.name}  "), Content(reason.why)
    if width >= _ROOM:
        column = max(len(_(each)) for each in _LABELS.values())
        lead = Content.assemble(marked, (f"{label:<{column}}", style), f"  {reason.name}  ")
    elif label:
        why = Content.assemble(Content.styled(f"{label}: ", style), why)
    said = _cut(reason.text, width - lead.cell_length) if row.is_cut else reason.text
    text = Content(said) if reason.role == "other" else Content.styled(said, "bold")
    return _under_each_other(row, lead, text, why, gap)


def _piece(row: Row, marked: Content, width: int, gap: bool) -> list[Block]:
    """A part that was put somewhere: where, where it belongs, and why."""
    reason = row.reason
    lead = Content.assemble(marked, f"{reason.name}  ") if reason.name and reason.fits else marked
    if reason.fits:
        way = Content.empty() if reason.name else Content.assemble((ARROW, "$text-muted"), (reason.right, "bold"))
    else:
        given = reason.given or _("nowhere")
        way = Content.assemble((given, "bold $own"), (ARROW, "$text-muted"), (reason.right, "bold"), "  ")
    beside = 0 if row.is_whole and not reason.fits else way.cell_length
    said = _cut(reason.text, width - lead.cell_length - beside) if row.is_cut else reason.text
    text = Content.styled(said, "bold")
    if reason.fits:
        return _under_each_other(row, lead, Content.assemble(text, way), Content(reason.why), gap)
    if row.is_whole:
        return _under_each_other(row, lead, text, Content.assemble(way, reason.why), gap)
    return [Block(Content.assemble(way, text), lead, gap=gap)]


def _under_each_other(row: Row, lead: Content, text: Content, why: Content, gap: bool) -> list[Block]:
    """A part, and below it the reason where that is told."""
    first = Block(text, lead, gap=gap)
    return [first, Block(why, Content(" " * lead.cell_length), gap=False)] if row.is_whole else [first]


def _cut(text: str, room: int) -> str:
    """A text on one line, cut behind a word."""
    return shorten(text, max(room, _SHORTEST), placeholder=" …", break_on_hyphens=False)
