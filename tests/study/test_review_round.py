"""The questions of a day, one after another: back and forth, passed over, and answered in another window."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.journal.kinds import Attempt
from course.study.cards import Cards
from course.study.marking import seed
from course.study.review import A_DAY, due_today
from course.study.review_round import ReviewRound
from tests.study.test_review import DAY, START, all_answered, answer, wide

COURSE = wide()
BANK = Cards(COURSE)
TODAY = START + DAY


def begun(*attempts: Attempt) -> ReviewRound:
    """A round on the day after all was answered."""
    return ReviewRound(BANK, [*all_answered(COURSE), *attempts], TODAY)


def test_it_goes_through_the_day_and_ends_at_the_closing_words() -> None:
    day = begun()
    numbers = []
    while day.current is not None:
        numbers.append((day.number, day.total))
        day.forward()
    assert numbers == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert (day.forward(), day.back(), day.index) == (False, True, 4)


def test_coming_back_the_same_day_goes_on_with_the_rest() -> None:
    earlier = [answer(asked.question.id, TODAY, review=True) for asked in begun().questions[:2]]
    day = begun(*earlier)
    assert (day.number, day.total, len(day.questions)) == (3, 5, 3)


def test_a_day_without_questions_is_at_its_end() -> None:
    day = ReviewRound(BANK, [], TODAY)
    assert (day.current, day.number, day.total, day.given, day.open) == (None, 0, 0, (), ())
    assert (day.forward(), day.back(), day.refresh([], TODAY)) == (False, False, False)


def test_what_is_passed_over_stays_open() -> None:
    day = begun()
    first = day.questions[0]
    day.forward()
    assert day.open[0] is first
    assert day.answer(first) is None
    assert (day.back(), day.back()) == (True, False)
    assert day.current is first


def test_an_answer_is_shown_as_it_was_given() -> None:
    day = begun()
    first = day.questions[0]
    attempt = answer(first.question.id, TODAY, False, True, review=True)
    day.record(attempt)
    given = day.answer(first)
    assert given is not None
    assert (given.attempt, given.sure, given.seed) == (attempt, True, attempt.seed)
    assert first not in day.open
    assert day.given == (given,)


def test_the_options_stand_elsewhere_than_the_last_time_and_stay_while_it_is_asked() -> None:
    day = begun()
    first = day.questions[0]
    assert day.seed(first) == seed(first.question, 1)
    day.record(answer(first.question.id, TODAY))
    assert day.seed(first) == seed(first.question, 1)


def test_a_question_answered_in_another_window_goes() -> None:
    day = begun()
    first, second = day.questions[:2]
    elsewhere = [*all_answered(COURSE), answer(first.question.id, TODAY, review=True)]
    assert day.refresh(elsewhere, TODAY)
    assert day.current is second
    assert (day.number, day.total) == (2, 5)
    assert not day.refresh(elsewhere, TODAY)


def test_other_questions_answered_in_another_window_count_among_the_five() -> None:
    day = begun()
    mine = {asked.question.id for asked in day.questions}
    others = [each.question for each in all_answered(COURSE) if each.question not in mine]
    day.refresh([*all_answered(COURSE), *(answer(question, TODAY, review=True) for question in others[:3])], TODAY)
    assert (day.number, day.total, len(day.questions)) == (4, 5, 2)


def test_what_is_erased_meanwhile_goes_as_well() -> None:
    day = begun()
    assert day.refresh([], TODAY)
    assert (day.current, day.questions) == (None, [])


@given(st.lists(st.sampled_from(["forward", "back", "answer", "elsewhere", "refresh", "night"]), max_size=30))
def test_whatever_happens_the_place_is_one_of_the_round_and_the_day_has_five(what: list[str]) -> None:
    today, attempts = TODAY, all_answered(COURSE)
    day = ReviewRound(BANK, attempts, today)
    for event in what:
        asked = day.current
        if event == "answer" and asked and day.answer(asked) is None and not day.refresh(attempts, today):
            attempts.append(answer(asked.question.id, today, review=True))
            day.record(attempts[-1])
        elif event == "elsewhere" and (others := due_today(BANK, attempts, today)):
            attempts.append(answer(others[-1].question.id, today, False, review=True))
        elif event == "refresh":
            shown = day.current
            assert day.refresh(attempts, today) is (day.current is not shown)
        elif event == "night":
            today += DAY
        elif event in ("forward", "back"):
            getattr(day, event)()
        assert day.index is None or 0 <= day.index < len(day.questions)
        assert len(day.open) <= A_DAY
    days = [attempt.at.date() for attempt in attempts if attempt.review]
    assert all(days.count(each) <= A_DAY for each in days)
