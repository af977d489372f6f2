"""A folder of lessons as a course: `load` for those who use it, `check` for those who write it."""

from __future__ import annotations

from pathlib import Path

from course.content.built import built
from course.content.cache import fetch, keep, stamp
from course.content.model import Course
from course.content.problems import BrokenCourse, Problem

FALLBACK = "da"
"""The language the course was written in; others come when somebody translates the lessons."""


def load(folder: Path, cache: Path | None = None) -> Course:
    """The course of a folder.

    Args:
        folder: Holds `course.yaml`, `glossary.yaml` and one file a lesson.
        cache: A folder of our own to keep the checked course in, so that the next start needn't read any YAML; for lessons
            other than those that come with the program, which were checked when it was built. It is made if it isn't there; one
            that can't be used is no error.

    Raises:
        BrokenCourse: Something is wrong with it; the error holds everything that is.
    """
    if _is_ours(folder) and (ready := built(folder)):
        return ready
    # The stamp is taken before the files are read: one that changes meanwhile is read again next time.
    found = stamp(folder) if cache else None
    if cache and found and (kept := fetch(cache, found)):
        return kept
    course, problems = check(folder)
    if course is None:
        raise BrokenCourse(problems)
    if cache and found:
        keep(cache, found, course)
    return course


def check(folder: Path) -> tuple[Course | None, list[Problem]]:
    """The course of a folder if it has no problems, and otherwise all problems, sorted."""
    # YAML takes long to import and longer to read: a start that finds the course in the cache pays for neither.
    from course.content.reading import course_of  # noqa: PLC0415

    return course_of(folder)


def builtin(language: str) -> Path:
    """Where the lessons that come with the program lie, in this language or else in Danish.

    A wheel carries them inside the package; an editable install reads them beside it, where they are written.
    """
    lessons = _lessons()
    return lessons / (language if (lessons / language).is_dir() else FALLBACK)


def _is_ours(folder: Path) -> bool:
    """Whether a folder is one that comes with the program, however it was named."""
    try:
        return folder.resolve().parent == _lessons()
    except (OSError, RuntimeError, ValueError):  # a link that leads to itself, or no name of a folder at all
        return False


def _lessons() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "lessons"
    return inside if inside.is_dir() else package.parent / "lessons"
