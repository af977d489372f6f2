"""The talk with one's own manager: what one wants from it, what goes along of the work, and of one's own words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from course.locale import N_, _
from course.tools.repositories import Repositories
from course.tools.talk import Talk
from course.tui.base.keys import command, key
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.talk.parts import AlongPart, TalkPart, WantPart, WordsPart
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.part_tabs import part_keys
from course.tui.widgets.titlebar import TitleBar

PARTS: tuple[tuple[str, type[TalkPart]], ...] = (
    (N_("What I want"), WantPart),
    (N_("Project and agreements"), AlongPart),
    (N_("My own words"), WordsPart),
)


class TalkScreen(PartedScreen[Talk]):
    """A talk, part by part.

    Args:
        works: The leader's work.
        talk: The talk; one without an id is saved with its first change.
    """

    CSS_PATH = "talk_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        *part_keys({digit: name for digit, (name, _part) in enumerate(PARTS, start=1)}),
        key(
            "ctrl+e",
            "export",
            N_("Save as a file"),
            N_("Write what you bring along to a file, or an empty page to fill in by hand"),
            words=N_("export print document Word calendar share"),
        ),
        command(
            "delete",
            N_("Delete the talk"),
            N_("Delete the whole talk; it can be undone"),
            words=N_("remove take away"),
            is_link=True,
        ),
    ]
    HELP = N_(
        "What you bring to the talk has three parts: the digits, the arrows, Ctrl+G or a click show one. Only what you write or "
        "tick here goes along. Everything is saved while you write, and Ctrl+E makes the page that you bring."
    )

    def __init__(self, works: Repositories, talk: Talk) -> None:
        super().__init__(works.of(Talk), talk, [_(name) for name, _part in PARTS])
        self.works = works
        self._page = Vertical(id="part")
        self._part: TalkPart | None = None

    def compose(self) -> ComposeResult:
        """The parts' names, and the one that is shown."""
        yield TitleBar()
        yield self.tabs
        with self._page:
            self._part = PARTS[self.at][1](self)
            yield self._part
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Where the leader goes on."""
        self.call_after_refresh(self.enter_part)

    def show(self) -> None:
        """The part that is shown."""
        if self._part is not None and self._part.is_mounted:
            self._part.show(self.work)

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
