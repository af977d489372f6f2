"""Starting over: what of the journal belongs to the progress in a question, a lesson or the whole course.

An answer belongs to its question, wherever it was given, so that a question leaves the review as well. What the leader wrote or
marked (reflections, their revisits, notes, bookmarks) is never part of it, and neither are answers from an earlier edition
of the course, which count for nothing in this one.
"""

from __future__ import annotations

from collections.abc import Collection

from course.content.model import Course, Lesson, Question
from course.journal.kinds import ATTEMPTS, PATHS, PLACES, RATINGS, READINGS, SETTINGS
from course.journal.records import Records
from course.study.cards import Cards

Taken = list[tuple[str, str]]
"""Entries of the journal, by kind and id."""


def of_question(records: Records, question: Question) -> Taken:
    """All answers to a question."""
    return _entries(records, ATTEMPTS, "question", {question.id})


def of_lesson(records: Records, course: Course, lesson: Lesson) -> Taken:
    """All answers to its questions of today, the paths through its scenarios, what of it was read, and where the leader was.

    Args:
        records: The journal's records.
        course: The course as it is today.
        lesson: The lesson; what only the review asks of its points goes with it.
    """
    return _of_lessons(records, course, [lesson])


def of_course(records: Records, course: Course, settings: Collection[str] = ()) -> Taken:
    """The same of all lessons, and how the leader rated the statements.

    Args:
        records: The journal's records.
        course: The course as it is today.
        settings: The names of the settings that go with the progress: that the statements were passed over, say.
    """
    return [
        *_of_lessons(records, course, course.lessons),
        *_entries(records, RATINGS, "statement", {statement.id for statement in course.statements}),
        *_entries(records, SETTINGS, "name", settings),
    ]


def _of_lessons(records: Records, course: Course, lessons: Collection[Lesson]) -> Taken:
    ids = {lesson.id for lesson in lessons}
    questions = {name for name, asked in Cards(course).asked.items() if asked.lesson.id in ids}
    steps = {step.id for lesson in lessons for step in lesson.steps}
    return [
        *_entries(records, ATTEMPTS, "question", questions),
        *_entries(records, READINGS, "step", steps),
        *_entries(records, PATHS, "step", steps),
        *_entries(records, PLACES, "lesson", ids),
    ]


def _entries(records: Records, kind: str, field: str, values: Collection[str]) -> Taken:
    return [(kind, doc_id) for doc_id in records.holding(kind, field, values)]
