"""Pictures of the screens. One that changed has to be looked at before it is accepted with `pytest --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from course.content.model import Course
from course.journal import Journal
from course.tui.app import SkalkanApp
from tests.tui.desk import CLASSIC, WIDE, Desk

SIZES = pytest.mark.parametrize("size", [CLASSIC, WIDE], ids=["80x24", "120x40"])
SMALL = (40, 12)


class Take(Protocol):
    """Takes a picture after some keys, once these texts are on the screen, and compares it with the one that was accepted."""

    def __call__(self, size: tuple[int, int], keys: list[str], *texts: str) -> None: ...


class Camera:
    """Sets up for pictures, in which the cursor stands still and nothing is saved by itself.

    Args:
        compare: The fixture that compares an app with the picture of the test.
        patch: Undone after the test.
    """

    def __init__(self, compare: Callable[..., bool], patch: pytest.MonkeyPatch) -> None:
        self._compare = compare
        for field in (TextArea, Input):
            patch.setattr(field.cursor_blink, "_default", False)
        patch.setattr("course.tui.base.autosave.DELAY", 3600.0)

    def __call__(
        self, course: Course, journal: Journal, clock: Callable[[], datetime], opened: Callable[[], Screen[Any]] | None = None
    ) -> Take:
        """An app to take a picture of.

        Args:
            course: The course.
            journal: The leader's journal.
            clock: What time it is.
            opened: Makes a screen that is opened before the first key.
        """

        def taken(size: tuple[int, int], keys: list[str], *texts: str) -> None:
            app = SkalkanApp(course, journal, clock)

            async def go_there(pilot: Pilot[int]) -> None:
                desk = Desk(app, pilot)
                if opened is not None:
                    await app.push_screen(opened())
                    await pilot.pause()
                for key in keys:
                    await desk.press(key)
                await desk.see(*texts)

            assert self._compare(app, terminal_size=size, run_before=go_there)
            app.pool.shutdown()

        return taken
