"""A step to write in: the prompt, the text, and help on a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content

from course.content.model import Lesson, Reflect
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.writing import recalled
from course.tui.base.keys import Group, key
from course.tui.lesson.step_view import Stage
from course.tui.lesson.writing_view import WritingView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.earlier_text import EarlierText
from course.tui.widgets.lesson_markdown import LessonText, blocks
from course.tui.widgets.quotations import quoted

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ReflectView(WritingView):
    """A reflection; it is done as soon as something is written."""

    app: BaseApp
    step: Reflect
    BINDINGS = [
        key("ctrl+g", "forward", N_("Onwards"), N_("The next step; it works while you write, too")),
        key("ctrl+k", "help_on", N_("Nudge"),
            N_("Another way into the question; once more gives an example"),
            words=N_("help example hint")),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"),
            words=N_("task remember to do"), listed=Group.NEW),
        key("escape", "out", N_("Out"), N_("Out of the text; then the arrows go on")),
    ]  # fmt: skip
    HELP = N_(
        "There is no right answer, and nobody reads it but you. Write roles, not names. Esc leaves the text, and then the arrows "
        "go on; whoever types is in it again."
    )

    def __init__(self, stage: Stage, lesson: Lesson, step: Reflect) -> None:
        super().__init__(stage, lesson, step)
        self._aids = [(_("A nudge: "), step.nudge), (_("An example: "), step.example)]
        self._opened: int | None = None
        """Which of them is open."""
        self._earlier = EarlierText(self._recalled(), id="recall")

    def compose(self) -> ComposeResult:
        """Prompt, earlier words, help and text."""
        yield LessonText([self.heading(), *blocks(self.step.prompt)], id="prompt")
        yield self._earlier
        yield LessonText(id="aid")
        yield self.editor

    def on_mount(self) -> None:
        """Help stays closed until it is asked for."""
        self.query_one("#aid").display = False
        self._tell_private()

    def reload(self) -> None:
        """What is recalled may have been changed, too."""
        super().reload()
        self._earlier.show(self._recalled())

    def action_help_on(self) -> None:
        """Opens the nudge, then the example, and then closes it."""
        following = 0 if self._opened is None else self._opened + 1
        self._opened = following if following < len(self._aids) else None
        aid = self.query_one("#aid", BlocksView)
        aid.display = self._opened is not None
        if self._opened is not None:
            title, text = self._aids[self._opened]
            first, *rest = blocks(text)
            more = [Block(Content.styled(_("Ctrl+K once more gives an example."), "$text-muted"))] if self._opened == 0 else []
            aid.show([Block(Content.assemble((title, "bold"), first.text), first.lead), *rest, *more])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to make an agreement of once something was saved; out of the text goes who is in it."""
        match action:
            case "commit":
                return self._draft.id is not None
            case "forward" | "out":  # on the page Enter goes on, and Ctrl+G does what Enter does
                return not self.has_focus
            case _:
                return True

    def _recalled(self) -> list[Block]:
        """What the leader wrote to the step that this one builds on; nothing where that was passed."""
        earlier = recalled(self.app.session, self.step)
        if earlier is None:
            return []
        date = short_date(earlier.created, self.app.session.clock())
        lead = _("You wrote this in lesson {number} ({date}):").format(number=earlier.lesson, date=date)
        return [Block(Content.styled(lead, "$text-muted")), *quoted(earlier.text)]
