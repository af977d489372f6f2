"""A step to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.content import Content

from course.content.model import Read
from course.locale import N_, _
from course.session.lesson_steps import finish_reading
from course.session.lesson_tools import invitation_of
from course.tui.lesson.step_view import StepText, StepView
from course.tui.widgets.blocks import Block
from course.tui.widgets.lesson_markdown import blocks
from course.tui.widgets.scrolling import more

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ReadView(StepView):
    """A text; it is done when it was on screen to its end and the leader goes on."""

    app: BaseApp
    step: Read
    HELP = N_(
        "Enter reads on and then goes to the next step; the space bar only pages on. A word that is underlined is explained by a "
        "click, or by the link “The words here”: Tab leads to it."
    )

    def compose(self) -> ComposeResult:
        """Title and text."""
        yield StepText(self.stage, self.page(), id="text")

    def page(self) -> list[Block]:
        """Everything, from the title to the way to the tool that is taught."""
        return [self.heading(), *blocks(self.step.body), *self.below(), *self._way_to_tool()]

    def _way_to_tool(self) -> list[Block]:
        """The line below the text that leads to the tool; a click on it goes there."""
        invitation = invitation_of(self.app.session, self.step)
        text = Content.assemble(("→ ", "bold $accent"), (invitation, "underline")).stylize("@click=use_tool")
        return [Block(text)] if invitation else []

    def below(self) -> list[Block]:
        """What follows the text: at the lesson's first step, its goals."""
        if self.step is not self.lesson.steps[0]:
            return []
        heading = Block(Content.styled(_("When you are through this lesson"), "bold"))
        bullet = Content.assemble(" ", ("•", "$accent"), " ")
        return [heading, *(Block(Content(goal), bullet, gap=number == 0) for number, goal in enumerate(self.lesson.goals))]

    def on_mount(self) -> None:
        """The button follows the reading."""
        self.watch(self, "scroll_y", self._scrolled, init=False)

    def _scrolled(self) -> None:
        self.post_message(self.Changed())

    def on_resize(self) -> None:
        """A larger window may show the end."""
        self.post_message(self.Changed())

    def primary(self) -> str | None:
        """Reads on until the end is on screen."""
        return None if self.at_end else more()

    @property
    def right(self) -> Literal["next", "quiet"]:
        """At the end Enter says the same."""
        return "quiet" if self.at_end else "next"

    def forward(self) -> bool:
        """A screenful further, or done."""
        if not self.at_end:
            self.scroll_page_down(animate=False)
            return True
        self._read()
        return False

    def skip(self) -> bool:
        """What stands on screen to its end counts as read; the rest is left open."""
        if self.at_end:
            self._read()
        return False

    def _read(self) -> None:
        if self.app.try_to_save(lambda: finish_reading(self.app.session, self.lesson, self.step)):
            self.post_message(self.Done())
