"""Going through a lesson: where one has got to, what is read, and what comes after the last step."""

from __future__ import annotations

from course.content.model import Lesson, Step
from course.session.routes import Route, ToHome, ToLesson
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


def after(session: Session, lesson: Lesson, *, look: bool) -> Route:
    """What comes after a lesson's last step: the next lesson where it is open, or home.

    Args:
        session: What the leader is at.
        lesson: The lesson.
        look: Whether it was opened for a look: so is the next one.
    """
    after_it = following(session, lesson)
    if after_it is None:
        return ToHome()
    index = first_open(session.progress().of(after_it.id))
    return ToLesson(after_it, index, look=look)
