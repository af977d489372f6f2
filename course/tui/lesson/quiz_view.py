"""A step of questions: one at a time, feedback in the same place, and a review at the end."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from course.content.model import Lesson, Question, Quiz, Sort
from course.locale import N_, _, ngettext
from course.session.answering import answer
from course.study.answers_in_words import answer_in_words
from course.study.quiz_round import Answered, QuizRound
from course.tui.base.keys import key
from course.tui.lesson.step_view import Stage, StepView
from course.tui.questions.question_view import QuestionView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.scrolling import more

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Review(BlocksView):
    """All questions of the step with their answers; a click on one opens it."""

    @dataclass
    class Picked(Message):
        """A line was clicked."""

        number: int | None
        """The question's number in the step, from 0; None for "the wrong ones again"."""

    def action_pick(self, number: int) -> None:
        """A click on a question."""
        self.post_message(self.Picked(number))

    def action_again(self) -> None:
        """A click on the offer to try again."""
        self.post_message(self.Picked(None))


class QuizView(StepView):
    """The questions of a quiz or the cases of a sort step."""

    app: BaseApp
    step: Quiz | Sort
    BINDINGS = [
        key("r", "try_again", N_("The wrong ones again"), N_("Try the questions that went wrong once more")),
    ]
    HELP = N_("Nothing here is graded, and you can go back and forth. What you answered stays in your journal.")

    def __init__(self, stage: Stage, lesson: Lesson, step: Quiz | Sort) -> None:
        super().__init__(stage, lesson, step)
        self.round = QuizRound(step.questions, self.app.session.records.attempts())
        self.asked = QuestionView(id="asked")
        """The question on screen, while there is one."""

    def open_at(self, question_id: str) -> None:
        """Begins at a question."""
        question = next((each for each in self.step.questions if each.id == question_id), None)
        if question is not None:
            self.round.go_to(question)

    def compose(self) -> ComposeResult:
        """The question, or the review."""
        yield self.asked
        yield BlocksView(id="title")
        yield Review(id="review")

    def on_mount(self) -> None:
        """Shows the first open question; the button follows the reading."""
        self.watch(self, "scroll_y", self._scrolled, init=False)
        self._draw()

    def _scrolled(self) -> None:
        self.post_message(self.Changed())

    def start(self) -> None:
        """The question takes the keys, or else the review."""
        # Next to the question there is nothing to focus: a click beside it leaves the keys where they are.
        self.can_focus = self.round.current is None
        if self.can_focus:
            self.screen.set_focus(self, scroll_visible=False)
        else:
            self.asked.start()

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
            return None
        if self._reads_on:
            return more()
        if self.round.answer(question) is None:
            return self.asked.to_do
        if self.round.index == len(self.round.round) - 1:
            return _("See all answers")
        return _("Next case") if isinstance(self.step, Sort) else _("Next question")

    def forward(self) -> bool:
        """Answers; goes on only from what is answered."""
        question = self.round.current
        if question is None:
            return self.skip()
        if self.asked.is_too_soon():
            return True
        if self.round.answer(question) is None:
            if self.asked.can_be_given():
                self._answer(question, self.asked.chosen)
            return True
        if self._reads_on:
            self.scroll_page_down(animate=False)
            return True
        return self.skip()

    @property
    def _reads_on(self) -> bool:
        """Whether there is more below of what was wrong."""
        return self.round.current is not None and self.asked.is_wrong and not self.at_end

    def skip(self) -> bool:
        """The next question, or the review."""
        if not self.round.forward():
            return False
        self._show()
        return True

    def back(self) -> bool:
        """The question before."""
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

    @on(Review.Picked)
    def _picked(self, event: Review.Picked) -> None:
        event.stop()
        if event.number is None:
            self.action_try_again()
        else:
            self.round.go_to(self.step.questions[event.number])
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another try where something went wrong."""
        if action == "try_again":
            return self.round.current is None and bool(self.round.wrong())
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
            self.query_one("#review", BlocksView).show(self._review())
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

    def _review(self) -> list[Block]:
        session = self.round
        total = len(session.questions)
        right = _("{right} of {total} are in place.").format(right=session.right(), total=total)
        lines = [Block(Content.styled(right, "bold"))]
        if session.open_questions:
            lines.append(Block(Content(self._waiting()), gap=False))
        wrong = len(session.wrong())
        if wrong:
            again = ngettext("R tries the one again that went wrong.", "R tries the {n} again that went wrong.", wrong)
            lines.append(Block(Content.styled(again.format(n=wrong), "underline $accent @click=again()"), gap=False))
        for number, question in enumerate(session.questions):
            lines.append(_review_line(number, question, session.latest(question)))
        return lines

    def _waiting(self) -> str:
        """Which questions have no answer yet."""
        still = self.round.open_questions
        numbers = ", ".join(str(number) for number, each in enumerate(self.step.questions, 1) if each in still)
        if isinstance(self.step, Sort):
            text = ngettext("{n} case is waiting: {numbers}", "{n} cases are waiting: {numbers}", len(still))
        else:
            text = ngettext("{n} question is waiting: {numbers}", "{n} questions are waiting: {numbers}", len(still))
        return text.format(n=len(still), numbers=numbers)


def _review_line(number: int, question: Question, given: Answered | None) -> Block:
    sign, style = (" ", "$text-muted") if given is None else ("✔", "$success") if given.correct else ("✘", "$error")
    first = shorten(question.prompt.strip().split("\n\n")[0], 140, placeholder=" …")
    click = f"@click=pick({number})"
    lead = Content.assemble((f" {sign} ", f"bold {style}"), f"{number + 1:>2} ")
    state = Content.styled(_("  not answered"), "$text-muted") if given is None else Content.empty()
    answer = Content.empty()
    if given is not None:
        # What is right stands with the question itself; here it would spoil another try.
        words = _("Your answer: {answer}").format(answer=answer_in_words(question, given.chosen))
        answer = Content.assemble("\n", (words, "$text-muted"))
    return Block(Content.assemble(first, state, answer).stylize(click), lead.stylize(click))
