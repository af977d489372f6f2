"""The options of one question: to choose from, and then, in the same place, with what was right and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from course.content.model import CASE_NAMES, Case, Choice, Option
from course.locale import N_, _
from course.study.answers_in_words import answer_name
from course.study.marking import ChoiceMark, mark, shuffled, takes_several
from course.study.quiz_round import Answered
from course.tui.base.keys import key
from course.tui.questions.answer_field import AnswerField
from course.tui.widgets.blocks import Block, Blocks

__all__ = ["ChoiceField", "answer_name"]

CASE_KEYS = {"s": 0, "k": 1, "b": 2}
"""The letters of a case's answers, where they stand in `ANSWERS`."""

CASE_HELP = {
    "skal": N_("comes from outside and is to be introduced"),
    "kan": N_("something you think of yourselves"),
    "begge": N_("starts as one, needs the habits of the other"),
}


class ChoiceField(AnswerField[Choice]):
    """The options, one under the other.

    One option is chosen by its digit (or S, K, B), an arrow or a click; where several may be right, each of these switches one
    on or off.
    """

    BINDINGS = [
        key("down", "move(1)", N_("Next option"), show=False),
        key("up", "move(-1)", N_("Previous option"), show=False),
        key("space", "switch", N_("Choose"), N_("Choose the option, or undo the choice where several may be right"), show=False),
    ]
    HELP = N_("Choose with the digits, with S, K or B, with the arrows or with the mouse. Enter answers.")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.question: Choice | None = None
        self._options: Sequence[Option] = ()
        self._chosen: set[int] = set()
        self._cursor: int | None = None
        self._mark: ChoiceMark | None = None
        self._all = False

    def instruction(self, question: Choice) -> str:
        """How many may be chosen."""
        if takes_several(question):
            return _("More than one may be right. Press Enter when you have chosen.")
        return super().instruction(question)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The texts of the chosen options, as they stand on screen."""
        return tuple(option.text for number, option in enumerate(self._options) if number in self._chosen)

    @property
    def has_more_reasons(self) -> bool:
        """Whether some options are neither right nor chosen."""
        return self.answered and any(not option.correct for option in self._unchosen)

    @property
    def _unchosen(self) -> list[Option]:
        return [option for number, option in enumerate(self._options) if number not in self._chosen]

    def ask(self, question: Choice, seed: int) -> None:
        """Shows a question that is open."""
        self.question, self._options, self._mark = question, shuffled(question, seed), None
        self._chosen, self._cursor, self._all, self.answered = set(), None, False, False
        self._draw()

    def tell(self, question: Choice, given: Answered) -> None:
        """Shows what an answer was worth, and why."""
        self.question, self._options, self._mark = question, shuffled(question, given.seed), mark(question, given.chosen)
        self._chosen = {number for number, option in enumerate(self._options) if option in self._mark.chosen}
        self._cursor, self._all, self.answered = None, False, True
        self._draw()

    def show_reasons(self, every: bool) -> None:
        """Shows the reasons of all options, or only those that matter most."""
        self._all = every
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
        self.scroll_visible(animate=False)
        self.post_message(self.Changed())

    def action_choose(self, number: int) -> None:
        """A click on an option."""
        self.choose(number)

    def action_move(self, by: int) -> None:
        """An arrow: past the first and the last option the text scrolls instead."""
        if self.answered or self.question is None:
            self.scroll_text(by)
            return
        start = -1 if by > 0 else len(self._options)
        number = (start if self._cursor is None else self._cursor) + by
        if not 0 <= number < len(self._options):
            self.scroll_text(by)
        elif takes_several(self.question):
            self._cursor = number
            self._draw()
        else:
            self.choose(number)

    def action_switch(self) -> None:
        """The space bar."""
        if self._cursor is not None:
            self.choose(self._cursor)

    def _draw(self) -> None:
        rows: list[Block] = []
        for number, option in enumerate(self._options):
            rows.append(self._row(number, option))
            if self._mark is not None and (self._all or option.correct or number in self._chosen):
                own = (_("Your answer."), "bold $accent") if number in self._chosen else ""
                rows.append(Block(Content.assemble(own, " " if own else "", option.why), Content("      "), gap=False))
        self.update(Blocks(rows))
        self.refresh_bindings()

    def _row(self, number: int, option: Option) -> Block:
        question = self.question
        assert question is not None
        text = _case_row(option.text, self.answered) if isinstance(question, Case) else Content(option.text)
        name = "SKB"[number] if isinstance(question, Case) else str(number + 1)
        chosen = number in self._chosen
        gap = number > 0 and (self.answered or not isinstance(question, Case))
        if self._mark is not None:
            sign, style = ("✔", "$success") if option.correct else ("✘", "$error") if chosen else (" ", "")
            lead = Content.assemble(" ", (sign, f"bold {style}"), f" {name}  ")
            return Block(text.stylize("bold") if chosen or option.correct else text, lead, gap=gap)
        box = ("☑" if chosen else "☐") if takes_several(question) else ""
        pointer = "▸" if number == self._cursor else " "
        style = "bold" if chosen or number == self._cursor else ""
        lead = Content.assemble((f" {pointer} ", "$accent"), (f"{name} ", "bold $accent"), f"{box} " if box else " ")
        click = f"@click=choose({number})"
        return Block(text.stylize(f"{style} {click}"), lead.stylize(click), gap=gap)


def _case_row(answer: str, short: bool) -> Content:
    name = _(CASE_NAMES[answer])
    if short:
        return Content(name)
    return Content.assemble((f"{name:<13}", "bold"), (_(CASE_HELP[answer]), "$text-muted"))
