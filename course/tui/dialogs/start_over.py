"""Starting over: what to begin again with, what goes, what stays; and only then, asked once more, it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.session.routes import ToHome, ToLesson
from course.session.starting_over import Scope, begin_again, scopes
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.dialogs.confirm import ConfirmScreen
from course.tui.widgets.button import Button
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class StartOverScreen(Dialog[Scope]):
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
            yield Static(Content.styled(_("Begin again with …"), "bold"), markup=False)
            yield MarkedList(*(Option(_line(scope)) for scope in self._scopes), id="scopes")
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
    here = app.here
    found = scopes(app.session, here.lesson, here.asked) if here is not None else []
    if not found:
        app.notify(_("There is nothing to begin again with yet."), markup=False)
        return

    def chosen(scope: Scope | None) -> None:
        if scope is None:
            return

        async def sure(yes: bool | None) -> None:
            if yes and app.try_to_save(lambda: begin_again(app.session, scope)):
                app.tell(_("You can begin again. Ctrl+Z brings it all back, and so does the journal, under Deleted."))
                app.screen.refresh_bindings()
                await _show(app, scope)

        stays = _("Your reflections and notes stay.")
        app.push_screen(ConfirmScreen(f"{scope.asked}\n\n{scope.loss} {stays}", yes=_("Begin again"), no=_("Leave it")), sure)

    app.push_screen(StartOverScreen(found), chosen)


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
