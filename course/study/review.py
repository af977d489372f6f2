"""Questions that come back: when, which, and never more than five a day.

Recalling at growing intervals is what makes learning last (Roediger & Karpicke 2006; Latimier and others 2021). The intervals
are a fixed ladder that can be told in one sentence, rather than a formula nobody can check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, permutations

from msgspec import Struct

from course.content.model import Case, Course, Lesson, Question, Step, step_questions
from course.journal.kinds import Attempt

LADDER = (1, 3, 7, 21, 60)
"""Days until a question comes back, rung by rung."""
A_DAY = 5
"""The most questions that come back on one day, however long the leader was away."""
A_LESSON = 2
"""The most of them from one lesson, as long as others have some."""
WRONG_CLOCK = 2 * LADDER[-1]
"""No question is due more days ahead than this: where one seems to be, the clock was wrong when it was answered."""
_LAST_DAY = date.max.toordinal()


class Interval(Struct, frozen=True):
    """Where a card stands on the ladder."""

    step: int
    """Its place in `LADDER`, from 0."""
    due: date
    """The day from which it comes back."""
    last: date
    """The day of the last answer that counted."""
    wrong: bool
    """Whether that was wrong."""
    sure: bool
    """Whether the leader had said they were sure."""

    def is_due(self, today: date) -> bool:
        """Whether it is time to ask again."""
        return self.due <= today or (self.due - today).days > WRONG_CLOCK


class Asked(Struct, frozen=True):
    """A question with the place in the course that it belongs to."""

    lesson: Lesson
    step: Step
    question: Question


def card_of(question: Question) -> str:
    """What stands on the ladder: the point that a question asks for, which several may share, or else the question."""
    return question.point or question.id


def schedule(cards: Mapping[str, str], attempts: Iterable[Attempt]) -> dict[str, Interval]:
    """Where every card stands that was answered.

    The first answer puts a card on the lowest rung. Right moves it up one, but only when it was due: to answer the same again
    at once shows nothing. Wrong moves it down one, wrong but sure to the lowest. Each day it moves at most once, except that
    wrong but sure always counts.

    Args:
        cards: Each of the course's questions, by id, with the card it belongs to.
        attempts: Every answer, oldest first; those to questions that the course no longer has are passed over.

    Returns:
        The rungs by card.
    """
    standing: dict[str, _Standing] = {}
    for attempt in attempts:
        card = cards.get(attempt.question)
        if card is None:
            continue
        day = attempt.at.toordinal()
        known = standing.get(card)
        if known is None:
            known = standing[card] = _Standing(0, 0, 0, False, False)
            known.put(0, day, attempt)
        else:
            known.move(day, attempt)
    return {card: known.rung() for card, known in standing.items()}


class _Standing(Struct):
    """A rung while it moves. Its days are numbers, which are compared many times faster than dates."""

    step: int
    due: int
    last: int
    wrong: bool
    sure: bool

    def move(self, day: int, attempt: Attempt) -> None:
        """Takes an answer in."""
        ahead = self.due - day
        due = ahead <= 0 or ahead > WRONG_CLOCK
        if ahead <= WRONG_CLOCK and day < self.last:
            day = self.last  # a clock that was set back a little makes no second day
        if attempt.correct:
            if due:
                self.put(min(self.step + 1, len(LADDER) - 1), day, attempt)
        elif attempt.sure:
            self.put(0, day, attempt)
        elif due or day > self.last:
            self.put(max(self.step - 1, 0), day, attempt)

    def put(self, step: int, day: int, attempt: Attempt) -> None:
        """Puts it on a rung. The calendar's last day holds what would be due beyond it."""
        self.step, self.due, self.last = step, min(day + LADDER[step], _LAST_DAY), day
        self.wrong, self.sure = not attempt.correct, attempt.sure is True

    def rung(self) -> Interval:
        """What it is in dates."""
        return Interval(self.step, date.fromordinal(self.due), date.fromordinal(self.last), self.wrong, self.sure)


