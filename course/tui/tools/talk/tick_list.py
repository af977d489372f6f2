"""A list of what can go along: each line with a box, and its text in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct
from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from course.locale import N_
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, Blocks
from course.tui.widgets.marked_list import MarkedList


class TickLine(Struct, frozen=True):
    """One thing that can go along."""

    id: str
    text: str
    ticked: bool
    below: str = ""
    """What is said of it, below."""


class TickList(MarkedList):
    """Lines with a box; the mark stays where it is while one ticks."""

    BINDINGS = [key("space,enter", "select", N_("Tick"), N_("Let what is marked go along, or leave it out"))]
    HELP = N_("Space, Enter or a click ticks what is to go along, and takes the tick away again.")
    DEFAULT_CSS = """
    TickList {
        height: auto;
        border: none;
        padding: 0 1 0 0;
        background: transparent;
        scrollbar-size-vertical: 1;
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus { border: none; background-tint: transparent; }
        &:focus > .option-list--option-highlighted { background: $panel; color: $foreground; }
    }
    """

    @dataclass
    class Ticked(Message):
        """A line was ticked, or its tick was taken away."""

        ticks: TickList
        """Where."""
        line: str
        """Its id."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[TickLine, ...] = ()

    def show(self, lines: Sequence[TickLine]) -> None:
        """Shows the lines as they are by now."""
        if tuple(lines) == self._shown:
            return
        mark = self.marked
        same = [each.id for each in lines] == [each.id for each in self._shown]
        before = self._shown
        self._shown = tuple(lines)
        if same:
            for number, (line, old) in enumerate(zip(lines, before, strict=True)):
                if line != old:
                    self.replace_option_prompt_at_index(number, _drawn(line))
            return
        self.set_options([Option(_drawn(line), id=line.id) for line in lines])
        places = {line.id: number for number, line in enumerate(lines)}
        self.highlighted = places.get(mark, 0 if lines else None)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Ticked(self, event.option_id))


def _drawn(line: TickLine) -> Blocks:
    box, style = ("☑ ", "bold $success") if line.ticked else ("☐ ", "$own")
    blocks = [Block(Content(line.text), Content.styled(box, style), gap=False)]
    if line.below:
        blocks.append(Block(Content.styled(line.below, "$text-muted"), Content("  "), gap=False))
    return Blocks(blocks)
