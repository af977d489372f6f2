"""Who hears what, from whom, where and when: a table where there is room, else two lines a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import _
from course.locale.dates import short_day
from course.tools.iso import day_of
from course.tools.plan import Message, MessagePlan, Missing, added, by_day, group_name, next_message
from course.tools.rows import found, inserted, moved, without
from course.tui.tools.plan.parts import PlanPart
from course.tui.widgets.button import Button
from course.tui.widgets.reorderable_list import GUTTER, ReorderableList

_TABLE = 84
"""Cells from which on there is a table."""
_GAP = 2
_LINES = 4
"""Lines of a cell that the table shows; Enter shows all of it."""
_LETTERS = 1000
"""More than any row has room for; what is longer is cut before it is measured."""


class MessagesPart(PlanPart):
    """The messages in the leader's own order, with what the marked group mostly wants to know below them."""

    def compose(self) -> ComposeResult:
        """What comes next, the table, and the marked group's question."""
        self._rows = ReorderableList(self, _("No groups yet. + makes the first one."))
        self._next = Static(id="next", markup=False)
        self._hint = Static(id="hint", markup=False)
        yield self._next
        yield Static(_Head(), id="head", markup=False)
        with VerticalScroll(id="rows", can_focus=False):
            yield self._rows
            yield Button(Content(_("+ New group")), id="new-group")
        yield self._hint

    def show(self, plan: MessagePlan, mark: str = "") -> None:
        """The messages as they are by now."""
        today = self.today
        coming = next_message(plan, today)
        self._rows.show([(each.id, MessageRow(each, today)) for each in plan.messages], mark)
        self._next.update(Content(_next_in_words(coming, today)))
        self._next.set_class(coming is None, "-none")
        self._say_hint()

    def begin(self, lack: Missing | None = None) -> None:
        """The table; whoever came for what a message lacks finds it open."""
        self._rows.focus()
        if lack is None:
            return
        if found(self.desk.work.messages, lack.message):
            self._open(lack.message, lack.field)
        else:
            self.new_row()

    def action_for_agreement(self) -> str:
        """Telling the marked group."""
        message = self._marked
        if message is None:
            return ""
        return _("I tell {group}: {what}").format(group=group_name(message), what=message.what.strip() or "…")

    @property
    def _marked(self) -> Message | None:
        return found(self.desk.work.messages, self._rows.marked)

    def _say_hint(self) -> None:
        """What the marked group mostly wants to know."""
        message, words = self._marked, self.words
        hint = next((group.hint for group in words.groups if message and group.id == message.id), "") if words else ""
        self._hint.update(
            Content(_("{group}: “{hint}”").format(group=group_name(message), hint=hint)) if message and hint else ""
        )

    # Writing

    def new_row(self) -> None:
        """A group of the leader's own."""
        new: list[Message] = []

        def make(plan: MessagePlan) -> MessagePlan:
            plan, message = added(plan)
            new.append(message)
            return plan

        if self.desk.try_to_revise(make):
            self.show(self.desk.work, new[-1].id)
            self._open(new[-1].id, "group")

    @on(Button.Pressed, "#new-group")
    def _new(self, event: Button.Pressed) -> None:
        event.stop()
        self.new_row()

    def open_row(self, row: str) -> None:
        """A message's form."""
        message = found(self.desk.work.messages, row)
        if message is not None:
            self._open(row, "what" if message.group.strip() else "group")

    def _open(self, message_id: str, field: str) -> None:
        from course.tui.tools.plan.message_form import MessageForm

        self.app.push_screen(MessageForm(self.desk, message_id, field), self._form_done)

    def _form_done(self, message_id: str | None) -> None:
        """The mark is on the message that was written last."""
        self.show(self.desk.work, message_id or "")
        self._rows.focus()

    # Order

    @property
    def can_sort(self) -> bool:
        """Whether the messages stand in another order than that of their dates."""
        return by_day(self.desk.work).messages != self.desk.work.messages

    def sort(self) -> None:
        """The earliest message first."""
        before = self.desk.work.messages
        if self.desk.try_to_revise(by_day) and self.desk.work.messages != before:
            places = {message.id: number for number, message in enumerate(before)}
            self.desk.can_undo(
                lambda plan: replace(plan, messages=_in_places(plan.messages, places)), _("Sorted. Ctrl+Z takes it back.")
            )
            self.show(self.desk.work)

    @on(ReorderableList.Marked)
    def _mark_moved(self, event: ReorderableList.Marked) -> None:
        event.stop()
        self._say_hint()

    def move_row(self, row: str, to: int) -> None:
        """A message gets another place."""
        place = next((number for number, message in enumerate(self.desk.work.messages) if message.id == row), to)
        if self.desk.try_to_revise(lambda plan: replace(plan, messages=moved(plan.messages, row, to))) and place != to:
            self.desk.can_undo(lambda plan: replace(plan, messages=moved(plan.messages, row, place)), row=row)
        self.show(self.desk.work, row)

    def remove_row(self, row: str) -> None:
        """A message goes, which can be undone."""
        messages = self.desk.work.messages
        gone = found(messages, row)
        if gone is None:
            return
        at = messages.index(gone)
        if self.desk.try_to_revise(lambda plan: replace(plan, messages=without(plan.messages, row))):
            self.show(self.desk.work)
            told = _("Taken out. Ctrl+Z brings it back.")
            self.desk.can_undo(lambda plan: replace(plan, messages=inserted(plan.messages, at, gone)), told, row)


