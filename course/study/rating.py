"""The statements a leader rates on a scale, at three moments: before the course, after it, and looking back.

Why a third time, "as I was when I began": who learns what a thing takes often finds that they knew less of it than they had
thought, so that a rating from before and one from after don't stand on the same scale (response shift). A retrospective
pre-test, given right after the last rating and by the same yardstick, corrects for that (Howard 1980).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Literal, TypeAlias

from course.content.model import Course
from course.study.progress import Progress, State

Moment: TypeAlias = Literal["before", "after", "then"]
"""When a statement is rated; "then" is how it was at the beginning, seen from the end."""
BEFORE: Moment = "before"
AFTER: Moment = "after"
THEN: Moment = "then"
MOMENTS: tuple[Moment, ...] = (BEFORE, AFTER, THEN)

LOWEST, HIGHEST = 1, 7
"""From "not at all" to "completely"."""


def wanted(
    course: Course, progress: Progress, ratings: Mapping[str, Mapping[str, int]], skipped: Container[str]
) -> Moment | None:
    """Which moment's ratings are wanted now.

    Those from before are only worth something before: once a step of the course is begun they are never asked for again.
    Looking back comes when all statements are rated as of today, and ratings that were broken off are gone on with.

    Args:
        course: The course as it is today.
        progress: How far it is.
        ratings: What is rated, by moment and by statement.
        skipped: The moments at which the leader has left the rest out.

    Returns:
        The moment, or None where nothing is asked.
    """
    states = [lesson.state for lesson in progress.lessons]
    if all(state is State.OPEN for state in states):
        return None if BEFORE in skipped or is_rated(course, ratings, BEFORE) else BEFORE
    if not all(state is State.DONE for state in states):
        return None
    return next((moment for moment in (AFTER, THEN) if moment not in skipped and not is_rated(course, ratings, moment)), None)


def is_rated(course: Course, ratings: Mapping[str, Mapping[str, int]], moment: Moment) -> bool:
    """Whether every statement that the course has today is rated at a moment."""
    return all(statement.id in ratings.get(moment, {}) for statement in course.statements)
