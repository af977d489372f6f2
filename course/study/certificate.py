"""What the certificate of a whole course can truly say: what it covered, when it was done, and what went into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from course.content.model import Course, CourseSource, Lesson, count_words, step_questions
from course.journal.kinds import Attempt, Note, Reflection, Revisit
from course.journal.paths import ScenarioPath, paths
from course.journal.records import Records
from course.study.progress import LessonProgress, Progress, State
from course.study.time_spent import hours


class Certificate(Struct, frozen=True):
    """What is certified. Nobody has checked it."""

    title: str
    """What the course is called."""
    source: CourseSource
    """What it builds on."""
    lessons: tuple[Lesson, ...]
    day: date | None
    """The leader's day when the last step was done; None where the journal can't say."""
    minutes: float
    """How long the leader was at it."""
    words: int
    """How much they wrote on the way."""


def lessons_left(progress: Progress) -> list[LessonProgress]:
    """The lessons that are not done. Where there is none left, there is a certificate, however many answers were right."""
    return [lesson for lesson in progress.lessons if lesson.state is not State.DONE]


def certificate(
    course: Course,
    read: Mapping[str, datetime],
    texts: Iterable[Reflection | Note | Revisit],
    attempts: Iterable[Attempt],
    minutes: float,
    played: Iterable[ScenarioPath] = (),
) -> Certificate:
    """The certificate of a course that is done.

    Args:
        course: The course as it is today.
        read: When each step was read to its end, by id.
        texts: Everything that the leader wrote.
        attempts: Every answer.
        minutes: How long the leader was at it.
        played: The paths that were taken through scenarios.
    """
    texts = list(texts)
    words = sum(count_words(text.text) for text in texts)
    done = [(text.step, text.created) for text in texts if isinstance(text, Reflection) and text.text.strip()]
    done += [(attempt.question, attempt.at) for attempt in attempts]
    done += [(path.step, path.changed) for path in played if path.ending]
    return Certificate(course.title, course.source, course.lessons, _day(course, read, done), minutes, words)


def certificate_of(course: Course, records: Records) -> Certificate:
    """The certificate of a course that is done, by what the journal holds."""
    texts = [record for record in records.all() if not isinstance(record, Attempt)]
    return certificate(
        course, records.read_at(), texts, records.attempts(), hours(records.journal.moments()), paths(records.journal)
    )


def _day(course: Course, read: Mapping[str, datetime], others: Iterable[tuple[str, datetime]]) -> date | None:
    """The day of the last step to become done; what is written, answered or played once more later doesn't move it."""
    done = dict(read)
    for step_id, at in others:
        done[step_id] = min(at, done.get(step_id, at))
    parts = (part.id for lesson in course.lessons for step in lesson.steps for part in step_questions(step) or (step,))
    last = max((done[part] for part in parts if part in done), default=None)
    return last.date() if last else None