class MessageRow(Visual):
    """One message, for the width there is.

    Args:
        message: The message.
        today: A day before this one has passed.
    """

    def __init__(self, message: Message, today: date) -> None:
        self._message = message
        self._when = _when(message.day, today)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """A row of the table with an empty line below it, or two lines."""
        if width >= _TABLE:
            return [*_row_strips(self._cells(), width, style, options), Strip.blank(width, style.rich_style)]
        message = self._message
        name, what = _one_line(group_name(message)), _one_line(message.what)
        first = Content.assemble((name, "bold"), "  ", (what or _("no message yet"), "" if what else "$text-muted"))
        details = [_one_line(message.sender), _one_line(message.where), self._when.plain if message.day.strip() else ""]
        second = " · ".join(filter(None, details)) or _("from whom, where and when?")
        lines = first, Content.styled(f"  {second}", "$text-muted")
        return [line.truncate(width, ellipsis=True).render_strips(width, 1, style, options)[0] for line in lines]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Two lines, or as many as the tallest cell has."""
        if width < _TABLE:
            return 2
        cells = zip(self._cells(), _widths(width), strict=True)
        return 1 + max(max(1, _cut(cell, room).get_height(rules, room)) for cell, room in cells)

    def _cells(self) -> tuple[Content, ...]:
        message = self._message
        what = Content(_one_line(message.what)) if message.what.strip() else Content.styled(_("no message yet"), "$text-muted")
        others = (Content(_one_line(text) or "–") for text in (message.sender, message.where))
        return Content.styled(group_name(message), "bold"), what, *others, self._when


class _Head(Visual):
    """The columns' names, where there is a table."""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The names above a rule, as far from the edge as the rows."""
        if not self.get_height({}, width):
            return []
        names = tuple(Content.styled(name, "$text-muted") for name in columns())
        blank = Strip.blank(GUTTER, style.rich_style)
        rule = Content.styled("─" * (width - GUTTER), "$border").render_strips(width - GUTTER, 1, style, options)
        return [Strip.join([blank, strip]) for strip in (*_row_strips(names, width - GUTTER, style, options), *rule)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """No line where there is no table."""
        return 2 if width - GUTTER >= _TABLE else 0


def columns() -> tuple[str, ...]:
    """What the table tells of each group."""
    return _("Who"), _("What they hear"), _("From whom"), _("Where"), _("When")


def _widths(width: int) -> tuple[int, ...]:
    """The columns' widths: what they hear gets what the others leave."""
    group, sender, where, when = width * 17 // 100, width * 14 // 100, width * 15 // 100, 15
    return group, width - group - sender - where - when - 4 * _GAP, sender, where, when


def _row_strips(cells: tuple[Content, ...], width: int, style: Style, options: RenderOptions) -> list[Strip]:
    """Cells beside each other, each on as many lines as it needs."""
    rooms = _widths(width)
    drawn = [_cut(cell, room).render_strips(room, None, style, options) for cell, room in zip(cells, rooms, strict=True)]
    lines = max(map(len, drawn))
    columns = [[strips[line] if line < len(strips) else Strip.blank(0) for line in range(lines)] for strips in drawn]
    padded = [room + _GAP for room in rooms]
    return [
        Strip.join([strip.adjust_cell_length(room, style.rich_style) for strip, room in zip(line, padded, strict=True)]).crop(
            0, width
        )
        for line in zip(*columns, strict=True)
    ]


def _cut(cell: Content, room: int) -> Content:
    """As much of a cell as its lines take; what is cut says so."""
    if cell.cell_length <= room:
        return cell
    cut = cell.truncate(room * _LINES, ellipsis=True)
    while cut.get_height({}, room) > _LINES:
        cut = cell.truncate(cut.cell_length - room // 4 - 1, ellipsis=True)
    return cut


def _when(day: str, today: date) -> Content:
    """A message's day; one that has passed or can't be read has a sign."""
    known = day_of(day)
    if known is None:
        return Content(f"⚠ {_one_line(day)}") if day.strip() else Content("–")
    text = short_day(known, today)
    return Content.styled(f"⚠ {text}" if known < today else text, "$own")


def _next_in_words(message: Message | None, today: date) -> str:
    day = day_of(message.day) if message else None
    if message is None or day is None:
        return ""
    return _("Next message: {group}, {day}").format(group=group_name(message), day=short_day(day, today))


def _in_places(messages: Sequence[Message], places: Mapping[str, int]) -> tuple[Message, ...]:
    """The messages as they stood before; those that came since are last."""
    return tuple(sorted(messages, key=lambda message: places.get(message.id, len(places))))


def _one_line(text: str) -> str:
    """As much of a text as a row may show, on one line."""
    return " ".join(text[:_LETTERS].split())
