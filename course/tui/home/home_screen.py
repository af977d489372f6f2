"""Home: what to do now, and the course as a map."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList, Static

from course.locale import N_, _, ngettext
from course.locale.dates import short_date
from course.session import quarter, ratings
from course.session.greeting import GoOn, go_on, greeting
from course.session.routes import ToHome, ToJournal, ToLesson, ToTextConflict
from course.session.running_quarter import Part
from course.study.progress import NextStep, Progress, entry_index, next_step, progress
from course.study.rating import BEFORE
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.home.continue_card import ContinueCard
from course.tui.home.home_letters import LETTERS, HomeLetters
from course.tui.home.lesson_map import LessonMap
from course.tui.home.today_list import QUARTER, TodayList
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp
    from course.tui.home.own_pane import OwnPane

WIDE = 110
"""Columns from which there is room for the leader's own at the right."""
_TWO_COLUMNS = 76
"""Columns from which the map has two columns."""
_FULL = 16
"""Lines of home, with air between its parts, beside what is offered and the map."""
_FEW = 500
"""Entries that are read in no time: with these, what is offered today is there with the first frame, else right after it."""


class HomeScreen(BaseScreen[None]):
    """The place where the app opens and to which Esc leads back."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    BINDINGS = [
        key("plus", "app.note", N_("Note"), N_("Write a note of your own, to no step")),
        key("ctrl+f,slash", "app.search", N_("Search"), N_("Search the course, the glossary and your journal")),
        key("ctrl+q", "app.quit", N_("Quit"), N_("Stop for now; everything is saved")),
        *(key(letter, f"app.{action}", label, show=False) for letter, action, label in LETTERS),
        command("double", N_("Two texts"), N_("Choose between two texts for the same place, written on two computers")),
        command("quarter", N_("A quarter of an hour"), N_("What is due and where you are, for a quarter of an hour")),
        key("escape", "app.help_quit", N_("How to stop"), show=False),
        key("right", "across(1)", N_("To the right column"), show=False),
        key("left", "across(-1)", N_("To the left column"), show=False),
    ]
    HELP = N_("The digits 1 to 9 open a lesson at once; the letters at the bottom open a place.")
    app: BaseApp
    route = ToHome()

    def __init__(self) -> None:
        super().__init__()
        self._next: NextStep | None = None
        self._shown: tuple[object, ...] = ()
        self._quarter: tuple[Part, ...] = ()
        self._today = TodayList(id="today")

    def compose(self) -> ComposeResult:
        """The card, what is offered today, the heading and the map; filled before the first frame."""
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="greeting", markup=False)
            with Horizontal(id="desk"):
                with Vertical(id="main"):
                    yield ContinueCard(id="continue")
                    yield self._today
                    yield Static(Content(_("✔ Today's questions are done.")), id="done", markup=False)
                    yield Static(id="course-heading", markup=False)
                    yield LessonMap(self._progress(), id="map")
                if self._is_wide:
                    yield self._own
        yield HomeLetters(id="letters")
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts at the card."""
        self.reload()
        self.query_one(ContinueCard).focus()

    async def on_screen_resume(self) -> None:
        """Coming back, everything may have moved on; a quarter of an hour goes on with its next part."""
        route = quarter.go_on(self.app.session) if self.is_current and self.app.session.quarter is not None else None
        if route is None or not await self.app.go(route):
            self.reload()

    def on_resize(self) -> None:
        """The texts fit the window."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows how far the course is; draws nothing where nothing has changed since the last time."""
        if not self.app.session.is_ready:
            self._wait()
            return
        state = self.app.session.state, self.app.session.clock().hour, self.size.width
        if state == self._shown:
            return
        self._shown = state
        course_progress = self._progress()
        self._show(course_progress)
        self.query_one(LessonMap).show_progress(course_progress, single=self._is_wide)
        if sum(self.app.session.records.counts().values()) <= _FEW:
            self._offer()
        else:
            self.call_after_refresh(self._offer)

    def _wait(self) -> None:
        """What home shows while a large journal is opened: the course, and nothing to do yet."""
        self.query_one(TitleBar).left = Content.assemble(("skalkan", "bold $accent"), " · ", self.app.session.course.title)
        self.query_one(ContinueCard).update(Content(_("Opening your journal …")))

    def _offer(self) -> None:
        """What can be done today beside the course."""
        from course.session.today import offers

        if self.is_attached:
            self.app.has_looked = True
            self.app.try_to_save(self.app.session.put_together)
            self._quarter = quarter.plan(self.app.session)
            words = quarter.in_words(self.app.session, self._quarter)
            self._today.show(words, offers(self.app.session))
            self._make_room()
            self._show_own()
            done = self.query_one("#done")
            done.display = self.app.session.reviews.all_done()
            done.set_class(not self._today.offers, "-alone")
            self.refresh_bindings()

    @cached_property
    def _own(self) -> OwnPane:
        """The leader's own, loaded where there is room for it."""
        from course.tui.home.own_pane import OwnPane

        return OwnPane(id="own-pane")

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _show_own(self) -> None:
        """What is the leader's own, where there is room; in a narrow window nothing of it is read."""
        if not self._is_wide:
            self.query("#own-pane").set(display=False)
        elif self._own.is_attached:
            self._own.reload()
        else:
            self.query_one("#desk").mount(self._own)

    def _make_room(self) -> None:
        """The parts stand apart where all of them are still in sight then."""
        rows = 9 if self._is_wide or self.size.width < _TWO_COLUMNS else 5
        # A screen that wasn't shown yet looks at all its styles when it is; doing so twice would be felt at the start.
        was_shown = self.stack_updates > 0
        self.set_class(self.size.height >= _FULL + len(self._today.options) + rows, "-roomy", update=was_shown)

    @on(OptionList.OptionSelected, "#today")
    async def _offer_taken(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == QUARTER:
            await self.action_quarter()
        else:
            await self.app.go(self._today.offers[int(event.option_id or 0)].route)

    async def action_quarter(self) -> None:
        """Begins a quarter of an hour."""
        await self.app.go(quarter.begin(self.app.session, self._quarter))

    async def action_double(self) -> None:
        """Shows the first pair of texts."""
        if route := self._conflict():
            await self.app.go(route)

    def _conflict(self) -> ToTextConflict | None:
        return next((each.route for each in self._today.offers if isinstance(each.route, ToTextConflict)), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is offered can be opened only while it is offered."""
        if action == "double":
            return self._conflict() is not None
        if action == "quarter":
            return bool(self._quarter)
        if action == "across":
            return self._across(*parameters) is not None
        return True

    def action_across(self, by: int) -> None:
        """To the other column of a wide window."""
        if (beside := self._across(by)) is not None:
            beside.focus()

    def _across(self, by: object) -> Widget | None:
        if not (self._is_wide and self._own.is_mounted and self._own.lines.focusable):
            return None
        own = self._own.lines
        if by == 1:
            return None if own.has_focus else own
        return self.query_one(ContinueCard) if own.has_focus else None

    def _progress(self) -> Progress:
        if not self.app.session.is_ready:
            return progress(self.app.session.course, (), (), ())
        return self.app.session.progress()

    def _show(self, progress: Progress) -> None:
        now = self.app.session.clock()
        self._next = next_step(self.app.session.course, progress, self.app.session.records.places())
        title = self.query_one(TitleBar)
        title.left = Content.assemble(("skalkan", "bold $accent"), " · ", self.app.session.course.title)
        title.right = Content(short_date(now))
        self.query_one("#greeting", Static).update(Content(greeting(self.app.session, self._next)))
        self.query_one(ContinueCard).show(self._said(progress))
        count = _("{done} of {total} steps").format(done=progress.done, total=progress.total)
        if progress.minutes_left:
            left = ngettext("about {n} min. left", "about {n} min. left", progress.minutes_left).format(n=progress.minutes_left)
            count = f"{count} · {left}"
        heading = self.query_one("#course-heading", Static)
        heading.update(Content.assemble((_("The course"), "bold"), "   ", (count, "$text-muted")))

    def _said(self, progress: Progress) -> GoOn | None:
        if self._next is None:
            return None
        is_first = ratings.wanted_now(self.app.session) == BEFORE
        return go_on(self._next, progress, len(self.app.session.course.statements) if is_first else 0)

    async def on_key(self, event: Key) -> None:
        """Digits open a lesson by its number."""
        if self.app.session.is_ready and event.character and event.character in "123456789":
            number = int(event.character) - 1
            if number < len(self.app.session.course.lessons):
                event.stop()  # or the lesson would be given the same key once more
                await self._open(self.app.session.course.lessons[number].id)

    @on(LessonMap.Chosen)
    async def _lesson_chosen(self, event: LessonMap.Chosen) -> None:
        event.stop()
        if self.app.session.is_ready:
            await self._open(event.lesson_id)

    @on(ContinueCard.Chosen)
    async def _go_on(self) -> None:
        if not self.app.session.is_ready:
            return
        if self._next is None:
            await self.app.go(ToJournal())
        else:
            await self.app.go(ToLesson(self._next.lesson, self._next.index))

    async def _open(self, lesson_id: str) -> None:
        lesson = self._progress().of(lesson_id)
        await self.app.go(ToLesson(lesson.lesson, entry_index(lesson, self.app.session.records.places())))
