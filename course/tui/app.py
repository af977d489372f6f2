"""The app: it knows the places one can go to, and how to begin and to end."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from course.content.model import Course, Lesson
from course.journal import Journal
from course.journal.records import Records
from course.locale import N_, _
from course.tui.base import theme
from course.tui.base.autosave import Autosave
from course.tui.base.base_app import KeepingApp
from course.tui.base.keys import key, key_name
from course.tui.base.terminal import take_any_bytes

if TYPE_CHECKING:
    from course.tui.home.reviewing import Reviews
    from course.tui.search.search_screen import Searched

THEME = "theme"
"""The setting that keeps the leader's choice of light or dark."""
_NEED_JOURNAL = {
    *("journal", "glossary", "development", "search", "bookmarks", "tools", "commitments", "toggle_theme", "command_palette")
}
"""What can't be done before the journal is open."""
_OFFERED = {"review", "revisit", "workshop", "statements", "certificate"}
"""What is there only on some days."""


class SkalkanApp(KeepingApp):
    """The course on screen.

    Args:
        course: The course, checked.
        journal: The leader's journal, open, or how to open it.
        clock: Tells what time it is, with zone.
    """

    TITLE = "skalkan"
    ENABLE_COMMAND_PALETTE = False  # there is one of our own
    CSS_PATH = ["app.tcss", "home/home_screen.tcss"]
    BINDINGS = [
        key("j", "journal", N_("Journal"), N_("Everything you have written and answered")),
        key("p", "projects", N_("Projects"), N_("Your own projects: what to watch in them, and what belongs to them")),
        key("r", "tools", N_("Tools"), N_("The three tools, your projects and agreements: what you have made, and new ones")),
        key("u", "development", N_("Development"), N_("What you have done, answered and written, as pictures or in words")),
        key("slash", "search", N_("Search"), N_("Search the course, the glossary and your journal")),
        key("ctrl+f", "search", N_("Search"), N_("Search the course, the glossary and your journal"), priority=True),
        key("g", "glossary", N_("Glossary"), N_("The words of the trade, explained")),
        key("a", "commitments", N_("Agreements"), N_("What you have agreed with yourself: if … then …"), show=False),
        key("m", "bookmarks", N_("Bookmarks"), N_("The steps you have marked"), show=False),
        key("f", "review", N_("Five of the day"), N_("The questions that come back today, never more than five"), show=False),
        key("s", "revisit", N_("Looking back"), N_("An earlier reflection: what you would write today"), show=False),
        key("w", "workshop", N_("Workshop"), N_("Your next workshop, when it is held within a week"), show=False),
        key("ctrl+z", "undo", N_("Undo"), N_("Bring back what was deleted or reset last")),
        key("shift+f8", "start_over", N_("Start over"), N_("Begin again with a question, a lesson or the course"), show=False),
        key("t", "toggle_theme", N_("Light or dark"), N_("Change between light and dark; the choice is kept"), show=False),
        key("v", "statements", N_("Rate"), N_("Rate what you can say of yourself, today and as it was"), show=False),
        key("k", "certificate", N_("Certificate"), N_("The certificate of the whole course"), show=False),
        key("f1", "help", N_("Help"), N_("What you can do right here")),
        key("ctrl+p", "command_palette", N_("More"), N_("Everything you can do, to search in"), priority=True),
        key("ctrl+q", "quit", N_("Quit"), N_("Stop for now; everything is saved"), priority=True),
    ]

    def __init__(self, course: Course, journal: Journal | Callable[[], Journal], clock: Callable[[], datetime]) -> None:
        super().__init__(course, Records(journal) if isinstance(journal, Journal) else None, clock)
        self.animation_level = "none"
        self._open = journal if not isinstance(journal, Journal) else None
        self.crash: Exception | None = None
        self.has_looked = False
        """Whether home has looked for what is offered today: over a long journal that waits for the first frame."""
        self.searched: Searched | None = None
        """What the search knows, once it was opened."""
        for look in theme.THEMES:
            self.register_theme(look)
        # Set without the watcher, which would read all styles a second time before the first frame.
        self.set_reactive(App.theme, self._chosen_theme() if self.is_ready else theme.DARK)
        self.stylesheet.set_variables(self.get_css_variables())

    @cached_property
    def reviews(self) -> Reviews:
        """What comes back today."""
        from course.tui.home.reviewing import Reviews

        return Reviews(self)

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
        self._records = Records(journal)
        self.theme = self._chosen_theme()
        self._begin()
        self.reload()

    def _begin(self) -> None:
        """Tells what the leader should know of the journal, and starts what goes on beside."""
        from course.tui.base import background

        journal = self.records.journal
        told = [notice.text for notice in journal.notices()]
        for text in [journal.read_only, *told]:
            if text:
                self.notify(text, title=_("Your journal"), severity="warning", timeout=30, markup=False)
        background.begin(self)

    def _chosen_theme(self) -> str:
        chosen = self.records.setting(THEME)
        return chosen if chosen in (theme.LIGHT, theme.DARK) else theme.DARK

    # Going places

    def get_default_screen(self) -> Screen[Any]:
        """The home screen is what everything else lies on."""
        from course.tui.home.home_screen import HomeScreen

        return HomeScreen()

    async def open_lesson(self, lesson: Lesson, index: int, *, ask: bool = True) -> None:
        """Opens a lesson at a step, in place of whatever lies on the home screen; the statements come before the very first."""
        from course.tui.home.rating import ask_first
        from course.tui.lesson.lesson_screen import LessonScreen

        if ask and ask_first(self, partial(self.open_lesson, lesson, index, ask=False)):
            return
        if await self.go_home():
            self.push_screen(LessonScreen(lesson, index))

    async def look_at(self, lesson: Lesson, index: int) -> bool:
        """Opens a step on top of where one is: Esc leads back there, and a look alone doesn't move the place to go on at.

        Returns:
            False, and nothing opened, where a text can't be saved.
        """
        from course.tui.lesson.lesson_screen import LessonScreen

        if not await self.all_saved():
            return False
        self.push_screen(LessonScreen(lesson, index, look=True))
        return True

    async def go_home(self) -> bool:
        """Closes everything but the home screen; False, and nothing closed, where a text can't be saved."""
        if not await self.all_saved():
            return False
        while len(self.screen_stack) > 1:
            self.pop_screen()
        return True

    def action_journal(self) -> None:
        """Opens the journal."""
        from course.tui.journal.journal_screen import JournalScreen

        self.push_screen(JournalScreen())

    def action_glossary(self, first: tuple[str, ...] = ()) -> None:
        """Opens the glossary; the terms named first come on top."""
        from course.tui.search.glossary_screen import GlossaryScreen

        self.push_screen(GlossaryScreen(first))

    def action_review(self) -> None:
        """Asks the questions that come back today."""
        from course.tui.review.review_screen import ReviewScreen

        self.push_screen(ReviewScreen())

    def action_revisit(self) -> None:
        """Opens the reflection that comes back today, or what was begun of it."""
        from course.tui.home.revisiting import coming_back, unfinished
        from course.tui.review.revisit_screen import RevisitScreen

        if begun := unfinished(self):
            self.push_screen(RevisitScreen(*begun))
        elif offer := coming_back(self):
            self.push_screen(RevisitScreen(offer))

    def action_statements(self) -> None:
        """Shows the statements, to rate them."""
        from course.tui.home.rating import rate

        rate(self)

    def action_certificate(self) -> None:
        """Shows the certificate of the whole course."""
        from course.tui.development.certificate_screen import CertificateScreen

        self.push_screen(CertificateScreen())

    def action_development(self) -> None:
        """Shows the leader's development."""
        from course.tui.development.development_screen import DevelopmentScreen

        self.push_screen(DevelopmentScreen())

    def action_projects(self) -> None:
        """Opens the leader's own projects."""
        from course.tui.tools.project.projects_screen import ProjectsScreen

        self.push_screen(ProjectsScreen())

    async def action_workshop(self) -> None:
        """Opens the workshop that is held next."""
        from course.tools.workshop import TABLE
        from course.tui.home.today import coming_workshop
        from course.tui.tools.own_work import open_work

        if workshop := coming_workshop(self):
            await open_work(self, TABLE, workshop.id)

    async def action_search(self) -> None:
        """Opens the one search; where it lies below, back to it."""
        from course.tui.search.search_screen import SearchScreen

        await self._go_to(SearchScreen)

    def action_bookmarks(self) -> None:
        """Opens the list of the steps that are marked."""
        from course.tui.journal.bookmarks_screen import BookmarksScreen

        self.push_screen(BookmarksScreen())

    async def action_tools(self, mark: str = "") -> None:
        """Opens the tools; where they lie below, goes back to them.

        Args:
            mark: The kind that has the mark, by its table.
        """
        from course.tui.tools.hub_screen import ToolsScreen

        await self._go_to(ToolsScreen, mark)

    async def action_commitments(self) -> None:
        """Opens the agreements; where they lie below, goes back to them."""
        from course.tui.tools.commitment.commitments_screen import CommitmentsScreen

        await self._go_to(CommitmentsScreen)

    async def _go_to(self, place: type[Screen[None]], *about: str) -> None:
        """Goes back to a place where it lies below, else opens it."""
        if not await self.all_saved():
            return
        if not any(isinstance(screen, place) for screen in self.screen_stack):
            self.push_screen(place(*about))
        while not isinstance(self.screen, place):
            self.pop_screen()

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

    def action_toggle_theme(self) -> None:
        """Changes between light and dark, and keeps the choice."""
        self.theme = theme.LIGHT if self.theme == theme.DARK else theme.DARK
        self.try_to_save(lambda: self.records.save_setting(THEME, self.theme))

    def action_help_quit(self) -> None:
        """Ctrl+C copies here; whoever meant to leave is told how."""
        self.clear_notifications()  # pressed twice it says so once
        self.notify(_("Ctrl+Q stops the course. Everything is saved."), markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A place that is open already can't be opened from itself."""
        here = type(self.screen).__name__
        if action == "search" and (self.screen.is_modal or here == "SearchScreen"):
            return False
        if action == "undo":
            return self.can_undo
        if action == "start_over":
            return self.is_ready and here in {"HomeScreen", "LessonScreen", "JournalScreen", "DevelopmentScreen"}
        if action in _OFFERED:
            return self.has_looked and self._is_offered(action, here)
        if not self.is_ready and action in _NEED_JOURNAL:
            return False
        if action == "tools" and self.course.toolkit is None:
            return False
        return (action, here) not in {
            ("journal", "JournalScreen"),
            ("glossary", "GlossaryScreen"),
            ("development", "DevelopmentScreen"),
            ("bookmarks", "BookmarksScreen"),
            ("tools", "ToolsScreen"),
            ("commitments", "CommitmentsScreen"),
            ("projects", "ProjectsScreen"),
            ("help", "HelpScreen"),
        }

    def _is_offered(self, action: str, here: str) -> bool:
        """Whether there is something today that this action opens; inside a tool no letter leads out of it."""
        if action in {"review", "revisit"} and hasattr(self.screen, "work"):
            return False
        if action == "workshop":  # only home tells of it: elsewhere no workshop is read for each key
            from course.tui.home.today import coming_workshop

            return here == "HomeScreen" and coming_workshop(self) is not None
        if action == "review":
            return here != "ReviewScreen" and bool(self.reviews.today())
        if action == "revisit":
            from course.tui.home.revisiting import coming_back, unfinished

            open_already = any(type(screen).__name__ == "RevisitScreen" for screen in self.screen_stack)
            return not open_already and (coming_back(self) is not None or unfinished(self) is not None)
        from course.tui.home.rating import can_open

        return here == "HomeScreen" and can_open(self, action)

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
        if self.is_ready:
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


def run(course: Course, journal: Journal | Callable[[], Journal], clock: Callable[[], datetime]) -> Exception | None:
    """Runs the app until the leader stops.

    Args:
        course: The course, checked.
        journal: The journal, open, or for a large one how to open it, which is then done when home is on screen.
        clock: Tells what time it is, with zone.

    Returns:
        None, or the fault that ended it; what was written is saved first.

    Raises:
        JournalError: The last words could not be saved; the leader was told before, unless the system ended the app.
    """
    take_any_bytes()
    app = SkalkanApp(course, journal, clock)
    try:
        app.run()
    finally:
        app.pool.shutdown()
        unsaved = Autosave.flush_all()
    if unsaved is not None:
        raise unsaved
    return app.crash
