"""An app over a journal of the test's own, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from tests.tui.desk import CLASSIC, Desk, Open, at_desk


@pytest.fixture(autouse=True)
def _garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app puts what it was made of aside for good, which many apps in one process could not afford."""
    monkeypatch.setattr("gc.freeze", lambda: None)


@pytest.fixture
def journal(home: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    """The leader's journal, empty."""
    with Journal(home, clock=clock) as opened:
        yield opened


@pytest.fixture
def records(journal: Journal) -> Records:
    """The same journal, typed."""
    return Records(journal)


@pytest.fixture
def open_app(little_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Open:
    """Opens the app on the little course: `async with open_app() as desk:`."""

    def opened(size: tuple[int, int] = CLASSIC, course: Course | None = None) -> AbstractAsyncContextManager[Desk]:
        return at_desk(course or little_course, journal, clock, size)

    return opened
