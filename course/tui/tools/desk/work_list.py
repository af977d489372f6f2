"""The leader's own work as a list: headings, and a line or two a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

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

_COLUMN = 24
"""Cells of a title that something stands beside."""
_ROOM = 50
"""Cells of the list from which there is room beside a title."""
_FEW = 3
"""Lines of what has no room beside its title."""
_LEAST = 12
"""Cells that a title keeps, and that what stands at the right has, or goes."""


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
    beside: str = ""
    """What there is to say of it, in a column beside its title; below it where there is little room."""
    head: bool = False
    """Whether it leads those that follow it."""
    gap: bool = False
    """Whether an empty line stands above it."""


Part: TypeAlias = WorkLine | str | Content
"""A line, a heading, or something that is only read."""


class WorkList(EditableList):
    """Lines to move in, and headings between them."""

    BINDINGS = [
        key("enter", "select", N_("Open"), N_("Open what is marked")),
        key(
            "delete,backspace",
            "remove",
            N_("Delete"),
            N_("Delete what is marked; it can be undone"),
            show=False,
            words=N_("remove take away"),
        ),
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
        & > .option-list--option-disabled { color: $foreground; }
    }
    """

    def show(self, parts: Sequence[Part], mark: str | None = None) -> None:
        """Shows other lines, and headings between them; the mark goes to a line, or stays as near as it can."""
        wanted, before = mark or self.marked, self.highlighted or 0
        options = [option for number, part in enumerate(parts) for option in _options(part, first=not number)]
        self.set_options(options)
        places = [number for number, option in enumerate(options) if not option.disabled]
        named = next((number for number in places if options[number].id == wanted), None)
        self.highlighted = named if named is not None else min(places, key=lambda number: abs(number - before), default=None)


def _options(part: Part, *, first: bool) -> Iterator[Option]:
    """A line or a heading, below an empty one where it has one: that is never marked."""
    if not first and (isinstance(part, str) or (isinstance(part, WorkLine) and part.gap)):
        yield Option("", disabled=True)
    if isinstance(part, WorkLine):
        yield Option(_Drawn(part), id=part.id)
    else:
        yield Option(Content.styled(part, "bold") if isinstance(part, str) else part, disabled=True)


class _Drawn(Visual):
    """A line as wide as the list: its title cut where it has to be, what is at the right at the end."""

    def __init__(self, line: WorkLine) -> None:
        self._line = line

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The title's line, and what is said below."""
        line = self._line
        lead = Content.styled(f"{line.sign} ", "$accent" if line.head else "$own")
        title = Content.styled(" ".join(line.title.split()), "bold" if line.head else "")
        if self._fits_beside(width):
            title = title.truncate(_COLUMN - 2, ellipsis=True)
            title = Content.assemble(title, " " * (_COLUMN - title.cell_length), (line.beside, "$text-muted"))
        right = self._right(width - lead.cell_length, title.cell_length)
        room = max(1, width - lead.cell_length - right.cell_length)
        title = title.truncate(room, ellipsis=True)
        first = Content.assemble(lead, title, " " * max(0, room - title.cell_length), right)
        strips = first.render_strips(width, 1, style, options)
        below = self._below(width)
        if below is not None:
            strips = [*strips, *below.render_strips(width, None, style, options)]
        return strips

    def _right(self, room: int, title: int) -> Content:
        """What stands at the end: cut where it has to be, for the title comes first; nothing where hardly a word is left."""
        text = Content.styled(f"  {self._line.right}" if self._line.right else "", "$text-muted")
        least = min(title, max(_LEAST, room // 2))
        has_room = room - least >= min(_LEAST, text.cell_length)
        return text.truncate(room - least, ellipsis=True) if has_room else Content.empty()

    def _fits_beside(self, width: int) -> bool:
        said = Content(self._line.beside).cell_length
        return bool(said) and width >= _ROOM and 2 + _COLUMN + said <= width

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """What it takes."""
        below = self._below(width)
        return 1 + (below.get_height(rules, width) if below is not None else 0)

    def _below(self, width: int) -> Blocks | None:
        """What is said below: of what leads it all, of a piece as much as a line holds; and what has no room beside it."""
        line = self._line
        if line.beside and not self._fits_beside(width):
            return self._blocks(Content.styled(" ".join(line.beside.split()), "$text-muted").truncate(_FEW * (width - 4)))
        if not line.below:
            return None
        text = Content.styled(" ".join(line.below.split()), "$text-muted")
        return self._blocks(text if line.head else text.truncate(max(1, width - 2), ellipsis=True))

    def _blocks(self, text: Content) -> Blocks:
        return Blocks([Block(text, Content("  "))])
