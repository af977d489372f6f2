"""A step of questions: one after another, and at the end what all of them came to."""

from __future__ import annotations

from course.content.lesson_text import what_is_asked
from course.content.model import Question, Quiz, Sort
from course.locale import _, ngettext
from course.plain.question import Asking, Given, follow_after, tell_verdict, ways_after
from course.plain.stage import Move, Stage
from course.plain.starting_over import start_over
from course.plain.words import Choice
from course.session.answering import answer
from course.study.answers_in_words import answer_in_words
from course.study.quiz_round import Answered, QuizRound

_ON, _BEFORE, _ALL, _TRY, _OVER, _OPEN = "on", "question before", "all", "try again", "over", "open"


def go_through(stage: Stage, question: str) -> Move:
    """Asks the questions, beginning with the first open one, or with one of them by its id."""
    return _Questions(stage, question).go_through()


class _Questions:
    def __init__(self, stage: Stage, question: str) -> None:
        assert isinstance(stage.step, Quiz | Sort)
        self._stage = stage
        self._step = stage.step
        self._round = QuizRound(stage.step.questions, stage.session.records.attempts())
        asked = next((each for each in stage.step.questions if each.id == question), None)
        if asked is not None:
            self._round.go_to(asked)

    def go_through(self) -> Move:
        while True:
            question = self._round.current
            if question is None:
                move = self._result()
            elif given := self._round.answer(question):
                move = self._answered(question, given)
            else:
                move = self._open(question)
            if move is not None:
                return move

    def _refresh(self) -> None:
        """Answers may have been given in another window."""
        attempts, question = self._stage.session.records.attempts(), self._round.current
        if not self._round.holds(attempts):
            self._round = QuizRound(self._step.questions, attempts)
            if question is not None:
                self._round.go_to(question)

    def _tell_place(self) -> None:
        self._stage.dialogue.heading(self._place(), f"{self._stage.place()} {self._place()}")

    def _place(self) -> str:
        number, total = (self._round.index or 0) + 1, len(self._round.round)
        count = _("Case {n} of {total}.") if isinstance(self._step, Sort) else _("Question {n} of {total}.")
        return count.format(n=number, total=total) + (" " + _("Once more.") if self._round.again else "")

    def _ways(self, *, on: str) -> list[Choice[str]]:
        found = [Choice(on, _ON, _("next question, pass over"))]
        if self._round.index:
            found.append(Choice(_("The question before"), _BEFORE, _("question before")))
        return [*found, *self._stage.ways(), Choice(_("Begin again with …"), _OVER, _("start over, again from start"))]

    def _follow(self, way: str) -> Move | None:
        if way == _ON:
            self._round.forward()
        elif way == _BEFORE:
            self._round.back()
        elif way == _OVER:
            start_over(self._stage.door, self._stage.lesson, self._round.current)
            self._refresh()
        else:
            move = self._stage.follow(way)
            self._refresh()
            return move
        return None

    def _open(self, question: Question) -> Move | None:
        """Asks a question."""
        stage, seed = self._stage, self._round.seed(question)
        self._tell_place()
        said = Asking(stage.door, question, seed, self._ways(on=_("Pass it over")), stage.takes).ask()
        if not isinstance(said, Given):
            return self._follow(said)
        given = stage.door.saved(
            lambda: answer(stage.session, stage.lesson, self._step, question, said.chosen, seed, sure=said.sure)
        )
        if given is not None:
            self._round.record(given)
            if (answered := self._round.answer(question)) is not None:
                tell_verdict(stage.door, question, answered)
                return self._after(question, answered)
        return None

    def _answered(self, question: Question, given: Answered) -> Move | None:
        """Tells a question that was answered before."""
        stage = self._stage
        self._tell_place()
        follow_after(stage.door, question, given, "again")
        return self._after(question, given)

    def _after(self, question: Question, given: Answered) -> Move | None:
        """The verdict is told: where to go?"""
        stage = self._stage
        is_last = self._round.index == len(self._round.round) - 1
        following = _("Next case") if isinstance(self._step, Sort) else _("Next question")
        on, *ways = self._ways(on=_("Hear how it went") if is_last else following)
        while True:
            way = stage.dialogue.choose([], enter=on, more=[*ways_after(stage.door, question, given), *ways], takes=stage.takes)
            if not follow_after(stage.door, question, given, way):
                return self._follow(way)

    # Behind the last one

    def _result(self) -> Move | None:
        stage, total = self._stage, len(self._round.questions)
        right = _("{right} of {total} are in place.").format(right=self._round.right(), total=total)
        stage.dialogue.say(right, self._waiting())
        wrong = len(self._round.wrong())
        ways = list(stage.ways())
        on = stage.on(ways)
        again = ngettext("Try the wrong one again", "Try the {n} wrong ones again", wrong).format(n=wrong)
        open_now = [Choice(_("What is waiting"), _OPEN, _("waiting"))] if self._round.open_questions else []
        open_now += [Choice(again, _TRY, _("try again, once more"))] if wrong else []
        every = Choice(_("All questions with your answers"), _ALL, _("all, answers, questions"))
        more = [every, *(each for each in ways if each is not on)]
        way = stage.dialogue.choose(open_now, enter=on, more=more, takes=stage.takes)
        if way == _TRY:
            self._round.try_again()
        elif way == _OPEN:
            self._round.go_to(self._round.open_questions[0])
        elif way == _ALL:
            self._choose_question()
        else:
            return self._follow(way)
        return None

    def _waiting(self) -> str:
        still = self._round.open_questions
        if not still:
            return ""
        numbers = ", ".join(str(number) for number, each in enumerate(self._step.questions, 1) if each in still)
        if isinstance(self._step, Sort):
            text = ngettext("{n} case is waiting: {numbers}", "{n} cases are waiting: {numbers}", len(still))
        else:
            text = ngettext("{n} question is waiting: {numbers}", "{n} questions are waiting: {numbers}", len(still))
        return text.format(n=len(still), numbers=numbers) + "."

    def _choose_question(self) -> None:
        lines: list[Choice[Question | None]] = [Choice(self._line(each), each) for each in self._step.questions]
        none: Choice[Question | None] = Choice(_("Back to how it went"), None)
        chosen = self._stage.dialogue.choose(lines, ask=_("A number opens a question."), enter=none)
        if chosen is not None:
            self._round.go_to(chosen)

    def _line(self, question: Question) -> str:
        """A question in a line; what is right stands with the question itself: here it would spoil another try."""
        asked, given = what_is_asked(question.prompt), self._round.latest(question)
        if given is None:
            return f"{asked} " + _("Not answered.")
        how = _("Right.") if given.correct else _("Not right yet.")
        words = _("Your answer: {answer}").format(answer=answer_in_words(question, given.attempt))
        return f"{asked} {how} {words}"
