"""The agenda: items with the clock times that follow from their minutes, and whether they add up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from course.locale import N_, _, ngettext
from course.locale.dates import bare_time, clock_time, from_to
from course.tools.rows import kept, rewritten
from course.tools.workshop import (
    STEP,
    AgendaItem,
    Timed,
    Workshop,
    denmark,
    ending,
    evened,
    gap,
    item_title,
    longer,
    new_item,
    sum_in_words,
    time_of,
    timed,
    total,
)
from course.tui.base.keys import key
from course.tui.tools.desk.desk import Desk
from course.tui.tools.workshop.line_list import LineList, Written
from course.tui.tools.workshop.minutes_field import MinutesInPlace, saving_minutes
from course.tui.widgets.blocks import OwnLinks
from course.tui.widgets.inline_field import InlineField

_NARROW = 56
"""Cells below which an item shows when it begins, and not when it ends."""
_MINUTES = 1
"""Which of an item's fields holds its minutes."""


class Agenda(LineList[AgendaItem]):
    """The items under each other."""

    BINDINGS = [
        key("right", "longer", N_("Longer"), N_("Five minutes more for the item that you hold"), show=False),
        key("left", "shorter", N_("Shorter"), N_("Five minutes less for the item that you hold"), show=False),
    ]
    HELP = N_(
        "The times follow from the start and each item's minutes. Enter writes title and minutes. Space takes hold of an item: "
        "then ↑ and ↓ move it, and ← and → take and give five minutes. + makes one of your own."
    )

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__(desk, _("The agenda is empty. + makes an item."), id="agenda")

    def of(self, workshop: Workshop) -> tuple[AgendaItem, ...]:
        """The items."""
        return workshop.items

    def put(self, workshop: Workshop, lines: tuple[AgendaItem, ...]) -> Workshop:
        """Other items."""
        return replace(workshop, items=lines)

    def drawn(self, workshop: Workshop) -> list[Visual]:
        """Times, title, minutes."""
        return [_ItemRow(each) for each in timed(workshop, denmark())]

    def made_fields(self) -> list[InlineField]:
        """Title and minutes."""
        return [InlineField(self.movable, lines=1), MinutesInPlace(self.movable, lines=1)]

    def written(self, line: AgendaItem) -> list[Written]:
        """Title and minutes."""

        def save(**values: Any) -> None:
            self.save(lambda items: kept(items, line, **values))

        minutes = saving_minutes(lambda minutes: save(minutes=minutes))
        return [
            (_("Item"), line.title, lambda title: save(title=title.strip())),
            (_("Minutes"), str(line.minutes), minutes),
        ]

    def new(self) -> AgendaItem:
        """An item to be named."""
        return new_item(self.desk.work, 0)[1]

    def is_blank(self, line: AgendaItem) -> bool:
        """Neither named nor written for."""
        return not line.title.strip() and not line.script.strip()

    def add_break(self) -> None:
        """A break after the marked item."""
        self.add(new_item(self.desk.work, 0, pause=True)[1], write=False)

    def action_longer(self) -> None:
        """Five minutes more for the item that is held."""
        self._last(STEP)

    def action_shorter(self) -> None:
        """Five minutes less."""
        self._last(-STEP)

    def _last(self, more: int) -> None:
        self._time(lambda workshop, item_id: longer(workshop, item_id, more))

    @property
    def can_even_out(self) -> bool:
        """Whether the minutes don't add up, and the marked item can make them do so."""
        item = self.marked
        return item is not None and evened(self.desk.work, item.id) != self.desk.work

    def even_out(self) -> None:
        """Puts the difference on the marked item."""
        self._time(evened)

    async def sign_clicked(self, name: str) -> None:
        """Longer, shorter, or the minutes themselves to write in."""
        match name:
            case "longer":
                self.action_longer()
            case "shorter":
                self.action_shorter()
            case "minutes":
                self.write(_MINUTES)

    def _time(self, make: Callable[[Workshop, str], Workshop]) -> None:
        """Gives the marked item other minutes, which can be undone."""
        item = self.marked
        if item is None:
            return
        self.desk.try_to_revise(lambda workshop: make(workshop, item.id))
        self.show(self.desk.work)
        now = self.marked
        if now is not None and now.minutes != item.minutes:
            self.desk.can_undo(
                lambda workshop: replace(workshop, items=rewritten(workshop.items, item.id, minutes=item.minutes)), row=item.id
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An arrow gives and takes minutes only where it holds an item: else it turns the part."""
        return self.movable.is_held if action in {"longer", "shorter"} else True


class AgendaPart(Vertical):
    """The sum in words, and the agenda under it.

    Args:
        desk: Where the workshop is changed.
    """

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__()
        self.agenda = Agenda(desk)
        self._sum = _Sum(self.agenda.even_out)

    def compose(self) -> ComposeResult:
        """Both."""
        yield self._sum
        with VerticalScroll(can_focus=False, classes="scrolled"):
            yield self.agenda

    @property
    def lines(self) -> Agenda:
        """Its list."""
        return self.agenda

    def enter(self) -> None:
        """To the items."""
        self.agenda.enter()

    def show(self, workshop: Workshop) -> None:
        """Shows a workshop's agenda."""
        self.agenda.show(workshop)
        self.show_sum(workshop)

    def on_reorderable_list_marked(self) -> None:
        """The offer to even out is about the marked item."""
        self.show_sum(self.agenda.desk.work)

    def show_sum(self, workshop: Workshop) -> None:
        """Whether it adds up, when it ends, and what could be done about it."""
        sign, style = ("✔", "$success") if not gap(workshop) else ("⚠", "$warning")
        ends = ending(workshop, denmark())
        when = _("It ends {time}.").format(time=clock_time(ends)) if ends else _("There is no start yet: see 1.")
        if time_of(workshop.begins) is None and workshop.begins.strip():
            when = _("The start can't be read as a time.")
        minutes = _("{n} of {length} min.").format(n=total(workshop.items), length=workshop.length)
        self._sum.update(
            Content.assemble(
                (f"{sign} ", f"bold {style}"),
                (sum_in_words(workshop), "bold"),
                f" ({minutes}) {when}",
                self._offer(workshop),
            )
        )

    def _offer(self, workshop: Workshop) -> Content:
        item = self.agenda.marked
        if item is None or not gap(workshop):
            return Content.empty()
        if evened(workshop, item.id) == workshop:
            if gap(workshop) > 0:
                return Content.empty()
            return Content.assemble("\n", (_("Mark a longer item: this one can't give that much."), "$text-muted"))
        title = Content(item_title(item)).truncate(30, ellipsis=True).plain
        change = evened(workshop, item.id)
        minutes = total(change.items) - total(workshop.items)
        sign = "+" if minutes > 0 else "−"
        text = _("Even out ({change} min.): “{title}”").format(change=f"{sign}{abs(minutes)}", title=title)
        offer = Content.styled(text, "underline").stylize("@click=even_out")
        return Content.assemble("\n  ", offer)


class _Sum(OwnLinks, Static):
    """The line about the minutes, with an offer to even them out."""

    def __init__(self, even_out: Callable[[], None]) -> None:
        super().__init__(id="sum", markup=False)
        self._even_out = even_out

    def action_even_out(self) -> None:
        """A click on the offer."""
        self._even_out()


class _ItemRow(Visual):
    """An item on one line: when, what, how long."""

    def __init__(self, each: Timed) -> None:
        self._each = each

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The title takes what room there is."""
        item = self._each.item
        when = self._when(width)
        takes = _minutes(item)
        room = max(4, width - when.cell_length - takes.cell_length - 2)
        title = Content(item_title(item)).truncate(room, ellipsis=True)
        if item.pause:
            title = title.stylize("italic $text-muted")
        line = Content.assemble(when, title, " " * (room - title.cell_length + 2), takes)
        return line.truncate(width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1

    def _when(self, width: int) -> Content:
        begins, ends = self._each.begins, self._each.ends
        if begins is None or ends is None:
            return Content.empty()
        if width < _NARROW:
            return Content.styled(f"{bare_time(begins):>5}  ", "$own")
        gap = " " * (5 - len(bare_time(begins)))
        return Content.styled(f"{gap + from_to(begins, ends):<11}  ", "$own")


def _minutes(item: AgendaItem) -> Content:
    """How long it takes, with what can be clicked on."""
    takes = ngettext("{n} min.", "{n} min.", item.minutes).format(n=item.minutes)
    return Content.assemble(
        Content.styled("−", "$accent").stylize("@click=sign('shorter')"),
        Content(f" {takes:>8} ").stylize("@click=sign('minutes')"),
        Content.styled("+ ", "$accent").stylize("@click=sign('longer')"),
    )
