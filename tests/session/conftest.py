"""A session of a leader who has just begun, and a clock that can be moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.content.folder import builtin, load
from course.content.model import Course
from course.journal import Journal
from course.session.session import Session
from tests.session.full_journal import fill
from tests.session.leader import Clock


@pytest.fixture
def clock() -> Clock:
    """One that can be moved."""
    return Clock()


@pytest.fixture
def session(practice_course: Course, home: Path, clock: Clock) -> Iterator[Session]:
    """A leader who has just begun."""
    with Journal(home, clock=clock) as journal:
        yield Session(practice_course, journal, clock)


@pytest.fixture(scope="module")
def full_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A leader who is through the course, and has made something with every tool."""
    clock = Clock()
    with Journal(tmp_path_factory.mktemp("full"), clock=clock) as journal:
        session = Session(load(builtin("da")), journal, clock)
        fill(session, clock)
        yield session
