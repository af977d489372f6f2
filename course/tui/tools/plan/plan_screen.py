"""Tool 3, the communication plan: why, the story of the day after, the steps, who hears what, and what is missing."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from course.locale import N_, _
from course.session.commitments import to_commitment
from course.tools.commitment import Source
from course.tools.plan import TABLE, MessagePlan, Missing, missing
from course.tools.repositories import Repositories
from course.tui.base.keys import command, key
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.plan.messages import MessagesPart
from course.tui.tools.plan.parts import MissingPart, PlanPart, StoryPart, WhyPart, words_of
from course.tui.tools.plan.steps import StepsPart
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.part_tabs import part_keys
from course.tui.widgets.titlebar import TitleBar

PARTS: tuple[tuple[str, type[PlanPart]], ...] = (
    (N_("Why"), WhyPart),
    (N_("The story"), StoryPart),
    (N_("Steps"), StepsPart),
    (N_("Who hears what"), MessagesPart),
    (N_("Missing"), MissingPart),
)
_PLACES = {"why": 0, "story": 1, "steps": 2, "messages": 3}
_MISSING = 4


class PlanScreen(PartedScreen[MessagePlan]):
    """A communication plan, part by part.

    Args:
        works: The leader's work.
        plan: The plan; one without an id is saved with its first change.
    """

    CSS_PATH = "plan_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        *part_keys({digit: name for digit, (name, _part) in enumerate(PARTS, start=1)}),
        key("ctrl+l", "commit", N_("Agreement"), N_("An agreement with yourself, out of what is marked here"), show=False),
        command(
            "sort",
            N_("By date"),
            N_("Put the messages in the order of their dates; Ctrl+Z takes it back"),
            words=N_("order sort"),
            is_link=True,
        ),
        command(
            "rehearse",
            N_("Rehearse aloud"),
            N_("Say why in 60 seconds, aloud and without paper"),
            words=N_("practise aloud"),
            is_link=True,
        ),
        command(
            "delete",
            N_("Delete the plan"),
            N_("Delete the whole plan; it can be undone"),
            words=N_("remove take away"),
            is_link=True,
        ),
    ]
    TEXTS = (0, 1)
    HELP = N_(
        "The plan has five parts: the digits, the arrows, Ctrl+G or a click show one. Everything is saved while you write. "
        "Below stands what else there is: you can rehearse why, aloud. The last part says what is missing."
    )

    def __init__(self, works: Repositories, plan: MessagePlan) -> None:
        super().__init__(works.of(MessagePlan), plan, [_(name) for name, _part in PARTS])
        self.works = works
        self._page = Vertical(id="part")
        self._part: PlanPart | None = None

    def compose(self) -> ComposeResult:
        """The parts' names, and the one that is shown."""
        yield TitleBar()
        yield self.tabs
        with self._page:
            self._part = PARTS[self.at][1](self)
            yield self._part
        yield LinkRow()
        yield KeyBar()

    # What the parts ask for

    async def _go_to(self, lack: Missing) -> None:
        """Goes where something that is missing can be written."""
        if await self.change_part(_PLACES[lack.place]) and self._part is not None:
            self._part.begin(lack)

    @on(MissingPart.Chosen)
    async def _chosen(self, event: MissingPart.Chosen) -> None:
        event.stop()
        await self._go_to(event.lack)

    # What a tool's screen says

    def show(self) -> None:
        """The part, and how much is missing on its tab."""
        lacking = len(missing(self.work, self.app.session.today()))
        self.tabs.call(_MISSING, f"{_(PARTS[_MISSING][0])} ({lacking})" if lacking else f"{_('Nothing missing')} ✔")
        self.tabs.mark(self.at)
        if self._part is not None and self._part.is_mounted:
            self._part.show(self.work)

    def mark(self, row: str) -> None:
        """In the part that is shown."""
        if self._part is not None:
            self._part.show(self.work, row)

    def refill(self) -> None:
        """The part anew: its fields show an earlier version."""
        self.call_later(self._refill)

    async def _refill(self) -> None:
        await self.put_part(self.at)
        self.show()
        self.arrive()

    async def put_part(self, left: int) -> None:
        """Makes it, in place of the one that is left."""
        async with self.batch():
            await self._page.remove_children()
            self._part = PARTS[self.at][1](self)
            await self._page.mount(self._part)

    def enter_part(self) -> None:
        """To where one goes on."""
        if self._part is not None:
            self._part.begin()

    # Keys

    async def action_rehearse(self) -> None:
        """Opens the sixty seconds."""
        from course.tui.tools.plan.rehearsal import RehearsalScreen

        if await self.app.all_saved():
            words = words_of(self.app.session)
            question = words.why if words else _("Why are we to do it?")
            self.app.push_screen(RehearsalScreen(question, self.work.why), self._rehearsed)

    def action_sort(self) -> None:
        """The messages in the order of their dates."""
        if isinstance(self._part, MessagesPart):
            self._part.sort()

    async def action_commit(self) -> None:
        """Makes an agreement out of what is marked."""
        if self._part is not None and await self.app.all_saved():
            source = Source(TABLE, self.work.id, self.work_name or self.kind_name)
            await self.app.go(to_commitment(source, action=self._part.action_for_agreement()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An agreement needs a plan, and what is in order needs no sorting."""
        match action:
            case "commit":
                return bool(self.work.id)
            case "sort":
                return isinstance(self._part, MessagesPart) and self._part.can_sort
            case _:
                return super().check_action(action, parameters)

    async def _rehearsed(self, edit: bool | None) -> None:
        if edit:
            await self._go_to(Missing("", "why"))
