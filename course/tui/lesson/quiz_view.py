"""A step of questions: one at a time, feedback in the same place, and a review at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from course.content.model import Lesson, Question, Quiz, Sort
from course.locale import N_, _, ngettext
from course.session.answering import answer
from course.study.quiz_round import QuizRound
from course.tui.base.keys import command, key
from course.tui.lesson.quiz_result import QuizResult
from course.tui.lesson.step_view import Stage, StepView
from course.tui.questions.question_view import QuestionView
from course.tui.widgets.blocks import BlocksView
from course.tui.widgets.scrolling import more

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class QuizView(StepView):
    """The questions of a quiz or the cases of a sort step."""

    app: BaseApp
    step: Quiz | Sort
    BINDINGS = [
        key("enter", "choose_marked('answer')", N_("Answer")),
        key("enter", "choose_marked('again')", N_("Try again")),
        key("enter", "choose_marked('next')", N_("Next step")),
        key("enter", "choose_marked('look')", N_("See the answer")),
        key("enter", "choose_marked('ask')", N_("Answer")),
        *(key(str(number + 1), f"open_number({number})", N_("Open the question"), show=False) for number in range(9)),
        key("up", "mark(-1)", N_("Up"), N_("To the line above"), show=False),
        key("down", "mark(1)", N_("Down"), N_("To the line below"), show=False),
        command("try_again", N_("The wrong ones again"), N_("Try the questions that went wrong once more"),
                words=N_("repeat once more")),
        command("answer_waiting", N_("What is waiting"), N_("Answer the questions that have no answer yet"),
                words=N_("unanswered skipped")),
    ]  # fmt: skip
    HELP = N_("Nothing here is graded, and you can go back and forth. What you answered stays in your journal.")

    def __init__(self, stage: Stage, lesson: Lesson, step: Quiz | Sort) -> None:
        super().__init__(stage, lesson, step)
        self.round = QuizRound(step.questions, self.app.session.records.attempts())
        self.asked = QuestionView(self.stage.go_on, id="asked")
        """The question on screen, while there is one."""
        self._result = QuizResult(self.choose, self.action_open_number, id="review")
        self._looked_up: int | None = None
        """The number of the question that was opened from the review to look at its answer, from 0: one goes back there."""

    def open_at(self, question_id: str) -> None:
        """Begins at a question."""
        question = next((each for each in self.step.questions if each.id == question_id), None)
        if question is not None:
            self.round.go_to(question)

    def compose(self) -> ComposeResult:
        """The question, or the review."""
        yield self.asked
        yield BlocksView(id="title")
        yield self._result

    def on_mount(self) -> None:
        """Shows the first open question; the button follows the reading."""
        self.watch(self, "scroll_y", self._scrolled, init=False)
        self._draw()

    def _scrolled(self) -> None:
        self.post_message(self.Changed())

    def start(self, *, passing: bool = False) -> None:
        """The question takes the keys, or else the review."""
        # Next to the question there is nothing to focus: a click beside it leaves the keys where they are.
        self.can_focus = self.round.current is None
        if self.can_focus:
            self.screen.set_focus(self, scroll_visible=False)
        else:
            self.asked.start()

    def start_from_below(self) -> None:
        """To the links below an answer."""
        if self.asked.answered and self.question is not None:
            self.asked.start_from_below()
        else:
            self.start()

    @property
    def question(self) -> Question | None:
        """The question on screen; None where the review is."""
        return self.round.current

    def reload(self) -> None:
        """Answers may be gone or back, or have been given in another window: begins anew with them, at the same question."""
        attempts, question = self.app.session.records.attempts(), self.round.current
        if self.round.holds(attempts):
            return
        self.round = QuizRound(self.step.questions, attempts)
        if question is not None:
            self.round.go_to(question)
        self._show()

    # On and back

    def primary(self) -> str | None:
        """Answer, next question, review, and then the next step."""
        question = self.round.current
        if question is None:
            labels = {"answer": _("Answer"), "again": _("Try again"), "look": _("See the answer"), "ask": _("Answer")}
            return labels.get(self._result.way)
        if self.asked.reads_on:
            return more()
        if self.round.answer(question) is None:
            return self.asked.to_do
        if self._looked_up is not None or self.round.index == len(self.round.round) - 1:
            return _("See all answers")
        return _("Next case") if isinstance(self.step, Sort) else _("Next question")

    @property
    def right(self) -> Literal["next", "skip", "quiet"]:
        """What isn't answered is passed over; from all of them it goes on to the next step, whatever Enter would open."""
        if self.question is None:
            return "next" if self.primary() else "quiet"
        return "quiet" if self.asked.answered else "skip"

    @property
    def left(self) -> Literal["back", "lesson", "quiet"]:
        """What is answered can be looked at again."""
        return "back" if self.question is None or self.asked.answered else "quiet"

    def forward(self) -> bool:
        """Answers; goes on only from what is answered, and behind the last one where the marked line says."""
        question = self.round.current
        if question is None:
            self._follow_marked()
            return self.question is not None
        if self.asked.is_too_soon():
            return True
        if self.round.answer(question) is None:
            if self.asked.can_be_given():
                self._answer(question, self.asked.chosen)
            return True
        if self.asked.reads_on:
            self.scroll_page_down(animate=False)
            return True
        if self._looked_up is not None:
            self.round.review()
            self._show()
            return True
        return self.skip()

    def _follow_marked(self) -> None:
        """Does what the marked line behind the last question says, unless that is the lesson's next step."""
        match self._result.way:
            case "answer":
                self.action_answer_waiting()
            case "again":
                self.action_try_again()
            case "look" | "ask" if (number := self._result.number) is not None:
                self.action_open_number(number)

    def skip(self) -> bool:
        """The next question, or the review."""
        self._looked_up = None
        if not self.round.forward():
            return False
        self._show()
        return True

    def back(self) -> bool:
        """The question before."""
        self._looked_up = None
        if not self.round.back():
            return False
        self._show()
        return True

    def _answer(self, question: Question, chosen: tuple[str, ...]) -> None:
        session, seed, sure = self.app.session, self.round.seed(question), self.asked.sure
        given = self.app.saved(lambda: answer(session, self.lesson, self.step, question, chosen, seed, sure=sure))
        if given is None:
            return
        self.round.record(given)
        self._draw()
        self.asked.see_verdict()
        if not self.round.open_questions:
            self.post_message(self.Done())

    # The review, and another try

    def action_try_again(self) -> None:
        """Goes through the wrong ones once more."""
        self.round.try_again()
        self._show()

    def action_answer_waiting(self) -> None:
        """To the first question that has no answer yet."""
        if waiting := self.round.open_questions:
            self.round.go_to(waiting[0])
            self._show()

    def action_mark(self, by: int) -> None:
        """To another line."""
        self._result.mark(by)
        self.post_message(self.Changed())

    async def action_choose_marked(self, _way: str) -> None:
        """Does what the marked line says."""
        await self.stage.go_on()

    async def choose(self, place: int) -> None:
        """Does what a line says, by its place, from 0."""
        if self._result.mark_at(place):
            await self.stage.go_on()

    def action_open_number(self, number: int) -> None:
        """Opens a question, by its number in the step, from 0; once its answer was looked at one goes back."""
        question = self.step.questions[number]
        self.round.go_to(question)
        self._looked_up = number if self.round.answer(question) is not None else None
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another try where something went wrong; the lines are there behind the last question."""
        match action:
            case "try_again":
                return self.round.current is None and bool(self.round.wrong())
            case "answer_waiting":
                return self.round.current is None and bool(self.round.open_questions)
            case "choose_marked":
                return self.round.current is None and parameters == (self._result.way,)
            case "open_number":
                return self.round.current is None and int(str(parameters[0])) < len(self.step.questions)
            case "mark":
                return self.round.current is None
            case _:
                return True

    @on(QuestionView.Changed)
    def _chosen(self, event: QuestionView.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    # Drawing

    def _show(self) -> None:
        self._draw()
        self.start()

    def _draw(self) -> None:
        question = self.round.current
        self.asked.display = question is not None
        for name in ("#title", "#review"):
            self.query_one(name).display = question is None
        if question is None:
            self.query_one("#title", BlocksView).show([self.heading()])
            self._result.tell(self.round, *self._waiting(), self._looked_up)
            self._looked_up = None
        elif given := self.round.answer(question):
            self.asked.tell(self._title(), question, given)
        else:
            self.asked.ask(self._title(), question, self.round.seed(question))
        self.scroll_home(animate=False)
        self.refresh_bindings()
        self.post_message(self.Changed())

    def _title(self) -> Content:
        number, total = (self.round.index or 0) + 1, len(self.round.round)
        count = _("case {n} of {total}") if isinstance(self.step, Sort) else _("question {n} of {total}")
        again = _(" · once more") if self.round.again else ""
        return Content.assemble((self.step.title, "bold"), "   ", (count.format(n=number, total=total) + again, "$text-muted"))

    def _waiting(self) -> tuple[str, str]:
        """Which questions have no answer yet, in words, and the way there; nothing where all have one."""
        still = self.round.open_questions
        if not still:
            return "", ""
        numbers = ", ".join(str(number) for number, each in enumerate(self.step.questions, 1) if each in still)
        if isinstance(self.step, Sort):
            text = ngettext("{n} case is waiting: {numbers}", "{n} cases are waiting: {numbers}", len(still))
            way = ngettext("Answer the case that is waiting", "Answer the {n} cases that are waiting", len(still))
        else:
            text = ngettext("{n} question is waiting: {numbers}", "{n} questions are waiting: {numbers}", len(still))
            way = ngettext("Answer the question that is waiting", "Answer the {n} questions that are waiting", len(still))
        return text.format(n=len(still), numbers=numbers), way.format(n=len(still))
