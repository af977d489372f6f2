"""The leader's own work as a list: headings, and a line or two a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option

from course.locale import N_
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, Blocks
from course.tui.widgets.marked_list import EditableList

_LEAST = 12
"""Cells that a title keeps; where there is less room, what stands at the right goes."""


class WorkLine(Struct, frozen=True):
    """One piece, or whatever else can be opened."""

    id: str
    title: str
    sign: str = " "
    """How it stands, as a shape."""
    right: str = ""
    """When, or how much."""
    below: str = ""
    """A second line, muted."""
    head: bool = False
    """Whether it leads those that follow it."""
    gap: bool = False
    """Whether an empty line stands above it."""


class WorkList(EditableList):
    """Lines to move in, and headings between them."""

    BINDINGS = [
        key("enter", "select", N_("Open"), N_("Open what is marked")),
        key("delete", "remove", N_("Delete"), N_("Delete what is marked; it can be undone")),
    ]
    DEFAULT_CSS = """
    WorkList {
        height: 1fr;
        border: none;
        padding: 0 1 0 0;
        background: transparent;
        scrollbar-gutter: stable;
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus { border: none; background-tint: transparent; }
        &:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
        & > .option-list--option-disabled { color: $foreground; text-style: bold; }
    }
    """

    def show(self, parts: Sequence[WorkLine | str], mark: str | None = None) -> None:
        """Shows other lines, and headings between them; the mark goes to a line, or stays as near as it can."""
        wanted, before = mark or self.marked, self.highlighted or 0
        options = [option for number, part in enumerate(parts) for option in _options(part, first=not number)]
        self.set_options(options)
        places = [number for number, option in enumerate(options) if not option.disabled]
        named = next((number for number in places if options[number].id == wanted), None)
        self.highlighted = named if named is not None else min(places, key=lambda number: abs(number - before), default=None)


def _options(part: WorkLine | str, *, first: bool) -> Iterator[Option]:
    """A line or a heading, below an empty one where it has one: that is never marked."""
    if not first and (isinstance(part, str) or part.gap):
        yield Option("", disabled=True)
    if isinstance(part, WorkLine):
        yield Option(_Drawn(part), id=part.id)
    else:
        yield Option(Content.styled(part, "bold"), disabled=True)


class _Drawn(Visual):
    """A line as wide as the list: its title cut where it has to be, what is at the right at the end."""

    def __init__(self, line: WorkLine) -> None:
        self._line = line

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The title's line, and what is said below."""
        line = self._line
        lead = Content.styled(f"{line.sign} ", "$accent" if line.head else "$own")
        right = Content.styled(f"  {line.right}", "$text-muted") if line.right else Content.empty()
        room = width - lead.cell_length - right.cell_length
        if room < _LEAST:
            right, room = Content.empty(), max(1, width - lead.cell_length)
        title = Content.styled(" ".join(line.title.split()), "bold" if line.head else "").truncate(room, ellipsis=True)
        first = Content.assemble(lead, title, " " * max(0, room - title.cell_length), right)
        strips = first.render_strips(width, 1, style, options)
        below = self._below(width)
        if below is not None:
            strips = [*strips, *below.render_strips(width, None, style, options)]
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """What it takes."""
        below = self._below(width)
        return 1 + (below.get_height(rules, width) if below is not None else 0)

    def _below(self, width: int) -> Blocks | None:
        """What is said below: of what leads it all, of a piece as much as a line holds."""
        if not self._line.below:
            return None
        text = Content.styled(" ".join(self._line.below.split()), "$text-muted")
        if not self._line.head:
            text = text.truncate(max(1, width - 2), ellipsis=True)
        return Blocks([Block(text, Content("  "))])
