"""What the steps have in common to whose prompt the leader writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key, Paste

from course.content.model import Lesson, Prompted
from course.journal.kinds import REFLECTIONS
from course.locale import _
from course.session.commitments import to_commitment
from course.session.privacy import only_for_you
from course.session.writing import ReflectionDraft
from course.tools.commitment import Source
from course.tui.lesson.step_view import Stage, StepView
from course.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


_SIGNS = frozenset(" +/?")
"""What a page keeps for itself: to page on, a note, the search and help."""
_DELETES = frozenset({"backspace", "delete"})


class WritingView(StepView):
    """A step with a text of the leader's own."""

    app: BaseApp
    step: Prompted

    def __init__(self, stage: Stage, lesson: Lesson, step: Prompted) -> None:
        super().__init__(stage, lesson, step)
        self._draft = ReflectionDraft(self.app.session, lesson, step)
        self.editor = Editor(self._draft.read(), self._save, id="editor")
        self.editor.leave = stage.go_below
        self._has_blank = False
        """Whether a blank was typed on the page that nothing else was done with: it stands before the letter that follows it."""

    @property
    def typed_into(self) -> Editor | None:
        """The text."""
        return self.editor

    def start(self, *, passing: bool = False) -> None:
        """Straight into the text; with an arrow onto the page, so that the next one goes on."""
        if not self.editor.has_focus:  # whoever types on the heels of the arrow writes already
            (self if passing else self.editor).focus()

    def on_key(self, event: Key) -> None:
        """What is typed on the page goes into the text, but for what means something on every page."""
        had_blank, self._has_blank = self._has_blank, False
        if not (self.typed_into and self.has_focus):
            return
        if event.character == " " and self.at_end:
            self._has_blank = True
        elif event.key in _DELETES or (event.is_printable and event.character not in _SIGNS):
            self.screen.set_focus(self.editor)
            if had_blank and self.editor.text and event.is_printable:
                self.editor.post_message(Key("space", " "))
            self.editor.post_message(Key(event.key, event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def action_scroll_down(self) -> None:
        """Down; behind the last line into the text, where the cursor was left."""
        if self.typed_into and self.at_end:
            self.editor.focus()
        else:
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Up; before the first line into the text, too: whoever has come back wants to write on."""
        if self.typed_into and not self.scroll_offset.y:
            self.editor.focus()
        else:
            super().action_scroll_up()

    def on_paste(self, event: Paste) -> None:
        """So does what is pasted."""
        if self.typed_into and self.has_focus:
            event.stop()
            self.screen.set_focus(self.editor)
            self.editor.post_message(Paste(event.text))

    async def action_forward(self) -> None:
        """The same as the primary button."""
        await self.stage.go_on()

    def action_out(self) -> None:
        """Out of the text, onto the page."""
        self.focus()

    def reload(self) -> None:
        """The text may have been changed or deleted in the journal, or by another window."""
        if self.editor.flush():  # what was written is made of what stood here before
            self.editor.reload(self._draft.read())
        self._tell_private()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """What is written here."""
        return self._draft.entries

    def _tell_private(self) -> None:
        self.editor.border_title = only_for_you(self.app.session, *self.own_entries)

    @property
    def has_versions(self) -> bool:
        """Whether something was saved."""
        return self._draft.id is not None

    async def show_versions(self) -> None:
        """Shows what stood here before."""
        from course.tui.dialogs.versions import VersionsScreen

        if self._draft.id is not None and await self.app.all_saved():
            VersionsScreen.open(
                self.app, self.step.title, self.app.session.records.history(REFLECTIONS, self._draft.id), self._take_back
            )

    async def action_commit(self) -> None:
        """Makes an agreement out of it."""
        if self._draft.id is not None and await self.app.all_saved():
            await self.app.go(to_commitment(Source(REFLECTIONS, self._draft.id, self.step.title)))

    def _take_back(self, text: str | None) -> None:
        if text is not None:
            self.editor.text = text
            self.editor.focus()
            self.app.notify(_("Here is your earlier version. The one you had is among the versions."), markup=False)

    def _save(self, text: str) -> None:
        if self._draft.save(text):
            self.call_later(self.refresh_bindings)
            self.post_message(self.Done())
        if self._draft.met_another():
            self.app.call_later(self.app.tell_of_another)
