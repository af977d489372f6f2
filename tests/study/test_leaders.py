"""Simulated leaders, 90 days on the real course: whatever they do, the day stays small and nothing is lost from sight."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

import pytest

from course.content import builtin, load
from course.content.model import Course, Question
from course.journal.kinds import Attempt
from course.study.answer_parts import in_words
from course.study.cards import Asked, Cards, card_of
from course.study.marking import mark
from course.study.review import A_DAY, LADDER, due_today, schedule
from course.study.review_round import ReviewRound
from tests.study.answers import right_answer, wrong_answer

START = date(2026, 2, 2)
"""A Monday; summer time begins on day 55."""
DAYS = 90
LESSON_DAYS = 3
"""A lesson is done each third day, so that all nine are through in the fourth week."""


@cache
def real_course() -> Course:
    """The course as it is."""
    return load(builtin("da"))


class Leader:
    """Someone with habits.

    Args:
        answers: What they answer to a question on a day, and how sure they say they are.
        is_there: On which days they open the course at all, from 0.
        reviews: On which of these they take the questions of the day.
    """

    def __init__(
        self,
        answers: Callable[[Question, int], tuple[tuple[str, ...], bool | None]],
        is_there: Callable[[int], bool] = lambda day: True,
        reviews: Callable[[int], bool] = lambda day: True,
    ) -> None:
        self.answers = answers
        self.is_there = is_there
        self.reviews = reviews
        self.course = real_course()
        self.bank = Cards(self.course)
        self.attempts: list[Attempt] = []
        self.came_back: dict[date, list[str]] = {}
        """The questions that came back, day by day."""

    def live(self) -> Leader:
        """Ninety days."""
        lessons = iter(self.course.lessons)
        for number in range(DAYS):
            if not self.is_there(number):
                continue
            if self.reviews(number):
                self.review(number)
            if number % LESSON_DAYS == 0 and (lesson := next(lessons, None)):
                for step in lesson.steps:
                    for question in getattr(step, "questions", ()):
                        self.answer(Asked(lesson, step, question), number, review=False)
        return self

    def review(self, number: int) -> None:
        """The day's questions, twice looked for: nobody gets five more by coming back in the afternoon."""
        today = START + timedelta(number)
        for _ in range(2):
            day = ReviewRound(self.bank, self.attempts, today)
            while (asked := day.current) is not None:
                self.came_back.setdefault(today, []).append(card_of(asked.question))
                day.record(self.answer(asked, number, review=True))
                day.forward()

    def answer(self, asked: Asked, number: int, *, review: bool) -> Attempt:
        """One answer, saved."""
        today = START + timedelta(number)
        zone = timezone(timedelta(hours=2 if number >= 55 else 1))
        at = datetime.combine(today, time(9), zone) + timedelta(seconds=len(self.attempts) % 3600)
        chosen, sure = self.answers(asked.question, number)
        correct = mark(asked.question, chosen).correct
        places = asked.lesson.id, asked.step.id, asked.question.id
        words = in_words(asked.question, chosen)
        attempt = Attempt(f"{len(self.attempts):06}", *places, words, correct, 1, at, sure, review, chosen)
        self.attempts.append(attempt)
        return attempt


def knows(question: Question, _day: int) -> tuple[tuple[str, ...], bool | None]:
    """Right, and sure of it."""
    return right_answer(question), True


def learns(question: Question, day: int) -> tuple[tuple[str, ...], bool | None]:
    """Wrong about every third question in the first month, and then seldom."""
    wrong = (len(question.prompt) + day) % (3 if day < 30 else 11) == 0
    return (wrong_answer if wrong else right_answer)(question), None


def guesses(question: Question, day: int) -> tuple[tuple[str, ...], bool | None]:
    """Says so, and is right every second time."""
    return (wrong_answer if (len(question.prompt) + day) % 2 else right_answer)(question), False


def is_sure_and_wrong(question: Question, _day: int) -> tuple[tuple[str, ...], bool | None]:
    """Never right, never in doubt."""
    return wrong_answer(question), True


