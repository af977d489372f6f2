"""The steps that the leader has marked, lesson by lesson: to go to, and to take the mark off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.content.model import Lesson, Step
from course.journal.kinds import BOOKMARKS, Bookmark
from course.locale import N_, _
from course.locale.dates import short_date
from course.session.routes import ToLesson
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import EditableList
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class MarkList(EditableList):
    """The marks; with the mouse as in the journal, a click marks a line and a click on the marked one opens it."""

    BINDINGS = [
        key("enter", "select", N_("Open"), N_("Open the lesson at the step")),
        key("delete,backspace", "remove", N_("Take off"), N_("Take the mark off the step; marking it again brings it back")),
    ]


class BookmarksScreen(BaseScreen[None]):
    """All marks: in the order of the course, and last what it no longer has."""

    CSS_PATH = "bookmarks_screen.tcss"
    BINDINGS = [key("escape", "close", N_("Back"), N_("Back to where you were"))]
    HELP = N_("The steps you have marked. In a lesson, M sets or takes the mark of the step; a click on the flag does the same.")
    app: BaseApp

    def compose(self) -> ComposeResult:
        """The list, or what to do to get one."""
        yield TitleBar()
        yield MarkList(self._take_off, id="marks")
        yield Static(id="empty", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts in the list."""
        self.query_one(TitleBar).left = Content.styled(_("Bookmarks"), "bold")
        self.reload()
        self.query_one(MarkList).focus()

    def on_screen_resume(self) -> None:
        """A mark may have been set or taken meanwhile."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows the marks that there are by now; the highlight stays where it was, as far as it can."""
        marks = {bookmark.step: bookmark for bookmark in self.app.session.records.bookmarks()}
        options = list(self._options(marks))
        listed, empty = self.query_one(MarkList), self.query_one("#empty", Static)
        before = listed.highlighted or 0
        listed.set_options(options)
        places = [number for number, option in enumerate(options) if not option.disabled]
        listed.highlighted = min(places, key=lambda number: abs(number - before), default=None)
        listed.display, empty.display = bool(marks), not marks
        empty.update(Content(_("No marks yet. In a lesson, M marks the step you are at, or a click on the flag ⚐ at the top.")))
        self.query_one(TitleBar).right = Content(str(len(marks)) if marks else "")
        self.refresh_bindings()

    def _options(self, marks: dict[str, Bookmark]) -> Iterator[Option]:
        """A heading a lesson with its marks, and last those whose step the course no longer has."""
        left = dict(marks)
        for number, lesson in enumerate(self.app.session.course.lessons, start=1):
            steps = [(place, step) for place, step in enumerate(lesson.steps, start=1) if step.id in marks]
            if steps:
                yield _heading(f"{number} {lesson.title}", first=len(left) == len(marks))
            for place, step in steps:
                yield self._line(left.pop(step.id), step.title, _("step {n}").format(n=place))
        if left:
            yield _heading(_("From an earlier edition of the course"), first=len(left) == len(marks))
        for mark in left.values():
            yield self._line(mark, mark.step, "")

    def _line(self, mark: Bookmark, title: str, place: str) -> Option:
        about = " · ".join(word for word in (place, short_date(mark.at, self.app.session.clock())) if word)
        return Option(Content.assemble(("  ⚑ ", "bold $accent"), title, (f"  {about}", "$text-muted")), id=f"s-{mark.step}")

    def _place(self, step_id: str) -> tuple[Lesson, Step] | None:
        steps = ((lesson, step) for lesson in self.app.session.course.lessons for step in lesson.steps)
        return next(((lesson, step) for lesson, step in steps if step.id == step_id), None)

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        place = self._place((event.option_id or "").removeprefix("s-"))
        if place is None:
            self.app.notify(_("The course no longer has this step. Del takes the mark off."), markup=False)
            return
        lesson, step = place
        await self.app.go(ToLesson(lesson, lesson.steps.index(step), look=True))

    def _take_off(self, marked: str) -> None:
        """Takes the mark off the step."""
        step = marked.removeprefix("s-")
        marks = [(BOOKMARKS, mark.id) for mark in self.app.session.records.bookmarks() if mark.step == step]
        if marks and self.app.delete_entries(marks, _("The mark is off. Ctrl+Z sets it again.")):
            self.reload()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _heading(text: str, *, first: bool) -> Option:
    return Option(Content.styled(text if first else f"\n{text}", "bold"), disabled=True)
