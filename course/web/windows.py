"""All windows: how many there may be, and when one that nobody looks at ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from msgspec import Struct

from course.web.downloads import Downloads
from course.web.log import Log
from course.web.program import Program
from course.web.window import Page, Window

TIDY = 5.0
"""Seconds between two looks at what may end."""
_PAGE = 4096
"""Bytes that Linux counts a process's memory in."""


class Full(Exception):  # noqa: N818 - what is the case
    """No window more can be opened now.

    Args:
        is_own: Whether the leader has as many as one may have, rather than all leaders together.
    """

    def __init__(self, *, is_own: bool) -> None:
        super().__init__()
        self.is_own = is_own


class Limits(Struct, frozen=True):
    """What one may have."""

    all: int = 200
    """Windows at once."""
    each: int = 10
    """Windows of one leader at once."""
    closed: float = 300
    """Seconds after which a window ends whose page was closed: a page that is loaded anew comes back at once."""
    lost: float = 7200
    """Seconds after which it ends when the connection was lost: a laptop may have been shut."""
    idle: float = 0
    """Seconds without a key after which it ends in any case; 0 for never."""
    memory: int = 0
    """Megabytes of a window at most; one that has more ends, saved. 0 for any."""


class Windows:
    """All windows of a server.

    Args:
        program: How a window of a kind is started for a leader.
        downloads: Where documents wait to be fetched.
        limits: What one may have.
        log: What is told of it.
    """

    def __init__(self, program: Callable[[str, type[Window]], Program], downloads: Downloads, limits: Limits, log: Log) -> None:
        self._program = program
        self._downloads = downloads
        self._limits = limits
        self._log = log
        self._open: dict[str, Window] = {}
        self._ending: set[asyncio.Task[None]] = set()
        self.is_closing = False
        """Whether the server is about to end: nothing is opened any more."""
        self.quiet_since: float | None = None
        """Since when there is no window, once there has been one."""

    def __len__(self) -> int:
        return len(self._open)

    def find(self, leader: str, id: str, kind: type[Window] = Window) -> Window | None:
        """A running window of a kind, if it is this leader's."""
        window = self._open.get(id)
        return window if type(window) is kind and window.leader == leader else None

    async def open(self, leader: str, page: Page, width: int, height: int, kind: type[Window] = Window) -> Window:
        """Opens a window on a page.

        Args:
            leader: Whose it is.
            page: What shows it.
            width: Of the page, in characters.
            height: The same.
            kind: A window of the app, or a talk.

        Raises:
            Full: There are as many as there may be.
            OSError: No app can be started.
        """
        self._make_room(leader)
        window = kind(leader, self._ended, self._downloads.keep)
        self._open[window.id] = window
        self.quiet_since = None
        try:
            await window.start(self._program(leader, kind), page, width, height)
        except OSError:
            self._ended(window)
            raise
        self._log.tell("opened", leader=leader, windows=len(self))
        return window

    def _make_room(self, leader: str) -> None:
        """Ends a window whose page was closed, where there would be too many."""
        own = [each for each in self._open.values() if each.leader == leader]
        for here, most in ((own, self._limits.each), (list(self._open.values()), self._limits.all)):
            if len(here) >= most:
                left = [each for each in here if each.page is None and (each.was_left or here is own)]
                if not left:
                    raise Full(is_own=here is own)
                self._end(min(left, key=lambda each: each.alone_since))

    async def tidy(self) -> None:
        """Ends, again and again, what nobody looks at any more."""
        while True:
            await asyncio.sleep(TIDY)
            for window in list(self._open.values()):
                if why := self._reason_to_end(window):
                    self._end(window, why)

    def _reason_to_end(self, window: Window) -> str:
        """The state that its page is told; empty while it goes on."""
        now, limits = monotonic(), self._limits
        if window.page is None and now - window.alone_since > (limits.closed if window.was_left else limits.lost):
            return "ended"
        if limits.idle and now - window.used > limits.idle:
            return "idle"
        return "large" if limits.memory and _megabytes(window.pid) > limits.memory else ""

    async def close(self) -> None:
        """Has every app save and end, and opens none any more."""
        self.is_closing = True
        for window in list(self._open.values()):
            self._end(window, "stopped")
        await asyncio.gather(*self._ending)

    def _end(self, window: Window, why: str = "ended") -> None:
        if self._open.pop(window.id, None) is not None:
            self._log.tell("ending", leader=window.leader, why=why)
            task = asyncio.create_task(window.end(why))
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def _ended(self, window: Window) -> None:
        self._open.pop(window.id, None)
        self._log.tell("ended", leader=window.leader, windows=len(self))
        if not self._open:
            self.quiet_since = monotonic()


def _megabytes(pid: int | None) -> float:
    """How much memory a process has; 0 where nothing tells it."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1]) * _PAGE / 1e6
    except (OSError, ValueError, IndexError):
        return 0
