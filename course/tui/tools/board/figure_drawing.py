"""The lines of the figure of now and future."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from course.locale import N_, _
from course.tools.board import Card, Quadrant
from course.tui.tools.board.figure_layout import DROP, GRID, HEAD, CardSpot, Panel

SIGNS: dict[Quadrant, str] = {"now-pro": "+", "future-pro": "+", "now-con": "−", "future-con": "−"}
TIMES = (N_("NOW"), N_("FUTURE"))
ROWS = (N_("Advantages"), N_("Disadvantages"))
_HINTS: dict[Quadrant, str] = {
    "now-pro": N_("what we will miss"),
    "future-pro": N_("what we look forward to"),
    "now-con": N_("what we want to be rid of"),
    "future-con": N_("what we are afraid of"),
}
"""What belongs into a field that is empty."""
_RULE = "$border"


class CardLook(Struct, frozen=True):
    """What is marked, and how."""

    spot: CardSpot
    focused: bool
    held: bool
    """Whether the marked card is on its way."""
    writing: bool = False
    """Whether the text field lies over the marked card."""


def head_at(x: int) -> int:
    """The column whose name stands at a cell of the head, where one is shown at a time."""
    return 0 if x < cell_len(_(TIMES[0])) + 4 else 1


def drawn(y: int, panels: Sequence[Panel], cards: Mapping[Quadrant, Sequence[Card]], look: CardLook) -> Content:
    """A line of the figure."""
    if y < HEAD:
        return _head(panels)
    rows = [[panel for panel in panels if panel.field in row] for row in GRID]
    for row in rows:
        if y == row[0].y - 1:
            return Content.styled("┼", _RULE).join(_title(panel, len(cards[panel.field])) for panel in row)
        if row[0].y <= y < row[0].y + row[0].height:
            parts = [
                Content.assemble(_card(panel, y, cards[panel.field], look), _bar(panel, y, last=panel is row[-1]))
                for panel in row
            ]
            return Content.assemble(*parts)
    return Content.empty()


def _head(panels: Sequence[Panel]) -> Content:
    """Now and future; where one is shown, which."""
    columns = [CardSpot(panel.field, 0).column for panel in panels if panel.field in GRID[0]]
    if len(columns) == 1:
        shown = columns[0]
        now = Content.assemble(("▸ " if shown == 0 else "← ", "$accent"), (_(TIMES[0]), _name_style(shown == 0)))
        future = Content.assemble(("▸ " if shown else "  ", "$accent"), (_(TIMES[1]), _name_style(shown == 1)))
        return Content.assemble(now, "  ", future, ("" if shown else " →", "$accent"))
    first, second = (panel for panel in panels if panel.field in GRID[0])
    left = Content.styled(f"  {_(TIMES[0])}", "bold")
    gap = " " * (first.width - left.cell_length)
    return Content.assemble(left, gap, ("│", _RULE), (f"  {_(TIMES[1])}", "bold"), " " * (second.width - 9))


def _name_style(shown: bool) -> str:
    return "bold underline" if shown else "$text-muted"


def _title(panel: Panel, many: int) -> Content:
    """The line above a field: what it holds, and how many."""
    name = _(ROWS[CardSpot(panel.field, 0).row])
    told = f" {name} ({many}) " if many else f" {name} "
    rest = max(0, panel.width - 1 - cell_len(told))
    return Content.assemble(("─", _RULE), (told, "bold"), ("─" * rest, _RULE)).truncate(panel.width)


def _bar(panel: Panel, y: int, *, last: bool) -> Content:
    """The line between the columns; where a field has more than it shows, a thicker piece says which part is shown."""
    every = len(panel.lines)
    if every > panel.height:
        size = max(1, panel.height * panel.height // every)
        start = round((panel.height - size) * panel.top / (every - panel.height))
        if start <= y - panel.y < start + size:
            return Content.styled("┃", "$accent")
        return Content.styled("│", _RULE)
    return Content(" ") if last else Content.styled("│", _RULE)


def _card(panel: Panel, y: int, cards: Sequence[Card], look: CardLook) -> Content:
    """A card's line, as wide as its field."""
    line = panel.at(y)
    if line is None:
        return Content(" " * panel.width)
    if line.place == DROP:
        return _fitted(Content.styled(f"  ▸ {_('it lands here')}", "bold $accent"), panel.width)
    marked = look.spot == CardSpot(panel.field, line.place)
    pointer = ("↕" if look.held else "▸") if marked and line.number == 0 else " "
    if line.place >= len(cards) and not (marked and look.writing):
        content = _new(panel, pointer, empty=not cards)
    else:
        sign = SIGNS[panel.field] if line.number == 0 else " "
        content = Content.assemble((pointer, "$accent"), " ", (sign, "bold $own"), " ", line.text)
    content = _fitted(content, panel.width)
    if not marked:
        return content
    return content.stylize("bold on $panel" if look.focused else "bold")


def _new(panel: Panel, pointer: str, *, empty: bool) -> Content:
    """The line that makes a new card; in an empty field it says what belongs there."""
    hint = f": {_(_HINTS[panel.field])}" if empty else ""
    return Content.assemble((pointer, "$accent"), " ", ("+ " + _("new card") + hint, "$text-muted"))


def _fitted(content: Content, width: int) -> Content:
    return content.truncate(width, ellipsis=True, pad=True)
