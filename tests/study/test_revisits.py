"""Which reflection comes back, and when: simulated leaders, and clocks that were wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course
from course.journal.kinds import Reflection, Revisit
from course.study.revisits import DAYS, REST, ComingBack, days_later, offered, resumed

CET = timezone(timedelta(hours=1))
MONDAY = date(2026, 11, 9)
FIRST, SECOND = "foerst-skriv", "dernaest-skriv"
Ask = Callable[..., ComingBack | None]


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), CET)


def written(step: str = FIRST, day: date = MONDAY, text: str = "Det tager tid.", changed: date | None = None) -> Reflection:
    return Reflection(f"{step}-{day}", "foerst", step, text, at(day), at(changed or day))


def answer(days: int, day: date, text: str = "Det gik hurtigere.", step: str = FIRST) -> Revisit:
    return Revisit(f"{step}-{days}-{day}", "foerst", step, days, text, at(day), at(day))


@pytest.fixture
def ask(practice_course: Course) -> Ask:
    """What is offered on a day."""

    def asked(reflections: Iterable[Reflection], revisits: Iterable[Revisit], day: date) -> ComingBack | None:
        return offered(practice_course, reflections, revisits, day)

    return asked


def after(days: int) -> date:
    return MONDAY + timedelta(days)


@pytest.mark.parametrize(("ago", "days"), [(0, None), (13, None), (14, 14), (20, 14), (59, 14), (60, 60), (400, 60), (-3, None)])
def test_a_reflection_comes_back_after_a_fortnight_and_after_two_months(ask: Ask, ago: int, days: int | None) -> None:
    offer = ask([written()], [], after(ago))
    assert (offer.days if offer else None) == days
    if offer:
        assert (offer.reflection.text, offer.step.title, offer.lesson.id) == ("Det tager tid.", "Dine forventninger", "foerst")
        assert offer.ago == ago


@pytest.mark.parametrize("text", ["I dag ville jeg skrive noget andet.", ""])
def test_once_answered_or_passed_over_it_rests_until_the_next_time(ask: Ask, text: str) -> None:
    first = answer(14, after(15), text)
    assert ask([written()], [first], after(16)) is None
    assert ask([written()], [first], after(59)) is None
    offer = ask([written()], [first], after(60))
    assert offer is not None
    assert offer.days == 60
    assert ask([written()], [first, answer(60, after(61), text)], after(1000)) is None


def test_whoever_was_away_is_asked_once_and_not_for_the_fortnight_as_well(ask: Ask) -> None:
    assert ask([written()], [answer(60, after(70))], after(90)) is None


def test_whoever_was_late_for_the_first_is_not_asked_again_at_once(ask: Ask) -> None:
    late = answer(14, after(58))
    assert ask([written()], [late], after(58 + REST - 1)) is None
    assert ask([written()], [late], after(58 + REST)) is not None


def test_an_answer_of_a_day_to_come_holds_up_nothing(ask: Ask) -> None:
    wrong_clock = answer(14, after(4000))
    assert ask([written()], [wrong_clock], after(20)) is None, "that one is answered"
    assert ask([written()], [wrong_clock], after(60)) is not None


def test_one_a_day_the_oldest_first(ask: Ask) -> None:
    both = [written(SECOND, after(1)), written(FIRST)]
    offer = ask(both, [], after(30))
    assert offer is not None
    assert offer.step.id == FIRST
    done = [answer(14, after(30))]
    assert ask(both, done, after(30)) is None
    tomorrow = ask(both, done, after(31))
    assert tomorrow is not None
    assert tomorrow.step.id == SECOND


def test_what_says_nothing_or_has_no_prompt_any_more_is_not_offered(ask: Ask) -> None:
    assert ask([written(text=" \n")], [], after(20)) is None
    assert ask([written("et-trin-fra-sidste-aar")], [], after(20)) is None
    assert ask([written("foerst-laes")], [], after(20)) is None, "a step to read by now"
    assert ask([], [], after(20)) is None


def test_a_reflection_that_moved_to_another_lesson_is_found_there(practice_course: Course) -> None:
    first, second, *rest = practice_course.lessons
    step = first.steps[1]
    moved = replace(practice_course, lessons=(replace(first, steps=first.steps[:1]), replace(second, steps=(step,)), *rest))
    offer = offered(moved, [written()], [], after(14))
    assert offer is not None
    assert offer.lesson.id == second.id


def test_of_two_texts_to_a_step_the_latest_comes_back_and_only_one_of_them(ask: Ask) -> None:
    old, new = written(text="På kontoret.", changed=after(5)), written(day=after(1), text="Hjemme.", changed=after(2))
    for both in ([old, new], [new, old]):
        offer = ask(both, [], after(40))
        assert offer is not None
        assert offer.reflection.text == "På kontoret."
    assert ask([old, new], [answer(14, after(40))], after(41)) is None


def test_the_leaders_own_day_counts(ask: Ask) -> None:
    late = replace(written(), created=datetime(2026, 11, 9, 23, 50, tzinfo=CET))
    assert ask([late], [], date(2026, 11, 22)) is None
    assert ask([late], [], date(2026, 11, 23)) is not None


@pytest.mark.parametrize("days", [-1, 0, 7, 13, 10**30])
def test_odd_days_of_another_program_harm_nothing(ask: Ask, days: int) -> None:
    offer = ask([written()], [answer(days, after(1))], after(20))
    assert (offer is not None) == (days < 14)


def test_what_was_begun_is_gone_on_with_as_it_was_offered(practice_course: Course) -> None:
    begun, both = answer(14, after(20)), [written(SECOND), written(FIRST)]
    offer = resumed(practice_course, both, begun, after(20))
    assert offer is not None
    assert (offer.reflection.step, offer.step.id, offer.days, offer.ago) == (FIRST, FIRST, 14, 20)


def test_what_was_begun_on_something_that_is_gone_is_not_gone_on_with(practice_course: Course) -> None:
    assert resumed(practice_course, [written(SECOND)], answer(14, after(20)), after(20)) is None, "its reflection"
    assert resumed(practice_course, [written(text=" ")], answer(14, after(20)), after(20)) is None, "the words of it"
    old = "et-trin-fra-sidste-aar"
    assert resumed(practice_course, [written(old)], answer(14, after(20), step=old), after(20)) is None, "its step"


def test_how_much_later_is_told_as_it_was(ask: Ask) -> None:
    assert days_later(written(), answer(14, after(15))) == 15
    assert days_later(written(), answer(60, after(75))) == 75
    assert days_later(written(), answer(14, after(-400))) == 14, "a clock that was set back"


class Leader:
    """Writes, looks at what is offered, answers or leaves it; the calendar may be anything."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.reflections: list[Reflection] = []
        self.revisits: list[Revisit] = []

    def visits(self, day: date, does: str) -> None:
        """Opens the course on a day: again and again, since an offer may follow on an offer."""
        if does.startswith("writes"):
            step = FIRST if does.endswith("first") else SECOND
            if all(reflection.step != step for reflection in self.reflections):
                self.reflections.append(written(step, day))
            return
        for _ in range(3):
            offer = self.ask(self.reflections, self.revisits, day)
            if offer is None or does == "looks":
                return
            assert offer.days in DAYS
            assert offer.ago >= offer.days
            text = "Mere." if does == "answers" else ""
            self.revisits.append(answer(offer.days, day, text, offer.step.id))

    def holds(self) -> None:
        """Never twice the same, never two on a day, never a fortnight after two months, never a duty to catch up with."""
        asked = [(revisit.step, revisit.days) for revisit in self.revisits]
        assert len(asked) == len(set(asked))
        days = [revisit.created.date() for revisit in self.revisits]
        assert len(days) == len(set(days))
        for step in (FIRST, SECOND):
            its = [revisit for revisit in self.revisits if revisit.step == step]
            assert [revisit.days for revisit in its] == sorted(revisit.days for revisit in its)


