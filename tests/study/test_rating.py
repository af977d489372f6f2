"""Which statements are asked for, and when: before, after, and looking back; never twice and never late."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Course, step_questions
from course.study.progress import Progress, progress
from course.study.rating import AFTER, BEFORE, HIGHEST, LOWEST, MOMENTS, THEN, is_rated, wanted

NOTHING: dict[str, dict[str, int]] = {}


def all_steps(course: Course) -> list[str]:
    """What there is to do in the course: its steps and its questions, by id."""
    steps = [step for lesson in course.lessons for step in lesson.steps]
    return [each.id for step in steps for each in (step_questions(step) or (step,))]


def how_far(course: Course, *done: str) -> Progress:
    return progress(course, set(done), set(done), set(done))


def through(course: Course) -> Progress:
    return how_far(course, *all_steps(course))


def rated(course: Course, *moments: str, but: int = 0) -> dict[str, dict[str, int]]:
    """All statements rated at these moments; the last `but` of them left out."""
    statements = course.statements[: len(course.statements) - but]
    return {moment: {statement.id: 4 for statement in statements} for moment in moments}


def test_at_the_very_start_the_first_ratings_are_wanted(practice_course: Course) -> None:
    assert wanted(practice_course, how_far(practice_course), NOTHING, ()) == BEFORE


def test_ratings_that_were_broken_off_are_gone_on_with(practice_course: Course) -> None:
    fresh, done = how_far(practice_course), through(practice_course)
    assert wanted(practice_course, fresh, rated(practice_course, BEFORE, but=1), ()) == BEFORE
    assert wanted(practice_course, done, rated(practice_course, AFTER, but=1), ()) == AFTER
    some = rated(practice_course, AFTER) | rated(practice_course, THEN, but=1)
    assert wanted(practice_course, done, some, ()) == THEN


def test_who_has_rated_or_skipped_is_not_asked_again(practice_course: Course) -> None:
    fresh, done = how_far(practice_course), through(practice_course)
    assert wanted(practice_course, fresh, rated(practice_course, BEFORE), ()) is None
    assert wanted(practice_course, fresh, NOTHING, {BEFORE}) is None
    assert wanted(practice_course, done, rated(practice_course, AFTER, THEN), ()) is None
    assert wanted(practice_course, done, rated(practice_course, AFTER, THEN, but=1), {AFTER, THEN}) is None


def test_once_a_step_is_done_it_is_too_late_for_before(practice_course: Course) -> None:
    for step in all_steps(practice_course):
        assert wanted(practice_course, how_far(practice_course, step), NOTHING, ()) is None


def test_the_last_ratings_wait_for_the_last_step(practice_course: Course) -> None:
    steps = all_steps(practice_course)
    for left in steps:
        assert wanted(practice_course, how_far(practice_course, *(set(steps) - {left})), NOTHING, ()) is None
    assert wanted(practice_course, through(practice_course), NOTHING, ()) == AFTER


def test_looking_back_comes_right_after(practice_course: Course) -> None:
    done = through(practice_course)
    assert wanted(practice_course, done, rated(practice_course, BEFORE), ()) == AFTER
    assert wanted(practice_course, done, rated(practice_course, AFTER), ()) == THEN
    assert wanted(practice_course, done, rated(practice_course, AFTER, but=2), {AFTER}) == THEN


def test_a_course_without_statements_asks_for_nothing(little_course: Course) -> None:
    assert wanted(little_course, how_far(little_course), NOTHING, ()) is None
    assert wanted(little_course, through(little_course), NOTHING, ()) is None


def test_ratings_of_statements_that_are_gone_count_for_nothing(practice_course: Course) -> None:
    first, *others = practice_course.statements
    changed = replace(practice_course, statements=(replace(first, id="udsagn-nyt"), *others))
    assert not is_rated(changed, rated(practice_course, AFTER), AFTER)
    assert wanted(changed, through(changed), rated(practice_course, AFTER, THEN), ()) == AFTER


@given(st.data())
def test_whatever_was_rated_in_whatever_order_it_comes_to_an_end(practice_course: Course, data: st.DataObject) -> None:
    ids = [statement.id for statement in practice_course.statements]
    scale = st.integers(LOWEST, HIGHEST)
    moments: st.SearchStrategy[str] = st.sampled_from(MOMENTS)
    ratings: dict[str, dict[str, int]] = data.draw(
        st.dictionaries(moments, st.dictionaries(st.sampled_from([*ids, "fremmed"]), scale))
    )
    skipped = data.draw(st.sets(moments))
    done = data.draw(st.sets(st.sampled_from(all_steps(practice_course))))
    how = how_far(practice_course, *done)
    asked = []
    while (moment := wanted(practice_course, how, ratings, skipped)) is not None:
        assert moment not in skipped
        assert moment not in asked
        assert (moment == BEFORE) == (not done)
        asked.append(moment)
        ratings = {**ratings, moment: {**ratings.get(moment, {}), **dict.fromkeys(ids, 5)}}
    assert asked in ([], [BEFORE], [AFTER], [AFTER, THEN], [THEN])
