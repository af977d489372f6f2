"""The app: it knows the places one can go to, and how to begin and to end."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from datetime import datetime
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from course.content.model import Course
from course.journal import Journal
from course.locale import _
from course.locale.dates import time_of_day
from course.session import looks
from course.session.own_keys import own_keys
from course.session.routes import (
    Route,
    ToBookmarks,
    ToCertificate,
    ToCommitments,
    ToDevelopment,
    ToGlossary,
    ToGuide,
    ToHome,
    ToJournal,
    ToLesson,
    ToNewWork,
    ToNote,
    ToOutgoing,
    ToProjects,
    ToReview,
    ToRevisit,
    ToSearch,
    ToSettings,
    ToStatements,
)
from course.session.session import Session
from course.tui.base import theme
from course.tui.base.autosave import Autosave
from course.tui.base.base_app import BaseApp
from course.tui.base.base_screen import BaseScreen, Explains, Lists
from course.tui.base.keys import key_name, keymap
from course.tui.base.paste_parser import take_pastes_whole
from course.tui.base.terminal import take_any_bytes
from course.tui.commands import COMMANDS, KEYS, NOT_ABOVE, OFFERED

_OPENS: dict[str, type[Route]] = {
    "journal": ToJournal,
    "glossary": ToGlossary,
    "guide": ToGuide,
    "development": ToDevelopment,
    "search": ToSearch,
    "bookmarks": ToBookmarks,
    "commitments": ToCommitments,
    "settings": ToSettings,
    "projects": ToProjects,
    "review": ToReview,
}
"""Where an action leads: from there it leads nowhere."""
_NEED_JOURNAL = {*_OPENS, "deleted", "command_palette", "note", "commit", "export", "export_journal", "start_over"}
"""What can't be done before the journal is open."""
_STARTS_OVER = ToHome | ToLesson | ToJournal | ToDevelopment | ToSettings
"""Where one can begin again with something."""


