"""A few choices beside each other, each with its digit or without; under each other where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from course.locale import N_
from course.tui.base.keys import key
from course.tui.widgets.blocks import OwnLinks


class ChoiceLine(OwnLinks, Static, can_focus=True):
    """Choices under a question: a digit, a click, or the arrows and Enter pick one.

    Args:
        question: What is asked.
        choices: Each one's id and what it says.
        digits: Whether each shows a digit, for the screen to choose it by. None do below a field in which digits are written.
    """

    BINDINGS = [
        key("left", "mark(-1)", N_("The one before"), show=False),
        key("right", "mark(1)", N_("The one after"), show=False),
        key("enter,space", "pick_marked", N_("Choose"), N_("Choose what is marked")),
        key("down", "move(1)", N_("Further down"), show=False),
        key("up", "move(-1)", N_("Further up"), show=False),
    ]
    HELP = N_(
        "The arrows with Enter choose, and so does the digit where there is one, or a click. The arrow marks, the dot shows what "
        "is chosen."
    )
    DEFAULT_CSS = """
    ChoiceLine { width: 100%; height: auto; padding: 0 1; &:focus { background-tint: transparent; } }
    """

    @dataclass
    class Picked(Message):
        """One was chosen."""

        line: ChoiceLine
        """Where."""
        choice: str
        """Its id."""

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], *, digits: bool = True, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._digits = digits
        self._question = question
        self._choices = tuple(choices)
        self._chosen: str | None = None
        self._marked = 0
        self._are_stacked = False
        """Whether they stand under each other."""

    def on_mount(self) -> None:
        """Drawn with the first frame."""
        self._draw()

    def on_resize(self) -> None:
        """There may be room for all of them on one line, or no longer."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark shows only where the keys go."""
        super().watch_has_focus(has_focus)
        self._draw()

    def show(self, chosen: str | None) -> None:
        """Shows which one is chosen, if one is."""
        self._chosen = chosen
        self._marked = next((at for at, (choice, _name) in enumerate(self._choices) if choice == chosen), self._marked)
        self._draw()

    def action_mark(self, by: int) -> None:
        """Marks another one."""
        self._marked = (self._marked + by) % len(self._choices)
        self._draw()

    def action_move(self, by: int) -> None:
        """Marks another one where they stand under each other; past them, and where they stand beside each other, one goes on."""
        if self._are_stacked and 0 <= self._marked + by < len(self._choices):
            self.action_mark(by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_pick(self, number: int) -> None:
        """Chooses one by its number, from 0; beyond the last nothing happens."""
        if number < len(self._choices):
            self._marked = number
            self.post_message(self.Picked(self, self._choices[number][0]))

    def action_pick_marked(self) -> None:
        """Chooses the marked one."""
        self.action_pick(self._marked)

    def _draw(self) -> None:
        choices = [self._choice(number) for number in range(len(self._choices))]
        row = Content("  ").join(choices)
        self._are_stacked = row.cell_length > (self.content_size.width or row.cell_length)
        lines = choices if self._are_stacked else [row]
        self.update(Content("\n").join([Content.styled(self._question, "bold"), *lines] if self._question else lines))

    def _choice(self, number: int) -> Content:
        choice, name = self._choices[number]
        is_marked = self.has_focus and number == self._marked
        mark = Content.styled("▸ ", "$accent") if is_marked else Content("  ")
        digit = Content.assemble((str(number + 1), "$accent"), " ") if self._digits else Content()
        text = Content.assemble(digit, "● " if choice == self._chosen else "", name)
        if choice == self._chosen:
            text = text.stylize("bold")
        if is_marked:
            text = text.stylize("underline")
        return Content.assemble(mark, text).stylize(f"@click=pick({number})")
