"""The change in simple steps: a list to write, to put in order, and to cut."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Button, Static

from course.locale import N_, _
from course.tools.plan import MessagePlan, Missing, step_moved, with_step, without_step
from course.tui.blocks import Block, Blocks
from course.tui.keys import key
from course.tui.widgets.in_place import InPlaceField
from course.tui.widgets.movable import MovableList
from course.tui.widgets.plan_parts import PlanPart


class StepsPart(PlanPart):
    """The steps, and a field that opens below them for one of them."""

    BINDINGS = [key("n", "new", N_("One more step"), N_("A step of the change, after the last one"))]

    def compose(self) -> ComposeResult:
        """What the course says, the steps, and a button for a new one."""
        self._rows = MovableList(_("No steps yet. N makes the first one."))
        self._field = InPlaceField(self._rows)
        self._field.then = self._go_on
        self._at = 0
        """The step that the field writes."""
        self._is_new = False
        """Whether it was not there before."""
        if self.desk.words:
            yield Static(Content(self.desk.words.steps), classes="prompt", markup=False)
        yield self._rows
        yield self._field
        yield Button(Content(_("+ One more step")), id="new-step")

    def show(self, plan: MessagePlan) -> None:
        """The steps as they are by now."""
        self._show(plan, None)

    def _show(self, plan: MessagePlan, mark: int | None) -> None:
        self._rows.show([_row(number, step) for number, step in enumerate(plan.steps, start=1)], mark)

    def begin(self, lack: Missing | None = None) -> None:
        """The list; whoever came because there is no step begins to write one."""
        if lack is None:
            self._rows.focus()
        else:
            self.action_new()

    def action_for_agreement(self) -> str:
        """The marked step."""
        steps = self.desk.work.steps
        return steps[self._rows.at].strip() if steps else ""

    # Writing

    def action_new(self) -> None:
        """Begins a step at the end."""
        if self._close():
            self._open(len(self.desk.work.steps))

    @on(Button.Pressed, "#new-step")
    def _new(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_new()

    @on(MovableList.Opened)
    def _opened(self, event: MovableList.Opened) -> None:
        event.stop()
        if self._close():
            self._open(event.at)

    def _open(self, at: int) -> None:
        steps = self.desk.work.steps
        self._at, self._is_new = at, at == len(steps)
        label, text = _("Step {n}").format(n=at + 1), steps[at] if at < len(steps) else ""
        self._field.begin(label, text, lambda text: self.desk.revise(lambda plan: with_step(plan, at, text)))
        self._field.call_after_refresh(self._field.scroll_visible, animate=False)

    @on(InPlaceField.Closed)
    def _field_done(self, event: InPlaceField.Closed) -> None:
        event.stop()
        if not self._field.is_open:
            self._drop_blank()
            self._show(self.desk.work, self._at)

    def _go_on(self) -> None:
        """Enter: behind a new step the next one begins."""
        if self._is_new and not self._drop_blank():
            self._show(self.desk.work, self._at)
            self.action_new()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Who goes back to the list is done with the field."""
        if event.widget is self._rows and self._rows.has_focus:
            self._close()

    def _close(self) -> bool:
        """Closes the field; False where its text can't be saved."""
        was_open = self._field.is_open
        if not self._field.finish():
            return False
        if was_open:
            self._drop_blank()
        return True

    def _drop_blank(self) -> bool:
        """A step without a word was not meant; returns whether it was one."""
        steps, at = self.desk.work.steps, self._at
        if at < len(steps) and not steps[at].strip():
            self.desk.try_to_revise(lambda plan: without_step(plan, at))
        return at >= len(steps) or not steps[at].strip()

    # Order

    @on(MovableList.Moved)
    def _moved(self, event: MovableList.Moved) -> None:
        event.stop()
        self._rows.at = event.to
        if not self.desk.try_to_revise(lambda plan: step_moved(plan, event.at, event.to)):
            self._show(self.desk.work, event.at)

    @on(MovableList.Removed)
    def _removed(self, event: MovableList.Removed) -> None:
        event.stop()
        at, gone = event.at, self.desk.work.steps[event.at]
        if self.desk.try_to_revise(lambda plan: without_step(plan, at)):
            self.desk.can_undo(
                lambda plan: replace(plan, steps=(*plan.steps[:at], gone, *plan.steps[at:])), _("Ctrl+Z brings it back.")
            )


def _row(number: int, step: str) -> Blocks:
    return Blocks([Block(Content(step), Content.styled(f"{number}. ".rjust(4), "bold $accent"))])
