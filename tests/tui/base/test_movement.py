"""Nothing moves where the system's environment says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from course.content.model import Course
from course.journal import Journal
from course.session import looks
from course.tui.app import SkalkanApp


@pytest.mark.parametrize(("environment", "level"), [("none", "none"), ("full", "basic")])
def test_the_environment_comes_before_the_setting(
    little_course: Course,
    journal: Journal,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
    environment: str,
    level: str,
) -> None:
    monkeypatch.setattr("course.tui.base.base_app.TEXTUAL_ANIMATIONS", environment)
    app = SkalkanApp(little_course, journal, clock)
    assert app.movement() == "none"
    app.session.looks[looks.MOTION] = "calm"
    assert app.movement() == level