class Bank:
    """The course's questions, by id and by card.

    Args:
        course: The course as it is today.
    """

    def __init__(self, course: Course) -> None:
        self.asked = {
            question.id: Asked(lesson, step, question)
            for lesson in course.lessons
            for step in lesson.steps
            for question in step_questions(step)
        }
        self.cards = {question_id: card_of(asked.question) for question_id, asked in self.asked.items()}

    def wordings(self, card: str) -> list[Asked]:
        """The questions of a card, in the course's order."""
        return [self.asked[question_id] for question_id, its_card in self.cards.items() if its_card == card]


def due_today(bank: Bank, attempts: Sequence[Attempt], today: date, reset: Sequence[Attempt] = ()) -> list[Asked]:
    """The questions that come back today, in the order to ask them.

    Never more than `A_DAY` on a day, those answered already counted. After a long time away the most valuable come first
    and the others simply wait: what the leader was sure of and had wrong, then what was wrong, then what is least firm
    and longest overdue. They are mixed over lessons and over skal and kan (interleaving: Rohrer & Taylor 2007).

    Args:
        bank: The course's questions.
        attempts: Every answer, oldest first.
        today: The leader's day.
        reset: Answers of today that were reset since: they stand nowhere on the ladder, but the day has had them.
    """
    left = A_DAY - answered_today([*attempts, *reset], today)
    if left <= 0:
        return []
    rungs = schedule(bank.cards, attempts)
    due = sorted((card for card, rung in rungs.items() if rung.is_due(today)), key=lambda card: _value(card, rungs[card], today))
    if not due:
        return []
    latest: dict[str, int] = {attempt.question: number for number, attempt in enumerate(attempts)}
    # More than enough to mix from; the rest of a long absence waits.
    found = [_wording(bank.wordings(card), latest) for card in due[: 4 * A_DAY]]
    return _mixed(_chosen(found, left))


def answered_today(attempts: Sequence[Attempt], today: date) -> int:
    """How many questions that came back were answered on a day."""
    return sum(attempt.review and attempt.at.date() == today for attempt in attempts)


def next_day(bank: Bank, attempts: Sequence[Attempt], today: date) -> date | None:
    """The first day after today on which something comes back; None where no question was answered yet."""
    tomorrow = today + timedelta(1)
    rungs = schedule(bank.cards, attempts).values()
    return min((tomorrow if rung.is_due(tomorrow) else rung.due for rung in rungs), default=None)


def _value(card: str, rung: Interval, today: date) -> tuple[bool, bool, int, float, str]:
    overdue = (today - rung.due).days / LADDER[rung.step]
    return not (rung.wrong and rung.sure), not rung.wrong, rung.step, -overdue, card


def _wording(wordings: Sequence[Asked], latest: Mapping[str, int]) -> Asked:
    """The wording that was answered longest ago; one that the leader has not met stays with its lesson."""
    return min((each for each in wordings if each.question.id in latest), key=lambda each: latest[each.question.id])


def _chosen(found: Sequence[Asked], wanted: int) -> list[Asked]:
    """The first of them, not too many from one lesson or with one answer as long as there are others."""
    chosen: list[Asked] = []
    passed: list[Asked] = []
    for asked in found:
        same_lesson = sum(other.lesson is asked.lesson for other in chosen)
        same_side = sum(side(other) is not None and side(other) == side(asked) for other in chosen)
        (chosen if same_lesson < A_LESSON and same_side < A_LESSON else passed).append(asked)
    return [*chosen, *passed][:wanted]


def side(asked: Asked) -> str | None:
    """The answer of a case; None for any other question."""
    return asked.question.answer if isinstance(asked.question, Case) else None


def _mixed(chosen: Sequence[Asked]) -> list[Asked]:
    """The order with the fewest neighbours from one lesson or with one answer; among equals the one nearest to the given."""

    def clashes(order: Iterable[Asked]) -> int:
        return sum((a.lesson is b.lesson) + (side(a) is not None and side(a) == side(b)) for a, b in pairwise(order))

    return list(min(permutations(chosen), key=clashes))
