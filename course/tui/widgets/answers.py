"""The options of one question: to choose from, and then, in the same place, with what was right and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from course.content.model import ANSWERS, Case, Option, Question
from course.locale import N_, _
from course.study.marking import Mark, takes_several
from course.tui.blocks import Block, Blocks, OwnLinks
from course.tui.keys import key

CASE_KEYS = {"s": 0, "k": 1, "b": 2}
"""The letters of a case's answers, where they stand in `ANSWERS`."""

CASE_NAMES = {"skal": N_("Must"), "kan": N_("Can"), "begge": N_("Both")}
CASE_HELP = {
    "skal": N_("comes from outside and is to be introduced"),
    "kan": N_("something you think of yourselves"),
    "begge": N_("starts as one, needs the habits of the other"),
}


class Answers(OwnLinks, Static, can_focus=True):
    """The options, one under the other.

    One option is chosen by its digit (or S, K, B), an arrow or a click; where several may be right, each of these switches one
    on or off. Answering itself is the screen's primary action.
    """

    DEFAULT_CSS = """
    Answers { height: auto; padding: 0 1; &:focus { background-tint: transparent; } }
    """
    BINDINGS = [
        key("down", "move(1)", N_("Next option"), show=False),
        key("up", "move(-1)", N_("Previous option"), show=False),
        key("space", "switch", N_("Choose"), N_("Choose the option, or undo the choice where several may be right"), show=False),
        key("v", "all_reasons", N_("All reasons"), N_("Show the reason behind every option")),
    ]
    HELP = N_("Choose with the digits, with S, K or B, with the arrows or with the mouse. Enter answers.")

    class Changed(Message):
        """Another option is chosen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.question: Question | None = None
        self._options: Sequence[Option] = ()
        self._chosen: set[int] = set()
        self._cursor: int | None = None
        self._mark: Mark | None = None
        self._all = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The texts of the chosen options, as they stand on screen."""
        return tuple(option.text for number, option in enumerate(self._options) if number in self._chosen)

    @property
    def answered(self) -> bool:
        """Whether the answer is given, and the reasons are on screen."""
        return self._mark is not None

    def ask(self, question: Question, options: Sequence[Option]) -> None:
        """Shows a question that is open."""
        if self.question is None or question.id != self.question.id or self.answered:
            self._chosen, self._cursor = set(), None
        self.question, self._options, self._mark, self._all = question, options, None, False
        self._draw()

    def tell(self, question: Question, options: Sequence[Option], mark: Mark) -> None:
        """Shows what an answer was worth, and why."""
        self.question, self._options, self._mark, self._all = question, options, mark, False
        self._chosen = {number for number, option in enumerate(options) if option in mark.chosen}
        self._cursor = None
        self._draw()

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
            return
        if takes_several(self.question):
            self._cursor = number
            self._draw()
        else:
            self.choose(number)

    def scroll_text(self, by: int) -> None:
        """Scrolls what the options stand in."""
        if isinstance(self.parent, Widget):
            self.parent.scroll_relative(y=by, animate=False)

    def action_switch(self) -> None:
        """The space bar."""
        if self._cursor is not None:
            self.choose(self._cursor)

    def action_all_reasons(self) -> None:
        """Shows the reasons of all options, or only those that matter most."""
        self._all = not self._all
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reasons come after the answer."""
        return self.answered if action == "all_reasons" else True

    def on_key(self, event: Key) -> None:
        """Digits, and for a case its letters."""
        if self.question is None or self.answered:
            return
        number: int | None = None
        if event.character and event.character.isdecimal():
            number = int(event.character) - 1
        elif isinstance(self.question, Case):
            number = CASE_KEYS.get(event.key.lower())
        if number is not None and 0 <= number < len(self._options):
            event.stop()
            self.choose(number)

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


def answer_name(question: Question, text: str) -> str:
    """What an answer is called on screen: a case's by its Danish name, any other by its text."""
    return _(CASE_NAMES[text]) if isinstance(question, Case) and text in ANSWERS else text


def _case_row(answer: str, short: bool) -> Content:
    name = _(CASE_NAMES[answer])
    if short:
        return Content(name)
    return Content.assemble((f"{name:<13}", "bold"), (_(CASE_HELP[answer]), "$text-muted"))
