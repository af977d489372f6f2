"""A thread whole, in time: each part with its day, one of them marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from course.locale import N_, _
from course.locale.dates import short_date
from course.session.privacy import only_for_you
from course.session.threads import OWN, Threads
from course.tools.threads import Part, Thread
from course.tui.base.keys import key
from course.tui.widgets.blocks import Block, Blocks, BlocksView
from course.tui.widgets.quotations import quoted

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ThreadView(VerticalScroll, inherit_bindings=False):
    """The parts of a thread, to move between, to open and to delete."""

    app: BaseApp
    BINDINGS = [
        key("enter", "open", N_("Open"), N_("Open the marked part, to read or to go on writing")),
        key("down", "move(1)", N_("The next part"), show=False),
        key("up", "move(-1)", N_("The part before"), show=False),
        key("space,pagedown", "page_down", N_("A page down"), show=False),
        key("pageup", "page_up", N_("A page up"), show=False),
        key("delete,backspace", "delete", N_("Delete"), N_("Delete the marked part; it can be undone"),
            words=N_("remove erase"), show=False),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ThreadView { scrollbar-size-vertical: 1; &:focus { background-tint: transparent; } }
    ThreadView BlocksView { height: auto; max-width: 84; }
    """

    @dataclass
    class Opened(Message):
        """A part is to be opened."""

        part: Part
        """The part."""

    @dataclass
    class Removed(Message):
        """A part is to be deleted."""

        part: Part
        """The part."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks = BlocksView()
        self._threads: Threads | None = None
        self._thread: Thread | None = None
        self._number = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._blocks

    @property
    def part(self) -> Part | None:
        """The marked part."""
        return self._thread.parts[self._number] if self._thread is not None else None

    def show(self, threads: Threads, thread: Thread | None) -> None:
        """Shows a thread; the mark stays on its part where that is in it, else it lies on the first."""
        marked = self.part
        self._threads, self._thread = threads, thread
        there = [part.entry for part in thread.parts] if thread is not None else []
        self._number = there.index(marked.entry) if marked is not None and marked.entry in there else 0
        self._draw()
        self.scroll_home(animate=False)
        self.call_after_refresh(self._see_part)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark stands out where the keys go."""
        super().watch_has_focus(has_focus)
        self._draw()

    def action_move(self, by: int) -> None:
        """Marks another part; up from the first leads out."""
        if self._thread is None:
            return
        if by < 0 and self._number == 0:
            self.screen.focus_previous()
        self._number = min(max(0, self._number + by), len(self._thread.parts) - 1)
        self._draw()
        self._see_part()

    def action_open(self) -> None:
        """Enter."""
        if self.part is not None:
            self.post_message(self.Opened(self.part))

    def action_delete(self) -> None:
        """Del."""
        if self.part is not None:
            self.post_message(self.Removed(self.part))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done with nothing."""
        return self.part is not None if action in ("open", "delete") else True

    def _draw(self) -> None:
        self._blocks.show(list(self._told()))

    def _see_part(self) -> None:
        """Scrolls so that the marked part is in sight, from its first line on."""
        width = self._blocks.content_size.width
        if self._thread is None or not width:
            return
        above = Blocks(list(self._told(self._number))).get_height({}, width)
        below = Blocks(list(self._told(self._number + 1))).get_height({}, width)
        height = min(below - above, max(1, self.size.height - 1))
        self.scroll_to_region(Region(0, above if self._number else 0, 1, height + 1), animate=False)

    def _told(self, number: int | None = None) -> Iterator[Block]:
        """The title and the parts; only so many of them where that is said."""
        if self._threads is None or self._thread is None:
            return
        private = only_for_you(self.app.session, *self._thread.entries)
        place = "  ".join(filter(None, (self._threads.place(self._thread), private)))
        title = Content.styled(self._threads.title(self._thread), "bold")
        yield Block(Content.assemble(title, (f"  {place}", "$text-muted")) if place else title)
        for at, part in enumerate(self._thread.parts[:number]):
            yield from self._part(part, is_marked=at == self._number)

    def _part(self, part: Part, *, is_marked: bool) -> Iterator[Block]:
        assert self._threads is not None
        told, now = self._threads.told(part), self.app.session.clock()
        begun, changed = short_date(part.begun, now), short_date(part.changed, now)
        when = begun if begun == changed else _("{day}, changed {later}").format(day=begun, later=changed)
        name = told.name if told.sign == OWN else Content.assemble((f"{told.sign} ", "$own"), told.name)
        heading = Content.assemble(Content.assemble(name).stylize("bold"), (f"  {when}", "$text-muted"))
        mark = Content.styled("▸ " if is_marked else "  ", "$accent")
        yield Block(heading.stylize("underline on $panel") if is_marked and self.has_focus else heading, mark)
        for block in quoted(told.text):
            yield Block(block.text, Content.assemble("  ", block.lead), gap=False, bar=True)
        if told.note:
            yield Block(Content.styled(told.note, "$own"), Content("  "), gap=False)
