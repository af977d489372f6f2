"""The journal's entries as a list that draws only what is on screen, so that twenty thousand scroll like twenty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from course.journal.kinds import Record
from course.journal.resets import Reset
from course.locale import N_
from course.study.text_filter import snippet
from course.tui.base.keys import key

Listed = Record | Reset
"""What a line of the list can stand for: an entry, or what was reset together."""
_LINES = 3
"""Lines an entry takes: heading, snippet, air."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What the list shows of an entry."""

    sign: str
    title: str
    date: str
    text: str


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
        key("enter", "open", N_("Open"), N_("Open the entry, to read or to go on writing")),
        key("down", "move(1)", N_("Next entry"), show=False),
        key("up", "move(-1)", N_("Previous entry"), show=False),
        key("pagedown", "page(1)", N_("A page down"), show=False),
        key("pageup", "page(-1)", N_("A page up"), show=False),
        key("home", "end(-1)", N_("The first entry"), show=False),
        key("end", "end(1)", N_("The last entry"), show=False),
        key("delete,backspace", "delete", N_("Delete"), N_("Delete the marked entry; it can be undone"), show=False),
    ]
    HELP = N_(
        "All you have written and answered: ✎ reflections, ↻ those you have looked back at, ▪ notes, ✔ and ✘ answers. "
        "The arrows move, Enter opens."
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
        self, describe: Callable[[Listed], EntryRow], delete: Callable[[Listed], None], *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._delete = delete
        self.items: Sequence[Listed | str] = ()
        """The entries, and headings between them."""
        self.empty = ""
        """What is said where there is nothing to show."""
        self._describe = describe
        self._query = ""

    @property
    def record(self) -> Listed | None:
        """The marked entry."""
        return self._record_at(self.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is marked there is nothing to open or delete."""
        return self.record is not None if action in ("open", "delete") else True

    def show(self, items: Sequence[Listed | str], query: str, mark: str | None = None, *, same: bool = False) -> None:
        """Shows other entries. The mark goes to the entry of an id, or stays on its own where that is still there.

        Args:
            items: The entries, and headings between them.
            query: The words that are looked for.
            mark: The id of the entry that gets the mark.
            same: Whether it is the same list, from which entries may have gone: then a neighbour gets the mark, not the top.
        """
        there = mark or (self.record.id if self.record else None)
        self.items, self._query = items, query
        place = None
        if there is not None:
            place = next((n for n, item in enumerate(items) if not isinstance(item, str) and item.id == there), None)
        self.virtual_size = Size(self.size.width, max(1, len(items) * _LINES))
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
        self.virtual_size = Size(event.size.width, max(1, len(self.items) * _LINES))

    def action_move(self, by: int) -> None:
        """One entry up or down, over headings."""
        if by < 0 and self._entry_from(self.cursor - 1, -1) == self.cursor:
            self.screen.focus_previous()
        self.cursor = self._entry_from(self.cursor + by, by)

    def action_page(self, by: int) -> None:
        """A screenful."""
        rows = max(1, self.size.height // _LINES - 1)
        self.cursor = self._entry_from(min(max(0, self.cursor + by * rows), len(self.items) - 1), by)

    def action_end(self, by: int) -> None:
        """To the first or last entry."""
        self.cursor = self._entry_from(0 if by < 0 else len(self.items) - 1, -by)

    def action_open(self) -> None:
        """Enter."""
        if self.record is not None:
            self.post_message(self.Opened(self.record))

    def action_delete(self) -> None:
        """Del."""
        if self.record is not None:
            self._delete(self.record)

    def on_click(self, event: Click) -> None:
        """A click marks; a click on what is marked opens."""
        number = (event.y + self.scroll_offset.y) // _LINES
        if self._record_at(number) is None:
            return
        if number == self.cursor:
            self.action_open()
        else:
            self.cursor = number

    def render_line(self, y: int) -> Strip:
        """One line of what is on screen."""
        number, part = divmod(y + self.scroll_offset.y, _LINES)
        width = self.scrollable_content_region.width
        if not self.items and y == 1:
            return self._strip(Content.styled(f"  {self.empty}", "$text-muted"), width)
        if number >= len(self.items) or part == _LINES - 1:
            return self._strip(Content.empty(), width)
        item = self.items[number]
        if isinstance(item, str):
            return self._strip(Content.styled(f" {item}" if part == 0 else "", "bold $accent"), width)
        row = self._describe(item)
        line = self._heading(row, width, number) if part == 0 else self._snippet(row, width)
        return self._strip(line, width)

    def _heading(self, row: EntryRow, width: int, number: int) -> Content:
        marked = number == self.cursor
        date = f"  {row.date} "
        room = max(4, width - len(date) - 5)
        title = Content(row.title).truncate(room, ellipsis=True)
        line = Content.assemble(
            ("▸ " if marked else "  ", "$accent"),
            (f"{row.sign} ", "$accent"),
            title,
            " " * (room - title.cell_length + 1),
            (date, "$text-muted"),
        )
        return line.stylize("bold on $panel" if self.has_focus else "bold") if marked else line

    def _snippet(self, row: EntryRow, width: int) -> Content:
        piece, places = snippet(row.text, self._query, max(10, width))
        text = Content(piece).stylize("$text-muted")
        for start, end in places:
            text = text.stylize("bold underline $accent", start, end)
        return Content.assemble("    ", text)

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
            first = self.cursor - headed
            self.scroll_to_region(Region(0, first * _LINES, 1, (1 + headed) * _LINES), animate=False, force=True)
