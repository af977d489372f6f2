"""Starting over: what to begin again with, what goes, what stays; and only then, asked once more, it is done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from course.content.model import Lesson
from course.journal.kinds import ATTEMPTS, RATINGS, READINGS
from course.locale import N_, _, ngettext
from course.session.routes import ToHome, ToLesson
from course.study.reset import Taken, of_course, of_lesson, of_question
from course.tui.base.keys import key
from course.tui.dialogs.confirm import ConfirmScreen
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.pointed_list import PointedList

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Scope(Struct, frozen=True):
    """Something to begin again with."""

    name: str
    """What it is: "This question"."""
    asked: str
    """The same as a question: whether to begin again with it."""
    taken: Taken
    """What goes from the course."""
    lesson: Lesson | None = None
    """The lesson it is, where it is one."""
    question: bool = False
    """Whether it is the question on screen."""

    @property
    def loss(self) -> str:
        """What goes, counted: "12 answers and 3 steps read"."""
        count = Counter(kind for kind, _id in self.taken)
        answers, read, rated = count[ATTEMPTS], count[READINGS], count[RATINGS]
        parts = [
            ngettext("{n} answer", "{n} answers", answers).format(n=answers) if answers else "",
            ngettext("{n} step read", "{n} steps read", read).format(n=read) if read else "",
            ngettext("{n} rated statement", "{n} rated statements", rated).format(n=rated) if rated else "",
        ]
        *most, last = [part for part in parts if part] or [_("Your place in it")]
        found = _("{parts} and {last}").format(parts=", ".join(most), last=last) if most else last
        return _("Gone from the course: {what}.").format(what=found)


class StartOverScreen(ModalScreen[Scope]):
    """Asks what to begin again with. Nothing is done here.

    Args:
        scopes: What there is to choose from, the smallest first.
    """

    CSS_PATH = "start_over.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [key("escape", "close", N_("Leave it"), N_("Leave things as they are"))]

    def __init__(self, scopes: list[Scope]) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """The choices, each with what goes; below them what stays."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content.styled(_("Begin again with …"), "bold $accent"), markup=False)
            yield PointedList(*(Option(_line(scope)) for scope in self._scopes), id="scopes", markup=False)
            stays = _(
                "All you have written and marked stays: reflections, what you wrote when you looked back, notes and bookmarks."
            )
            asked = _("You are asked before anything happens.")
            yield Static(Content.styled(f"{stays} {asked}", "$text-muted"), id="stays", markup=False)
            with Horizontal(id="choices"):
                yield Button(Content(_("Leave it")), id="leave")
        yield KeyBar()

    def on_mount(self) -> None:
        """The smallest first."""
        scopes = self.query_one(OptionList)
        scopes.highlighted = 0
        scopes.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._scopes[event.option_index])

    @on(Button.Pressed)
    def _left(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Esc leaves things as they are."""
        self.dismiss(None)


def start_over(app: BaseApp) -> None:
    """Asks what to begin again with, asks whether to do it, does it, and shows how things are then."""
    scopes = _scopes(app)
    if not scopes:
        app.notify(_("There is nothing to begin again with yet."), markup=False)
        return

    def chosen(scope: Scope | None) -> None:
        if scope is None:
            return

        async def sure(yes: bool | None) -> None:
            if yes and app.delete_entries(scope.taken, _("You can begin again. Ctrl+Z brings it all back.")):
                await _show(app, scope)

        stays = _("Your reflections and notes stay.")
        app.push_screen(ConfirmScreen(f"{scope.asked}\n\n{scope.loss} {stays}", yes=_("Begin again"), no=_("Leave it")), sure)

    app.push_screen(StartOverScreen(scopes), chosen)


def _scopes(app: BaseApp) -> list[Scope]:
    """What fits the place and has something to take."""
    from course.session.ratings import progress_settings

    records, found = app.session.records, []
    lesson, question = (app.here.lesson, app.here.asked) if app.here is not None else (None, None)
    if question is not None:
        asked = _("Do you want to begin again with this question?")
        found.append(Scope(_("This question"), asked, of_question(records, question), question=True))
    if lesson is not None:
        name = _("The lesson “{title}”").format(title=lesson.title)
        asked = _("Do you want to begin again with the lesson “{title}”?").format(title=lesson.title)
        found.append(Scope(name, asked, of_lesson(records, lesson), lesson))
    asked = _("Do you want to begin again with the whole course?")
    found.append(Scope(_("The whole course"), asked, of_course(records, app.session.course, progress_settings())))
    return [scope for scope in found if scope.taken]


async def _show(app: BaseApp, scope: Scope) -> None:
    """The question again, the lesson from its first step, or the course from its home page."""
    if scope.question:
        app.reload()
    elif scope.lesson is not None:
        await app.go(ToLesson(scope.lesson, 0, ask=False))
    elif await app.go(ToHome()):
        app.reload()


def _line(scope: Scope) -> Content:
    return Content.assemble((scope.name, "bold"), "\n", (f"  {scope.loss}", "$text-muted"))
