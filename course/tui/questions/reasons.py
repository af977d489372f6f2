"""The parts of an answer on the screen, each with what is said of it and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from course.locale import N_, _
from course.session.explanation import Reason
from course.study.answer_parts import ARROW
from course.tui.widgets.blocks import Block, Blocks

_ROOM = 50
"""Cells from which on there is a column for whose answer it is; with fewer it stands before the reason."""
_LABELS = {"own": N_("Your answer"), "right": N_("Right answer")}
_INDENT = "   "


class ReasonRows(Visual):
    """Reasons under each other, drawn for the width that there is."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = tuple(reasons)

    def blocks(self, width: int) -> Blocks:
        """The reasons as blocks: a mistake and what is right stand apart, more stand close, to be in sight together."""
        gap = len(self.reasons) <= 2
        return Blocks([block for reason in self.reasons for block in _blocks(reason, width, gap)])

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The reasons as lines of exactly the given width."""
        return self.blocks(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        return self.blocks(width).get_height(rules, width)

    def __str__(self) -> str:
        return str(self.blocks(_ROOM))


def fitting(reasons: Sequence[Reason], width: int, lines: int) -> int:
    """How many reasons there is room for: at least the first two, a mistake and what is right.

    Args:
        reasons: What matters most, first things first.
        width: Cells.
        lines: Lines.
    """
    fits = (number for number in range(len(reasons), 2, -1) if ReasonRows(reasons[:number]).get_height({}, width) <= lines)
    return next(fits, min(2, len(reasons)))


def _blocks(reason: Reason, width: int, gap: bool) -> list[Block]:
    sign, style = ("✔", "$success") if reason.fits else ("✘", "$error")
    if reason.role == "other":
        sign, style = " ", ""
    marked = Content.assemble(" ", (sign, f"bold {style}"), " ")
    if reason.role == "piece":
        return _piece(reason, marked, gap)
    label = _(_LABELS[reason.role]) if reason.role in _LABELS else ""
    style = "bold $own" if reason.role == "own" else "bold"
    text = Content(reason.text) if reason.role == "other" else Content.styled(reason.text, "bold")
    if width >= _ROOM:
        column = max(len(_(each)) for each in _LABELS.values())
        lead = Content.assemble(marked, (f"{label:<{column}}", style), f"  {reason.name}  ")
        return [Block(text, lead, gap=gap), _why(Content(reason.why), lead)]
    lead = Content.assemble(marked, f"{reason.name}  ")
    said = Content.styled(f"{label}: ", style) if label else Content.empty()
    return [Block(text, lead, gap=gap), _why(Content.assemble(said, reason.why), lead)]


def _piece(reason: Reason, marked: Content, gap: bool) -> list[Block]:
    """A part that was put somewhere: where, where it belongs, and why."""
    lead = Content.assemble(marked, f"{reason.name}  ") if reason.name and reason.fits else marked
    text = Content.styled(reason.text, "bold")
    if reason.fits:
        belongs = Content.empty() if reason.name else Content.assemble((ARROW, "$text-muted"), (reason.right, "bold"))
        return [Block(Content.assemble(text, belongs), lead, gap=gap), _why(Content(reason.why), lead)]
    given = reason.given or _("nowhere")
    way = Content.assemble((given, "bold $own"), (ARROW, "$text-muted"), (reason.right, "bold"), "  ")
    return [Block(text, lead, gap=gap), _why(Content.assemble(way, reason.why), lead)]


def _why(text: Content, lead: Content) -> Block:
    return Block(text, Content(" " * lead.cell_length), gap=False)
