"""What all kinds of step have in common on screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from course.content.model import Lesson, Question, Read, Step, Summary, reading_text
from course.locale import N_
from course.session.routes import Route
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block
from course.tui.widgets.lesson_markdown import LessonText
from course.tui.widgets.scrolling import at_end


class Stage(Protocol):
    """Where a step is shown. What leads away from the step is asked of it at once, so that no key overtakes it."""

    async def go_on(self) -> None:
        """Does what the primary button says."""

    async def go_to(self, step_id: str) -> None:
        """Shows another step of the lesson."""

    async def use_tool(self) -> None:
        """Goes on to the tool that the step leads to."""

    async def leave_for(self, route: Route) -> None:
        """Goes from the lesson to another place."""

    def go_below(self) -> None:
        """Gives the keys to what stands below the step."""


class StepText(LessonText):
    """A step's text; a click on what leads on follows it.

    Args:
        stage: Where the step is shown.
        words: The text.
    """

    def __init__(self, stage: Stage, words: Sequence[Block], *, id: str) -> None:
        super().__init__(words, id=id)
        self._stage = stage

    async def action_go_to(self, step_id: str) -> None:
        """A click on another step."""
        await self._stage.go_to(step_id)

    async def action_use_tool(self) -> None:
        """A click on the way to the tool."""
        await self._stage.use_tool()


class StepView(VerticalScroll, inherit_bindings=False):
    """One step on the stage.

    The lesson screen asks it what the primary button says and lets it take the first go at "on" and "back": a long text scrolls
    and a quiz goes to its next question before the lesson goes to its next step.

    Args:
        stage: Where it is shown.
        lesson: The lesson.
        step: The step.
    """

    BINDINGS = [
        key("up", "scroll_up", N_("Up"), N_("A line up"), show=False),
        key("down", "scroll_down", N_("Down"), N_("A line down; to what stands below, where all of it is in sight"), show=False),
        key("home", "scroll_home", N_("Top"), show=False),
        key("end", "scroll_end", N_("Bottom"), show=False),
    ]

    class Done(Message):
        """The step is done now: answered, written, or read to its end."""

    class Changed(Message):
        """What the primary button says may have changed."""

    def __init__(self, stage: Stage, lesson: Lesson, step: Step) -> None:
        super().__init__()
        self.stage = stage
        self.lesson = lesson
        self.step = step

    @property
    def question(self) -> Question | None:
        """The question on screen, where the step asks one."""
        return None

    @property
    def reading(self) -> str:
        """What there is to read, as Markdown."""
        return reading_text(self.step) if isinstance(self.step, Read | Summary) else ""

    @property
    def leads_on(self) -> bool:
        """Whether one is far enough to go on to the tool that the step leads to."""
        return True

    @property
    def own_entries(self) -> Sequence[tuple[str, str]]:
        """What the leader has written to the step, by table and id."""
        return ()

    @property
    def typed_into(self) -> Widget | None:
        """The field that takes what is typed on the page; None for most steps."""
        return None

    def open_at(self, question_id: str) -> None:
        """Begins at a question, where the step has it; before it is on screen."""

    @property
    def place(self) -> object:
        """Where in the step one is, for whoever comes back from another one; None where one begins at its beginning."""
        return None

    def return_to(self, place: object) -> None:
        """Begins where one was; before it is on screen."""

    def primary(self) -> str | None:
        """What the primary button says while the step has something to do itself; None where it goes to the next step."""
        return None

    @property
    def enter(self) -> Literal["read", "next"]:
        """What the primary button does, in the word that the key bar has for it."""
        return "read" if self.primary() else "next"

    @property
    def right(self) -> Literal["next", "skip", "dilemma", "quiet"]:
        """What an arrow to the right does; quiet where the key bar needs not say so."""
        return "quiet"

    @property
    def left(self) -> Literal["back", "lesson", "quiet"]:
        """What an arrow to the left does."""
        return "quiet"

    def forward(self) -> bool:
        """Takes "on" for itself; False where the lesson should go to its next step."""
        return False

    def skip(self) -> bool:
        """Takes "on, done or not" for itself; False where the lesson should go to its next step."""
        return False

    def back(self) -> bool:
        """Takes "back" for itself; False where the lesson should go to the step before."""
        return False

    @property
    def has_versions(self) -> bool:
        """Whether what is written here has earlier versions to look at."""
        return False

    async def show_versions(self) -> None:
        """Shows what was written here before."""

    def reload(self) -> None:
        """Looks at the journal again, after another screen or another window may have changed it."""

    def arrived(self) -> None:
        """It is on screen, and the leader is at it: it isn't opened for a look alone."""

    def start(self, *, passing: bool = False) -> None:
        """Puts the focus where one would go on with the keyboard.

        Args:
            passing: Whether one came with an arrow, and the next arrow shall go on.
        """
        self.focus()

    def start_from_below(self) -> None:
        """The keys come back from what stands below."""
        self.start(passing=True)

    def heading(self) -> Block:
        """The step's title."""
        return Block(Content.styled(self.step.title, "bold"))

    def action_scroll_down(self) -> None:
        """A line down. Where all is in sight, to what stands below: who scrolls to the end and then presses Enter goes on."""
        if self.max_scroll_y:
            super().action_scroll_down()
        else:
            self.stage.go_below()

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        return at_end(self)
