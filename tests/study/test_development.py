"""The figures of a leader's development, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Course
from course.journal import Journal
from course.journal.kinds import Attempt, Note, Reflection, Revisit
from course.journal.records import Records
from course.study.answers import Answers, answers, standing
from course.study.calibration import Judgement, Sureness, sureness
from course.study.cards import Cards
from course.study.days import days
from course.study.development import Development, Rated, rated
from course.study.weeks import WEEKS, Week, last_weeks, week_of
from course.study.words import words
from tests.conftest import NOW

TODAY = NOW.date()
"""A Monday, the first day of week 48."""
DENMARK = timezone(timedelta(hours=1))


def attempt(question: str, correct: bool, days_ago: float = 0, sure: bool | None = None, chosen: str = "as it was") -> Attempt:
    """An answer; by default one whose options the course no longer has, so that it counts as it was saved."""
    return Attempt("a", "-", "-", question, (chosen,), correct, 1, NOW - timedelta(days=days_ago), sure)


def counted(course: Course, attempts: Sequence[Attempt], today: date = TODAY) -> Answers:
    """What was answered."""
    asked = Cards(course).asked
    return answers(course, asked, standing(asked, attempts), attempts, today)


def feeling(course: Course, attempts: Sequence[Attempt]) -> Sureness:
    """How sure they were."""
    asked = Cards(course).asked
    return sureness(asked, attempts, standing(asked, attempts))


# Answers


def test_each_question_counts_by_its_latest_answer(practice_course: Course) -> None:
    found = counted(
        practice_course,
        [
            attempt("foerst-c01", False),
            attempt("foerst-c01", True),
            attempt("foerst-c02", True),
            attempt("foerst-c02", False),
            attempt("dernaest-q04", True),
        ],
    )
    assert [(each.right, each.answered, each.total) for each in found.lessons] == [(1, 2, 3), (1, 1, 4), (0, 0, 2)]
    assert (found.right, found.answered, found.total) == (2, 3, 9)


def test_the_course_of_today_says_what_is_right_where_it_still_has_what_was_chosen(practice_course: Course) -> None:
    found = counted(practice_course, [attempt("foerst-c01", False, chosen="skal"), attempt("foerst-c02", True, chosen="skal")])
    assert found.right == 1, "the first is right by now, the second no longer"


def test_a_question_that_the_course_no_longer_has_counts_in_its_week_only(practice_course: Course) -> None:
    found = counted(practice_course, [attempt("gone", True)])
    assert (found.answered, found.total) == (0, 9)
    assert [(each.right, each.answered) for each in found.weeks] == [(1, 1)]


def test_every_answer_counts_in_its_week(practice_course: Course) -> None:
    found = counted(
        practice_course,
        [
            attempt("foerst-c01", False, days_ago=8),
            attempt("foerst-c01", True, days_ago=7),
            attempt("foerst-c02", True, days_ago=1),
            attempt("foerst-c01", True),
            attempt("foerst-c01", False),
        ],
    )
    assert [(each.week.number, each.right, each.answered) for each in found.weeks] == [(46, 0, 1), (47, 2, 2), (48, 1, 2)]


def test_only_the_last_twelve_weeks_with_an_answer_are_told_of(practice_course: Course) -> None:
    found = counted(practice_course, [attempt("foerst-c01", True, days_ago=14 * number) for number in reversed(range(20))])
    assert [each.week for each in found.weeks] == [week_of(TODAY - timedelta(14 * number)) for number in reversed(range(12))]


# Sureness


def test_what_was_said_against_what_was_right(practice_course: Course) -> None:
    found = feeling(
        practice_course,
        [
            attempt("foerst-c01", True, sure=True),
            attempt("foerst-c02", False, sure=True),
            attempt("foerst-c03", True, sure=False),
            attempt("foerst-c03", False, sure=False),
            attempt("sidst-c01", False, sure=False),
            attempt("dernaest-q04", True),
            attempt("gone", False, sure=True),
        ],
    )
    four = found.sure_right, found.sure_wrong, found.guess_right, found.guess_wrong
    assert (four, found.unsaid, found.said) == ((1, 2, 1, 2), 1, 6)
    assert [each.question.id for each in found.mistaken] == ["foerst-c02"]


def test_what_was_mistaken_once_is_told_until_it_is_right(practice_course: Course) -> None:
    once = [attempt("sidst-c01", False, sure=True), attempt("foerst-c01", False, sure=True), attempt("foerst-c01", False)]
    assert [each.question.id for each in feeling(practice_course, once).mistaken] == ["foerst-c01", "sidst-c01"]
    since = [*once, attempt("foerst-c01", True)]
    assert [each.question.id for each in feeling(practice_course, since).mistaken] == ["sidst-c01"]


@pytest.mark.parametrize(
    ("figures", "judgement"),
    [
        ((0, 0, 0, 0), Judgement.NOTHING),
        ((4, 5, 0, 0), Judgement.EARLY),
        ((9, 1, 0, 0), Judgement.FIRM),
        ((17, 3, 0, 0), Judgement.MOSTLY),
        ((7, 3, 2, 3), Judgement.MOSTLY),
        ((6, 4, 5, 0), Judgement.TOO_SURE),
        ((10, 0, 6, 4), Judgement.MODEST),
        ((10, 0, 4, 0), Judgement.FIRM),
        ((0, 0, 9, 1), Judgement.MODEST),
        ((0, 4, 5, 6), Judgement.GUESSING),
    ],
)
def test_what_it_means(figures: tuple[int, int, int, int], judgement: Judgement) -> None:
    assert Sureness(*figures, unsaid=100).judgement is judgement


# Words


def text(lesson: str | None, said: str, days_ago: int = 0) -> Note:
    """A note."""
    return Note("n", lesson, None, said, NOW - timedelta(days=days_ago + 100), NOW - timedelta(days=days_ago))


def test_words_by_lesson_and_by_the_week_of_the_last_change(practice_course: Course) -> None:
    at = NOW - timedelta(days=9)
    found = words(
        practice_course,
        [
            text("foerst", "Vi spørger Åse."),
            text(None, "Husk e-mail.", days_ago=2),
            text("gone", "Tre små ord", days_ago=9),
            text("sidst", " … "),
            Reflection("r", "foerst", "foerst-skriv", "Et ord mere", at, at),
            Revisit("v", "dernaest", "dernaest-skriv", 14, "Nu igen", at, at),
        ],
        TODAY,
    )
    assert [each.words for each in found.lessons] == [6, 2, 0]
    assert (found.elsewhere, found.total) == (5, 13)
    assert [(each.week.number, each.words) for each in found.weeks] == [(46, 8), (47, 2), (48, 3)]


# Days


def moments(*at: datetime) -> list[int]:
    """Moments as the journal tells them."""
    return sorted(int(each.timestamp() * 1000) for each in at)


def test_the_calendar_is_of_twelve_weeks_from_monday_to_today() -> None:
    found = days([], TODAY + timedelta(2), DENMARK)
    assert [len(week) for week in found.weeks] == [7] * (WEEKS - 1) + [3]
    assert {week[0].date.weekday() for week in found.weeks} == {0}
    assert found.weeks[0][0].date == date(2026, 9, 7)
    assert found.weeks[-1][-1].date == date(2026, 11, 25)
    assert (found.active, found.minutes) == ((), 0)


def test_a_day_lasts_from_midnight_to_midnight_where_the_leader_is() -> None:
    late = datetime(2026, 11, 20, 23, 58, tzinfo=DENMARK)
    found = days(moments(late, late + timedelta(minutes=4), late + timedelta(minutes=9)), TODAY, DENMARK)
    assert [(day.date.day, day.minutes) for day in found.active] == [(20, 2), (21, 7)]
    assert found.minutes == 11, "in all it is one sitting"


def test_what_is_older_counts_in_the_time_spent_and_what_lies_ahead_nowhere() -> None:
    found = days(moments(NOW - timedelta(days=400), NOW, NOW + timedelta(days=1), NOW.replace(year=2038)), TODAY, DENMARK)
    assert [(day.date, day.minutes) for day in found.active] == [(TODAY, 2)]
    assert found.minutes == 4


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 10, 25), 25), (date(2027, 3, 28), 23)])
def test_the_days_on_which_summer_time_ends_and_begins_are_whole(day: date, hours: int) -> None:
    first = datetime(day.year, day.month, day.day).astimezone(UTC)
    all_day = moments(*(first + timedelta(minutes=20 * number) for number in range(hours * 3)))
    found = days(all_day, day + timedelta(1))
    assert [(each.date, each.minutes) for each in found.active] == [(day, 2 * len(all_day))]


def test_in_2038_as_well() -> None:
    now = datetime(2038, 1, 20, 9, tzinfo=DENMARK)
    found = days(moments(now - timedelta(days=1), now), now.date(), DENMARK)
    assert [day.date.day for day in found.active] == [19, 20]


# Weeks


def test_weeks_are_told_apart_across_a_new_year() -> None:
    assert week_of(date(2027, 1, 1)) == Week(2026, 53)
    weeks = [week_of(date(2027, 1, 6)), week_of(date(2026, 1, 6)), week_of(date(2027, 1, 6))]
    assert last_weeks(weeks, date(2027, 2, 1)) == [Week(2026, 2), Week(2027, 1)]


# Statements


def test_statements_stand_in_the_course_s_order_with_what_they_were_rated(practice_course: Course) -> None:
    ratings: Mapping[str, Mapping[str, int]] = {
        "before": {"udsagn-start": 5, "gone": 1},
        "after": {"udsagn-start": 4, "udsagn-kaede": 7},
        "then": {"udsagn-start": 2},
    }
    first, second, third = rated(practice_course, ratings)
    assert (first.before, first.now, first.then) == (None, 7, None)
    assert (second.before, second.now, second.then) == (5, 4, 2)
    assert [each.is_rated for each in (first, second, third)] == [True, True, False]
    assert third == Rated(practice_course.statements[2], None, None, None)


# All of it, over a journal


def test_a_journal_tells_all_figures(practice_course: Course, home: Path, clock: Callable[[], datetime]) -> None:
    records = Records(Journal(home, clock=clock))
    records.save_reading("foerst", "foerst-laes")
    records.save_reflection("foerst", "foerst-skriv", "Mindst af kurset", None)
    records.save_attempt("foerst", "foerst-sorter", "foerst-c01", ["kan"], False, 1, sure=True)
    records.save_rating("before", "udsagn-start", 3)
    found = Development(practice_course, records, TODAY)
    assert (found.progress.done, found.progress.total) == (2, 11)
    assert (found.answers.right, found.answers.answered) == (0, 1)
    assert found.sureness.sure_wrong == 1
    assert found.words.total == 3
    assert [(day.date, day.minutes) for day in found.days.active] == [(TODAY, 2)]
    assert found.statements[1].before == 3


# Whatever happened

ZONES = st.sampled_from([UTC, DENMARK, timezone(timedelta(hours=-11))])
MOMENTS = st.datetimes(timezones=ZONES)
SAID = st.sampled_from([None, True, False])
QUESTIONS = st.sampled_from(["foerst-c01", "foerst-c02", "dernaest-q01", "dernaest-q02", "sidst-c01", "gone", ""])
CHOSEN = st.lists(st.sampled_from(["skal", "kan", "Oplæg", "x"]), max_size=4).map(tuple)
ATTEMPTS = st.lists(
    st.builds(
        Attempt,
        id=st.just("a"),
        lesson=st.just("foerst"),
        step=st.just("-"),
        question=QUESTIONS,
        chosen=CHOSEN,
        correct=st.booleans(),
        seed=st.integers(),
        at=MOMENTS,
        sure=SAID,
        review=st.booleans(),
    ),
    max_size=30,
)
TODAYS = st.dates(date(1980, 1, 1), date(2200, 1, 1))


@given(ATTEMPTS, TODAYS)
def test_the_sums_of_answers_agree(practice_course: Course, attempts: list[Attempt], today: date) -> None:
    found = counted(practice_course, attempts, today)
    assert all(0 <= each.right <= each.answered <= each.total for each in found.lessons)
    assert all(0 <= each.right <= each.answered and each.answered for each in found.weeks)
    assert found.answered == len({each.question for each in attempts} - {"gone", ""})
    assert sum(each.answered for each in found.weeks) <= len(attempts)
    assert len(found.weeks) <= WEEKS
    assert [each.week for each in found.weeks] == sorted({each.week for each in found.weeks if each.week <= week_of(today)})


@given(ATTEMPTS)
def test_the_sums_of_sureness_agree(practice_course: Course, attempts: list[Attempt]) -> None:
    found = feeling(practice_course, attempts)
    assert found.said + found.unsaid == len(attempts)
    assert min(found.sure_right, found.sure_wrong, found.guess_right, found.guess_wrong, found.unsaid) >= 0
    assert len(found.mistaken) <= found.sure_wrong
    assert isinstance(found.judgement, Judgement)


@given(
    st.lists(
        st.builds(Note, st.just("n"), st.sampled_from([None, "foerst", "sidst", "gone"]), st.none(), st.text(), MOMENTS, MOMENTS)
    ),
    TODAYS,
)
def test_the_sums_of_words_agree(practice_course: Course, texts: list[Note], today: date) -> None:
    found = words(practice_course, texts, today)
    assert sum(each.words for each in found.weeks) <= found.total
    assert found.elsewhere >= 0 and all(each.words >= 0 for each in found.lessons)
    assert all(each.words > 0 for each in found.weeks)


@given(st.lists(st.integers(0, 2**48)).map(sorted), TODAYS)
def test_a_calendar_can_be_drawn_of_any_moments(moments: list[int], today: date) -> None:
    found = days(moments, today, DENMARK)
    assert [len(week) for week in found.weeks[:-1]] == [7] * (WEEKS - 1)
    assert len(found.weeks[-1]) == today.weekday() + 1
    assert all(day.minutes >= 0 for week in found.weeks for day in week)
    assert bool(found.active) <= bool(found.minutes)
