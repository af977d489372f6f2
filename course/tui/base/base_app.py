"""The app as far as it keeps what the leader writes: it holds the course and the journal, and sees that nothing is lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widgets import TextArea

from course.content.model import Course
from course.journal import JournalError
from course.journal.kinds import Record, kind_of
from course.journal.records import Records
from course.locale import _

if TYPE_CHECKING:
    from course.tools.repositories import Shelves
    from course.tui.widgets.editor import Editor


class KeepingApp(App[int]):
    """What every screen needs of the app to read, save, delete and undo.

    Args:
        course: The course, checked.
        records: The journal's records, where the journal is open already.
        clock: Tells what time it is, with zone.
    """

    def __init__(self, course: Course, records: Records | None, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.course = course
        self.clock = clock
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="save")
        self._records = records
        self._deleted: list[Sequence[tuple[str, str]]] = []
        """What was deleted, by kind and id, the last last: what went together is brought back together."""
        self._opening: Screen[Any] | None = None
        """A new piece of work that is on its way to the screen: its first field hasn't the focus yet."""
        self._early: list[Key | Paste] = []
        """What was typed meanwhile."""
        self._passed_on: deque[Key] = deque(maxlen=256)
        """The keys that went to a text last: should that not keep one either, it goes no other round."""

    # The journal

    @property
    def is_ready(self) -> bool:
        """Whether the journal is open; a large one is opened when home is on screen."""
        return self._records is not None

    @property
    def records(self) -> Records:
        """The journal's records. Only home is shown, and asks for nothing of them, before the journal is open."""
        assert self._records is not None
        return self._records

    @property
    def shelves(self) -> Shelves:
        """The leader's own projects, tools and agreements."""
        from course.tools.repositories import Shelves

        return Shelves(self.records.journal)

    # Keys that come early

    def on_mount(self) -> None:
        """Hears of each screen as it is opened, before any other key is dealt with."""
        self.screen_change_signal.subscribe(self, self._screen_changed, immediate=True)

    def _screen_changed(self, screen: Screen[Any]) -> None:
        if getattr(getattr(screen, "work", None), "id", None) == "":
            self._opening = screen
            # Twice: what the screen itself does when it is mounted, or after that, comes first.
            screen.call_after_refresh(screen.call_after_refresh, self.call_later, self._let_in, screen)
        elif self._opening is not None:
            self.call_later(self._let_in, self._opening)

    async def on_event(self, event: Event) -> None:
        """What is typed right behind the key that makes something new is meant for its first field, however slowly that opens.

        Else it would be taken for commands: some of the keys are still on their way up from the screen below.
        """
        if isinstance(event, Key | Paste) and self._opening is not None and self.screen is self._opening:
            self._early.append(event)
        else:
            await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """A key that was on its way up already when the focus moved into a text is meant for that text.

        So comes what is typed, or sent over a slow line, in one go with the letter that opens the field. A key that the text was
        asked for itself doesn't come up here, for the text keeps it.
        """
        written = self.focused
        if not isinstance(written, TextArea) or any(event is each for each in self._passed_on):
            return
        if event.key in {"enter", "backspace"} or written.check_consume_key(event.key, event.character):
            event.prevent_default()
            self._passed_on.append(Key(event.key, event.character))
            written.post_message(self._passed_on[-1])

    async def _let_in(self, opened: Screen[Any]) -> None:
        """The screen is there: what was typed goes to whatever has the focus by now, in the order in which it was typed."""
        if self._opening is not opened:
            return
        self._opening, early = None, sorted(self._early, key=lambda event: event.time)
        self._early = []
        for event in early:
            again = Key(event.key, event.character) if isinstance(event, Key) else Paste(event.text)
            await super().on_event(again)

    # Saving

    async def all_saved(self) -> bool:
        """Saves what is being written, on whichever screen. To be asked before a text goes from the screen.

        Returns:
            False where the journal can't; the leader is told.
        """
        for screen in self.screen_stack:
            for node in screen.query("Editor"):
                editor = cast("Editor", node)
                await editor.typed()
                if not editor.flush():
                    return False
        return True

    def try_to_save(self, save: Callable[[], object]) -> bool:
        """Saves, and says so plainly where the journal can't.

        Returns:
            Whether it was saved.
        """
        try:
            save()
        except JournalError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
            return False
        return True

    # Deleting

    @property
    def can_undo(self) -> bool:
        """Whether something was deleted that can be brought back at once."""
        return bool(self._deleted)

    def delete(self, record: Record) -> bool:
        """Deletes an entry and tells how to undo it; False where the journal can't."""
        return self.delete_entries([(kind_of(record), record.id)])

    def delete_entries(self, entries: Sequence[tuple[str, str]], told: str | None = None) -> bool:
        """Deletes entries, by kind and id, all or none, and tells how to undo it.

        Args:
            entries: What goes; one undo brings all of it back.
            told: What is said of it, where it isn't simply deleted.

        Returns:
            False where the journal can't, which is told.
        """
        if not self.try_to_save(lambda: self.records.remove_all(entries)):
            return False
        self._deleted.append(entries)
        self.tell(told or _("Deleted. Ctrl+Z brings it back."))
        self.screen.refresh_bindings()
        return True

    def action_undo(self) -> None:
        """Brings back what was deleted last, and the next time what went before it."""
        if self._deleted:
            self.bring_back(self._deleted[-1])

    def bring_back(self, entries: Sequence[tuple[str, str]]) -> None:
        """Brings deleted entries back, all or none."""
        if not self.try_to_save(lambda: self.records.restore_all(entries)):
            return
        self._deleted = [gone for gone in self._deleted if not set(gone) <= set(entries)]
        self.tell(_("It is back."))
        self.reload(entries[-1][1])
        self.screen.refresh_bindings()

    def tell(self, text: str) -> None:
        """Says what was done, in place of what was said before: several at once would cover what they are about."""
        self.clear_notifications()
        self.notify(text, markup=False)

    def reload(self, mark: str | None = None) -> None:
        """Has the screen show what the journal holds by now."""
        reload = getattr(self.screen, "reload", None)
        if reload is not None:
            reload(mark)
