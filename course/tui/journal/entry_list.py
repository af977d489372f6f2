"""The journal's lines as a list that draws only what is on screen, so that twenty thousand scroll like twenty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from course.locale import N_
from course.session.journal_lists import Line, Listed
from course.study.text_filter import snippet
from course.tui.base.keys import key

_ROOM_FOR_PLACE = 60
"""Cells from which a line says its lesson as well."""
_DATE = 15
"""Cells of a date, so that the lessons stand below each other."""


class EntryList(ScrollView, can_focus=True):
    """Entries to move in and to open."""

    DEFAULT_CSS = """
    EntryList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        &:focus { background-tint: transparent; }
    }
    """
    BINDINGS = [
        key("enter", "open", N_("Open"), N_("Open what is marked, to read or to go on writing")),
        key("enter", "bring_back", N_("Bring back"), N_("Bring back what is marked")),
        key("down", "move(1)", N_("Next entry"), show=False),
        key("up", "move(-1)", N_("Previous entry"), show=False),
        key("pagedown", "page(1)", N_("A page down"), show=False),
        key("pageup", "page(-1)", N_("A page up"), show=False),
        key("home", "end(-1)", N_("The first entry"), show=False),
        key("end", "end(1)", N_("The last entry"), show=False),
        key("delete,backspace", "delete", N_("Delete"), N_("Delete the marked entry; it can be undone"), show=False),
    ]
    HELP = N_(
        "What you wrote stands first, with what grew out of it: ↻ looking back, ◆ agreements and how they went. "
        "The digits 1 to 4 change the list; what you type searches in it."
    )

    cursor: reactive[int] = reactive(0)
    """The entry that is marked, from 0."""

    @dataclass
    class Marked(Message):
        """Another entry is marked."""

        record: Listed | None
        """The entry; None where the list is empty or a heading is marked."""

    @dataclass
    class Opened(Message):
        """An entry is to be opened."""

        record: Listed
        """The entry."""

    def __init__(
        self,
        describe: Callable[[Listed], Line],
        date: Callable[[Line], str],
        delete: Callable[[Listed], None],
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._delete = delete
        self.items: Sequence[Listed | str] = ()
        """The entries, and headings between them."""
        self.empty = ""
        """What is said where there is nothing to show."""
        self.brings_back = False
        """Whether it lists what was deleted: Enter brings it back."""
        self._lines = 3
        self._tops = [0]
        """Where each item begins, in lines, and where the last one ends."""
        self._describe = describe
        self._date = date
        self._query = ""

    @property
    def record(self) -> Listed | None:
        """The marked entry."""
        return self._record_at(self.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is marked there is nothing to open or delete."""
        if action in ("open", "bring_back"):
            return self.record is not None and self.brings_back == (action == "bring_back")
        return self.record is not None and not self.brings_back if action == "delete" else True

    def show(
        self, items: Sequence[Listed | str], query: str, mark: str | None = None, *, same: bool = False, lines: int = 3
    ) -> None:
        """Shows other entries. The mark goes to the entry of an id, or stays on its own where that is still there.

        Args:
            items: The entries, and headings between them.
            query: The words that are looked for.
            mark: The id of the entry that gets the mark.
            same: Whether it is the same list, from which entries may have gone: then a neighbour gets the mark, not the top.
            lines: How many lines each takes.
        """
        there = mark or (self.record.id if self.record else None)
        self.items, self._query, self._lines = items, query, lines
        place = None
        if there is not None:
            place = next((n for n, item in enumerate(items) if not isinstance(item, str) and item.id == there), None)
        # A heading is one line; where the lines of the list have no air of their own, an empty one stands above it.
        heading = 1 if lines > 1 else 2
        heights = (lines if not isinstance(item, str) else heading if number else 1 for number, item in enumerate(items))
        self._tops = [0, *accumulate(heights)]
        self.virtual_size = Size(self.size.width, max(1, self._tops[-1]))
        if place is None:
            place = self._nearest(self.cursor) if same else self._entry_from(0, 1)
        self.set_reactive(EntryList.cursor, place)
        self._see_cursor()
        self.refresh()
        self.post_message(self.Marked(self.record))

    def watch_cursor(self) -> None:
        """Shows the mark where it has gone."""
        self._see_cursor()
        self.refresh()
        self.post_message(self.Marked(self.record))

    def on_resize(self, event: Resize) -> None:
        """Lines are as wide as the list."""
        self.virtual_size = Size(event.size.width, max(1, self._tops[-1]))

    def action_move(self, by: int) -> None:
        """One entry up or down, over headings."""
        if by < 0 and self._entry_from(self.cursor - 1, -1) == self.cursor:
            self.screen.focus_previous()
        self.cursor = self._entry_from(self.cursor + by, by)

    def action_page(self, by: int) -> None:
        """A screenful."""
        rows = max(1, self.size.height // self._lines - 1)
        self.cursor = self._entry_from(min(max(0, self.cursor + by * rows), len(self.items) - 1), by)

    def action_end(self, by: int) -> None:
        """To the first or last entry."""
        self.cursor = self._entry_from(0 if by < 0 else len(self.items) - 1, -by)

    def action_open(self) -> None:
        """Enter."""
        if self.record is not None:
            self.post_message(self.Opened(self.record))

    def action_bring_back(self) -> None:
        """Enter, where what is listed was deleted."""
        self.action_open()

    def action_delete(self) -> None:
        """Del."""
        if self.record is not None:
            self._delete(self.record)

    def on_click(self, event: Click) -> None:
        """A click marks; a click on what is marked opens."""
        number = self._at(event.y + self.scroll_offset.y)
        if self._record_at(number) is None:
            return
        if number == self.cursor:
            self.action_open()
        else:
            self.cursor = number

    def render_line(self, y: int) -> Strip:
        """One line of what is on screen."""
        number = self._at(y + self.scroll_offset.y)
        width = self.scrollable_content_region.width
        if not self.items:
            told = Content.styled(self.empty, "$text-muted").wrap(max(1, width - 2))
            return self._strip(Content.assemble("  ", told[y - 1]) if 0 < y <= len(told) else Content.empty(), width)
        if number >= len(self.items):
            return self._strip(Content.empty(), width)
        item, part = self.items[number], y + self.scroll_offset.y - self._tops[number]
        if isinstance(item, str):
            is_last = y + self.scroll_offset.y == self._tops[number + 1] - 1
            return self._strip(Content.styled(f" {item}" if is_last else "", "bold"), width)
        line = self._describe(item)
        if part == 0:
            return self._strip(self._heading(line, width, number), width)
        below = [each for each in (self._snippet(line, width), Content.styled(line.grown, "$own")) if each]
        shown = Content.assemble("    ", below[part - 1]) if part <= len(below) else Content.empty()
        return self._strip(shown, width)

    def _heading(self, line: Line, width: int, number: int) -> Content:
        marked = number == self.cursor
        place = f"  {line.place}" if width >= _ROOM_FOR_PLACE else ""
        date = f"  {self._date(line):>{_DATE}} " if width >= _ROOM_FOR_PLACE else f"  {self._date(line)} "
        room = max(4, width - len(place) - len(date) - 5)
        title = Content(line.title).truncate(room, ellipsis=True)
        heading = Content.assemble(
            ("▸ " if marked else "  ", "$accent"),
            (f"{line.sign} ", "$own" if line.is_own else "$accent"),
            title,
            " " * (room - title.cell_length + 1),
            (place, "$text-muted"),
            (date, "$text-muted"),
        )
        return heading.stylize("bold on $panel" if self.has_focus else "bold") if marked else heading

    def _snippet(self, line: Line, width: int) -> Content:
        piece, places = snippet(line.text, self._query, max(10, width))
        text = Content(piece).stylize("$text-muted")
        for start, end in places:
            text = text.stylize("bold underline $accent", start, end)
        return text

    def _at(self, line: int) -> int:
        """The number of the item that a line of the list belongs to."""
        return bisect_right(self._tops, line) - 1

    def _record_at(self, number: int) -> Listed | None:
        item = self.items[number] if 0 <= number < len(self.items) else None
        return None if isinstance(item, str) else item

    def _strip(self, line: Content, width: int) -> Strip:
        strips = Visual.to_strips(self, line.truncate(width, ellipsis=True), width, 1, self.visual_style, pad=True)
        return strips[0].adjust_cell_length(width) if strips else Strip.blank(width)

    def _entry_from(self, number: int, by: int) -> int:
        """The nearest entry from a row onwards, in a direction; where there is none, the mark stays."""
        while 0 <= number < len(self.items):
            if self._record_at(number) is not None:
                return number
            number += by
        return min(self.cursor, max(0, len(self.items) - 1))

    def _nearest(self, number: int) -> int:
        """The entry nearest to a row, rather the one below."""
        number = min(number, max(0, len(self.items) - 1))
        below, above = self._entry_from(number, 1), self._entry_from(number, -1)
        return below if self._record_at(below) is not None and below >= number else above

    def _see_cursor(self) -> None:
        if self.size.height:
            headed = self.cursor > 0 and isinstance(self.items[self.cursor - 1], str)  # its heading comes into sight with it
            top, end = (self._tops[min(number, len(self.items))] for number in (self.cursor - headed, self.cursor + 1))
            self.scroll_to_region(Region(0, top, 1, max(1, end - top)), animate=False, force=True)
