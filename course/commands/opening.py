"""Opening the course and the journal for a command, with their troubles told as a command tells them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from course.commands.places import Places
from course.commands.refused import Refused
from course.content import BrokenCourse, Problem, load
from course.content.model import Course
from course.journal import Journal, JournalError
from course.locale import ngettext


def open_course(there: Places) -> Course:
    """The course of the lessons in use.

    Raises:
        Refused: It has problems; the message is all of them, as `skalkan check` prints them, and how many they are.
    """
    try:
        return load(there.lessons, there.cache)
    except BrokenCourse as broken:
        raise Refused("\n".join([*map(str, broken.problems), how_many(broken.problems)])) from broken


def how_many(problems: Collection[Problem]) -> str:
    """How many mistakes a folder of lessons has, in words."""
    many = len(problems)
    return ngettext("This folder of lessons has {n} mistake.", "This folder of lessons has {n} mistakes.", many).format(n=many)


@contextmanager
def open_journal(home: Path) -> Iterator[Journal]:
    """The journal of a home; opening makes nothing, so to look at one that isn't there leaves no trace.

    Raises:
        Refused: It can't be opened, or not be read.
    """
    try:
        with Journal(home) as journal:
            yield journal
    except JournalError as error:
        raise Refused(str(error)) from error
