"""Questions that come back: when, which, and never more than five a day.

Recalling at growing intervals is what makes learning last (Roediger & Karpicke 2006; Latimier and others 2021). The intervals
are a fixed ladder that can be told in one sentence, rather than a formula nobody can check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise, permutations

from msgspec import Struct

from course.content.model import Case
from course.journal.kinds import Attempt
from course.study.cards import Asked, Cards

LADDER = (1, 3, 7, 21, 60)
"""Days until a question comes back, rung by rung."""
A_DAY = 5
"""The most questions that come back on one day, however long the leader was away."""
A_LESSON = 2
"""The most of them from one lesson, as long as others have some."""
NEW_A_DAY = 2
"""The most of them that ask about a point no question asked about before, where fewer come back; on any other day it is one."""
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


def due_today(
    cards: Cards, attempts: Sequence[Attempt], today: date, reset: Sequence[Attempt] = (), *, most: int = A_DAY
) -> list[Asked]:
    """The questions that come back today, in the order to ask them.

    Never more than `most` on a day, those answered already counted. After a long time away the most valuable come first
    and the others simply wait: what the leader was sure of and had wrong, then what was wrong, then what is least firm
    and longest overdue. They are mixed over lessons and over skal and kan (interleaving: Rohrer & Taylor 2007).

    With them come along points that only the bank asks about, for the first time: one a day, or two where there is room. So none
    waits for ever behind what comes back, and a day on which nothing comes back stays free. Where one a day is all there may be,
    it is what comes back, and on other days a new one.

    Args:
        cards: The course's questions.
        attempts: Every answer, oldest first.
        today: The leader's day.
        reset: Answers of today that were reset since: they stand nowhere on the ladder, but the day has had them.
        most: How many the leader wants a day, `A_DAY` at most; with 0 nothing comes back.
    """
    answered = answered_today([*attempts, *reset], today)
    left = most - answered
    if left <= 0:
        return []
    rungs = schedule(cards.by_question, attempts)
    due = sorted((card for card, rung in rungs.items() if rung.is_due(today)), key=lambda card: _value(card, rungs[card], today))
    if most == 1:
        new = [] if due else _new_cards(cards, attempts, today, 1)
    else:
        new = _new_cards(cards, attempts, today, left - len(due)) if due or answered else []
    latest: dict[str, int] = {attempt.question: number for number, attempt in enumerate(attempts)}
    # More than enough to mix from; the rest of a long absence waits.
    found = [_wording(cards, card, latest) for card in due[: 4 * A_DAY]]
    return _mixed([*_chosen(found, left - len(new)), *(_wording(cards, card, latest) for card in new)])


def still_to_ask(cards: Cards, attempts: Sequence[Attempt], today: date) -> set[str]:
    """The cards that may be asked today: what is due, and what was never asked about."""
    rungs = schedule(cards.by_question, attempts)
    return {card for card, rung in rungs.items() if rung.is_due(today)} | {card for card in cards.new if card not in rungs}


def _new_cards(cards: Cards, attempts: Sequence[Attempt], today: date, free: int) -> list[str]:
    """The cards of the bank alone that come up for the first time: of lessons that were begun on an earlier day.

    Args:
        cards: The course's questions.
        attempts: Every answer, oldest first.
        today: The leader's day.
        free: How many places what is due leaves today.
    """
    first: dict[str, Attempt] = {}
    begun: set[str] = set()
    for attempt in attempts:
        if card := cards.by_question.get(attempt.question):
            first.setdefault(card, attempt)
        if attempt.question in cards.of_lessons and attempt.at.date() < today:
            begun.add(cards.of_lessons[attempt.question].lesson.id)
    room = max(1, min(free, NEW_A_DAY)) - sum(card in first and first[card].at.date() == today for card in cards.new)
    waiting = (card for card in cards.new if card not in first and cards.wordings(card)[0].lesson.id in begun)
    return list(waiting)[: max(0, room)]


def answered_today(attempts: Sequence[Attempt], today: date) -> int:
    """How many questions that came back were answered on a day."""
    return sum(attempt.review and attempt.at.date() == today for attempt in attempts)


def next_day(cards: Cards, attempts: Sequence[Attempt], today: date) -> date | None:
    """The first day after today on which something comes back; None where no question was answered yet."""
    tomorrow = today + timedelta(1)
    rungs = schedule(cards.by_question, attempts).values()
    return min((tomorrow if rung.is_due(tomorrow) else rung.due for rung in rungs), default=None)


def _value(card: str, rung: Interval, today: date) -> tuple[bool, bool, int, float, str]:
    overdue = (today - rung.due).days / LADDER[rung.step]
    return not (rung.wrong and rung.sure), not rung.wrong, rung.step, -overdue, card


def _wording(cards: Cards, card: str, latest: Mapping[str, int]) -> Asked:
    """The first wording of the bank that was never met, or else the one that was answered longest ago.

    A wording of a lesson that the leader has not met stays with its lesson, which would be spoilt.
    """
    open_to_ask = [each for each in cards.wordings(card) if each.question.id in cards.of_bank or each.question.id in latest]
    return min(open_to_ask, key=lambda each: latest.get(each.question.id, -1))


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
