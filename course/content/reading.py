"""All the files of a course put together, and everything found wrong with them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from course.content.document import read
from course.content.model import Course, CourseFile, GlossaryFile, Lesson
from course.content.problems import Problem


def course_of(folder: Path) -> tuple[Course | None, list[Problem]]:
    """The course of a folder if it has no problems, and otherwise all problems, sorted."""
    documents = {path.name: read(path) for path in sorted(folder.glob("*.yaml"))}
    course = msgspec.convert(documents.pop("course.yaml").data, CourseFile)
    glossary = msgspec.convert(documents.pop("glossary.yaml").data, GlossaryFile)
    lessons = {lesson.id: lesson for lesson in (msgspec.convert(file.data, Lesson) for file in documents.values())}
    ordered = tuple(lessons[lesson_id] for lesson_id in course.order if lesson_id in lessons)
    return Course(course.title, course.language, course.source, ordered, glossary.terms), []
