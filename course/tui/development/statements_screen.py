"""Rating the statements: before the course, after it, and looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import N_, _, ngettext
from course.session.ratings import skip
from course.session.routes import ToDevelopment, ToLesson, ToStatements
from course.study.rating import AFTER, BEFORE, THEN, Moment, is_rated
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.development.scales import Scales
from course.tui.widgets.button import Button
from course.tui.widgets.choice_line import ChoiceLine
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
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


_NOW, _LATER = "now", "later"
_A_MINUTE = 4
"""Statements that are rated within a minute."""


class StatementsScreen(BaseScreen[None]):
    """The statements at one moment; each rating is saved as it is given.

    Before the first lesson they are announced, and only whoever wants to sees them then.

    Args:
        moment: Which moment.
        then: The lesson that comes after; by default looking back after the course, and then how it all has moved.
    """

    CSS_PATH = "statements_screen.tcss"
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back; what you have rated is kept")),
        key("enter", "forward", N_("Onwards"), N_("Go on; what you left out stays out")),
        key("1", "choose(0)", N_("Choose"), show=False),
        key("2", "choose(1)", N_("Choose"), show=False),
        command("skip", N_("Skip"), N_("Go on without these statements; you are not asked again"),
                words=N_("pass over later"), is_link=True),
    ]  # fmt: skip
    HELP = N_("There is no right answer. Nothing is added up, and you are compared with nobody but yourself.")
    app: BaseApp

    def __init__(self, moment: Moment, then: ToLesson | None = None) -> None:
        super().__init__()
        self._moment: Moment = moment
        self._then = then
        self._lead = Static(id="lead", markup=False)
        self._offer = ChoiceLine("", self._choices(), id="offer")
        self._scales = Scales(self.app.session.course.statements, self.app.session.records.ratings().get(moment, {}), id="scales")

    def compose(self) -> ComposeResult:
        """What is asked, the scales, and the ways on."""
        yield TitleBar()
        with VerticalScroll(id="page", can_focus=False):
            yield self._lead
            yield self._offer
            yield self._scales
        with Horizontal(id="buttons"):
            yield LinkRow(id="links")
            yield Button(Content(_("Go on ›")), id="forward", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Starts with the offer, or at the first statement that isn't rated."""
        self._show(offers=self._moment == BEFORE and self._then is not None and not self._scales.values)

    def _show(self, *, offers: bool) -> None:
        """The offer, or the statements."""
        self._offer.display = offers
        self._scales.display = self.query_one("#buttons").display = not offers
        total = len(self.app.session.course.statements)
        announced = ngettext(
            "{n} short statement about yourself. After the course you get it again and see what has moved.",
            "{n} short statements about yourself. After the course you get them again and see what has moved.",
            total,
        )
        self._lead.update(Content(announced.format(n=total) if offers else _(_LEADS[self._moment])))
        self.screen.set_focus(self._offer if offers else self._scales)
        self._tell()

    def _choices(self) -> list[tuple[str, str]]:
        minutes = max(1, round(len(self.app.session.course.statements) / _A_MINUTE))
        now = ngettext("Rate yourself now ({n} min.)", "Rate yourself now ({n} min.)", minutes).format(n=minutes)
        return [(_NOW, now), (_LATER, _("Begin the lesson. You can do it later, too."))]

    def action_choose(self, number: int) -> None:
        """A digit of the offer."""
        self._offer.action_pick(number)

    @on(ChoiceLine.Picked)
    async def _picked(self, event: ChoiceLine.Picked) -> None:
        event.stop()
        if event.choice == _NOW:
            self._show(offers=False)
        else:
            await self._go_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the first ratings can be skipped; to go on takes at least one."""
        match action:
            case "choose":
                return self._offer.display
            case "skip":
                is_left = len(self._scales.values) < len(self.app.session.course.statements)
                return self._moment == BEFORE and is_left and not self._offer.display
            case "forward":
                return bool(self._scales.values) and not self._offer.display
            case _:
                return True

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
