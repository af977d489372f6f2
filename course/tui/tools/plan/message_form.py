"""What one group is to hear, as a small form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import N_, _
from course.tools.plan import Message, MessagePlan, with_message
from course.tools.rows import found, without
from course.tui.base.base_screen import Dialog
from course.tui.base.focus_in_sight import FocusInSight
from course.tui.base.keys import command, key
from course.tui.tools.desk.desk import Desk
from course.tui.tools.plan.parts import words_of
from course.tui.widgets.button import Button
from course.tui.widgets.field import DayField, Field
from course.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class MessageForm(Dialog[str], FocusInSight[str]):  # the other way round it would lose a dialog's styles
    """The fields of a message; gives the id of the message it ended with.

    Args:
        desk: Where the plan is changed.
        message_id: The message.
        field: The field to begin in.
    """

    CSS_PATH = "message_form.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to the table; everything is saved")),
        key("ctrl+g", "next", N_("Next group"), N_("The next group's message")),
        key("ctrl+g", "finish", N_("Finished"), N_("Back to the table: this was the last group")),
        command("previous", N_("Previous group"), N_("The message of the group before")),
    ]
    app: BaseApp

    def __init__(self, desk: Desk[MessagePlan], message_id: str, field: str) -> None:
        super().__init__()
        self._desk = desk
        self._written = message_id
        self._first = field or "what"

    def compose(self) -> ComposeResult:
        """The group and what they hear on lines of their own, and who, where and when."""
        message = found(self._desk.work.messages, self._written) or Message(self._written, "")
        words = words_of(self._desk.app.session)
        hint = next((group.hint for group in words.groups if group.id == self._written), "") if words else ""
        with VerticalScroll(classes="dialog", can_focus=False):
            if hint:
                yield Static(Content(_("They mostly want to know: “{hint}”").format(hint=hint)), id="hint", markup=False)
            yield self._field("group", _("Who is it?"), message.group)
            yield self._field("what", _("What are they to hear?"), message.what, lines=4)
            with Horizontal(id="pair"):
                yield self._field("sender", _("From whom?"), message.sender)
                yield self._field("where", _("Where?"), message.where)
            save = partial(self._save, self._written, "day")
            yield DayField(_("When?"), message.day, save, past=_("The date is in the past."), id="day")
            with Horizontal(id="buttons"):
                if self._beside(1) is not None:
                    yield Button(Content(_("Next group")), id="next")
                yield Button(Content(_("Finished")), id="done", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """The field that the leader came for."""
        self._begin()

    def action_close(self) -> None:
        """Back to the table."""
        self.call_later(self._leave)

    def action_finish(self) -> None:
        """The same, behind the last group."""
        self.action_close()

    async def action_next(self) -> None:
        """The next group, without going back to the table."""
        await self._turn(1)

    async def action_previous(self) -> None:
        """The group before."""
        await self._turn(-1)

    def _beside(self, by: int) -> str | None:
        """The group before or after this one; None where there is none."""
        ids = [message.id for message in self._desk.work.messages]
        place = ids.index(self._written) + by if self._written in ids else 0
        return ids[place] if 0 <= place < len(ids) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no group before the first one and behind the last."""
        match action:
            case "next":
                return self._beside(1) is not None
            case "finish":
                return self._beside(1) is None
            case "previous":
                return self._beside(-1) is not None
            case _:
                return True

    async def _turn(self, by: int) -> None:
        other = self._beside(by)
        if other is None or not await self.app.all_saved():
            return
        self._drop_empty()
        self._written = other
        self._first = "what"
        await self.recompose()
        self._begin()

    @on(Button.Pressed, "#done")
    def _done(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_close()

    @on(Button.Pressed, "#next")
    async def _next(self, event: Button.Pressed) -> None:
        event.stop()
        await self.action_next()

    def _field(self, name: str, label: str, text: str, lines: int = 1) -> Field:
        return Field(label, text, partial(self._save, self._written, name), lines=lines, id=name)

    def _save(self, message_id: str, name: str, text: str) -> None:
        self._desk.revise(lambda plan: with_message(plan, message_id, **{name: text}))

    def _begin(self) -> None:
        self.query_one(f"#{self._first}", Field).focus()

    async def _leave(self) -> None:
        if await self.app.all_saved():
            self._drop_empty()
            self.dismiss(self._written)

    def _drop_empty(self) -> None:
        """A group of which nothing is written was not meant."""
        blank = Message(self._written, "")
        if found(self._desk.work.messages, blank.id) == blank:
            self._desk.try_to_revise(lambda plan: _without_blank(plan, blank))


def _without_blank(plan: MessagePlan, blank: Message) -> MessagePlan:
    """The plan without a message, unless something was written in it meanwhile."""
    return replace(plan, messages=without(plan.messages, blank.id)) if found(plan.messages, blank.id) == blank else plan
