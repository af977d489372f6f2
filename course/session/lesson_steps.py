"""Going through a lesson: where one has got to, what is read, and which lesson comes after it."""

from __future__ import annotations

from course.content.model import Lesson, Step
from course.session.routes import ToLesson
from course.session.session import Session
from course.study.progress import first_open


def arrive(session: Session, lesson: Lesson, step: Step) -> None:
    """A step is on screen: here the leader goes on another day.

    Raises:
        SaveFailed: It isn't noted.
    """
    session.records.save_place(lesson.id, step.id)


def finish_reading(session: Session, lesson: Lesson, step: Step) -> None:
    """A step was read to its end.

    Raises:
        SaveFailed: It isn't noted.
    """
    session.records.save_reading(lesson.id, step.id)


def following(session: Session, lesson: Lesson) -> Lesson | None:
    """The lesson after this one; None after the last."""
    lessons = session.course.lessons
    number = lessons.index(lesson) + 1
    return lessons[number] if number < len(lessons) else None


def to_following(session: Session, lesson: Lesson) -> ToLesson | None:
    """To the lesson after this one, where it is open; None after the last."""
    after_it = following(session, lesson)
    return ToLesson(after_it, first_open(session.progress().of(after_it.id))) if after_it is not None else None
