"""Things to put where they belong: each with the targets beside it, and then, in the same place, with what was right and why."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from course.content.model import Match, Pair
from course.locale import N_, _
from course.study.answer_parts import paired
from course.study.marking import scrambled
from course.tui.base.keys import key
from course.tui.questions.answer_field import AnswerField
from course.tui.widgets.blocks import Block, Blocks

_ROOM = 32
"""Cells that a text needs beside the targets; with less they stand below it."""
_GAP = 3
_INDENT = "   "


class PairRow(Struct, frozen=True):
    """A text with its targets."""

    lead: Content
    text: Content
    targets: Content


class Rows(Visual):
    """Texts with the targets beside them, in a column of their own; where that leaves no room for the text, below it."""

    def __init__(self, rows: Sequence[PairRow]) -> None:
        self.rows = tuple(rows)

    def left(self, width: int) -> int | None:
        """The width of what stands left of the targets, or None where they stand below."""
        side = max((row.targets.cell_length for row in self.rows), default=0)
        if width - side < _ROOM:
            return None
        longest = max((row.lead.cell_length + row.text.cell_length for row in self.rows), default=0)
        return min(longest + _GAP, width - side)

    def heights(self, width: int) -> list[int]:
        """The lines that each row takes."""
        left = self.left(width)
        return [Blocks(_blocks(row, left)).get_height({}, left - _GAP if left else width) for row in self.rows]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows as lines of exactly the given width."""
        left = self.left(width)
        strips: list[Strip] = []
        for row in self.rows:
            lines = Blocks(_blocks(row, left)).render_strips(left - _GAP if left else width, None, style, options)
            if left:
                beside = row.targets.render_strips(width - left, 1, style, options)[0]
                lines = [line.adjust_cell_length(left, style.rich_style) for line in lines]
                lines[0] = Strip.join([lines[0], beside])
            strips.extend(line.adjust_cell_length(width, style.rich_style) for line in lines)
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines at a width in cells."""
        return sum(self.heights(width))

    def __str__(self) -> str:
        return "\n".join(f"{row.lead.plain}{row.text.plain}  {row.targets.plain}" for row in self.rows)


def _blocks(row: PairRow, left: int | None) -> list[Block]:
    """A row as blocks: its text, and below it the targets where they don't stand beside it."""
    text = Block(row.text, row.lead)
    return [text] if left else [text, Block(row.targets, Content(" " * row.lead.cell_length), gap=False)]


class Matching(AnswerField[Match]):
    """The texts under each other, one of them marked: a digit puts it to a target, and the mark goes on."""

    BINDINGS = [
        key("down", "step(1)", N_("Next line"), show=False),
        key("up", "step(-1)", N_("Previous line"), show=False),
        key("space", "cycle", N_("Next target"), N_("Choose the next target for the marked line"), show=False),
    ]
    HELP = N_("The arrows mark a line; a target's digit chooses it for that line, and so does a click. Enter answers.")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question: Match | None = None
        self._pairs: tuple[Pair, ...] = ()
        self._given: dict[str, str] = {}
        """Where each was put, by the ids of both."""
        self._at = 0

    def instruction(self, question: Match) -> str:
        """With which keys a line is put where it belongs."""
        return _("Give each line a number, or click its answer. Then press Enter.")

    def reminder(self, question: Match) -> str:
        """With which keys, once more."""
        return _("Give each line a number. → skips it.")

    def remind(self) -> None:
        """The first line is the first that is missing."""
        self.action_to_open()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The pairs that were made."""
        return tuple(paired(pair.id, self._given[pair.id]) for pair in self._pairs if pair.id in self._given)

    @property
    def missing(self) -> int:
        """The lines that have no target yet, once one has."""
        return len(self._pairs) - len(self._given) if self._given else 0

    def ask(self, question: Match, seed: int, begun: tuple[str, ...] = ()) -> None:
        """Shows the texts, each with all targets."""
        self._question, self._pairs = question, scrambled(question, seed)
        possible = ((pair.id, target.id) for pair in self._pairs for target in question.targets)
        self._given = {pair: target for pair, target in possible if paired(pair, target) in begun}
        self._at, self.answered = self._open or 0, False
        self._draw()

    def takes(self, character: str) -> bool:
        """The targets' digits."""
        return not self.answered and self._target(character) is not None

    def typed(self, character: str) -> None:
        """Puts the marked text to a target."""
        target = self._target(character)
        if target is not None:
            self.put(self._at, target)

    def _target(self, character: str) -> int | None:
        targets = self._question.targets if self._question else ()
        return int(character) - 1 if character.isdecimal() and 0 < int(character) <= len(targets) else None

    def put(self, row: int, target: int) -> None:
        """Puts a text to a target, and marks the next text."""
        if self.answered or self._question is None:
            return
        self._given[self._pairs[row].id] = self._question.targets[target].id
        self._mark(min(row + 1, len(self._pairs) - 1))
        self.post_message(self.Changed())

    def action_put(self, row: int, target: int) -> None:
        """A click on a target."""
        self.put(row, target)

    def action_mark(self, row: int) -> None:
        """A click on a text."""
        self._mark(row)

    def action_step(self, by: int) -> None:
        """An arrow: marks another text; past the ends the page scrolls."""
        if not 0 <= self._at + by < len(self._pairs):
            self.scroll_text(by)
        else:
            self._mark(self._at + by)

    def action_cycle(self) -> None:
        """The space bar: the next target for the marked text, which stays marked."""
        assert self._question is not None
        targets = [target.id for target in self._question.targets]
        marked = self._pairs[self._at].id
        given = self._given.get(marked)
        self._given[marked] = targets[(targets.index(given) + 1) % len(targets) if given else 0]
        self._mark(self._at)
        self.post_message(self.Changed())

    def action_to_open(self) -> None:
        """Marks the first text that has no target."""
        self._mark(self._open or 0)

    @property
    def _open(self) -> int | None:
        """The first text that has no target."""
        return next((number for number, pair in enumerate(self._pairs) if pair.id not in self._given), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once it is answered nothing changes any more, and the arrows are the question's."""
        return not (action in {"cycle", "step"} and (self.answered or self._question is None))

    def _mark(self, row: int) -> None:
        self._at = row
        heights = self._draw().heights(self.content_size.width)
        self.see(sum(heights[:row]), heights[row])

    def _draw(self) -> Rows:
        self.refresh_bindings()
        rows = Rows([self._row(number, pair) for number, pair in enumerate(self._pairs)])
        self.update(rows)
        return rows

    def _row(self, number: int, pair: Pair) -> PairRow:
        assert self._question is not None
        marked = number == self._at
        targets = [
            _target(place, target.text, self._given.get(pair.id) == target.id).stylize(f"@click=put({number},{place})")
            for place, target in enumerate(self._question.targets)
        ]
        lead = Content.styled(" ▸ " if marked else _INDENT, "$accent")
        shown = Content(pair.text).stylize(f"{'bold' if marked else ''} @click=mark({number})")
        return PairRow(lead, shown, Content("  ").join(targets))


def _target(place: int, name: str, chosen: bool) -> Content:
    """A target to choose; the digit that chooses it stands out."""
    sign = "◉ " if chosen else "○ "
    shown = Content(name).stylize("bold") if chosen else Content(name)
    return Content.assemble(sign, (f"{place + 1} ", "bold $accent"), shown)
