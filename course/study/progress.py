"""What is done, what is left, and where to go on: worked out from the journal's records, never stored beside them."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Sequence
from enum import Enum

from msgspec import Struct

from course.content.minutes import question_minutes, scenario_minutes, step_minutes
from course.content.model import (
    Course,
    Lesson,
    Quiz,
    Read,
    Reflect,
    Sort,
    Step,
    Summary,
    step_questions,
)
from course.content.scenario import Scenario
from course.journal.kinds import Place
from course.journal.paths import ScenarioPath, paths
from course.journal.records import Records
from course.study.scenario_path import latest, standing


class State(Enum):
    """How far a step or a lesson is."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"


class LessonProgress(Struct, frozen=True):
    """How far a lesson is."""

    lesson: Lesson
    states: tuple[State, ...]
    """One a step, in order."""
    minutes_left: int
    """Whole minutes for the steps that are not done."""

    @property
    def done(self) -> int:
        """Steps done."""
        return sum(state is State.DONE for state in self.states)

    @property
    def total(self) -> int:
        """Steps in the lesson."""
        return len(self.states)

    @property
    def state(self) -> State:
        """Done when every step is; started as soon as one is no longer open."""
        if self.done == self.total:
            return State.DONE
        return State.OPEN if all(state is State.OPEN for state in self.states) else State.STARTED


class Progress(Struct, frozen=True):
    """How far the course is."""

    lessons: tuple[LessonProgress, ...]

    @property
    def done(self) -> int:
        """Steps done in the whole course."""
        return sum(lesson.done for lesson in self.lessons)

    @property
    def total(self) -> int:
        """Steps in the whole course."""
        return sum(lesson.total for lesson in self.lessons)

    @property
    def minutes_left(self) -> int:
        """Whole minutes left in the whole course."""
        return sum(lesson.minutes_left for lesson in self.lessons)

    def of(self, lesson_id: str) -> LessonProgress:
        """How far one lesson is.

        Raises:
            KeyError: The course has no such lesson.
        """
        for lesson in self.lessons:
            if lesson.lesson.id == lesson_id:
                return lesson
        raise KeyError(lesson_id)


class NextStep(Struct, frozen=True):
    """Where to go on."""

    lesson: Lesson
    index: int
    """The step's number in the lesson, from 0."""
    fresh: bool
    """Whether the course has not been begun."""


def progress(
    course: Course,
    written: Container[str],
    answered: Container[str],
    read: Container[str],
    played: Sequence[ScenarioPath] = (),
) -> Progress:
    """How far the course is.

    A step to read is done when it was read to its end, a reflection when something is written, a quiz when every question that
    it has today was answered, rightly or not, a scenario when an ending was reached.

    Args:
        course: The course as it is today.
        written: The ids of the steps to which something is written.
        answered: The ids of the questions that were answered.
        read: The ids of the steps that were read to their end.
        played: The paths that were taken through scenarios.
    """

    def left(step: Step, state: State) -> float:
        if state is State.OPEN:
            return _minutes(course, step)
        return _left(step, answered, played) if state is State.STARTED else 0.0

    def state(step: Step) -> State:
        match step:
            case Read() | Summary():
                return State.DONE if step.id in read else State.OPEN
            case Reflect():
                return State.DONE if step.id in written else State.OPEN
            case Quiz() | Sort():
                hits = sum(question.id in answered for question in step_questions(step))
                if hits == len(step_questions(step)):
                    return State.DONE
                return State.STARTED if hits else State.OPEN
            case Scenario():
                return _played(step, played)

    def of(lesson: Lesson) -> LessonProgress:
        states = tuple(state(step) for step in lesson.steps)
        return LessonProgress(lesson, states, math.ceil(sum(map(left, lesson.steps, states))))

    return Progress(tuple(map(of, course.lessons)))


def _minutes(course: Course, step: Step) -> float:
    return course.minutes[step.id] if step.id in course.minutes else step_minutes(step)


def _left(step: Step, answered: Container[str], played: Sequence[ScenarioPath]) -> float:
    """Minutes that a step already begun still takes: of a quiz, what its open questions take; of a scenario, what lies ahead."""
    if isinstance(step, Scenario) and (begun := latest(played, step.id)):
        return scenario_minutes(step, standing(step, begun.decisions).at.id)
    return sum(question_minutes(each) for each in step_questions(step) if each.id not in answered)


def _played(step: Scenario, played: Sequence[ScenarioPath]) -> State:
    mine = [path for path in played if path.step == step.id]
    if any(path.ending for path in mine):
        return State.DONE
    return State.STARTED if mine else State.OPEN


def progress_of(course: Course, records: Records) -> Progress:
    """How far the course is, by what the journal holds."""
    return progress(course, records.written(), records.answered(), records.readings(), paths(records.journal))


def next_step(course: Course, progress: Progress, places: Sequence[Place]) -> NextStep | None:
    """Where to go on: the very step where the leader was last, or the first that is not done.

    Whoever has come to the end of a lesson with something left open goes on there: behind its last step is nothing to go on to.

    Args:
        course: The course as it is today.
        progress: How far it is.
        places: Where the leader was in each lesson, the last visited one last.

    Returns:
        The step, or None when every step of the course is done. A place in a lesson that is all done leads on to the next
        lesson that is not; a place that the course no longer has is passed over.
    """
    for place in reversed(places):
        lesson = course.lesson(place.lesson)
        if lesson is None or progress.of(lesson.id).state is State.DONE:
            continue
        return NextStep(lesson, _open_index(progress.of(lesson.id), place), fresh=False)
    for lesson_progress in progress.lessons:
        if lesson_progress.state is not State.DONE:
            return NextStep(lesson_progress.lesson, first_open(lesson_progress), fresh=not places)
    return None


def step_index(lesson: Lesson, step_id: str) -> int | None:
    """The number of a step in its lesson, from 0, or None where the lesson has no such step."""
    return next((index for index, step in enumerate(lesson.steps) if step.id == step_id), None)


def first_open(lesson: LessonProgress) -> int:
    """The first step that is not done, or 0 when all are."""
    return next((index for index, state in enumerate(lesson.states) if state is not State.DONE), 0)


def entry_index(lesson: LessonProgress, places: Iterable[Place]) -> int:
    """The step at which a lesson opens: where the leader was in it, or its first step."""
    there = next((place for place in places if place.lesson == lesson.lesson.id), None)
    if there is None or lesson.state is State.DONE:
        return 0
    return _open_index(lesson, there)


def _open_index(lesson: LessonProgress, there: Place) -> int:
    """The step where the leader was; the first open one where that is gone, or was the last of the lesson and is done."""
    index = step_index(lesson.lesson, there.step)
    at_end = index == len(lesson.states) - 1 and lesson.states[-1] is State.DONE
    return first_open(lesson) if index is None or at_end else index
