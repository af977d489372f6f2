"""Tool 1 on the screen: a workshop in five parts, from the preparation to what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from course.locale import N_, _
from course.session.commitments import to_commitment
from course.tools.commitment import Source
from course.tools.naming import title_of
from course.tools.repositories import Repositories
from course.tools.workshop import TABLE, Workshop
from course.tui.base.keys import command, key
from course.tui.tools.desk.desk import Desk
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.workshop.agenda import AgendaPart
from course.tui.tools.workshop.forms import PreparePart, VisitPart
from course.tui.tools.workshop.line_list import LineList
from course.tui.tools.workshop.outcomes import OutcomePart
from course.tui.tools.workshop.script import ScriptPart
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.part_tabs import part_keys
from course.tui.widgets.titlebar import TitleBar

Part = PreparePart | AgendaPart | ScriptPart | VisitPart | OutcomePart
PARTS: tuple[tuple[str, Callable[[Desk[Workshop]], Part]], ...] = (
    (N_("Prepare"), PreparePart),
    (N_("Agenda"), AgendaPart),
    (N_("Script"), ScriptPart),
    (N_("Visit to others"), VisitPart),
    (N_("Afterwards"), OutcomePart),
)
"""Each part's name and what makes it."""


class WorkshopScreen(PartedScreen[Workshop]):
    """One workshop.

    Args:
        works: The leader's work.
        workshop: The workshop; a new one is saved with its first change.
    """

    CSS_PATH = "workshop_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS = [
        *part_keys({digit: name for digit, (name, _make) in enumerate(PARTS, start=1)}),
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of this workshop"), show=False),
        command(
            "even_out",
            N_("Even out"),
            N_("Give the marked item the minutes that are missing, or take what is too much"),
            words=N_("add up minutes"),
            is_link=True,
        ),
        command("add_break", N_("Break"), N_("A break after the marked item"), words=N_("new pause"), is_link=True),
        command("add_decision", N_("Decision"), N_("A decision: something holds from now on"), is_link=True),
        command(
            "delete",
            N_("Delete the workshop"),
            N_("Delete the whole workshop; it can be undone"),
            words=N_("remove take away"),
            is_link=True,
        ),
    ]
    HELP = N_(
        "A workshop in five parts: prepare it, its agenda, the script to lead it by, a visit to others, and what came out of it. "
        "The digits and Ctrl+G go from part to part. Everything is saved while you write."
    )

    def __init__(self, works: Repositories, workshop: Workshop) -> None:
        super().__init__(works.of(Workshop), workshop, [_(name) for name, _make in PARTS])
        self.works = works
        self._parts: dict[int, Part] = {}

    def compose(self) -> ComposeResult:
        """The tabs and the part that is shown."""
        self._parts = {self.at: PARTS[self.at][1](self)}
        yield TitleBar()
        yield self.tabs
        with Vertical(id="body"):
            yield self.part
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts where there is something to do."""
        self.call_after_refresh(self.enter_part)

    def show(self) -> None:
        """What depends on the workshop, in the part that is shown."""
        self.part.show(self.work)

    def refill(self) -> None:
        """Makes the parts anew, of what the workshop is now."""
        self.call_later(self._refill)

    async def _refill(self) -> None:
        body = self.query_one("#body")
        await body.remove_children()
        self._parts = {self.at: PARTS[self.at][1](self)}
        await body.mount(self.part)
        self.show()
        self.part.enter()

    # Parts

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self._parts[self.at]

    @property
    def lines(self) -> LineList[Any] | None:
        """The list of the part that is shown."""
        return None if isinstance(self.part, ScriptPart) else self.part.lines

    async def can_leave(self) -> bool:
        """The script's field closes when one leaves it."""
        return await super().can_leave() and (not isinstance(self.part, ScriptPart) or await self.part.read())

    async def put_part(self, left: int) -> None:
        """Shows it, and hides the one that is left; the script opens at the item that is marked in the agenda."""
        before = self._parts[left]
        if self.at not in self._parts:
            self._parts[self.at] = PARTS[self.at][1](self)
            await self.query_one("#body").mount(self.part)
        before.display, self.part.display = False, True
        if isinstance(before, AgendaPart) and isinstance(self.part, ScriptPart) and before.agenda.marked:
            self.part.go_to(before.agenda.marked.id)

    def enter_part(self) -> None:
        """To what is to be done in it."""
        self.part.enter()

    # What the parts ask for

    def mark(self, row: str) -> None:
        """In the list of the part that is shown."""
        if self.lines is not None:
            self.lines.show(self.work, row)

    def action_even_out(self) -> None:
        """Has the agenda add up."""
        if isinstance(self.part, AgendaPart):
            self.part.agenda.even_out()

    def action_add_break(self) -> None:
        """A break in the agenda."""
        if isinstance(self.part, AgendaPart):
            self.part.agenda.add_break()
            self.part.enter()

    def action_add_decision(self) -> None:
        """A decision among what came out of it."""
        if isinstance(self.part, OutcomePart):
            self.part.outcomes.add_decision()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each part has its own."""
        part = self._parts.get(self.at)
        match action:
            case "even_out":
                return isinstance(part, AgendaPart) and part.agenda.can_even_out
            case "add_break":
                return isinstance(part, AgendaPart)
            case "add_decision":
                return isinstance(part, OutcomePart)
            case _:
                return super().check_action(action, parameters)

    async def action_commit(self) -> None:
        """An agreement out of the whole workshop."""
        if await self.app.all_saved() and (self.work.id or self.app.try_to_save(self.draft.keep)):
            await self.app.go(to_commitment(Source(TABLE, self.work.id, title_of(self.work))))
