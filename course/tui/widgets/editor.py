"""A text field that saves itself: on its lower edge the count of words, when it was saved, and what is better left out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.events import Key, Paste
from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea

from course.content.model import count_words
from course.journal import JournalError
from course.journal.text import readable
from course.locale import N_, _, ngettext
from course.locale.dates import time_of_day
from course.tui.base.autosave import Autosave, Saving
from course.tui.base.keys import key, without_ours
from course.tui.base.unsaved import Unsaved
from course.tui.widgets.partial_repaint import PartialRepaint

if TYPE_CHECKING:
    from course.locale.personal_data import PersonalKind
    from course.tui.base.base_app import BaseApp

_LONG = 50_000
"""Characters from which on words are no longer counted, and nothing is pointed out."""
_CORNERS = 4
"""Columns of an edge that its words don't get."""
PAUSE = 1.0
"""Seconds without a key after which something is pointed out: whoever writes on isn't disturbed, and sees no guess too early."""


class Editor(Unsaved, PartialRepaint, inherit_bindings=False):
    """Where a leader writes.

    Args:
        text: What stands there already.
        save: Saves a text; may be called in another thread.
    """

    app: BaseApp
    BINDINGS = [key("ctrl+a", "select_all", N_("Select all"), show=False), *without_ours(TextArea.BINDINGS)]
    HELP = N_("Write as you like. The text is saved while you write; there is nothing to press.")

    def __init__(self, text: str, save: Callable[[str], None], *, id: str | None = None) -> None:
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self._save = save
        self._autosave: Autosave | None = None
        self._state: str | None = None
        self._pause: Timer | None = None
        self._pointed_out: PersonalKind | None = None
        self.leave: Callable[[], None] | None = None
        """Where an arrow down from the last line leads; nowhere in most places."""
        self._on_edge: Content | None = None

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter begins a new line here, so no bar and no help offers it for anything else."""
        return key == "enter" or super().check_consume_key(key, character)

    def on_mount(self) -> None:
        """Begins to save."""
        self._autosave = Autosave(self.text, self._save, self.app.pool, self._told)
        self.move_cursor(self.document.end)
        self.cursor_blink = self.cursor_blink and self.app.cursor_blinks
        self._show_state()
        self._wait_for_pause()
        self.begun()

    def begun(self) -> None:
        """What a kind of field does once it is there and saves itself; most do nothing."""

    def watch_has_focus(self, has_focus: bool) -> None:
        """The leader comes, or goes elsewhere."""
        super().watch_has_focus(has_focus)
        if has_focus:
            self.entered()
        else:
            self.left()

    def entered(self) -> None:
        """What a kind of field does when the leader begins to write; most do nothing."""

    def left(self) -> None:
        """What a kind of field does when the leader goes elsewhere; most do nothing."""

    def on_unmount(self) -> None:
        """Whatever takes the field away, its text is saved."""
        if self._autosave is not None:
            self._autosave.flush()
            self._autosave.close()

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._autosave is not None:
            self._autosave.changed(self.text)
            self._show_state()
            self._wait_for_pause()
            self.scroll_visible(animate=False)  # in a low window it begins below the prompt
            self.call_after_refresh(self.scroll_cursor_visible, animate=False)  # a new last line has its room only then

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; none for a field that is on its way out: Textual may draw it once more without its styles."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    async def _on_key(self, event: Key) -> None:
        """Backspace and arrows take effect at once, in the order they were pressed.

        Textual has them travel up to the app and back, and letters that were typed meanwhile overtake them: on a busy machine
        a corrected word would silently be wrong.
        """
        if event.key == "down" and self.leave is not None and self._is_at(first=False):
            event.stop()
            event.prevent_default()
            self.leave()
            return
        bindings = self._bindings.key_to_bindings.get(event.key)
        # What the field leaves to others (Ctrl+C with nothing marked) goes on its way.
        if bindings and await self.app.run_action(bindings[0].action, self):
            event.stop()
            event.prevent_default()

    def _is_at(self, *, first: bool) -> bool:
        """Whether the cursor is on the first line, or on the last one, as they are wrapped: behind it lies something else."""
        is_there = self.navigator.is_first_wrapped_line if first else self.navigator.is_last_wrapped_line
        return is_there(self.cursor_location)

    async def _on_paste(self, event: Paste) -> None:
        event.text = self.pasted(event.text)

    def pasted(self, text: str) -> str:
        """What goes in of a text that is pasted: it may hold anything, and only what can be read is taken."""
        return readable(text)

    def on_resize(self) -> None:
        """The line that is written on stays in sight, in the window and in the field; on the edge there is another room."""
        if self._pointed_out:
            self._show_state()
        if self.has_focus:
            self.call_after_refresh(self.scroll_visible, animate=False)
            self.call_after_refresh(self.scroll_cursor_visible, animate=False)

    async def typed(self) -> None:
        """Returns when every key that was pressed before has reached the text. Not to be awaited by the field itself."""
        done = asyncio.Event()
        if self.is_running and self.call_later(done.set):
            await done.wait()

    def flush(self) -> bool:
        """Saves at once; False where the journal can't, which is told on the field and in a message."""
        if self._autosave is not None:
            self._autosave.changed(self.text)  # the last key may not have come round yet
        error = self._autosave.flush() if self._autosave is not None else None
        if error is not None:
            self.app.notify(str(error), severity="error", timeout=10, markup=False)
        return error is None

    def abandon(self) -> None:
        """Lets the text go: what it belonged to is erased."""
        if self._autosave is not None:
            self._autosave.close()
            self._autosave = None

    def reload(self, text: str) -> None:
        """Shows what the journal holds by now, where nothing else is waiting to be saved."""
        if self._autosave is None or text == self.text:
            return
        self._autosave.changed(self.text)  # a key under way, or a version taken back, counts
        if self._autosave.rebase(text):
            self.text = text
            self.move_cursor(self.document.end)

    def _told(self, state: Saving, error: JournalError | None) -> None:
        match state:
            case Saving.SAVED:
                self._state = _("saved {time}").format(time=time_of_day(self.app.session.clock()))
            case Saving.PENDING:
                self._state = _("saving …")
            case Saving.FAILED:
                self._state = f"⚠ {error}"
        if self.is_attached:
            self.set_class(state is Saving.FAILED, "-failed")
            self._show_state()

    def _wait_for_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._point_out)

    def _point_out(self) -> None:
        """Looks for what says who somebody is. It is pointed out and no more: what is written is the leader's."""
        from course.locale.personal_data import weightiest

        kind = weightiest(self.text) if len(self.text) <= _LONG else None
        if kind != self._pointed_out:
            self._pointed_out = kind
            self._show_state()

    def _show_state(self) -> None:
        state, words = self._state or "", self._length_in_words()
        lines: list[tuple[str, ...]] = [(state, words)]
        if self._pointed_out and not self.has_class("-failed"):
            whole, short, shortest = hints(self._pointed_out)
            lines = [(whole, state, words), (whole, state), (short, state), (shortest, state)]
        shown = [Content(" · ".join(filter(None, line))) for line in lines]
        room = self.outer_size.width - _CORNERS
        fitting = next((each for each in shown if each.cell_length <= room), shown[-1])
        if fitting != self._on_edge:
            self._on_edge = fitting
            self.put_on_edge(fitting)

    @property
    def pointed_out(self) -> PersonalKind | None:
        """What something in the text looks like that the leader may rather leave out."""
        return self._pointed_out

    def _length_in_words(self) -> str:
        text = self.text
        if len(text) > _LONG:  # counting would be felt at each key
            return ""
        words = count_words(text)
        return ngettext("{n} word", "{n} words", words).format(n=words)


def hints(kind: PersonalKind) -> tuple[str, str, str]:
    """What is pointed out, from whole to short."""
    from course.locale.personal_data import IN_A_WORD, LOOKS_LIKE

    what = _(LOOKS_LIKE[kind])
    return _("{what}. Better leave it out.").format(what=what), what, _(IN_A_WORD[kind])
