"""Questions that come back: the ladder, the five of a day, and clocks that go wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.model import Answer, Case, CaseWhy, Course, CourseSource, Lesson, Option, Question, Quiz, Single, Sort
from course.journal.kinds import Attempt
from course.study.cards import Cards
from course.study.review import A_DAY, LADDER, Interval, answered_today, due_today, next_day, schedule, side

START = date(2026, 3, 2)
"""A Monday, four weeks before summer time."""
CET, CEST = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
DAY = timedelta(1)


def single(question_id: str, point: str | None = None) -> Single:
    """A question with two options."""
    options = Option(id="a", text="A", why="ja", correct=True), Option(id="b", text="B", why="nej")
    return Single(id=question_id, prompt="?", options=options, point=point)


def case(question_id: str, answer: Answer, point: str | None = None) -> Case:
    """A case with that answer."""
    why = CaseWhy(skal="a", kan="b", begge="c")
    return Case(id=question_id, field="skole", prompt="?", answer=answer, why=why, point=point)


def lesson(lesson_id: str, *questions: Question) -> Lesson:
    """A lesson of questions alone."""
    cases = tuple(each for each in questions if isinstance(each, Case))
    others = tuple(each for each in questions if not isinstance(each, Case))
    quiz = [Quiz(id=f"{lesson_id}-quiz", title="Q", questions=others)] if others else []
    sort = [Sort(id=f"{lesson_id}-sort", title="S", cases=cases)] if cases else []
    return Lesson(id=lesson_id, title=lesson_id, section="s", goals=(), steps=(*quiz, *sort))


def course_of(*lessons: Lesson) -> Course:
    """A course of these lessons."""
    return Course(title="K", language="da", source=CourseSource(title="t", about="a"), lessons=lessons, glossary=())


def answer(
    question: str,
    day: date,
    correct: bool = True,
    sure: bool | None = None,
    *,
    review: bool = False,
    at: datetime | None = None,
) -> Attempt:
    """An answer at noon."""
    moment = at or datetime(day.year, day.month, day.day, 12, tzinfo=CET)
    return Attempt("a", "l", "s", question, ("A",), correct, 1, moment, sure, review)


def rung(*attempts: Attempt) -> Interval:
    """Where the one card stands that these answers were given to."""
    return schedule({"q": "q"}, attempts)["q"]


def climbed(step: int) -> list[Attempt]:
    """Right answers, each when it was due, up to a rung."""
    attempts = [answer("q", START)]
    for _ in range(step):
        attempts.append(answer("q", rung(*attempts).due))
    return attempts


# The ladder


@pytest.mark.parametrize("correct", [True, False])
@pytest.mark.parametrize("sure", [True, False, None])
def test_the_first_answer_puts_a_card_on_the_lowest_rung(correct: bool, sure: bool | None) -> None:
    first = rung(answer("q", START, correct, sure))
    assert (first.step, first.due, first.last) == (0, START + DAY, START)
    assert (first.wrong, first.sure) == (not correct, sure is True)


def test_right_answers_when_due_climb_over_1_3_7_21_and_60_days_and_stay_there() -> None:
    days = [0, 1, 4, 11, 32, 92, 152]
    attempts = [answer("q", START + timedelta(day)) for day in days]
    waits = [(rung(*attempts[:n]).due - START).days for n in range(1, len(days) + 1)]
    assert waits == [1, 4, 11, 32, 92, 152, 212]


def test_a_right_answer_before_it_is_due_shows_nothing() -> None:
    attempts = climbed(2)
    before = rung(*attempts)
    for ahead in range(1, 7):
        assert rung(*attempts, answer("q", before.due - timedelta(ahead))) == before


def test_a_right_answer_long_after_it_was_due_moves_up_one() -> None:
    late = rung(*climbed(1), answer("q", START + timedelta(300)))
    assert (late.step, late.due) == (2, START + timedelta(307))


@pytest.mark.parametrize("step", range(1, 5))
@pytest.mark.parametrize("ahead", [0, 1])
def test_a_wrong_answer_moves_down_one_due_or_not(step: int, ahead: int) -> None:
    attempts = climbed(step)
    day = rung(*attempts).due - timedelta(ahead)
    down = rung(*attempts, answer("q", day, False))
    assert (down.step, down.due, down.wrong) == (step - 1, day + timedelta(LADDER[step - 1]), True)


def test_below_the_lowest_rung_there_is_none() -> None:
    down = rung(answer("q", START, False), answer("q", START + DAY, False))
    assert (down.step, down.due) == (0, START + 2 * DAY)


@pytest.mark.parametrize("step", range(5))
def test_wrong_but_sure_goes_to_the_first_even_on_a_day_on_which_it_moved(step: int) -> None:
    attempts = climbed(step)
    day = attempts[-1].at.date()
    first = rung(*attempts, answer("q", day, False, True))
    assert (first.step, first.due, first.wrong, first.sure) == (0, day + DAY, True, True)


def test_on_one_day_a_card_moves_once() -> None:
    attempts = climbed(3)
    day = attempts[-1].at.date()
    again = [answer("q", day, correct) for correct in (True, False, True, False, False)]
    assert rung(*attempts, *again) == rung(*attempts)
    wrong = answer("q", day + DAY, False)
    assert rung(*attempts, wrong, *[answer("q", day + DAY, False)] * 3).step == 2


def test_guessed_right_is_right_and_guessed_wrong_goes_down_one() -> None:
    attempts = climbed(2)
    due = rung(*attempts).due
    assert rung(*attempts, answer("q", due, True, False)).step == 3
    assert rung(*attempts, answer("q", due, False, False)).step == 1


def test_questions_of_one_point_share_a_card() -> None:
    bank = Cards(course_of(lesson("a", single("q1", "p")), lesson("b", single("q2", "p"), single("q3"))))
    rungs = schedule(bank.by_question, [answer("q1", START), answer("q2", START + DAY), answer("q3", START)])
    assert {card: each.step for card, each in rungs.items()} == {"p": 1, "q3": 0}
    assert [asked.question.id for asked in bank.wordings("p")] == ["q1", "q2"]


def test_answers_to_questions_that_the_course_no_longer_has_are_passed_over() -> None:
    bank = Cards(course_of(lesson("a", single("q1"))))
    attempts = [answer("gone", START, False, True), answer("q1", START), answer("gone", START)]
    assert list(schedule(bank.by_question, attempts)) == ["q1"]
    assert [asked.question.id for asked in due_today(bank, attempts, START + DAY)] == ["q1"]


# Any answers on any days

steps_ahead = st.one_of(st.integers(-3, 70), st.just(0))
histories = st.lists(st.tuples(steps_ahead, st.booleans(), st.sampled_from([True, False, None])), max_size=40)


@given(histories)
def test_whatever_is_answered_when_the_ladder_holds(history: list[tuple[int, bool, bool | None]]) -> None:
    day, attempts, moved_on = START, [answer("q", START)], START
    for ahead, correct, sure in history:
        before = rung(*attempts)
        day = max(START, day + timedelta(ahead))
        attempts.append(answer("q", day, correct, sure))
        after = rung(*attempts)
        assert 0 <= after.step < len(LADDER)
        assert after.due - after.last == timedelta(LADDER[after.step]) <= timedelta(60)
        assert not after.is_due(after.last), "never twice on one day"
        if not correct and sure:
            assert after.step == 0
            assert after.wrong
            assert after.sure
        elif correct:
            assert after.step == min(before.step + 1, 4) if before.is_due(day) else after == before
        elif after != before:
            assert after.step == max(before.step - 1, 0)
        if after != before and (correct or not sure):
            assert after.last > moved_on, "once a day"
        moved_on = after.last


@given(histories, st.dates())
def test_the_ladder_takes_any_days_of_the_calendar(history: list[tuple[int, bool, bool | None]], day: date) -> None:
    attempts = [answer("q", day, correct, sure) for _ahead, correct, sure in history]
    for number, attempt in enumerate([*attempts, answer("q", date.max, False, True), answer("q", date.min)]):
        attempts.insert(number * 2, attempt)
    bank = Cards(course_of(lesson("a", single("q"))))
    for today in (date.min, day, date.max - DAY):
        assert len(due_today(bank, attempts, today)) <= 1
        following = next_day(bank, attempts, today)
        assert following is not None
        assert following > today


# Clocks


def test_a_clock_set_back_makes_no_double_review() -> None:
    bank = Cards(course_of(lesson("a", single("q"))))
    attempts = climbed(3)
    done = attempts[-1].at.date()
    for back in range(59):
        today = done - timedelta(back)
        assert due_today(bank, attempts, today) == [], back
        assert rung(*attempts, answer("q", today)) == rung(*attempts)
        assert rung(*attempts, answer("q", today, False)) == rung(*attempts)


def test_an_answer_of_2038_does_not_lock_a_card_away() -> None:
    bank = Cards(course_of(lesson("a", single("q"))))
    attempts = [*climbed(1), answer("q", date(2038, 1, 20))]
    today = START + timedelta(30)
    assert [asked.question.id for asked in due_today(bank, attempts, today)] == ["q"]
    attempts.append(answer("q", today, review=True))
    assert due_today(bank, attempts, today) == []
    assert rung(*attempts).due == today + timedelta(LADDER[rung(*attempts).step])


@pytest.mark.parametrize("correct", [True, False])
def test_after_the_clock_was_right_again_each_answer_counts_from_its_own_day(correct: bool) -> None:
    attempts = [answer("q", date(2038, 1, 20)), answer("q", START, correct, review=True)]
    assert rung(*attempts).last == START
    assert rung(*attempts).due <= START + timedelta(3)


def test_summer_time_makes_no_day_longer_or_shorter() -> None:
    saturday = datetime(2026, 3, 28, 23, 30, tzinfo=CET)
    sunday = datetime(2026, 3, 29, 3, 10, tzinfo=CEST)  # two hours and forty minutes later, on the next day
    bank = Cards(course_of(lesson("a", single("q"))))
    first = [answer("q", START, at=saturday)]
    assert due_today(bank, first, saturday.date()) == []
    assert len(due_today(bank, first, sunday.date())) == 1
    assert rung(*first, answer("q", START, at=sunday)).step == 1


def test_the_day_is_the_one_where_the_leader_was() -> None:
    tokyo = datetime(2026, 3, 3, 1, 0, tzinfo=timezone(timedelta(hours=9)))
    home = datetime(2026, 3, 2, 18, 0, tzinfo=CET)  # an hour later, on the day before
    assert rung(answer("q", START, at=tokyo)).due == date(2026, 3, 4)
    assert rung(answer("q", START, at=tokyo), answer("q", START, False, at=home)).due == date(2026, 3, 4)


# The five of a day


def wide(lessons: int = 4, each: int = 6) -> Course:
    """A course with many questions: in each lesson skal, kan, skal, kan, and others."""
    answers: tuple[Answer, ...] = ("skal", "kan")
    return course_of(
        *(
            lesson(
                f"l{n}",
                *(case(f"l{n}-c{m}", answers[m % 2]) for m in range(each // 2)),
                *(single(f"l{n}-q{m}") for m in range(each - each // 2)),
            )
            for n in range(lessons)
        )
    )


def all_answered(course: Course, day: date = START) -> list[Attempt]:
    """Every question answered right on one day."""
    return [answer(question.id, day) for lesson in course.lessons for question in lesson.questions()]


def ids(questions: Sequence[object]) -> list[str]:
    """Which questions these are."""
    return [asked.question.id for asked in questions]  # type: ignore[attr-defined]


def test_never_more_than_five_however_many_wait() -> None:
    course = wide()
    for away in (1, 21, 400):
        assert len(due_today(Cards(course), all_answered(course), START + timedelta(away))) == A_DAY


def test_those_answered_today_count() -> None:
    course = wide()
    bank, attempts, today = Cards(course), all_answered(course), START + DAY
    seen: list[str] = []
    for left in (5, 4, 3, 2, 1):
        found = ids(due_today(bank, attempts, today))
        assert len(found) == left
        assert not set(found) & set(seen)
        seen.append(found[0])
        attempts.append(answer(found[0], today, review=True))
    assert due_today(bank, attempts, today) == []
    assert answered_today(attempts, today) == A_DAY
    assert len(due_today(bank, attempts, today + DAY)) == A_DAY


def test_those_reset_today_have_been_asked_today_all_the_same() -> None:
    course = wide()
    bank, attempts, today = Cards(course), all_answered(course), START + DAY
    first, *others = ids(due_today(bank, attempts, today))
    gone = [each for each in attempts if each.question == first]
    reset = [*gone, answer(first, today, review=True)]
    kept = [each for each in attempts if each not in gone]
    assert len(due_today(bank, kept, today)) == A_DAY, "without it a sixth would come"
    assert ids(due_today(bank, kept, today, reset)) != [first, *others]
    assert len(due_today(bank, kept, today, reset)) == A_DAY - 1
    assert len(due_today(bank, kept, today + DAY, reset)) == A_DAY, "yesterday's count no more"


def test_answers_in_a_lesson_are_not_counted_among_the_five() -> None:
    course = wide()
    today = START + DAY
    attempts = [*all_answered(course), *(answer("l0-q0", today) for _ in range(9))]
    assert len(due_today(Cards(course), attempts, today)) == A_DAY


def test_reviews_of_questions_that_are_gone_count_as_well() -> None:
    course = wide()
    today = START + DAY
    attempts = [*all_answered(course), *(answer(f"gone{n}", today, review=True) for n in range(3))]
    assert len(due_today(Cards(course), attempts, today)) == 2


def test_they_come_from_different_lessons_and_sides() -> None:
    course = wide()
    found = due_today(Cards(course), all_answered(course), START + DAY)
    lessons = [asked.lesson.id for asked in found]
    assert max(map(lessons.count, lessons)) <= 2
    assert all(first != second for first, second in pairwise(lessons))
    sides = [side(asked) for asked in found]
    assert all(sides.count(each) <= 2 for each in ("skal", "kan", "begge"))


def test_skal_and_kan_take_turns() -> None:
    cases = [case(f"c{n}", "skal" if n < 3 else "kan") for n in range(5)]
    course = course_of(lesson("a", *cases))
    found = due_today(Cards(course), all_answered(course), START + DAY)
    assert [side(asked) for asked in found] == ["skal", "kan", "skal", "kan", "skal"]


def test_one_lesson_alone_may_fill_the_day() -> None:
    course = wide(lessons=1)
    assert len(due_today(Cards(course), all_answered(course), START + DAY)) == A_DAY


def test_after_three_weeks_away_the_most_valuable_come_first() -> None:
    course = wide(lessons=5)
    sure_and_wrong, wrong = ["l3-q1", "l4-c0"], ["l2-q0", "l1-c1"]
    attempts = [
        answer(each.question, START, each.question not in sure_and_wrong + wrong, each.question in sure_and_wrong)
        for each in all_answered(course)
    ]
    found = ids(due_today(Cards(course), attempts, START + timedelta(22)))
    assert len(found) == 5
    assert {*sure_and_wrong, *wrong} < set(found)


def test_of_what_was_wrong_what_one_was_sure_of_comes_first() -> None:
    course = course_of(*(lesson(f"l{n}", single(f"q{n}")) for n in range(8)))
    sure = {"q5", "q6", "q7"}
    attempts = [answer(f"q{n}", START, correct=False, sure=f"q{n}" in sure) for n in range(8)]
    found = ids(due_today(Cards(course), attempts, START + DAY))
    assert sorted(found) == ["q0", "q1", *sorted(sure)]


def test_what_is_least_firm_and_longest_overdue_comes_before_the_rest() -> None:
    course = course_of(*(lesson(f"l{n}", single(f"q{n}")) for n in range(7)))
    attempts = [answer(f"q{n}", START + timedelta(n)) for n in range(7)]  # all on the first rung, the later the less overdue
    attempts.append(answer("q0", START + 7 * DAY))  # firmer than the others
    found = ids(due_today(Cards(course), attempts, START + timedelta(28)))
    assert sorted(found) == ["q1", "q2", "q3", "q4", "q5"]


def test_a_fresh_wording_is_asked_where_several_were_met() -> None:
    course = course_of(lesson("a", single("q1", "p")), lesson("b", single("q2", "p")), lesson("c", single("q3", "p")))
    bank, attempts = Cards(course), [answer("q1", START)]
    assert ids(due_today(bank, attempts, START + DAY)) == ["q1"], "the others are not met yet"
    attempts.append(answer("q2", START))
    asked = []
    for _ in range(4):
        today = schedule(bank.by_question, attempts)["p"].due
        found = ids(due_today(bank, attempts, today))
        assert len(found) == 1, "one point is asked once"
        asked += found
        attempts.append(answer(found[0], today, review=True))
    assert asked == ["q1", "q2", "q1", "q2"]


def test_a_question_that_moved_to_another_lesson_is_asked_from_there() -> None:
    course = course_of(lesson("new", single("q1")))
    found = due_today(Cards(course), [answer("q1", START)], START + DAY)
    assert [(asked.lesson.id, asked.step.id) for asked in found] == [("new", "new-quiz")]


def test_nothing_comes_back_to_who_has_answered_nothing() -> None:
    bank = Cards(wide())
    assert due_today(bank, [], START) == []
    assert next_day(bank, [], START) is None
    assert due_today(Cards(course_of()), [answer("q", START)], START + DAY) == []


events = st.lists(
    st.tuples(st.integers(0, 23), st.booleans(), st.sampled_from([True, False, None]), st.integers(0, 9), st.booleans()),
    max_size=60,
)


@given(events)
def test_whatever_a_leader_does_no_day_has_more_than_five_and_none_twice(
    what: list[tuple[int, bool, bool | None, int, bool]],
) -> None:
    course = wide()
    bank = Cards(course)
    questions = [question.id for lesson in course.lessons for question in lesson.questions()]
    today, attempts = START, list[Attempt]()
    seen: dict[date, list[str]] = {}
    for number, correct, sure, ahead, comes_back in what:
        today += timedelta(max(0, ahead - 6))
        due = ids(due_today(bank, attempts, today))
        assert len(due) == len(set(due)) <= A_DAY - len(seen.get(today, []))
        assert not set(due) & set(seen.get(today, []))
        following = next_day(bank, attempts, today)
        if following:
            later = [today + timedelta(n) for n in range(1, (following - today).days)]
            assert not any(due_today(bank, attempts, day) for day in later[:3])
            assert due_today(bank, attempts, following)
        if comes_back and due:
            seen.setdefault(today, []).append(due[0])
            attempts.append(answer(due[0], today, correct, sure, review=True))
        else:
            attempts.append(answer(questions[number], today, correct, sure))


def test_the_next_day_is_told_before_and_after_the_five() -> None:
    course = course_of(lesson("a", single("q1")), lesson("b", single("q2")))
    bank = Cards(course)
    attempts = [answer("q1", START), answer("q2", START)]
    assert next_day(bank, attempts, START) == START + DAY
    today = START + DAY
    attempts.append(answer("q1", today, review=True))
    assert next_day(bank, attempts, today) == today + DAY, "what was passed over is there tomorrow"
    attempts.append(answer("q2", today, review=True))
    assert next_day(bank, attempts, today) == today + timedelta(3)


def test_a_leader_who_wants_fewer_gets_fewer() -> None:
    course = wide()
    bank, attempts, today = Cards(course), all_answered(course), START + DAY
    for most in range(A_DAY + 1):
        assert len(due_today(bank, attempts, today, most=most)) == min(most, len(due_today(bank, attempts, today)))