DOES = st.sampled_from(["writes first", "writes second", "looks", "answers", "passes over"])
FORWARD = st.one_of(st.integers(0, 20), st.sampled_from([14, 30, 60, 100]))
ANYHOW = st.one_of(FORWARD, st.integers(-40, -1), st.sampled_from([-4000, 4100]))


@given(st.lists(st.tuples(ANYHOW, DOES), max_size=30))
def test_whatever_the_calendar_does_nothing_is_asked_twice(practice_course: Course, visits: list[tuple[int, str]]) -> None:
    leader = Leader(lambda *what: offered(practice_course, *what))
    day = MONDAY
    for by, does in visits:
        day += timedelta(by)
        leader.visits(day, does)
        leader.holds()


@given(st.lists(st.tuples(FORWARD, DOES), max_size=30), st.sampled_from(["answers", "passes over"]))
def test_in_the_end_each_has_come_back_and_then_there_is_rest(
    practice_course: Course, visits: list[tuple[int, str]], does: str
) -> None:
    leader = Leader(lambda *what: offered(practice_course, *what))
    day = MONDAY
    for by, each in visits:
        day += timedelta(by)
        leader.visits(day, each)
    for _ in range(100):
        day += timedelta(1)
        leader.visits(day, does)
    for reflection in leader.reflections:
        assert max(revisit.days for revisit in leader.revisits if revisit.step == reflection.step) == DAYS[-1]
    assert leader.ask(leader.reflections, leader.revisits, day + timedelta(5000)) is None


@given(
    st.dates(),
    st.lists(st.dates(min_value=date(1, 1, 2), max_value=date(9999, 12, 30)), max_size=4),
    st.integers(-(10**20), 10**20),
)
@example(MONDAY + timedelta(DAYS[0]), [MONDAY], 0)
@example(MONDAY + timedelta(DAYS[1]), [MONDAY + timedelta(40), MONDAY], 0)
def test_on_any_date_what_is_due_is_offered_and_nothing_else(
    practice_course: Course, today: date, days: list[date], odd: int
) -> None:
    reflections = [written(step, day) for step, day in zip((FIRST, SECOND), days, strict=False)]
    offer = offered(practice_course, reflections, [answer(odd, day) for day in days[2:]], today)
    due = {each.id: ago for each in reflections if (ago := (today - each.created.date()).days) >= DAYS[0]}
    if offer is None:
        assert days[2:] or not due
    else:
        assert offer.ago == due[offer.reflection.id]
        assert offer.days == max(days for days in DAYS if days <= offer.ago)
        assert today not in days[2:]
