"""Courses that somebody has edited: steps, questions and lessons removed, renamed, moved, and options taken out."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from msgspec.structs import replace

from course.content.model import Case, Course, Lesson, Match, Multiple, Order, Question, Quiz, Single, Sort, Step, step_questions

Edit = Callable[[Course], Course]


def step_of(course: Course, step_id: str) -> Step | None:
    """A step of the course by its id."""
    return next((step for lesson in course.lessons for step in lesson.steps if step.id == step_id), None)


def with_steps(course: Course, change: Callable[[Lesson], tuple[Step, ...]]) -> Course:
    """The course with other steps in its lessons."""
    return replace(course, lessons=tuple(replace(lesson, steps=change(lesson)) for lesson in course.lessons))


def without_step(course: Course, step_id: str) -> Course:
    """The course without a step."""
    return with_steps(course, lambda lesson: tuple(step for step in lesson.steps if step.id != step_id))


def without_lesson(course: Course, lesson_id: str) -> Course:
    """The course without a lesson."""
    return replace(course, lessons=tuple(lesson for lesson in course.lessons if lesson.id != lesson_id))


def with_step_renamed(course: Course, step_id: str) -> Course:
    """The course with a step under another id: another step, as far as the journal knows."""
    return _each_step(course, lambda step: replace(step, id=f"ny-{step.id}") if step.id == step_id else step)


def with_lesson_renamed(course: Course, lesson_id: str) -> Course:
    """The course with a lesson under another id, its steps as they were."""
    renamed = (replace(lesson, id=f"ny-{lesson.id}") if lesson.id == lesson_id else lesson for lesson in course.lessons)
    return replace(course, lessons=tuple(renamed))


def with_step_moved(course: Course, step_id: str, lesson_id: str) -> Course:
    """The course with a step at the end of a lesson."""
    step = step_of(course, step_id)
    if step is None or course.lesson(lesson_id) is None:
        return course
    less = without_step(course, step_id)
    return with_steps(less, lambda lesson: (*lesson.steps, step) if lesson.id == lesson_id else lesson.steps)


def without_question(course: Course, question_id: str) -> Course:
    """The course without a question."""
    return _each_step(course, lambda step: _asking(step, [each for each in step_questions(step) if each.id != question_id]))


def with_question_renamed(course: Course, question_id: str) -> Course:
    """The course with a question under another id."""

    def renamed(question: Question) -> Question:
        return replace(question, id=f"ny-{question.id}") if question.id == question_id else question

    return _each_step(course, lambda step: _asking(step, [renamed(each) for each in step_questions(step)]))


def with_question_moved(course: Course, question_id: str, step_id: str) -> Course:
    """The course with a question at the end of another step; as it was where that step can't ask it."""
    found = [each for lesson in course.lessons for each in lesson.questions() if each.id == question_id]
    target = step_of(course, step_id)
    if not found or not isinstance(target, Quiz | Sort) or (isinstance(target, Sort) and not isinstance(found[0], Case)):
        return course
    less = without_question(course, question_id)
    return _each_step(less, lambda step: _asking(step, [*step_questions(step), found[0]]) if step.id == step_id else step)


def with_fewer_options(course: Course, question_id: str) -> Course:
    """The course with a question that has lost its first option, item or pair."""

    def fewer(question: Question) -> Question:
        match question:
            case Single() | Multiple():
                return replace(question, options=question.options[1:])
            case Order():
                return replace(question, items=question.items[1:])
            case Match():
                return replace(question, pairs=question.pairs[1:])
            case _:
                return question

    def changed(step: Step) -> Step:
        return _asking(step, [fewer(each) if each.id == question_id else each for each in step_questions(step)])

    return _each_step(course, changed)


def edits(course: Course) -> st.SearchStrategy[list[Edit]]:
    """Any few edits of a course, to be made one after another."""
    lessons = st.sampled_from([lesson.id for lesson in course.lessons])
    steps = st.sampled_from([step.id for lesson in course.lessons for step in lesson.steps])
    questions = st.sampled_from([question.id for lesson in course.lessons for question in lesson.questions()])
    one = st.one_of(
        st.builds(_edit, st.just(without_step), steps),
        st.builds(_edit, st.just(with_step_renamed), steps),
        st.builds(_edit, st.just(with_step_moved), steps, lessons),
        st.builds(_edit, st.just(without_question), questions),
        st.builds(_edit, st.just(with_question_renamed), questions),
        st.builds(_edit, st.just(with_question_moved), questions, steps),
        st.builds(_edit, st.just(with_fewer_options), questions),
        st.builds(_edit, st.just(without_lesson), lessons),
        st.builds(_edit, st.just(with_lesson_renamed), lessons),
    )
    return st.lists(one, max_size=6)


def edited(course: Course, changes: list[Edit]) -> Course:
    """The course after some edits."""
    for change in changes:
        course = change(course)
    return course


def _edit(make: Callable[..., Course], *ids: str) -> Edit:
    return lambda course: make(course, *ids)


def _each_step(course: Course, change: Callable[[Step], Step]) -> Course:
    return with_steps(course, lambda lesson: tuple(change(step) for step in lesson.steps))


def _asking(step: Step, questions: list[Question]) -> Step:
    if isinstance(step, Sort):
        return replace(step, cases=tuple(question for question in questions if isinstance(question, Case)))
    return replace(step, questions=tuple(questions)) if isinstance(step, Quiz) else step
