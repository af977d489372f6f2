"""The change in simple steps: a list to write, to put in order, and to cut."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from course.locale import _
from course.tools.plan import MessagePlan, Missing, step_moved, with_step, without_step
from course.tools.rows import found, inserted, new_id
from course.tui.tools.plan.parts import PlanPart
from course.tui.widgets.blocks import Block, Blocks
from course.tui.widgets.button import Button
from course.tui.widgets.inline_field import InlineField
from course.tui.widgets.reorderable_list import ReorderableList


class StepsPart(PlanPart):
    """The steps, and a field that opens below them for one of them."""

    def compose(self) -> ComposeResult:
        """What the course says, the steps, and a button for a new one."""
        self._rows = ReorderableList(self, _("No steps yet. + makes the first one."))
        self._field = InlineField(self._rows)
        self._field.then = self._go_on
        self._written = ""
        """The id of the step that the field writes; a new one is not there before its first word."""
        self._is_new = False
        """Whether it was not there before."""
        if self.words:
            yield Static(Content(self.words.steps), classes="prompt", markup=False)
        yield self._rows
        yield self._field
        yield Button(Content(_("+ One more step")), id="new-step")

    def show(self, plan: MessagePlan, mark: str = "") -> None:
        """The steps as they are by now."""
        self._rows.show([(step.id, _row(number, step.text)) for number, step in enumerate(plan.steps, start=1)], mark)

    def begin(self, lack: Missing | None = None) -> None:
        """The list; whoever came because there is no step begins to write one."""
        if lack is None:
            self._rows.focus()
        else:
            self.new_row()

    def action_for_agreement(self) -> str:
        """The marked step."""
        step = found(self.desk.work.steps, self._rows.marked)
        return step.text.strip() if step else ""

    # Writing

    def new_row(self) -> None:
        """Begins a step at the end."""
        if self._close():
            self._open(new_id(self.desk.work.steps))

    @on(Button.Pressed, "#new-step")
    def _new(self, event: Button.Pressed) -> None:
        event.stop()
        self.new_row()

    def open_row(self, row: str) -> None:
        """Writes in a step."""
        if self._close():
            self._open(row)

    def _open(self, step_id: str) -> None:
        steps = self.desk.work.steps
        step = found(steps, step_id)
        self._written, self._is_new = step_id, step is None
        number = steps.index(step) if step else len(steps)
        label = _("Small step {n}").format(n=number + 1)
        self._field.begin(label, step.text if step else "", lambda text: self._save(step_id, text))
        self._field.call_after_refresh(self._field.scroll_visible, animate=False)

    def _save(self, step_id: str, text: str) -> None:
        self.desk.revise(lambda plan: with_step(plan, step_id, text))

    @on(InlineField.Closed)
    def _field_done(self, event: InlineField.Closed) -> None:
        event.stop()
        if not self._field.is_open:
            self._drop_blank()
            self.show(self.desk.work, self._written)

    def _go_on(self) -> None:
        """Enter: behind a new step the next one begins."""
        if self._is_new and not self._drop_blank():
            self.show(self.desk.work, self._written)
            self.new_row()

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
        step = found(self.desk.work.steps, self._written)
        if step is not None and not step.text.strip():
            self.desk.try_to_revise(lambda plan: without_step(plan, step.id))
        return step is None or not step.text.strip()

    # Order

    def move_row(self, row: str, to: int) -> None:
        """A step gets another place."""
        place = next((number for number, step in enumerate(self.desk.work.steps) if step.id == row), to)
        if self.desk.try_to_revise(lambda plan: step_moved(plan, row, to)) and place != to:
            self.desk.can_undo(lambda plan: step_moved(plan, row, place), row=row)
        self.show(self.desk.work, row)

    def remove_row(self, row: str) -> None:
        """A step goes, which can be undone."""
        steps = self.desk.work.steps
        gone = found(steps, row)
        if gone is None:
            return
        at = steps.index(gone)
        if self.desk.try_to_revise(lambda plan: without_step(plan, row)):
            self.show(self.desk.work)
            told = _("Taken out. Ctrl+Z brings it back.")
            self.desk.can_undo(lambda plan: replace(plan, steps=inserted(plan.steps, at, gone)), told, row)


def _row(number: int, step: str) -> Blocks:
    return Blocks([Block(Content(step), Content.styled(f"{number}. ".rjust(4), "bold $own"))])
