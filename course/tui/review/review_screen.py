"""The questions that come back today, one after another, never more than five."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.journal.kinds import Attempt
from course.locale import N_, _
from course.session import quarter
from course.session.answering import answer
from course.session.review_words import THE_SCHEDULE, closing_words, comes_back
from course.session.routes import Route, ToReview
from course.session.running_quarter import What
from course.study.cards import Asked
from course.study.review_round import ReviewRound
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.questions.question_view import QuestionView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.button import Button
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.scrolling import more
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Page(VerticalScroll, inherit_bindings=False):
    """What is asked or said: it scrolls up and down alone, and ← and → are the place's, as the key bar says."""

    BINDINGS = [
        key("up", "scroll_up", N_("Up"), N_("A line up"), show=False),
        key("down", "scroll_down", N_("Down"), N_("A line down"), show=False),
        key("home", "scroll_home", N_("Top"), show=False),
        key("end", "scroll_end", N_("Bottom"), show=False),
    ]


class ReviewScreen(BaseScreen[None]):
    """Today's questions. Each answer is saved as it is given; what is left waits for later today or another day."""

    CSS_PATH = "review_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-broad"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high"), (32, "-tall")]
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to where you were; what you have answered is saved")),
        key("enter", "forward('finished')", N_("Finished")),
        key("enter", "forward('onwards')", N_("Onwards")),
        key("right", "on('skip')", N_("Skip"), past=True),
        key("right", "on('quiet')", N_("Next"), show=False),
        key("left", "back('back')", N_("Previous")),
        key("left", "back('quiet')", N_("Previous"), show=False),
        key("up", "into_page", N_("Further up"), show=False),
        key("pagedown,space", "page(1)", N_("A page down"), show=False),
        key("pageup", "page(-1)", N_("A page up"), show=False),
    ]
    HELP = THE_SCHEDULE
    app: BaseApp

    def __init__(self) -> None:
        super().__init__()
        self.round = ReviewRound(self.app.session.reviews.cards, *self._answers(), self.app.session.reviews.most())
        self.question = QuestionView(self.action_forward, id="asked")
        self._page = Page(self.question, BlocksView(id="closing"), id="page")
        self._comes = Static(id="comes", markup=False)
        self._forward = Button(id="forward", variant="primary")

    def compose(self) -> ComposeResult:
        """Title, question or closing words, and buttons."""
        yield TitleBar()
        yield self._page
        with Horizontal(id="buttons"):
            yield self._comes
            yield Button(Content(_("‹ Previous")), id="back")
            yield self._forward
        yield KeyBar()

    def on_mount(self) -> None:
        """Asks the first question; the button follows the reading."""
        self.watch(self._page, "scroll_y", self._tell_button, init=False)
        self._show()

    def is_at(self, route: Route) -> bool:
        """There is one such round a day: whoever asks for it elsewhere comes back to it."""
        return isinstance(route, ToReview)

    def on_screen_resume(self) -> None:
        """Coming back from another place."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Another window may have answered a question."""
        if self.question.is_mounted and self.round.refresh(*self._answers()):
            self._show()

    def _today(self) -> date:
        return self.app.session.today()

    def _answers(self) -> tuple[list[Attempt], date, list[Attempt]]:
        """What the round is made of: every answer, the day, and what of the day was reset."""
        return self.app.session.records.attempts(), self._today(), self.app.session.records.reset_attempts(self._today())

    # On and back

    @property
    def _leads(self) -> Literal["finished", "onwards"]:
        """Where the closing words lead: back, or on to what comes next in a quarter of an hour."""
        return "onwards" if quarter.goes_on_from(self.app.session, What.QUESTIONS) else "finished"

    async def action_forward(self, _leads: str = "") -> None:
        """Answers; goes on only from what is answered, and behind the closing words back to where one was."""
        asked = self.round.current
        if asked is None:
            self._on()
        elif self.question.is_too_soon():
            return
        elif not self.question.answered:
            if self.question.can_be_given():
                self._answer(asked)
        elif self.question.reads_on:
            self._page.scroll_page_down(animate=False)
        else:
            self._on()

    def action_on(self, _what: str) -> None:
        """The next question, done or not."""
        self._on()

    def _on(self) -> None:
        """The next question, or the closing words, or away from them."""
        if self.round.forward():
            self._show()
        else:
            quarter.finish_part(self.app.session)
            self.dismiss(None)

    def action_back(self, _what: str = "") -> None:
        """The question before."""
        if self.round.back():
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is called what it does now; the question has its own Enter."""
        is_open = self.round.current is not None and not self.question.answered
        can_go_back = not is_open and self.round.index != 0 and bool(self.round.questions)
        match action:
            case "forward":
                return self.round.current is None and parameters == (self._leads,)
            case "into_page":
                return isinstance(self.focused, Button)
            case "on":
                return parameters == ("skip" if is_open else "quiet",)
            case "back":
                return parameters == ("back" if can_go_back else "quiet",)
            case _:
                return True

    def action_close(self) -> None:
        """Back; nothing has to be saved any more."""
        self.dismiss(None)

    def action_into_page(self) -> None:
        """From the buttons back to what is above them."""
        if self.round.current is None:
            self._page.focus()
        else:
            self.question.start_from_below()

    def action_page(self, by: int) -> None:
        """A page up or down, wherever the focus is."""
        if by > 0:
            self._page.scroll_page_down(animate=False)
        else:
            self._page.scroll_page_up(animate=False)

    def _answer(self, asked: Asked) -> None:
        session, question, chosen = self.app.session, asked.question, self.question.chosen
        session.journal.refresh(wait=True)
        if self.round.refresh(*self._answers()):
            self.notify(_("You have answered this one in another window."), markup=False)
            self._show()
            return
        seed, sure = self.round.seed(asked), self.question.sure
        given = self.app.saved(lambda: answer(session, asked.lesson, asked.step, question, chosen, seed, sure=sure, review=True))
        if given is not None:
            self.round.record(given)
            self._show()
            self.question.see_verdict()

    # What is on screen

    def _show(self) -> None:
        asked = self.round.current
        self.question.display = asked is not None
        closing = self.query_one("#closing", BlocksView)
        closing.display = asked is None
        if asked is None:
            closing.show(self._closing_words())
            self._page.focus()
        else:
            self._show_question(asked)
            self.question.start()
        self._page.scroll_home(animate=False)
        self._tell()

    def _show_question(self, asked: Asked) -> None:
        title = Content.styled(asked.lesson.title, "$text-muted")
        given = self.round.answer(asked)
        if given is None:
            self.question.ask(title, asked.question, self.round.seed(asked))
        else:
            self.question.tell(title, asked.question, given)

    def _tell(self) -> None:
        """The edges: where one is, when the question comes back, and what Enter does."""
        asked = self.round.current
        title = self.query_one(TitleBar)
        title.left = Content.styled(_("Five of the day"), "bold")
        count = _("question {n} of {total}").format(n=self.round.number, total=self.round.total)
        title.right = Content(count if asked else "")
        self._comes.update(Content(comes_back(self.app.session, asked.question) if asked and self.round.answer(asked) else ""))
        back = self.query_one("#back", Button)
        back.disabled = self.round.index == 0 or not self.round.questions
        back.display = asked is not None
        self._tell_button()

    @on(QuestionView.Changed)
    def _changed(self, event: QuestionView.Changed) -> None:
        event.stop()
        self._tell_button()

    def _tell_button(self) -> None:
        self._forward.say(self._primary())
        self.refresh_bindings()

    @property
    def enter_says(self) -> str:
        """What the primary button says."""
        return self._primary()

    def _primary(self) -> str:
        asked = self.round.current
        if asked is None:
            return _("Go on ›") if self._leads == "onwards" else _("Finished")
        if self.question.reads_on:
            return more()
        if self.round.answer(asked) is None:
            return self.question.to_do
        return _("Next question") if self.round.number < self.round.total else _("Go on ›")

    def _closing_words(self) -> list[Block]:
        first, *lines = closing_words(self.app.session, self.round)
        said = [Block(Content.styled(first, "bold")), *(Block(Content(line)) for line in lines)]
        return [*said, Block(Content.styled(_(THE_SCHEDULE), "$text-muted"))]

    # Buttons

    @on(Button.Pressed, "#forward")
    async def _forward_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        await self.action_forward()
        self._give_keys_back()

    @on(Button.Pressed, "#back")
    def _back_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_back()
        self._give_keys_back()

    def _give_keys_back(self) -> None:
        """After a click on a button the keys belong to the question again."""
        if self.is_current and self.round.current is not None:
            self.question.start()