def at_random(seed: int) -> Callable[[Question, int], tuple[tuple[str, ...], bool | None]]:
    """Anything."""
    chance = random.Random(seed)

    def answers(question: Question, _day: int) -> tuple[tuple[str, ...], bool | None]:
        answer = chance.choice([right_answer, wrong_answer])(question)
        return answer, chance.choice([True, False, None])

    return answers


def month_away(number: int) -> bool:
    """There, but for a month in the middle."""
    return not 30 <= number < 60


LEADERS: dict[str, Callable[[], Leader]] = {
    "reviews daily": lambda: Leader(learns),
    "knows it all": lambda: Leader(knows),
    "a month away": lambda: Leader(learns, is_there=month_away),
    "always guesses": lambda: Leader(guesses),
    "sure and wrong": lambda: Leader(is_sure_and_wrong),
    "on Mondays": lambda: Leader(learns, reviews=lambda number: number % 7 == 0),
    **{f"at random {seed}": lambda seed=seed: Leader(at_random(seed)) for seed in range(3)},  # type: ignore[misc]
}


@cache
def lived(name: str) -> Leader:
    """A leader after ninety days."""
    return LEADERS[name]().live()


@pytest.mark.parametrize("name", LEADERS)
def test_no_day_has_more_than_five_and_none_twice(name: str) -> None:
    days = lived(name).came_back
    assert days, "something came back"
    assert max(map(len, days.values())) <= A_DAY
    assert all(len(set(cards)) == len(cards) for cards in days.values())


@pytest.mark.parametrize("name", LEADERS)
def test_in_the_end_every_question_is_on_the_ladder(name: str) -> None:
    leader = lived(name)
    rungs = schedule(leader.bank.by_question, leader.attempts)
    assert set(rungs) >= {card_of(asked.question) for asked in leader.bank.of_lessons.values()}
    last = START + timedelta(DAYS - 1)
    assert all(rung.due <= last + timedelta(LADDER[-1]) for rung in rungs.values())


@pytest.mark.parametrize("name", ["reviews daily", "knows it all", "always guesses", "sure and wrong"])
def test_who_reviews_daily_meets_every_point_of_the_bank(name: str) -> None:
    leader = lived(name)
    assert set(leader.bank.new) <= set(schedule(leader.bank.by_question, leader.attempts))


def test_who_knows_it_all_climbs_and_every_question_comes_back_soon() -> None:
    leader = lived("knows it all")
    rungs = schedule(leader.bank.by_question, leader.attempts)
    assert min(rung.step for rung in rungs.values()) >= 1, "each one came back at least once"
    assert max(rung.step for rung in rungs.values()) >= 3


def test_who_is_always_wrong_stays_at_the_first_rung() -> None:
    leader = lived("sure and wrong")
    assert {rung.step for rung in schedule(leader.bank.by_question, leader.attempts).values()} == {0}


def test_after_the_month_away_the_day_has_five_and_they_are_the_most_valuable() -> None:
    leader = lived("a month away")
    back = START + timedelta(60)
    assert len(leader.came_back[back]) == A_DAY
    before = [attempt for attempt in leader.attempts if attempt.at.date() < back]
    rungs = schedule(leader.bank.by_question, before)
    wrong = sum(rung.wrong for rung in rungs.values())
    asked = due_today(leader.bank, before, back)
    known = [rungs[card] for each in asked if (card := card_of(each.question)) in rungs]
    assert len(known) >= A_DAY - 1, "one point may be new"
    assert sum(each.wrong for each in known) >= min(wrong, 3)


def test_over_the_weeks_all_lessons_and_both_skal_and_kan_come_back() -> None:
    leader = lived("reviews daily")
    bank = leader.bank
    cards = {card for cards in leader.came_back.values() for card in cards}
    lessons = {asked.lesson.id for card in cards for asked in bank.wordings(card)}
    assert lessons == {lesson.id for lesson in leader.course.lessons}
    busy = [cards for cards in leader.came_back.values() if len(cards) == A_DAY]
    mixed = [len({bank.wordings(card)[0].lesson.id for card in cards}) > 1 for cards in busy]
    assert sum(mixed) > len(mixed) * 0.8
