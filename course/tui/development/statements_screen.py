"""Rating the statements: before the course, after it, and looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from course.locale import N_, _, ngettext
from course.session.ratings import skip
from course.session.routes import ToDevelopment, ToLesson, ToStatements
from course.study.rating import AFTER, BEFORE, THEN, Moment, is_rated
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.development.scales import Scales
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_TITLES: dict[Moment, str] = {
    BEFORE: N_("Before you begin"),
    AFTER: N_("After the course"),
    THEN: N_("As you were then"),
}
_LEADS: dict[Moment, str] = {
    BEFORE: N_(
        "How well does it fit you today? Press 1 (not at all) to 7 (completely). After the course you get them "
        "again and see what has moved."
    ),
    AFTER: N_(
        "You are through the course. How well does it fit you today? Press 1 (not at all) to 7 (completely). "
        "Nobody sees it but you."
    ),
    THEN: N_(
        "And now as you were when you began: how well did it fit you then? Who has learned something often sees differently "
        "where they once stood."
    ),
}


class StatementsScreen(BaseScreen[None]):
    """The statements at one moment; each rating is saved as it is given.

    Args:
        moment: Which moment.
        then: The lesson that comes after; by default looking back after the course, and then how it all has moved.
    """

    CSS_PATH = "statements_screen.tcss"
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back; what you have rated is kept")),
        key("f4", "skip", N_("Skip"), N_("Go on without these statements; you are not asked again")),
        key("enter", "forward", N_("Onwards"), N_("Go on; what you left out stays out")),
    ]
    HELP = N_("There is no right answer. Nothing is added up, and you are compared with nobody but yourself.")
    app: BaseApp

    def __init__(self, moment: Moment, then: ToLesson | None = None) -> None:
        super().__init__()
        self._moment: Moment = moment
        self._then = then
        self._scales = Scales(self.app.session.course.statements, self.app.session.records.ratings().get(moment, {}), id="scales")

    def compose(self) -> ComposeResult:
        """What is asked, the scales, and the ways on."""
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield Static(Content(_(_LEADS[self._moment])), id="lead", markup=False)
            yield self._scales
        with Horizontal(id="buttons"):
            if self._moment == BEFORE:
                yield Button(Content(_("Skip")), id="skip")
            yield Button(Content(_("Go on ›")), id="forward", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts at the first statement that isn't rated."""
        self._scales.focus()
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the first ratings can be skipped; to go on takes at least one."""
        if action == "skip":
            return self._moment == BEFORE and len(self._scales.values) < len(self.app.session.course.statements)
        return bool(self._scales.values) if action == "forward" else True

    @on(Scales.Rated)
    def _rated(self, event: Scales.Rated) -> None:
        event.stop()
        records, value = self.app.session.records, event.value

        def save() -> None:
            if value is None:
                records.remove_rating(self._moment, event.statement)
            else:
                records.save_rating(self._moment, event.statement, value)

        if not self.app.try_to_save(save):
            self._scales.show(records.ratings().get(self._moment, {}))
        self._tell()

    def action_close(self) -> None:
        """Back, for another time."""
        self.dismiss(None)

    async def action_skip(self) -> None:
        """Goes on without."""
        await self._go_on()

    async def action_forward(self) -> None:
        """Goes on with what is rated."""
        await self._go_on()

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self._go_on()

    async def _go_on(self) -> None:
        if not is_rated(self.app.session.course, self.app.session.records.ratings(), self._moment):
            self.app.try_to_save(lambda: skip(self.app.session, self._moment))
            if self._scales.values:
                self.app.notify(_("The other statements are left out this time."), markup=False)
        if self._then is not None:
            await self.app.go(self._then)
        elif self._moment == AFTER:
            await self.app.go(ToStatements(THEN), instead=True)
        elif self._moment == THEN:
            await self.app.go(ToDevelopment(-1), instead=True)  # before and now side by side are the last of the pictures
        else:
            self.dismiss(None)

    def _tell(self) -> None:
        title = self.query_one(TitleBar)
        total = len(self.app.session.course.statements)
        title.left = Content.styled(_(_TITLES[self._moment]), "bold")
        count = ngettext("{done} of {n} statement", "{done} of {n} statements", total)
        title.right = Content(count.format(done=len(self._scales.values), n=total))
        self.query_one("#forward", Button).disabled = not self._scales.values
        self.refresh_bindings()