class SkalkanApp(BaseApp):
    """The course on screen.

    Args:
        course: The course, checked.
        journal: The leader's journal, open, or how to open it.
        clock: Tells what time it is, with zone.
    """

    TITLE = "skalkan"
    ENABLE_COMMAND_PALETTE = False  # there is one of our own
    CSS_PATH = ["app.tcss", "home/home_screen.tcss"]
    BINDINGS = [*KEYS, *COMMANDS]

    def __init__(self, course: Course, journal: Journal | Callable[[], Journal], clock: Callable[[], datetime]) -> None:
        super().__init__(Session(course, journal if isinstance(journal, Journal) else None, clock))
        self.animation_level = self.movement()
        self._keymap = keymap(own_keys(self.session))
        self._open = journal if not isinstance(journal, Journal) else None
        self.crash: Exception | None = None
        for look in theme.THEMES:
            self.register_theme(look)
        # Set without the watcher, which would read all styles a second time before the first frame.
        self._text_width = looks.chosen(self.session, looks.WIDTH)
        self.set_reactive(App.theme, looks.chosen(self.session, looks.THEME))
        self.stylesheet.set_variables(self.get_css_variables())

    def _open_journal(self) -> None:
        """Opens a large journal, in a thread."""
        assert self._open is not None
        try:
            journal = self._open()
        except Exception as error:
            self.crash = error
            self.call_from_thread(self.exit, 1)
        else:
            self.call_from_thread(self._opened, journal)

    def _opened(self, journal: Journal) -> None:
        self.session.open(journal)
        self.apply_settings()
        self._begin()
        self.reload()

    def _begin(self) -> None:
        """Tells what the leader should know of the journal, and starts what goes on beside."""
        from course.tui.base import background
        from course.tui.places import load_beside

        load_beside(self)
        journal = self.session.journal
        told = [notice.text for notice in journal.notices()]
        for text in [journal.read_only, *told]:
            if text:
                self.notify(text, title=_("Your journal"), severity="warning", timeout=30, markup=False)
        background.begin(self)
        self.go_to_address()

    # Going places

    def get_default_screen(self) -> Screen[Any]:
        """The home screen is what everything else lies on."""
        from course.tui.home.home_screen import HomeScreen

        return HomeScreen()

    async def go(self, route: Route, *, instead: bool = False) -> bool:
        """Goes to a place, once what is written is saved; where it lies below already, back to it."""
        if not await self.all_saved():
            return False
        if isinstance(route, ToLesson) and not self._lies(ToStatements):  # whoever asks again from there doesn't want them
            from course.session import ratings

            route = ratings.first(self.session, route)
        if isinstance(route, ToNewWork) and not route.asked and self._asks_for_project(route, instead=instead):
            return True
        if isinstance(route, ToHome) or (isinstance(route, ToLesson) and not route.look):
            self._back_to(self.screen_stack[0])
            return isinstance(route, ToHome) or self._open_place(route)
        if instead:
            return self._open_place(route, instead=True)
        below = next((each for each in self.screen_stack if isinstance(each, BaseScreen) and each.is_at(route)), None)
        if below is not None:
            self._back_to(below)
            below.come_back(route)
            return True
        return self._open_place(route)

    def _asks_for_project(self, route: ToNewWork, *, instead: bool) -> bool:
        """Asks which project a new piece is for, where there are several, and then goes there."""
        from course.session.works import asks_for_project, proposed_project, to_new_work

        if not asks_for_project(self.session, route.work):
            return False
        from course.tui.tools.desk.project_chooser import ProjectChooser

        def chosen(project: str | None) -> None:
            if project is not None:
                self.call_later(self.go, to_new_work(route.work, project), instead=instead)

        self.push_screen(ProjectChooser(self.session.works, proposed_project(self.session, route.work), is_new=True), chosen)
        return True

    def _open_place(self, route: Route, *, instead: bool = False) -> bool:
        from course.tui.places import screen_of

        screen = screen_of(route, self.session)
        if screen is None:
            self.notify(_("It has been deleted meanwhile."), markup=False)
            return False
        if isinstance(screen, BaseScreen):
            screen.route = route
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        return True

    def _back_to(self, below: Screen[Any]) -> None:
        while self.screen is not below:
            self.pop_screen()

    async def action_journal(self) -> None:
        """Opens the journal."""
        await self.go(ToJournal())

    async def action_glossary(self) -> None:
        """Opens the glossary."""
        await self.go(ToGlossary())

    async def action_guide(self) -> None:
        """Opens the guide of the lesson the leader was in last."""
        await self.go(ToGuide())

    async def action_review(self) -> None:
        """Asks the questions that come back today."""
        await self.go(ToReview())

    async def action_revisit(self) -> None:
        """Opens the reflection that comes back today, or what was begun of it."""
        from course.session.revisits import coming_back

        if route := coming_back(self.session):
            await self.go(route)

    async def action_statements(self) -> None:
        """Shows the statements, to rate them."""
        from course.session.ratings import to_statements

        if route := to_statements(self.session):
            await self.go(route)

    async def action_certificate(self) -> None:
        """Shows the certificate of the whole course."""
        await self.go(ToCertificate())

    async def action_development(self) -> None:
        """Shows the leader's development."""
        await self.go(ToDevelopment())

    async def action_projects(self) -> None:
        """Opens the leader's own projects and tools."""
        await self.go(ToProjects())

    async def action_workshop(self) -> None:
        """Opens the workshop that is held next."""
        from course.session.today import coming_workshop
        from course.session.works import to_work

        if workshop := coming_workshop(self.session):
            await self.go(to_work(workshop))

    async def action_search(self) -> None:
        """Searches here, where there is a field for it; from there, and elsewhere, everything."""
        field = self.here.search_field if self.here is not None else None
        if field is not None and not field.has_focus:
            self.screen.set_focus(field)
        else:
            await self.go(ToSearch(self.here.searched_for if self.here is not None else ""))

    async def action_note(self) -> None:
        """Opens a new note that belongs to no step."""
        await self.go(ToNote())

    async def action_commit(self) -> None:
        """Makes an agreement that grew out of nothing here."""
        from course.session.works import new_work
        from course.tools import registry
        from course.tools.commitment import Commitment

        await self.go(ToNewWork(new_work(self.session, registry.of(Commitment).table)))

    def action_export(self) -> None:
        """Says that this place has nothing to save as a file."""
        self.tell(_("There is nothing to save as a file here. You find your journal with Ctrl+P."))

    async def action_export_journal(self) -> None:
        """Asks as what and where to the journal is to be saved."""
        await self.go(ToOutgoing("whole"))

    async def action_saved(self) -> None:
        """Says that everything is saved: whoever asks wants to be sure."""
        if await self.all_saved():
            now = time_of_day(self.session.clock())
            self.tell(_("Saved {time}. Everything is saved while you write.").format(time=now))

    async def action_bookmarks(self) -> None:
        """Opens the list of the steps that are marked."""
        await self.go(ToBookmarks())

    async def action_deleted(self) -> None:
        """Opens the list of what was deleted."""
        await self.go(ToJournal(tab=4))

    async def action_commitments(self) -> None:
        """Opens the agreements."""
        await self.go(ToCommitments())

    def action_help(self) -> None:
        """Shows what can be done here."""
        from course.tui.dialogs.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Shows everything that can be done, to search in."""
        from course.tui.dialogs.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self, self.screen))

    async def action_start_over(self) -> None:
        """Asks what to begin again with."""
        from course.tui.dialogs.start_over import start_over

        if await self.all_saved():
            start_over(self)

    async def action_settings(self) -> None:
        """Opens the settings."""
        await self.go(ToSettings())

    def action_help_quit(self) -> None:
        """Ctrl+C copies here; whoever meant to leave is told how."""
        self.clear_notifications()  # pressed twice it says so once
        self.notify(_("Ctrl+Q stops the course. Everything is saved."), markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A place that is open already can't be opened from itself."""
        here = self.here.route if self.here is not None else None
        if action in _OPENS and action != "search" and isinstance(here, _OPENS[action]):
            return False
        if action == "guide" and not self.session.course.has_guides:
            return False
        if action == "help":
            return not isinstance(self.screen, Explains)
        if action == "command_palette" and isinstance(self.screen, Lists):
            return False
        if action in NOT_ABOVE and self.screen.is_modal:
            return False
        if action == "undo":
            return self.can_undo
        if action == "start_over":
            return self.session.is_ready and isinstance(here, _STARTS_OVER)
        if action in OFFERED:
            return self.has_looked and self._is_offered(action)
        return self.session.is_ready or action not in _NEED_JOURNAL

    def _is_offered(self, action: str) -> bool:
        """Whether there is something today that this action opens; inside a tool no letter leads out of it."""
        from course.session import ratings, revisits, today

        is_home = self.here is not None and isinstance(self.here.route, ToHome)
        match action:
            case "review":
                return not self._is_at_desk and bool(self.session.reviews.today())
            case "revisit":
                return not self._is_at_desk and not self._lies(ToRevisit) and revisits.coming_back(self.session) is not None
            case "workshop":  # only home tells of it: elsewhere no workshop is read for each key
                return is_home and today.coming_workshop(self.session) is not None
            case "certificate":
                return is_home and ratings.is_through(self.session)
            case _:
                return is_home and ratings.to_statements(self.session) is not None

    @property
    def _is_at_desk(self) -> bool:
        return self.here is not None and self.here.IS_DESK

    def _lies(self, route: type[Route]) -> bool:
        return any(isinstance(each, BaseScreen) and isinstance(each.route, route) for each in self.screen_stack)

    def get_key_display(self, binding: Binding) -> str:
        """Keys by their Danish names, wherever Textual shows one."""
        return key_name(binding.key)

    async def action_quit(self) -> None:
        """Stops, once what was written is in the journal; else says why not and stays."""
        if await self.all_saved() or (error := Autosave.flush_all()) is None:
            self.exit(0)
            return
        from course.tui.dialogs.confirm import ConfirmScreen

        question = _("Your last words could not be saved: {error} Stop anyway?").format(error=error)
        self.clear_notifications()  # the question says it all, and they would lie over it
        self.push_screen(ConfirmScreen(question, yes=_("Stop without saving"), no=_("Stay here")), self._quit_anyway)

    def _quit_anyway(self, sure: bool | None) -> None:
        if sure:
            self.exit(0)

    def on_mount(self) -> None:
        """Hears when the system wants the app to end."""
        if not self.is_headless:
            self._hear_signals()

    def on_ready(self) -> None:
        """Home is on screen: from here on garbage is looked for, but not among what the start has made."""
        gc.freeze()
        gc.enable()
        if self.session.is_ready:
            self._begin()
        else:
            self.run_worker(self._open_journal, thread=True, exit_on_error=False)

    def _hear_signals(self) -> None:
        """A terminal window that is closed, and a system that shuts down, end the app as Ctrl+Q does."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                # Saving inside a signal handler could cut into a save under way: the loop does it between two events.
                signal.signal(getattr(signal, name), lambda *_: loop.call_soon_threadsafe(self._ended_from_outside))

    def _ended_from_outside(self) -> None:
        Autosave.flush_all()
        self.exit(0)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours: no traceback on the leader's screen; what was written is saved, and `run` says what happened."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()


def run(
    course: Course, journal: Journal | Callable[[], Journal], clock: Callable[[], datetime], is_hosted: bool = False, at: str = ""
) -> Exception | None:
    """Runs the app until the leader stops.

    Args:
        course: The course, checked.
        journal: The journal, open, or for a large one how to open it, which is then done when home is on screen.
        clock: Tells what time it is, with zone.
        is_hosted: Whether the journal lies on a computer that others run.
        at: The address of the place it opens at.

    Returns:
        None, or the fault that ended it; what was written is saved first.

    Raises:
        JournalError: The last words could not be saved; the leader was told before, unless the system ended the app.
    """
    take_any_bytes()
    take_pastes_whole()
    app = SkalkanApp(course, journal, clock)
    app.session.is_hosted, app.opens_at = is_hosted, at
    try:
        app.run()
    finally:
        app.pool.shutdown()
        unsaved = Autosave.flush_all()
    if unsaved is not None:
        raise unsaved
    return app.crash
