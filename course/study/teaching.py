"""Where the course teaches what a question asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from course.content.bank import bank_of
from course.content.model import Course, Lesson, Question, Read, step_questions


class Taught(Struct, frozen=True):
    """A step to read, with the lesson it stands in."""

    lesson: Lesson
    step: Read


def taught_in(course: Course, question_id: str) -> Taught | None:
    """The step to read again for a question.

    The one that shares most points with the question, or else with the question's own step: in the same lesson where it can be,
    the nearest one above first, else anywhere in the course. Where none shares a point it is the nearest one above.

    Args:
        course: The course as it is today.
        question_id: The question.

    Returns:
        The step, or None where the course has no such question, or nothing to read for it.
    """
    for lesson in course.lessons:
        for number, step in enumerate(lesson.steps):
            question = next((each for each in step_questions(step) if each.id == question_id), None)
            if question is None:
                continue
            above = [Taught(lesson, read) for read in reversed(lesson.steps[:number]) if isinstance(read, Read)]
            below = [Taught(lesson, read) for read in lesson.steps[number:] if isinstance(read, Read)]
            elsewhere = list(_reads(each for each in course.lessons if each is not lesson))
            for points in (question.covers, step.covers):
                for near in ([*above, *below], elsewhere):
                    if found := _sharing(near, points):
                        return found
            return above[0] if above else None
    banked = next((each for each in bank_of(course) if each.id == question_id), None)
    return _taught_to_bank(course, banked) if banked else None


def _taught_to_bank(course: Course, question: Question) -> Taught | None:
    """The step to read again for a question of the bank, or for the lessons' question that it stands in for."""
    of_lessons = (each for lesson in course.lessons for each in lesson.questions() if each.point == question.point)
    points = {*question.covers, question.point or ""}
    reads = list(_reads(course.lessons))
    return next((found for each in (points, *(set(one.covers) for one in of_lessons)) if (found := _sharing(reads, each))), None)


def _reads(lessons: Iterable[Lesson]) -> Iterator[Taught]:
    for lesson in lessons:
        yield from (Taught(lesson, step) for step in lesson.steps if isinstance(step, Read))


def _sharing(reads: Collection[Taught], points: Collection[str]) -> Taught | None:
    """The first of those that share the most points, if any shares one."""
    wanted = set(points)
    best = max(reads, key=lambda taught: len(wanted & set(taught.step.covers)), default=None)
    return best if best and wanted & set(best.step.covers) else None
