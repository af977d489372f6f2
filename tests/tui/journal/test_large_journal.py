"""A journal so large that it is opened only when home is on screen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from course.content.model import Course
from course.journal import Journal, JournalError
from course.tui.app import SkalkanApp
from tests.tui.desk import Desk

Clock = Callable[[], datetime]


async def test_home_is_there_before_the_journal_and_keys_wait_for_it(
    little_course: Course, journal: Journal, clock: Clock
) -> None:
    ready = threading.Event()

    def opening() -> Journal:
        ready.wait(10)
        return journal

    app = SkalkanApp(little_course, opening, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(app, pilot)
        await desk.see("Åbner din dagbog", "Det første skridt")
        await desk.press("enter", "1", "j", "n", "t", "slash", "ctrl+f", "m", "ctrl+p", "down", "enter")
        assert not app.session.is_ready
        assert desk.shows("Åbner din dagbog")
        ready.set()
        await desk.see("Begynd: Det første skridt")
        await desk.press("1")
        await desk.see("trin 1 af")


async def test_a_journal_that_cannot_be_opened_ends_the_app_and_is_told(little_course: Course, clock: Clock) -> None:
    def opening() -> Journal:
        raise JournalError("Dagbogen kan ikke læses.")

    app = SkalkanApp(little_course, opening, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await Desk(app, pilot).until(lambda: app.return_code is not None, "the app to end")
    assert str(app.crash) == "Dagbogen kan ikke læses."
