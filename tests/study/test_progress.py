"""Progress: what is done, what is left, and where to go on."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.minutes import lesson_minutes, question_minutes, step_minutes
from course.content.model import Course, step_questions
from course.journal.kinds import Place
from course.study.progress import Progress, State, entry_index, first_open, next_step, progress, step_index
from tests.conftest import NOW

READ = {"start-to-slags", "start-slut", "hverdag-oversaet", "hverdag-slut"}
WRITTEN = {"start-sidste", "hverdag-hvem"}
ANSWERED = {"start-q01", "start-q02", "start-c01", "hverdag-c01", "hverdag-c02", "hverdag-c03", "hverdag-q01"}


def how_far(course: Course, *done: str) -> Progress:
    """Progress where these steps and questions are done, whatever their kind."""
    return progress(course, set(done), set(done), set(done))


def place(lesson: str, step: str, minutes: int = 0) -> Place:
    """Where a leader was."""
    return Place(lesson=lesson, step=step, turn=minutes, at=NOW + timedelta(minutes=minutes))


def test_at_first_nothing_is_done(little_course: Course) -> None:
    begun = how_far(little_course)
    assert (begun.done, begun.total) == (0, 9)
    assert {lesson.state for lesson in begun.lessons} == {State.OPEN}
    assert begun.minutes_left == sum(lesson_minutes(lesson) for lesson in little_course.lessons)


def test_each_kind_of_step_is_done_in_its_own_way(little_course: Course) -> None:
    states = progress(little_course, {"start-sidste"}, {"start-q01"}, {"start-to-slags"}).of("start").states
    assert states == (State.DONE, State.DONE, State.STARTED, State.OPEN)


def test_a_quiz_is_done_when_each_of_its_questions_was_answered(little_course: Course) -> None:
    assert how_far(little_course, "start-q01", "start-q02").of("start").states[2] is State.STARTED
    assert how_far(little_course, "start-q01", "start-q02", "start-c01").of("start").states[2] is State.DONE


def test_another_kinds_id_does_no_step(little_course: Course) -> None:
    nothing = progress(little_course, READ, READ | WRITTEN, WRITTEN | ANSWERED)
    assert nothing.done == 0


def test_all_done_is_done(little_course: Course) -> None:
    through = progress(little_course, WRITTEN, ANSWERED, READ)
    assert (through.done, through.minutes_left) == (9, 0)
    assert {lesson.state for lesson in through.lessons} == {State.DONE}
    assert next_step(little_course, through, [place("start", "start-quiz")]) is None


def test_a_lesson_that_is_not_there_has_no_progress(little_course: Course) -> None:
    with pytest.raises(KeyError):
        how_far(little_course).of("vaek")


IDS = st.sets(st.sampled_from(sorted(READ | WRITTEN | ANSWERED | {"vaek"})))


@given(written=IDS, answered=IDS, read=IDS)
def test_what_is_done_and_what_is_left_are_all(
    little_course: Course, written: set[str], answered: set[str], read: set[str]
) -> None:
    found = progress(little_course, written, answered, read)
    assert 0 <= found.done <= found.total == sum(len(lesson.steps) for lesson in little_course.lessons)
    for each in found.lessons:
        left = sum(
            sum(question_minutes(question) for question in step_questions(step) if question.id not in answered)
            if step_questions(step)
            else step_minutes(step)
            for step, state in zip(each.lesson.steps, each.states, strict=True)
            if state is not State.DONE
        )
        assert each.minutes_left == math.ceil(left)
        assert (each.minutes_left == 0) == (each.state is State.DONE)
        for step, state in zip(each.lesson.steps, each.states, strict=True):
            assert state is not State.STARTED or step_questions(step)
    more = progress(little_course, written | WRITTEN, answered, read)
    assert more.done >= found.done


def test_a_new_leader_begins_at_the_first_step(little_course: Course) -> None:
    found = next_step(little_course, how_far(little_course), [])
    assert found is not None
    assert (found.lesson.id, found.index, found.fresh) == ("start", 0, True)


def test_one_goes_on_at_the_very_step_where_one_was_last(little_course: Course) -> None:
    places = [place("start", "start-quiz"), place("hverdag", "hverdag-hvem")]
    found = next_step(little_course, how_far(little_course), places)
    assert found is not None
    assert (found.lesson.id, found.index, found.fresh) == ("hverdag", 2, False)


def test_after_a_lesson_that_is_done_the_next_place_counts(little_course: Course) -> None:
    done = how_far(little_course, *(READ | WRITTEN | ANSWERED) - {"start-slut"})
    found = next_step(little_course, done, [place("start", "start-sidste"), place("hverdag", "hverdag-slut", 1)])
    assert found is not None
    assert (found.lesson.id, found.index) == ("start", 1)
    found = next_step(little_course, done, [place("hverdag", "hverdag-slut")])
    assert found is not None
    assert (found.lesson.id, found.index, found.fresh) == ("start", 3, False)


def test_a_place_that_the_course_no_longer_has_is_passed_over(little_course: Course) -> None:
    read = how_far(little_course, "start-to-slags")
    found = next_step(little_course, read, [place("start", "start-vaek")])
    assert found is not None
    assert (found.lesson.id, found.index) == ("start", 1)
    found = next_step(little_course, read, [place("vaek", "vaek")])
    assert found is not None
    assert (found.lesson.id, found.index) == ("start", 1)


@given(
    done=IDS,
    places=st.lists(
        st.tuples(st.sampled_from(["start", "hverdag", "vaek"]), st.sampled_from(sorted(READ | WRITTEN | {"start-quiz", "vaek"})))
    ),
)
def test_where_to_go_on_is_always_a_step_of_a_lesson_that_is_not_done(
    little_course: Course, done: set[str], places: list[tuple[str, str]]
) -> None:
    found = how_far(little_course, *done)
    step = next_step(little_course, found, [place(lesson, at) for lesson, at in places])
    assert (step is None) == all(lesson.state is State.DONE for lesson in found.lessons)
    if step is not None:
        assert 0 <= step.index < len(step.lesson.steps)
        assert found.of(step.lesson.id).state is not State.DONE
        assert step.fresh == (not places)


def test_a_lesson_opens_where_one_was_in_it(little_course: Course) -> None:
    lesson = how_far(little_course, "start-to-slags").of("start")
    assert entry_index(lesson, []) == 0
    assert entry_index(lesson, [place("hverdag", "hverdag-slut")]) == 0
    assert entry_index(lesson, [place("start", "start-quiz")]) == 2
    assert entry_index(lesson, [place("start", "start-vaek")]) == 1


def test_a_lesson_that_is_done_opens_at_its_beginning(little_course: Course) -> None:
    lesson = progress(little_course, WRITTEN, ANSWERED, READ).of("start")
    assert entry_index(lesson, [place("start", "start-quiz")]) == 0
    assert first_open(lesson) == 0


def test_a_step_is_found_by_its_id(little_course: Course) -> None:
    lesson = little_course.lessons[0]
    assert [step_index(lesson, step.id) for step in lesson.steps] == [0, 1, 2, 3]
    assert step_index(lesson, "hverdag-slut") is None


def test_whoever_reached_the_end_goes_on_where_something_is_open(little_course: Course) -> None:
    lesson = little_course.lessons[0]
    done = {step.id for step in lesson.steps[1:]}
    known = progress(little_course, done, {q.id for step in lesson.steps[1:] for q in step_questions(step)}, done)
    last = Place(lesson.id, lesson.steps[-1].id, NOW)
    found = next_step(little_course, known, [last])
    assert found is not None
    assert (found.lesson, found.index) == (lesson, 0)
    assert entry_index(known.of(lesson.id), [last]) == 0
    middle = Place(lesson.id, lesson.steps[1].id, NOW)
    assert entry_index(known.of(lesson.id), [middle]) == 1
