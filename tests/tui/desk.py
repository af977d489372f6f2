"""A leader at their desk: presses keys, clicks on what can be seen, and reads the screen."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import Protocol

from textual.events import Key, Paste
from textual.pilot import Pilot

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.tui.app import SkalkanApp
from course.tui.widgets.editor import Editor

PATIENCE = 60.0
"""Seconds after which what hasn't come will not come."""
CLASSIC = (80, 24)
WIDE = (120, 40)


class Desk:
    """The app in use."""

    def __init__(self, app: SkalkanApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def records(self) -> Records:
        """The journal's records."""
        return self.app.session.records

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return ["".join(segment.text for segment in strip).rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    def shows(self, *texts: str) -> bool:
        """Whether all these texts are on the screen, wrapped or not."""
        shown = self.text
        joined = " ".join(shown.split())
        return all(text in shown or text in joined for text in texts)

    async def see(self, *texts: str) -> None:
        """Waits until all these texts are on the screen."""
        await self.until(lambda: self.shows(*texts), f"{texts} on the screen")

    async def until(self, holds: Callable[[], bool], what: str = "it") -> None:
        """Waits until something holds."""
        end = time.monotonic() + PATIENCE
        await self.pilot.pause()
        while not holds():
            assert time.monotonic() < end, f"waited for {what}; there was:\n{self.text}"
            await asyncio.sleep(0.01)
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Presses keys, one after another; what begins with » is written into the palette, and the first that fits is done."""
        typed: list[str] = []
        for key in keys:
            if key.startswith("»"):
                await self.pilot.press(*typed)
                typed = []
                await self._command(key.removeprefix("»"))
            else:
                typed.append(key)
        await self.pilot.press(*typed)
        await self.pilot.pause()

    async def _command(self, words: str) -> None:
        """Has the palette do something, as a leader does who knows no key for it."""
        await self.pilot.press("ctrl+p")
        await self.until(lambda: self.place == "Palette", "the palette")
        await self.paste(words)
        await self.pilot.press("enter")
        await self.until(lambda: self.place != "Palette", f"{words} in the palette")

    async def press_at_once(self, *keys: str) -> None:
        """Presses keys faster than anything of them is done, as where a key is held down or the line is slow."""
        for each in keys:
            self.app.post_message(Key(each, each if len(each) == 1 else None))
        await self.pilot.pause()
        await self.pilot.pause()

    async def leave(self) -> None:
        """Presses Esc until the place that is on top is left: first out of a field, then out of the place."""
        left = self.app.screen
        while self.app.screen is left:
            await self.press("escape")

    async def write(self, text: str) -> None:
        """Types a text into whatever has the focus."""
        await self.pilot.press(*text)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Pastes a text into whatever has the focus, as a terminal hands it over."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()

    async def click(self, text: str, times: int = 1) -> None:
        """Clicks on the first place where a text stands on the screen."""
        for y, line in enumerate(self.lines):
            x = line.find(text)
            if x >= 0:
                await self.pilot.click(offset=(x, y), times=times)
                await self.pilot.pause()
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def push(self, button: str) -> None:
        """Clicks on a button, once it has come up again from the last push."""
        await self.until(lambda: not self.app.screen.query("Button.-active"), "the buttons to come up")
        assert await self.pilot.click(button), f"{button} can't be clicked"
        await self.pilot.pause()

    @property
    def editor(self) -> Editor:
        """The text field on the screen."""
        return self.app.screen.query_one(Editor)

    @property
    def place(self) -> str:
        """The screen that is on top, by its class."""
        return type(self.app.screen).__name__


class Open(Protocol):
    """Opens the app over the test's journal."""

    def __call__(self, size: tuple[int, int] = CLASSIC, course: Course | None = None) -> AbstractAsyncContextManager[Desk]: ...


@asynccontextmanager
async def at_desk(
    course: Course, journal: Journal, clock: Callable[[], datetime], size: tuple[int, int] = CLASSIC
) -> AsyncIterator[Desk]:
    """Runs the app as long as the block lasts, its tasks begun in the order in which a leader's are.

    From Python 3.12 on Textual has a task begin at once rather than in its turn, but not by itself where it is tested.
    """
    if sys.version_info >= (3, 12):
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    app = SkalkanApp(course, journal, clock)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Desk(app, pilot)
    finally:
        app.pool.shutdown()
