"""The entries that may go into a document, a switch on each; it draws only what is on screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from course.journal.private import Address
from course.locale import N_, _
from course.session.outgoing import Outgoing
from course.session.privacy import ONLY_FOR_YOU
from course.study.text_filter import snippet
from course.tui.base.keys import key

_LINES = 3
"""What it is, its words, and air."""
_ROOM_FOR_PLACE = 50


class EntrySwitches(ScrollView, can_focus=True):
    """Entries to take in and to take out.

    Args:
        outgoing: What is about to be taken out.
    """

    BINDINGS = [
        key("space", "switch", N_("In or out"), N_("Take the marked entry into the document, or out of it"), words=N_("tick")),
        key("enter", "switch", N_("In or out"), show=False),
        key("down", "move(1)", N_("Next entry"), show=False),
        key("up", "move(-1)", N_("Previous entry"), show=False),
        key("pagedown", "page(1)", N_("A page down"), show=False),
        key("pageup", "page(-1)", N_("A page up"), show=False),
        key("home", "end(0)", N_("The first entry"), show=False),
        key("end", "end(-1)", N_("The last entry"), show=False),
    ]
    HELP = N_("[x] goes out, [ ] does not. Space changes it. What is only for you stays in unless you take it in here.")
    DEFAULT_CSS = """
    EntrySwitches {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        &:focus { background-tint: transparent; }
    }
    """
    cursor: reactive[int] = reactive(0)
    """The entry that is marked, from 0."""

    @dataclass
    class Switched(Message):
        """Something was taken in or out."""

    @dataclass
    class Marked(Message):
        """Another entry is marked."""

    def __init__(self, outgoing: Outgoing, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._outgoing = outgoing
        self._entries: Sequence[Address] = ()

    @property
    def entry(self) -> Address | None:
        """The marked entry."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    def show(self, entries: Sequence[Address]) -> None:
        """Shows the entries; other ones than before begin at the top."""
        if entries != self._entries:
            self.set_reactive(EntrySwitches.cursor, 0)
            self.scroll_to(y=0, animate=False)
        self._entries = entries
        self.virtual_size = Size(self.size.width, max(1, len(entries) * _LINES))
        self.refresh()
        self.post_message(self.Marked())

    def watch_cursor(self) -> None:
        """Shows the mark where it has gone."""
        region = Region(0, self.cursor * _LINES, 1, _LINES - 1)
        self.scroll_to_region(region, animate=False, force=True)
        self.refresh()
        self.post_message(self.Marked())

    def watch_has_focus(self, has_focus: bool) -> None:
        """The mark stands out where the keys go."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lines are as wide as the list."""
        self.virtual_size = Size(event.size.width, max(1, len(self._entries) * _LINES))

    def action_switch(self) -> None:
        """Takes the marked entry in, or out."""
        if self.entry is not None:
            self._outgoing.switch([self.entry])
            self.refresh()
            self.post_message(self.Switched())

    def action_move(self, by: int) -> None:
        """Another entry; beyond the first and the last one lead to what is above and below."""
        to = self.cursor + by
        if 0 <= to < len(self._entries):
            self.cursor = to
        elif by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def action_page(self, by: int) -> None:
        """A screenful."""
        rows = max(1, self.size.height // _LINES)
        self.cursor = min(max(0, self.cursor + by * rows), max(0, len(self._entries) - 1))

    def action_end(self, number: int) -> None:
        """To the first or the last one."""
        self.cursor = range(len(self._entries))[number] if self._entries else 0

    def on_click(self, event: Click) -> None:
        """A click marks; a click on the box switches, and so does one on what is marked."""
        number = (event.y + self.scroll_offset.y) // _LINES
        if number < len(self._entries):
            switches = number == self.cursor or event.x < len("▸ [x]")
            self.cursor = number
            if switches:
                self.action_switch()

    def render_line(self, y: int) -> Strip:
        """One line of what is on screen."""
        width = self.scrollable_content_region.width
        number, part = divmod(y + self.scroll_offset.y, _LINES)
        if number >= len(self._entries) or part == _LINES - 1:
            return self._strip(Content.empty(), width)
        entry = self._entries[number]
        if part == 0:
            return self._strip(self._heading(entry, width, is_marked=number == self.cursor), width)
        text, _places = snippet(self._outgoing.told(entry).text, "", max(10, width - 8))
        return self._strip(Content.assemble("      ", (text, "$text-muted")), width)

    def _heading(self, entry: Address, width: int, *, is_marked: bool) -> Content:
        goes = self._outgoing.goes(entry)
        is_private = self._outgoing.is_private(entry)
        words = self._outgoing.told(entry)
        told = _(ONLY_FOR_YOU) if is_private else words.place if width >= _ROOM_FOR_PLACE else ""
        warned = f"▲ {personal}  " if (personal := self._outgoing.personal(entry)) else ""
        name = Content(words.name).truncate(max(4, width - len(told) - len(warned) - 9), ellipsis=True)
        heading = Content.assemble(
            ("▸ " if is_marked and self.has_focus else "  ", "$accent"),
            "[x] " if goes else "[ ] ",
            name if goes else name.stylize("$text-muted"),
            "  ",
            (warned, "$warning"),
            (told, "$own" if is_private else "$text-muted"),
        )
        return heading.stylize("bold on $panel" if self.has_focus else "bold") if is_marked else heading

    def _strip(self, line: Content, width: int) -> Strip:
        strips = Visual.to_strips(self, line.truncate(width, ellipsis=True), width, 1, self.visual_style, pad=True)
        return strips[0].adjust_cell_length(width) if strips else Strip.blank(width)
