"""Text in blocks: paragraphs, list items and answers, each with a hanging indent, drawn as one thing.

One widget a step instead of one a paragraph: a step of the course is on screen in a tenth of the time that Textual's Markdown
widget takes to mount. Text is `Content` throughout, so nothing a person or a lesson file wrote is read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from msgspec import Struct, field
from rich.style import Style as RichStyle
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static


class Block(Struct, frozen=True):
    """One paragraph, list item or answer."""

    text: Content
    lead: Content = field(default_factory=Content.empty)
    """What stands in front of the first line; the following lines are indented by its width."""
    gap: bool = True
    """Whether an empty line stands above it, unless it comes first."""
    bar: bool = False
    """Whether the lead stands before every line, as beside a quotation."""


class Blocks(Visual):
    """Blocks under each other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The blocks as lines of exactly the given width."""
        plain = replace(options, selection=None, selection_style=None)
        strips: list[Strip] = []
        for number, block in enumerate(self.blocks):
            if block.gap and number:
                strips.append(Strip.blank(width, style.rich_style))
            indent = _indent(block, width)
            body = block.text.render_strips(width - indent, None, style, plain) or [Strip.blank(width - indent, style.rich_style)]
            if not indent:
                strips.extend(body)
                continue
            lead = block.lead.render_strips(indent, 1, style, plain)[0].adjust_cell_length(indent, style.rich_style)
            rest = lead if block.bar else Strip.blank(indent, style.rich_style)
            strips.extend(Strip.join([rest if line else lead, strip]) for line, strip in enumerate(body))
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        gaps = sum(block.gap for block in self.blocks[1:])
        return gaps + sum(max(1, block.text.get_height(rules, max(1, width - _indent(block, width)))) for block in self.blocks)

    def __str__(self) -> str:
        return "\n\n".join(f"{block.lead.plain}{block.text.plain}" for block in self.blocks)


class FittedBlocks(Visual):
    """Blocks that are made for the width they get.

    Args:
        make: Makes them for a width in cells.
    """

    def __init__(self, make: Callable[[int], Sequence[Block]]) -> None:
        self._make = make

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The blocks as lines of exactly the given width."""
        return Blocks(self._make(width)).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        return Blocks(self._make(width)).get_height(rules, width)


class OwnLinks:
    """For a widget whose clickable texts look as they say themselves: Textual would paint them all as links."""

    @property
    def link_style(self) -> RichStyle:
        """No style on top of the text's own."""
        return RichStyle.null()

    @property
    def link_style_hover(self) -> RichStyle:
        """Under the mouse."""
        return RichStyle(bold=True, underline=True)


class BlocksView(OwnLinks, Static):
    """A widget that shows blocks."""

    def __init__(self, blocks: Sequence[Block] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Blocks(blocks), id=id, classes=classes, markup=False)

    def show(self, blocks: Sequence[Block]) -> None:
        """Shows other blocks."""
        self.update(Blocks(blocks))

    def fit(self, make: Callable[[int], Sequence[Block]]) -> None:
        """Shows other blocks, which are made for the width in cells that there is."""
        self.update(FittedBlocks(make))


def _indent(block: Block, width: int) -> int:
    """How far a block is indented: the width of its lead, unless that would leave no room for the text."""
    indent = block.lead.cell_length
    return indent if indent < width else 0
