"""What every test stands on: Danish words, Danish time, a clock that stands still, and a home of its own."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings

from course.content import load
from course.content.model import Course
from course.locale import use

# Whatever the machine says: the program, which many tests start in a process of its own, is compiled once and not each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("no clock", parent=settings.default, deadline=None)
settings.load_profile("no clock")  # a slow machine is no fault of an example's

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=timezone(timedelta(hours=1)))
"""A Monday morning in Denmark."""
FIXTURES = Path(__file__).parent / "fixtures"
"""The courses of the tests."""
DENMARK = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Danish time spelled out, since not every machine has a list of zones."""

LONG = 30
"""Characters of a text that name a test at most."""


@pytest.fixture(autouse=True)
def _danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("SKALKAN_HOME", raising=False)
    monkeypatch.setenv("TZ", DENMARK)
    _read_zone()
    use("da")
    yield
    use("da")
    monkeypatch.undo()
    _read_zone()


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A long text gets a short name: its beginning and how long it is."""
    if not isinstance(val, str | bytes) or len(val) <= LONG:
        return None
    begun = val[:LONG].decode("latin-1") if isinstance(val, bytes) else val[:LONG]
    return f"{begun}...{len(val)}".encode("unicode_escape").decode("ascii")


def _read_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: NOW


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that nobody has made yet."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def course_folder() -> Path:
    """A little course: two short lessons with every kind of step."""
    return FIXTURES / "course"


@pytest.fixture(scope="session")
def little_course(course_folder: Path) -> Course:
    """The little course, checked."""
    return load(course_folder)


@pytest.fixture(scope="session")
def practice_course() -> Course:
    """Three short lessons with every kind of question, two wordings of one point, a recall, and statements to rate."""
    return load(FIXTURES / "practice")


@pytest.fixture(scope="session")
def dilemma_course() -> Course:
    """A short lesson with a scenario of three forks and two endings, and one that builds on its sentence."""
    return load(FIXTURES / "dilemma")
