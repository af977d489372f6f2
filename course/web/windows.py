"""All windows: how many there may be, and when one that nobody looks at ends."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from msgspec import Struct

from course.web.downloads import Downloads
from course.web.log import Log
from course.web.program import Program
from course.web.queue import Crowded, Queue, Told, Turn
from course.web.window import Page, Window

TIDY = 5.0
"""Seconds between two looks at what may end."""
LOADS = 5.0
"""Seconds for which a page that has gone keeps its window from whoever waits, or its turn: one loaded anew is back in less."""
MOVES = 0.2
"""Seconds in which whoever waits is told where they stand: where many go at once, the others are told once."""
_PAGE = 4096
"""Bytes that Linux counts a process's memory in."""


class Limits(Struct, frozen=True):
    """What one may have."""

    all: int = 200
    """Windows at once."""
    each: int = 10
    """Windows of one leader at once; and of the pages that wait as many may be one leader's."""
    queue: int = 200
    """Pages that wait for a window."""
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
        program: How a window of a kind is started for a leader, at a place.
        downloads: Where documents wait to be fetched.
        limits: What one may have.
        log: What is told of it.
    """

    def __init__(
        self, program: Callable[[str, type[Window], str], Program], downloads: Downloads, limits: Limits, log: Log
    ) -> None:
        self._program = program
        self._downloads = downloads
        self._limits = limits
        self._log = log
        self._open: dict[str, Window] = {}
        self._queue = Queue(limits.queue, limits.each)
        self._is_moving = False
        """Whether those who wait are about to be told where they stand."""
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

    # The queue

    def enter(self, leader: str, kind: type[Window], tell: Told) -> Turn:
        """Puts a page into the queue; where there is room and nobody waits before it, it is its turn at once.

        Args:
            leader: Whose it is.
            kind: A window of the app, or a talk.
            tell: Tells the page where it stands, as often as that changes.

        Raises:
            Crowded: There is no room even to wait.
        """
        turn = self._queue.kept(leader, kind)
        if turn is not None:
            turn.come_back(tell)
        else:
            turn = Turn(leader, kind, tell)
            self._queue.join(turn)
        self._let_in()
        if not turn.window.done():
            if self._queue.is_crowded(leader):
                self._queue.leave(turn)
                raise Crowded
            self._log.tell("waiting", leader=leader, waiting=len(self._queue))
        return turn

    async def open(self, turn: Turn, page: Page, width: int, height: int, place: str = "") -> Window | None:
        """Opens the window of a page whose turn has come; None where the server ends.

        Args:
            turn: The page's.
            page: What shows it.
            width: Of the page, in characters.
            height: The same.
            place: Where the app opens, by its address; at home where it is empty.

        Raises:
            OSError: No app can be started.
        """
        window = turn.window.result()
        if window is None:
            return None
        await window.start(self._program(turn.leader, turn.kind, place), page, width, height)
        if self.is_closing:
            await window.end("stopped")
            return None
        self._log.tell("opened", leader=turn.leader, windows=len(self))
        return window

    def leave(self, turn: Turn) -> None:
        """Lets a page go that waits, which keeps its turn for a moment, or that didn't use it."""
        if not turn.window.done():
            turn.gone_since = monotonic()
        elif (window := turn.window.result()) is not None and window.pid is None:
            self._ended(window)

    def _let_in(self) -> None:
        """Gives whoever waits a window, in order and as far as there is room; the others are soon told where they stand."""
        if not self._queue or self.is_closing:
            return
        self._queue.forget(before=monotonic() - LOADS)
        own = Counter(each.leader for each in self._open.values())
        for turn in self._queue:
            if turn.gone_since is not None:
                continue
            if own[turn.leader] >= self._limits.each and not self._make_room(turn.leader):
                continue  # whoever is behind doesn't wait for this leader's tabs
            if len(self) >= self._limits.all and not self._make_room():
                break
            self._queue.leave(turn)
            window = turn.kind(turn.leader, self._ended, self._downloads.keep)
            self._open[window.id] = window
            self.quiet_since = None
            own = Counter(each.leader for each in self._open.values())
            turn.window.set_result(window)
        if not self._is_moving:
            self._is_moving = True
            asyncio.get_running_loop().call_later(MOVES, self._tell_where)

    def _tell_where(self) -> None:
        """Tells all who wait where they stand by now."""
        self._is_moving = False
        own = Counter(each.leader for each in self._open.values())
        self._queue.tell(lambda leader: own[leader] >= self._limits.each)

    def _make_room(self, leader: str | None = None) -> bool:
        """Ends the window that was left longest ago: of all whose page was closed, or of a leader's own that no page shows."""
        now = monotonic()
        left = [
            each
            for each in self._open.values()
            if each.page is None
            and now - each.alone_since > LOADS
            and (each.was_left if leader is None else each.leader == leader)
        ]
        if left:
            self._end(min(left, key=lambda each: each.alone_since))
        return bool(left)

    # The end

    async def tidy(self) -> None:
        """Ends, again and again, what nobody looks at any more."""
        while True:
            await asyncio.sleep(TIDY)
            for window in list(self._open.values()):
                if why := self._reason_to_end(window):
                    self._end(window, why)
            self._let_in()

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
        for turn in self._queue:
            self._queue.leave(turn)
            turn.window.set_result(None)
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
        self._let_in()


def _megabytes(pid: int | None) -> float:
    """How much memory a process has; 0 where nothing tells it."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1]) * _PAGE / 1e6
    except (OSError, ValueError, IndexError):
        return 0
