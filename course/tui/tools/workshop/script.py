"""The script of a workshop: one item at a time, to be read standing, and to be written."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widgets import Static

from course.locale import N_, _, ngettext
from course.locale.dates import clock_time, from_to
from course.tools.rows import kept
from course.tools.workshop import Timed, Workshop, denmark, item_title, timed
from course.tui.base.keys import key
from course.tui.tools.desk.desk import Desk
from course.tui.widgets.blocks import Block, BlocksView, OwnLinks
from course.tui.widgets.field import Field

Turn: TypeAlias = Callable[[int], Awaitable[None]]
"""Goes to another item, forwards or backwards."""
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+(?=[A-ZÆØÅÉ»“\"])")
_LONG = 20_000
"""Characters of a script from which on it isn't cut into sentences."""


class ScriptField(Field):
    """Where an item's script is written."""

    BINDINGS = [key("escape", "done", N_("Finished"), N_("Back to reading; the text is saved"))]
    HELP = N_("What you say and do, in the order you do it. A sentence or a line at a time is easiest to read standing.")

    class Done(Message):
        """The leader wants to read again."""

    async def _on_key(self, event: Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.action_done()

    def action_done(self) -> None:
        """Back to reading, once it is saved."""
        if self.flush():
            self.post_message(self.Done())


class ScriptPage(VerticalScroll, can_focus=True):
    """One item, as it is read.

    Args:
        text: The item's script.
        can_turn: Whether there is an item beside this one, forwards or backwards.
        turn: Goes to another item, forwards or backwards.
        write: Opens the field with the item's script.
    """

    BINDINGS = [
        key("enter", "write", N_("Write"), N_("Write in this item's script")),
        key("right", "turn(1)", N_("Next"), N_("The next item of the script")),
        key("left", "turn(-1)", N_("Item before"), N_("The item before"), show=False),
        key("space", "page_down", N_("Read on"), show=False),
    ]
    HELP = N_(
        "The script, an item at a time, to be read standing. ← and → go from item to item, Space reads on in a long one, "
        "Enter writes, Esc is done writing."
    )

    def __init__(
        self, text: BlocksView, can_turn: Callable[[int], bool], turn: Turn, write: Callable[[], Awaitable[None]]
    ) -> None:
        super().__init__(text, id="script-page")
        self._can_turn = can_turn
        self._turn = turn
        self._write = write

    async def action_turn(self, by: int) -> None:
        """The item before or after."""
        await self._turn(by)

    async def action_write(self) -> None:
        """Enter."""
        await self._write()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Beyond the first and the last item an arrow turns the part."""
        return self._can_turn(int(str(parameters[0]))) if action == "turn" and parameters else True

    async def on_click(self, event: Click) -> None:
        """A double click writes."""
        if event.chain == 2:
            await self._write()


class ScriptPart(Vertical):
    """The page, and in its place the field.

    Args:
        desk: Where the workshop is changed.
    """

    def __init__(self, desk: Desk[Workshop]) -> None:
        super().__init__()
        self.desk = desk
        self._open = ""
        """The id of the item that is open."""
        self._head = _Head(self.turn)
        self._title = Static(id="item-title", markup=False)
        self._text = BlocksView(id="item-script")
        self._next = Static(id="item-next", markup=False)
        self.page = ScriptPage(self._text, self.can_turn, self.turn, self.write)
        self._field: ScriptField | None = None

    def compose(self) -> ComposeResult:
        """Head, text, and what comes next."""
        yield self._head
        yield self._title
        yield self.page
        yield self._next

    @property
    def at(self) -> int:
        """The place of the item that is open, from 0; where it is gone, the first."""
        ids = [item.id for item in self.desk.work.items]
        return ids.index(self._open) if self._open in ids else 0

    def enter(self) -> None:
        """To the page, or to the field that is open."""
        (self._field or self.page).focus()

    def go_to(self, item_id: str) -> None:
        """Opens an item."""
        self._open = item_id

    def show(self, workshop: Workshop) -> None:
        """Shows the item that is open."""
        agenda = timed(workshop, denmark())
        if not agenda:
            self._head.update(Content(""))
            self._title.update(Content(_("The agenda is empty, so there is no script yet.")))
            self._text.show([])
            self._next.update(Content(""))
            return
        each = agenda[self.at]
        self._head.update(self._headline(each, len(agenda)))
        self._title.update(Content(item_title(each.item)).truncate(300, ellipsis=True))
        self._text.show(_spoken(each.item.script))
        self._next.update(_following(agenda[self.at + 1 :]))

    def _headline(self, each: Timed, number: int) -> Content:
        """Where one is: number, times, minutes; the arrows can be clicked on."""
        minutes = ngettext("{n} min.", "{n} min.", each.item.minutes).format(n=each.item.minutes)
        times = [from_to(each.begins, each.ends)] if each.begins and each.ends else []
        place = _("Item {n} of {many}").format(n=self.at + 1, many=number)
        back = _arrow("←", "back") if self.at else Content(" ")
        onward = _arrow("→", "on") if self.at + 1 < number else Content(" ")
        when = Content.styled("  ·  ".join([*times, minutes]), "bold $own")
        return Content.assemble(back, " ", (place, "$text-muted"), " ", onward, "   ", when)

    def can_turn(self, by: int) -> bool:
        """Whether there is another item there."""
        return 0 <= self.at + by < len(self.desk.work.items)

    async def turn(self, by: int) -> None:
        """To another item; at the ends it stays."""
        if self.can_turn(by) and await self.read():
            self._open = self.desk.work.items[self.at + by].id
            self.show(self.desk.work)
            self.page.scroll_home(animate=False)
            self.page.focus()
            self.refresh_bindings()

    async def write(self) -> None:
        """Opens the field with the item's script."""
        items = self.desk.work.items
        if self._field is not None or not items:
            return
        item = items[self.at]
        self._open = item.id

        def save(text: str) -> None:
            self.desk.revise(lambda workshop: replace(workshop, items=kept(workshop.items, item, script=text)))

        self._field = ScriptField(_("Script"), item.script, save, lines=4, id="script-field")
        self._field.styles.height = "1fr"
        self.page.display = False
        await self.mount(self._field, after=self.page)
        self._field.focus()

    async def read(self) -> bool:
        """Closes the field; False where its text can't be saved."""
        field = self._field
        if field is not None:
            await field.typed()
            if not field.flush():
                return False
            self._field = None
            await field.remove()
            self.page.display = True
            self.show(self.desk.work)
        return True

    async def on_script_field_done(self, event: ScriptField.Done) -> None:
        """Written."""
        event.stop()
        if await self.read():
            self.page.focus()


class _Head(OwnLinks, Static):
    """The line above the script; its arrows turn the page."""

    def __init__(self, turn: Turn) -> None:
        super().__init__(id="item-head", markup=False)
        self._turn = turn

    async def action_back(self) -> None:
        """A click on the arrow before it."""
        await self._turn(-1)

    async def action_on(self) -> None:
        """A click on the arrow behind it."""
        await self._turn(1)


def _arrow(sign: str, action: str) -> Content:
    return Content.styled(sign, "$accent").stylize(f"@click={action}")


def _spoken(script: str) -> list[Block]:
    """A script a sentence at a time, with air between them."""
    if not script.strip():
        return [
            Block(
                Content.styled(_("No script yet. Enter writes it: what you say and do, in the order you do it."), "$text-muted")
            )
        ]
    lines = [line.strip() for line in script.split("\n") if line.strip()]
    if len(script) <= _LONG:
        lines = [sentence for line in lines for sentence in _SENTENCE_END.split(line)]
    return [Block(Content(line), Content.styled("▪ ", "$own")) for line in lines]


def _following(agenda: list[Timed]) -> Content:
    if not agenda:
        return Content.styled(_("That was the last item."), "$text-muted")
    after = agenda[0]
    when = f" {clock_time(after.begins)}" if after.begins else ""
    return Content.assemble((_("Then") + f"{when}: ", "$text-muted"), item_title(after.item))
