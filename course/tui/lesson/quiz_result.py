"""What stands behind the last question of a step: how it went, the ways on, and every question with its answer."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten
from typing import Literal, TypeAlias

from textual.content import Content

from course.content.model import Question
from course.locale import _, ngettext
from course.study.answers_in_words import answer_in_words
from course.study.quiz_round import Answered, QuizRound
from course.tui.widgets.blocks import Block, BlocksView

Way: TypeAlias = Literal["answer", "again", "next"]
"""A way on: to what has no answer yet, through the wrong ones once more, or to the next step."""


class QuizResult(BlocksView):
    """All questions of the step with their answers, and above them what can be chosen, a line each.

    Args:
        choose: Chooses a line by its number, from 0.
        open_number: Opens a question by its number in the step, from 0.
    """

    def __init__(self, choose: Callable[[int], object], open_number: Callable[[int], object], *, id: str) -> None:
        super().__init__(id=id)
        self._choose = choose
        self._open_number = open_number
        self._round: QuizRound | None = None
        self._waiting = ""
        self._ways: list[tuple[Way, str]] = []
        self._marked = 0

    @property
    def way(self) -> Way:
        """Where the marked line leads."""
        return self._ways[self._marked][0] if self._ways else "next"

    def tell(self, round: QuizRound, waiting: str, answer: str) -> None:
        """Shows how it went; the way on is marked.

        Args:
            round: The questions with their answers.
            waiting: What has no answer yet, in words; nothing where all have one.
            answer: What the way there says.
        """
        wrong = len(round.wrong())
        again = ngettext("Try the wrong one again", "Try the {n} wrong ones again", wrong).format(n=wrong)
        self._round, self._waiting = round, waiting
        self._ways = [("answer", answer)] if waiting else []
        self._ways += [("again", again)] if wrong else []
        self._ways.append(("next", _("Next step")))
        self._marked = len(self._ways) - 1
        self._draw()

    def mark(self, by: int) -> bool:
        """Marks another line; False where there is none."""
        return self.mark_at(self._marked + by)

    def mark_at(self, number: int) -> bool:
        """Marks a line by its number, from 0; False where there is none."""
        if not 0 <= number < len(self._ways):
            return False
        self._marked = number
        self._draw()
        return True

    def action_choose(self, number: int) -> None:
        """A click on a line."""
        self.app.call_later(self._choose, number)

    def action_open_number(self, number: int) -> None:
        """A click on a question."""
        self._open_number(number)

    def _draw(self) -> None:
        if self._round is None:
            return
        right = _("{right} of {total} are in place.").format(right=self._round.right(), total=len(self._round.questions))
        lines = [Block(Content.styled(right, "bold"))]
        if self._waiting:
            lines.append(Block(Content(self._waiting), gap=False))
        lines += [self._line(number, text) for number, (_way, text) in enumerate(self._ways)]
        questions = enumerate(self._round.questions)
        self.show([*lines, *(_question(number, each, self._round.latest(each)) for number, each in questions)])

    def _line(self, number: int, text: str) -> Block:
        is_marked = number == self._marked
        click = f"@click=choose({number})"
        lead = Content.assemble(("▸" if is_marked else " ", "$accent"), " ", (str(number + 1), "bold $accent"), "  ")
        return Block(Content.styled(text, f"{'bold ' if is_marked else ''}{click}"), lead.stylize(click), gap=number == 0)


def _question(number: int, question: Question, given: Answered | None) -> Block:
    sign, style = (" ", "$text-muted") if given is None else ("✔", "$success") if given.correct else ("✘", "$error")
    first = shorten(question.prompt.strip().split("\n\n")[0], 140, placeholder=" …")
    click = f"@click=open_number({number})"
    lead = Content.assemble((f" {sign} ", f"bold {style}"), f"{number + 1:>2} ")
    state = Content.styled(_("  not answered"), "$text-muted") if given is None else Content.empty()
    answer = Content.empty()
    if given is not None:
        # What is right stands with the question itself; here it would spoil another try.
        words = _("Your answer: {answer}").format(answer=answer_in_words(question, given.attempt))
        answer = Content.assemble("\n", (words, "$text-muted"))
    return Block(Content.assemble(first, state, answer).stylize(click), lead.stylize(click))
