"""The questions that come back today."""

from __future__ import annotations

from course.locale import _
from course.plain.door import Door
from course.plain.question import Asking, Given, follow_after, tell_verdict, ways_after
from course.plain.voice import sentence
from course.plain.words import Choice
from course.session import quarter
from course.session.answering import answer
from course.session.review_words import THE_SCHEDULE, closing_words, comes_back
from course.session.routes import Route, ToReview
from course.study.cards import Asked
from course.study.review_round import ReviewRound

_ON, _BEFORE = "on", "before"


def visit(door: Door, _route: ToReview) -> Route | None:
    """Asks today's questions, and tells how it went."""
    _Review(door).go_through()
    return None


class _Review:
    def __init__(self, door: Door) -> None:
        self._door = door
        session = door.session
        records, today = session.records, session.today()
        self._round = ReviewRound(session.reviews.cards, records.attempts(), today, records.reset_attempts(today))

    def go_through(self) -> None:
        """Until all are asked."""
        dialogue = self._door.dialogue
        dialogue.heading(_("Five of the day"))
        while (asked := self._round.current) is not None:
            place = _("Question {n} of {total}.").format(n=self._round.number, total=self._round.total)
            dialogue.heading(f"{place} {sentence(asked.lesson.title)}")
            if given := self._round.answer(asked):
                follow_after(self._door, asked.question, given, "again")
                self._after(asked)
            else:
                self._ask(asked)
        quarter.finish_part(self._door.session)
        dialogue.sign(*closing_words(self._door.session, self._round))

    def _ways(self, on: str) -> list[Choice[str]]:
        before = [Choice(_("The question before"), _BEFORE, _("question before"))] if self._round.index else []
        return [Choice(on, _ON, _("next question, pass over")), *before]

    def _follow(self, way: str) -> None:
        if way == _BEFORE:
            self._round.back()
        else:
            self._round.forward()

    def _ask(self, asked: Asked) -> None:
        door, session, question = self._door, self._door.session, asked.question
        seed = self._round.seed(asked)
        said = Asking(door, question, seed, self._ways(_("Pass it over"))).ask()
        if not isinstance(said, Given):
            self._follow(said)
            return
        records, today = session.records, session.today()
        session.journal.refresh(wait=True)
        if self._round.refresh(records.attempts(), today, records.reset_attempts(today)):
            door.dialogue.say(_("You have answered this one in another window."))
            return
        step, lesson = asked.step, asked.lesson
        given = door.saved(lambda: answer(session, lesson, step, question, said.chosen, seed, sure=said.sure, review=True))
        if given is None:
            return
        self._round.record(given)
        if (answered := self._round.answer(asked)) is not None:
            tell_verdict(door, question, answered)
        door.dialogue.say(comes_back(session, question))
        self._after(asked)

    def _after(self, asked: Asked) -> None:
        given = self._round.answer(asked)
        if given is None:
            return
        is_last = self._round.index == len(self._round.questions) - 1
        on, *ways = self._ways(_("Hear how it went") if is_last else _("Next question"))
        while True:
            more = [*ways_after(self._door, asked.question, given), *ways]
            way = self._door.dialogue.choose([], enter=on, more=more, help=_(THE_SCHEDULE))
            if not follow_after(self._door, asked.question, given, way):
                self._follow(way)
                return
