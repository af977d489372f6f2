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
from course.study.marking import Mark, mark, shuffled, takes_several
from course.study.session import QuizSession
from course.tui.blocks import Block, BlocksView
from course.tui.keys import key
from course.tui.markdown import blocks
from course.tui.widgets.answers import Answers, answer_name
from course.tui.widgets.step import StepView

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


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

    app: SkalkanApp
    step: Quiz | Sort
    BINDINGS = [
        key("h", "hint", N_("Hint"), N_("Open a hint; each press opens one more")),
        key("r", "try_again", N_("The wrong ones again"), N_("Try the questions that went wrong once more")),
    ]
    HELP = N_("Nothing here is graded, and you can go back and forth. What you answered stays in your journal.")

    def __init__(self, lesson: Lesson, step: Quiz | Sort) -> None:
        super().__init__(lesson, step)
        self.session = QuizSession(step.questions, self.app.records.attempts())
        self._hints = 0
        self.answers = Answers(id="answers")

    def compose(self) -> ComposeResult:
        """Question, verdict and options; or the review."""
        yield BlocksView(id="question")
        yield BlocksView(id="verdict")
        yield self.answers
        yield Review(id="review")

    def on_mount(self) -> None:
        """Shows the first open question."""
        self._draw()

    def start(self) -> None:
        """The options take the keys."""
        if self.session.current is None:
            self.focus()
        else:
            self.answers.focus(scroll_visible=False)

    # On and back

    def primary(self) -> str | None:
        """Answer, next question, review, and then the next step."""
        question = self.session.current
        if question is None:
            return None
        if self.session.answer(question) is None and self.answers.chosen:
            return _("Answer")
        if self.session.index == len(self.session.round) - 1:
            return _("See all answers")
        if self.session.answer(question) is None:
            return _("Skip for now")
        return _("Next case") if isinstance(self.step, Sort) else _("Next question")

    def forward(self) -> bool:
        """Answers where an option is chosen, else goes on."""
        question = self.session.current
        chosen = self.answers.chosen
        if question is not None and self.session.answer(question) is None and chosen:
            self._answer(question, chosen)
            return True
        return self.skip()

    def skip(self) -> bool:
        """The next question, or the review."""
        if not self.session.forward():
            return False
        self._show()
        return True

    def back(self) -> bool:
        """The question before."""
        if not self.session.back():
            return False
        self._show()
        return True

    def _answer(self, question: Question, chosen: tuple[str, ...]) -> None:
        seed = self.session.seed(question)
        records, marked = self.app.records, mark(question, chosen)

        def save() -> None:
            records.save_attempt(self.lesson.id, self.step.id, question.id, chosen, marked.correct, seed)

        if not self.app.try_to_save(save):
            return
        attempts = [attempt for attempt in records.attempts() if attempt.question == question.id]
        self.session.record(attempts[-1])
        self._draw()
        self.call_after_refresh(self.scroll_to_widget, self.query_one("#verdict"), top=True, animate=False)
        if not self.session.open_questions:
            self.post_message(self.Done())

    # Hints, reasons and another try

    def action_hint(self) -> None:
        """Opens one more hint."""
        self._hints += 1
        self._draw()

    def action_try_again(self) -> None:
        """Goes through the wrong ones once more."""
        self.session.try_again()
        self._show()

    @on(Review.Picked)
    def _picked(self, event: Review.Picked) -> None:
        event.stop()
        if event.number is None:
            self.action_try_again()
        else:
            self.session.go_to(self.step.questions[event.number])
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hints while a question is open and has more; another try where something went wrong."""
        question = self.session.current
        if action == "hint":
            return question is not None and self.session.answer(question) is None and self._hints < len(question.hints)
        if action == "try_again":
            return question is None and bool(self.session.wrong())
        return True

    @on(Answers.Changed)
    def _chosen(self, event: Answers.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    # Drawing

    def _show(self) -> None:
        self._hints = 0
        self._draw()
        self.start()

    def _draw(self) -> None:
        question = self.session.current
        self.query_one("#review").display = question is None
        for name in ("#verdict", "#answers"):
            self.query_one(name).display = question is not None
        if question is None:
            self.query_one("#question", BlocksView).show([self.heading()])
            self.query_one("#review", BlocksView).show(self._review())
        else:
            self._draw_question(question)
        self.scroll_home(animate=False)
        self.refresh_bindings()
        self.post_message(self.Changed())

    def _draw_question(self, question: Question) -> None:
        given = self.session.answer(question)
        hints = [Block(Content(hint), Content.styled(_("Hint: "), "bold $accent")) for hint in question.hints[: self._hints]]
        self.query_one("#question", BlocksView).show([self._title(), *blocks(question.prompt), *hints])
        options = shuffled(question, self.session.seed(question))
        verdict = _verdict(question, given.mark, given.chosen) if given else _instruction(question)
        self.query_one("#verdict", BlocksView).show([Block(verdict)])
        if given is None:
            self.answers.ask(question, options)
        else:
            self.answers.tell(question, options, given.mark)

    def _title(self) -> Block:
        number, total = (self.session.index or 0) + 1, len(self.session.round)
        count = _("case {n} of {total}") if isinstance(self.step, Sort) else _("question {n} of {total}")
        again = _(" · once more") if self.session.again else ""
        return Block(
            Content.assemble(
                (self.step.title, "bold $accent"), "   ", (count.format(n=number, total=total) + again, "$text-muted")
            )
        )

    def _review(self) -> list[Block]:
        session = self.session
        total = len(session.questions)
        right = _("{right} of {total} are in place.").format(right=session.right(), total=total)
        lines = [Block(Content.styled(right, "bold"))]
        wrong = len(session.wrong())
        if wrong:
            again = ngettext("R tries the one again that went wrong.", "R tries the {n} again that went wrong.", wrong)
            lines.append(Block(Content.styled(again.format(n=wrong), "underline $accent @click=again()"), gap=False))
        for number, question in enumerate(session.questions):
            lines.append(_review_line(number, question, self._mark_of(question)))
        return lines

    def _mark_of(self, question: Question) -> Mark | None:
        given = self.session.latest(question)
        return given.mark if given else None


def _instruction(question: Question) -> Content:
    text = (
        _("More than one may be right. Press Enter when you have chosen.")
        if takes_several(question)
        else _("Choose an answer, then Enter.")
    )
    return Content.styled(text, "$text-muted")


def _verdict(question: Question, mark: Mark, chosen: tuple[str, ...]) -> Content:
    if mark.correct:
        return Content.styled("✔ " + _("That is right."), "bold $success")
    right = " · ".join(answer_name(question, option.text) for option in mark.right)
    if not takes_several(question) and len(right) < 40:
        gave = " · ".join(answer_name(question, text) for text in chosen)
        text = _("You answered {gave}. It is {right}.").format(gave=gave, right=right)
    elif takes_several(question) and mark.chosen and not mark.wrong:
        text = _("What you chose is right, but something is missing.")
    elif takes_several(question) and not mark.missed:
        text = _("You found what is right, and a little too much.")
    else:
        text = _("Not quite. Read why below.")
    return Content.styled("✘ " + text, "bold $error")


def _review_line(number: int, question: Question, mark: Mark | None) -> Block:
    sign, style = (" ", "$text-muted") if mark is None else ("✔", "$success") if mark.correct else ("✘", "$error")
    first = shorten(question.prompt.strip().split("\n\n")[0], 140, placeholder=" …")
    click = f"@click=pick({number})"
    lead = Content.assemble((f" {sign} ", f"bold {style}"), f"{number + 1:>2} ")
    state = Content.styled(_("  not answered"), "$text-muted") if mark is None else Content.empty()
    answer = Content.empty()
    if mark is not None:
        # What is right stands with the question itself; here it would spoil another try.
        names = " · ".join(answer_name(question, option.text) for option in mark.chosen)
        answer = Content.assemble("\n", (_("Your answer: {answer}").format(answer=names), "$text-muted"))
    return Block(Content.assemble(first, state, answer).stylize(click), lead.stylize(click))
