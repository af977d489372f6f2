"""A thread as a page: what was written, and what grew out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from course.locale import N_, _
from course.session.commitments import to_commitment
from course.session.routes import Route, ToEntry, ToLesson, ToOutgoing, ToThread, ToWork
from course.session.threads import Threads, threads_of
from course.tools.commitment import TABLE, Commitment
from course.tools.threads import Part, Thread
from course.tui.base.base_screen import ONLY_FOR_YOU, BaseScreen
from course.tui.base.keys import command, key
from course.tui.journal.thread_view import ThreadView
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ThreadScreen(BaseScreen[None]):
    """One thread.

    Args:
        thread: The thread as it was when it was gone to.
    """

    CSS_PATH = "thread_screen.tcss"
    BINDINGS = [
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"),
            words=N_("task remember to do")),
        key("ctrl+e", "export", N_("Save as a file"), N_("Write this thread as a document, to read, print or send"),
            words=N_("export print document Word share"), show=False),
        key("escape", "close", N_("Back"), N_("Back to where you were")),
        command("to_step", N_("To the step"), N_("Open the step that this belongs to"), words=N_("lesson"), is_link=True),
        ONLY_FOR_YOU,
    ]  # fmt: skip
    HELP = N_("What you wrote, and what grew out of it. ↑ ↓ move between its parts, Enter opens one, to go on writing.")
    app: BaseApp

    def __init__(self, thread: Thread) -> None:
        super().__init__()
        self._thread = thread
        self._threads: Threads | None = None
        self._view = ThreadView(id="thread")

    def compose(self) -> ComposeResult:
        """The thread."""
        yield TitleBar()
        yield self._view
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in it."""
        self.query_one(TitleBar).left = Content.styled(_("Journal"), "bold")
        self.reload()
        self._view.focus()

    def on_screen_resume(self) -> None:
        """Something in it may have been written or deleted meanwhile."""
        self.reload()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The thread."""
        return self._thread.entries

    def is_at(self, route: Route) -> bool:
        """Whether it is this thread."""
        return isinstance(route, ToThread) and route.thread.id == self._thread.id

    def reload(self, mark: str | None = None) -> None:
        """Shows it as it is by now; where nothing of it is left there is nothing to show."""
        self._threads = threads_of(self.app.session)
        found = (self._threads.of(part.of.id) for part in self._thread.parts)
        thread = next((each for each in found if each is not None), None)
        self._thread = thread or self._thread
        self._view.show(self._threads, thread)
        self.refresh_bindings()

    async def action_commit(self) -> None:
        """Makes an agreement out of the marked part."""
        part = self._view.part
        source = self._threads.source(part) if self._threads is not None and part is not None else None
        if source is not None:
            await self.app.go(to_commitment(source))

    async def action_export(self) -> None:
        """Writes the thread to a file."""
        await self.app.go(ToOutgoing(f"thread:{self._thread.id}"))

    async def action_to_step(self) -> None:
        """Opens the lesson at the step."""
        spot = self._threads.spot(self._thread) if self._threads is not None else None
        if spot is not None and spot.lesson and spot.step:
            await self.app.go(ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this thread can do."""
        part = self._view.part
        match action:
            case "commit":
                return part is not None and not isinstance(part.of, Commitment)
            case "export":
                return part is not None
            case "to_step":
                spot = self._threads.spot(self._thread) if self._threads is not None else None
                return spot is not None and spot.step is not None
            case "private":
                return bool(self.own_entries)
            case _:
                return True

    @on(ThreadView.Opened)
    async def _open(self, event: ThreadView.Opened) -> None:
        event.stop()
        await self.app.go(to_part(event.part))

    @on(ThreadView.Removed)
    def _remove(self, event: ThreadView.Removed) -> None:
        event.stop()
        if self.app.delete_entries([event.part.entry]):
            if set(self._thread.entries) == {event.part.entry}:
                self.dismiss(None)
            else:
                self.reload()


def to_part(part: Part) -> Route:
    """Where a part of a thread is opened."""
    return ToWork(TABLE, part.of.id) if isinstance(part.of, Commitment) else ToEntry(part.of)
