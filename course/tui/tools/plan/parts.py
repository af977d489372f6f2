"""The parts of a communication plan that are written: why, the story; and the one that says what is missing."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.content.toolkit import PlanTemplate
from course.locale import N_, _, ngettext
from course.session.session import Session
from course.tools.plan import MessagePlan, Missing, missing
from course.tui.base.keys import key
from course.tui.tools.desk.desk import Desk
from course.tui.tools.desk.project_line import ProjectLine
from course.tui.widgets.field import Field
from course.tui.widgets.marked_list import MarkedList


class PlanPart(VerticalScroll, can_focus=False):
    """One part of the plan.

    Args:
        desk: Where the plan is changed.
    """

    def __init__(self, desk: Desk[MessagePlan]) -> None:
        super().__init__()
        self.desk = desk

    @property
    def words(self) -> PlanTemplate | None:
        """What the course says at each part; None where it has no words for the tools."""
        return words_of(self.desk.app.session)

    @property
    def today(self) -> date:
        """The leader's day."""
        return self.desk.app.session.today()

    def show(self, plan: MessagePlan, mark: str = "") -> None:
        """Draws what depends on the plan, which may have changed in another window, too.

        Args:
            plan: The plan as it is by now.
            mark: The id of the row that gets the mark, where the part has rows.
        """
        raise NotImplementedError

    def begin(self, lack: Missing | None = None) -> None:
        """Puts the focus where the leader goes on; on what is missing, if they came for that."""
        raise NotImplementedError

    def action_for_agreement(self) -> str:
        """What the leader would do, if they made an agreement out of what is marked here."""
        return ""


class WhyPart(PlanPart):
    """What the plan is called, which project it belongs to, and why."""

    def compose(self) -> ComposeResult:
        """A title, the project, and the answer."""
        plan, desk, words = self.desk.work, self.desk, self.words
        self._title = Field(_("What is the plan called?"), plan.title, lambda text: desk.change(title=text), id="title")
        self._project = ProjectLine(desk.works, plan.project, lambda chosen: desk.try_to_change(project=chosen))
        question = words.why if words else _("Why are we to do it?")
        self._why = Field(question, plan.why, lambda text: desk.change(why=text), lines=4, id="why")
        yield self._title
        yield self._project
        yield self._why

    def show(self, plan: MessagePlan, mark: str = "") -> None:
        """The texts as they are by now."""
        self._title.reload(plan.title)
        self._why.reload(plan.why)
        self._project.show(plan.project)

    def begin(self, lack: Missing | None = None) -> None:
        """The title comes first; once there is one, the answer."""
        (self._why if lack or self.desk.work.title.strip() else self._title).focus()

    def on_mount(self) -> None:
        """Where the leader goes on."""
        self.begin()


class StoryPart(PlanPart):
    """The story of the day after, and the idea of a drawing."""

    def compose(self) -> ComposeResult:
        """Two fields, each under what the course says of it."""
        plan, desk, words = self.desk.work, self.desk, self.words
        label = _("The story of the day after")
        self._story = Field(label, plan.story, lambda text: desk.change(story=text), lines=9, id="story")
        self._story.styles.height = "1fr"
        self._drawing = Field(
            _("The drawing with few words"), plan.drawing, lambda text: desk.change(drawing=text), lines=3, id="drawing"
        )
        if words:
            yield Static(Content(words.story), classes="prompt", markup=False)
        yield self._story
        if words:
            yield Static(Content(words.drawing), classes="prompt after", markup=False)
        yield self._drawing

    def show(self, plan: MessagePlan, mark: str = "") -> None:
        """The texts as they are by now."""
        self._story.reload(plan.story)
        self._drawing.reload(plan.drawing)

    def begin(self, lack: Missing | None = None) -> None:
        """The story."""
        self._story.focus()


class MissingList(MarkedList):
    """What is missing, to go to."""

    BINDINGS = [key("enter", "select", N_("Write"), N_("Go to where it can be written"))]


class MissingPart(PlanPart):
    """What is missing, in words; each line leads to where it can be written."""

    HELP = N_("What the plan lacks. Enter on a line, or a click, goes to where it can be written.")

    class Chosen(Message):
        """The leader wants to write something that is missing."""

        def __init__(self, lack: Missing) -> None:
            super().__init__()
            self.lack = lack

    def compose(self) -> ComposeResult:
        """A line on top, and the list."""
        self._told = Static(classes="prompt", markup=False)
        self._list = MissingList()
        self._lacks: list[Missing] = []
        yield self._told
        yield self._list

    def show(self, plan: MessagePlan, mark: str = "") -> None:
        """The list as it is by now."""
        self._lacks = missing(plan, self.today)
        at = self._list.highlighted or 0
        self._list.clear_options()
        self._list.add_options([Option(Content(f"○ {each.text}")) for each in self._lacks])
        self._list.display = bool(self._lacks)
        count = len(self._lacks)
        if count:
            self._list.highlighted = min(at, count - 1)
            said = ngettext("There is {n} thing left. Enter goes there.", "There are {n} things left. Enter goes there.", count)
            self._told.update(Content(said.format(n=count)))
        else:
            text = _("Nothing is missing. You know why, you have a story and the steps, and everybody hears what they need.")
            self._told.update(Content.assemble(("✔ ", "bold $success"), (text, "$foreground")))

    def begin(self, lack: Missing | None = None) -> None:
        """The list."""
        if self._lacks:
            self._list.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._lacks[event.option_index]))


def words_of(session: Session) -> PlanTemplate | None:
    """What the course says of a plan; None where it has no words for the tools."""
    return session.course.toolkit.plan if session.course.toolkit else None
