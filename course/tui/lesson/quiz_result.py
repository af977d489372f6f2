"""What stands behind the last question of a step: how it went, the ways on, and every question, the wrong ones first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import Literal, TypeAlias

from textual.content import Content
from textual.geometry import Region

from course.content.lesson_text import plain
from course.locale import _, ngettext
from course.study.answers_in_words import answer_in_words
from course.study.quiz_round import Answered, QuizRound
from course.tui.widgets.blocks import Block, Blocks, BlocksView
from course.tui.widgets.scrolling import scroller_of

Way: TypeAlias = Literal["answer", "again", "next", "look", "ask"]
"""A way on: to what has no answer yet, through the wrong ones once more, to the next step, to the answer of one question, or to a
question that has none."""
_WRONG, _OPEN, _RIGHT = range(3)


class QuizResult(BlocksView):
    """What can be chosen, a line each, and below it all questions of the step: the arrows mark one of all these.

    A number is a question's: its key opens it, where it has one.

    Args:
        choose: Chooses a line by its place, from 0.
        open_number: Opens a question by its number in the step, from 0.
    """

    def __init__(self, choose: Callable[[int], object], open_number: Callable[[int], object], *, id: str) -> None:
        super().__init__(id=id)
        self._choose = choose
        self._open_number = open_number
        self._round: QuizRound | None = None
        self._waiting = ""
        self._ways: list[tuple[Way, str]] = []
        self._order: list[int] = []
        """The questions' numbers in the step, from 0, as they stand here."""
        self._marked = 0

    @property
    def way(self) -> Way:
        """Where the marked line leads."""
        if (number := self.number) is not None:
            return "ask" if self._kind(number) == _OPEN else "look"
        return self._ways[self._marked][0] if self._ways else "next"

    @property
    def number(self) -> int | None:
        """The number of the marked question in the step, from 0; None where another line is marked."""
        place = self._marked - len(self._ways)
        return self._order[place] if 0 <= place < len(self._order) else None

    def tell(self, round: QuizRound, waiting: str, answer: str, at: int | None = None) -> None:
        """Shows how it went; the way on is marked.

        Args:
            round: The questions with their answers.
            waiting: What has no answer yet, in words; nothing where all have one.
            answer: What the way there says.
            at: The number of a question that is marked instead, from 0.
        """
        wrong = len(round.wrong())
        again = ngettext("Try the wrong one again", "Try the {n} wrong ones again", wrong).format(n=wrong)
        self._round, self._waiting = round, waiting
        self._ways = [("answer", answer)] if waiting else []
        self._ways += [("again", again)] if wrong else []
        self._ways.append(("next", _("Next step")))
        self._order = sorted(range(len(round.questions)), key=self._kind)
        self._marked = len(self._ways) - 1 if at is None else len(self._ways) + self._order.index(at)
        self.fit(self._blocks)
        self.call_after_refresh(self._see_marked)

    def mark(self, by: int) -> bool:
        """Marks another line; False where there is none."""
        return self.mark_at(self._marked + by)

    def mark_at(self, place: int) -> bool:
        """Marks a line by its place, from 0; False where there is none."""
        if not 0 <= place < len(self._ways) + len(self._order):
            return False
        self._marked = place
        self.fit(self._blocks)
        self._see_marked()
        return True

    def action_choose(self, place: int) -> None:
        """A click on a line."""
        self.app.call_later(self._choose, place)

    def action_open_number(self, number: int) -> None:
        """A click on a question."""
        self._open_number(number)

    def _see_marked(self) -> None:
        """Brings the marked line into sight; with the first one what stands above it."""
        scroller = scroller_of(self)
        if scroller is None or not self.display:
            return
        if self._marked < len(self._ways):
            scroller.scroll_home(animate=False)
            return
        width, blocks = self.content_size.width, self._blocks(self.content_size.width)
        last = len(blocks) - len(self._order) + self._marked - len(self._ways)
        height = Blocks([blocks[last]]).get_height({}, width)
        place = self.content_region.offset - scroller.content_region.offset + scroller.scroll_offset
        top = place.y + Blocks(blocks[: last + 1]).get_height({}, width) - height
        scroller.scroll_to_region(Region(place.x, top, 1, height), animate=False)

    # Drawing

    def _blocks(self, width: int) -> Sequence[Block]:
        """All lines, with what was answered as far as there is room for that: the wrong answers before the right ones."""
        scroller = scroller_of(self)
        room = scroller.content_size.height - 2 if scroller is not None else 0  # below the title
        blocks: list[Block] = []
        for kinds in ({_WRONG, _OPEN, _RIGHT}, {_WRONG}, set[int]()):
            blocks = [*self._head(), *(self._question(number, width, kinds) for number in self._order)]
            if Blocks(blocks).get_height({}, width) < room:
                break
        return blocks

    def _head(self) -> list[Block]:
        if self._round is None:
            return []
        right = _("{right} of {total} are in place.").format(right=self._round.right(), total=len(self._round.questions))
        lines = [Block(Content.styled(right, "bold"))]
        if self._waiting:
            lines.append(Block(Content(self._waiting), gap=False))
        lines += [self._line(place, text) for place, (_way, text) in enumerate(self._ways)]
        return [*lines, Block(Content.styled(_("A number opens its question."), "$text-muted"))]

    def _line(self, place: int, text: str) -> Block:
        is_marked = place == self._marked
        click = f"@click=choose({place})"
        lead = Content.assemble(" ", ("▸" if is_marked else " ", "$accent"), " ")
        return Block(Content.styled(text, f"{'bold ' if is_marked else ''}{click}"), lead.stylize(click), gap=place == 0)

    def _question(self, number: int, width: int, answers: set[int]) -> Block:
        """A question on one line, and below it what was answered, where that is to stand there."""
        assert self._round is not None
        question, kind = self._round.questions[number], self._kind(number)
        is_marked = number == self.number
        sign, style = {_WRONG: ("✘", "bold $error"), _OPEN: (" ", ""), _RIGHT: ("✔", "bold $success")}[kind]
        pointer = ("▸" if is_marked else " ", "$accent")
        lead = Content.assemble(
            " ", pointer, " ", (sign, style), " ", (f"{number + 1:>{len(str(len(self._order)))}}", "bold $accent"), " "
        )
        state = _("  not answered") if kind == _OPEN else ""
        asks = _line_of(question.prompt.strip().split("\n\n")[0], width - lead.cell_length - len(state))
        text = Content.assemble((asks, "bold" if is_marked else ""), (state, "$text-muted"))
        if (given := self._round.latest(question)) is not None and kind in answers:
            # What is right stands with the question itself; here it would spoil another try.
            words = _("Your answer: {answer}").format(answer=answer_in_words(question, given.attempt))
            text = Content.assemble(text, "\n", (_line_of(words, width - lead.cell_length), "$text-muted"))
        click = f"@click=open_number({number})"
        return Block(text.stylize(click), lead.stylize(click), gap=False)

    def _kind(self, number: int) -> int:
        """What became of a question, in the order in which they stand here."""
        assert self._round is not None
        given: Answered | None = self._round.latest(self._round.questions[number])
        return _OPEN if given is None else _RIGHT if given.correct else _WRONG


def _line_of(text: str, room: int) -> str:
    """A text on one line, cut behind a word."""
    return shorten(plain(text), max(room, 12), placeholder=" …", break_on_hyphens=False)
