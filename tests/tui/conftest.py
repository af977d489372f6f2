"""An app over a journal of the test's own, with a clock that stands still."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from tests.tui.camera import Camera, Take
from tests.tui.desk import CLASSIC, Desk, Open, at_desk
from tests.tui.quiet import paint_at_rest, parse_styles_once, wait_for_rest


@pytest.fixture(autouse=True, scope="session")
def _settled() -> Iterator[None]:
    """What was imported is no garbage: it isn't looked at after each test."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _garbage(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Garbage is looked for after each test, and not by the app, which puts what it was made of aside for good."""
    for each in ("freeze", "enable"):
        monkeypatch.setattr(f"gc.{each}", lambda: None)
    gc.disable()
    yield
    monkeypatch.undo()
    gc.enable()
    gc.collect()
    gc.freeze()  # what is still here belongs to all tests; looking at it anew after each took a fifth of their time


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for a clock, and what is the same in all apps is done once."""
    wait_for_rest(monkeypatch)
    parse_styles_once(monkeypatch)
    if "camera" not in request.fixturenames:  # those paint every step on the way, as a terminal gets it
        paint_at_rest(monkeypatch)
    # The clock stands still, so that every Enter would come too soon.
    monkeypatch.setattr("course.tui.base.held_enter.TOO_SOON", timedelta())
    monkeypatch.setattr("os.fsync", lambda handle: None)  # what a disk does is for the tests of the journal


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


@pytest.fixture
def camera(snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> Camera:
    """Takes pictures of an app: `camera(course, journal, clock)(size, keys, *texts)`."""
    return Camera(snap_compare, monkeypatch)


@pytest.fixture
def take(camera: Camera, little_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """Takes pictures of the app on the little course."""
    return camera(little_course, journal, clock)
