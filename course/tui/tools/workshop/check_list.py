"""A list of a workshop to go through, each line with a check mark."""

from __future__ import annotations

from msgspec.structs import replace
from textual.content import Content
from textual.visual import Visual

from course.locale import N_, _
from course.tools.rows import kept, new_id
from course.tools.workshop import Line, Workshop
from course.tui.base.keys import key
from course.tui.tools.desk.desk import Desk
from course.tui.tools.workshop.line_list import LineList, Written
from course.tui.widgets.blocks import Block, Blocks


class CheckList(LineList[Line]):
    """The lines under each other."""

    BINDINGS = [key("space", "check", N_("Change"), N_("Check the marked line off, or take the check mark away"))]
    SPACE_HOLDS = False
    HELP = N_("Space or a click on the box checks a line off. Enter writes in it, + makes a line of your own, Del takes one out.")

    def drawn(self, workshop: Workshop) -> list[Visual]:
        """A box and the text."""
        return [Blocks([_row(line)]) for line in self.lines]

    def written(self, line: Line) -> list[Written]:
        """Its text."""

        def save(text: str) -> None:
            self.save(lambda lines: kept(lines, line, text=text.strip()))

        return [("", line.text, save)]

    def new(self) -> Line:
        """An empty line."""
        return Line(new_id(self.lines), "")

    def is_blank(self, line: Line) -> bool:
        """Without a word."""
        return not line.text.strip()

    async def sign_clicked(self, name: str) -> None:
        """The box."""
        self.action_check()

    def action_check(self) -> None:
        """Checks the marked line off, or not."""
        line = self.marked
        if line is not None:
            self.rewrite(line, done=not line.done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to check off without a line, and while one is held Space lets it go."""
        return self.marked is not None and not self.movable.is_held if action == "check" else True


class Preparation(CheckList):
    """What is to be done before the workshop."""

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__(desk, _("There is nothing to prepare. + writes the first line."), id="preparation")

    def of(self, workshop: Workshop) -> tuple[Line, ...]:
        """The preparation."""
        return workshop.preparation

    def put(self, workshop: Workshop, lines: tuple[Line, ...]) -> Workshop:
        """Another one."""
        return replace(workshop, preparation=lines)


class Questions(CheckList):
    """What to ask where one visits."""

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__(desk, _("No questions to bring yet. + writes the first."), id="questions")

    def of(self, workshop: Workshop) -> tuple[Line, ...]:
        """The questions."""
        return workshop.visit.questions

    def put(self, workshop: Workshop, lines: tuple[Line, ...]) -> Workshop:
        """Other ones."""
        return replace(workshop, visit=replace(workshop.visit, questions=lines))


def _row(line: Line) -> Block:
    box, style = ("☑ ", "bold $success") if line.done else ("☐ ", "$own")
    text = Content(" ".join(line.text.split()))
    return Block(
        text.stylize("$text-muted") if line.done else text,
        Content.styled(box, style).stylize("@click=sign('check')"),
        gap=False,
    )
