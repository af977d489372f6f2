"""The options of one question: to choose from, and then, in the same place, with what was right and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from course.content.model import CASE_NAMES, Case, Choice, Option
from course.locale import N_, _
from course.study.marking import shuffled, takes_several
from course.tui.base.keys import key
from course.tui.questions.answer_field import AnswerField
from course.tui.widgets.blocks import Block, Blocks
from course.tui.widgets.scrolling import scroller_of

CASE_KEYS = {"s": 0, "k": 1, "b": 2}
"""The letters of a case's answers, where they stand in `ANSWERS`: the one place where a letter chooses."""

CASE_HELP = {
    "skal": N_("comes from outside and is to be introduced"),
    "kan": N_("something you think of yourselves"),
    "begge": N_("starts as one, needs the habits of the other"),
}


class ChoiceField(AnswerField[Choice]):
    """The options, one under the other.

    One option is chosen by its digit (in a case by S, K or B, too), an arrow or a click; where several may be right, each of
    these switches one on or off.
    """

    BINDINGS = [
        key("down", "move(1)", N_("Next option"), show=False),
        key("up", "move(-1)", N_("Previous option"), show=False),
        key("space", "switch", N_("Choose"), N_("Choose the option, or undo the choice where several may be right"), show=False),
    ]
    HELP = N_("Choose with the digits, the arrows or the mouse; in a case S, K and B do, too. Enter answers.")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.question: Choice | None = None
        self._options: Sequence[Option] = ()
        self._chosen: set[int] = set()
        self._cursor: int | None = None

    def instruction(self, question: Choice) -> str:
        """How many may be chosen."""
        if takes_several(question):
            return _("More than one may be right. Press Enter when you have chosen.")
        return super().instruction(question)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen options, as they stand on screen."""
        return tuple(option.id for number, option in enumerate(self._options) if number in self._chosen)

    def ask(self, question: Choice, seed: int, begun: tuple[str, ...] = ()) -> None:
        """Shows a question that is open."""
        self.question, self._options = question, shuffled(question, seed)
        self._chosen = {number for number, option in enumerate(self._options) if option.id in begun}
        self._cursor, self.answered = min(self._chosen, default=None), False
        self._draw()

    def takes(self, character: str) -> bool:
        """Digits, and for a case its letters."""
        return not self.answered and self._number(character) is not None

    def typed(self, character: str) -> None:
        """Chooses by a digit or a letter."""
        number = self._number(character)
        if number is not None:
            self.choose(number)

    def _number(self, character: str) -> int | None:
        letter = CASE_KEYS.get(character) if isinstance(self.question, Case) else None
        number = int(character) - 1 if character.isdecimal() else letter
        return number if number is not None and 0 <= number < len(self._options) else None

    def choose(self, number: int) -> None:
        """Chooses an option by its place, from 0; where several may be right, switches it on or off."""
        if self.answered or self.question is None or not 0 <= number < len(self._options):
            return
        self._cursor = number
        if takes_several(self.question):
            self._chosen ^= {number}
        else:
            self._chosen = {number}
        self._draw()
        self._see_mark()
        self.post_message(self.Changed())

    def action_choose(self, number: int) -> None:
        """A click on an option."""
        self.choose(number)

    def action_move(self, by: int) -> None:
        """An arrow: past the first and the last option the text scrolls instead."""
        start = -1 if by > 0 else len(self._options)
        number = (start if self._cursor is None else self._cursor) + by
        if not 0 <= number < len(self._options):
            self.scroll_text(by)
        elif self.question is not None and takes_several(self.question):
            self._cursor = number
            self._draw()
            self._see_mark()
        else:
            self.choose(number)

    def action_switch(self) -> None:
        """The space bar."""
        if self._cursor is not None:
            self.choose(self._cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where no option is marked the space bar pages on; once the answer is given the arrows are the question's, too."""
        if action == "switch":
            return not self.answered and self._cursor is not None
        return not self.answered if action == "move" else True

    def _see_mark(self) -> None:
        """Brings all the options into sight where there is room for them, else the marked one."""
        rows, width = self._rows(), self.content_size.width
        every, scroller = Blocks(rows).get_height({}, width), scroller_of(self)
        if self._cursor is None or scroller is None or every <= scroller.content_region.height:
            self.see(0, every)
            return
        marked = Blocks([rows[self._cursor]]).get_height({}, width)
        self.see(Blocks(rows[: self._cursor + 1]).get_height({}, width) - marked, marked)

    def _draw(self) -> None:
        self.update(Blocks(self._rows()))
        self.refresh_bindings()

    def _rows(self) -> list[Block]:
        return [self._row(number, option) for number, option in enumerate(self._options)]

    def _row(self, number: int, option: Option) -> Block:
        question = self.question
        assert question is not None
        is_case = isinstance(question, Case)
        text = _case_row(option.text) if is_case else Content(option.text)
        chosen = number in self._chosen
        box = ("☑" if chosen else "☐") if takes_several(question) else ""
        pointer = "▸" if number == self._cursor else " "
        style = "bold" if chosen or number == self._cursor else ""
        lead = Content.assemble((f" {pointer} ", "$accent"), (f"{number + 1} ", "bold $accent"), f"{box} " if box else " ")
        click = f"@click=choose({number})"
        return Block(text.stylize(f"{style} {click}"), lead.stylize(click), gap=number > 0 and not is_case)


def _case_row(answer: str) -> Content:
    return Content.assemble((f"{_(CASE_NAMES[answer]):<13}", "bold"), (_(CASE_HELP[answer]), "$text-muted"))
