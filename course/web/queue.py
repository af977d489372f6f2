"""The queue for a window: whoever came first is let in first, and every page that waits knows which number it is."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal, Protocol

from course.web.window import Window


class Crowded(Exception):  # noqa: N818 - what is the case
    """As many pages wait as may wait."""


class Told(Protocol):
    """Tells a page where it stands."""

    def __call__(self, *, waiting: Literal["full", "yours-full"], number: int) -> None:
        """Tells it.

        Args:
            waiting: What it waits for: that somebody goes, or that its leader closes another tab.
            number: Which number it is, among those that wait for the same.
        """


class Turn:
    """A page that waits for its turn.

    Args:
        leader: Whose it is.
        kind: Of the window that it wants.
        tell: Tells it where it stands.
    """

    def __init__(self, leader: str, kind: type[Window], tell: Told) -> None:
        self.leader = leader
        self.kind = kind
        self._tell = tell
        self._told: tuple[str, int] | None = None
        self.window: asyncio.Future[Window | None] = asyncio.get_running_loop().create_future()
        """The window that it gets, still without an app; None where the server ends before its turn comes."""
        self.gone_since: float | None = None
        """When the page went; None while it is there."""

    def come_back(self, tell: Told) -> None:
        """The page is there again, loaded anew."""
        self._tell, self._told, self.gone_since = tell, None, None

    def tell(self, waiting: Literal["full", "yours-full"], number: int) -> None:
        """Tells the page where it stands, where that is news."""
        if self._told != (waiting, number):
            self._told = (waiting, number)
            self._tell(waiting=waiting, number=number)


class Queue:
    """The pages that wait, in the order in which they came.

    Args:
        most: How many may wait.
        each: How many of one leader may.
    """

    def __init__(self, most: int, each: int) -> None:
        self._most = most
        self._each = each
        self._turns: dict[Turn, None] = {}

    def __len__(self) -> int:
        return len(self._turns)

    def __iter__(self) -> Iterator[Turn]:
        return iter(list(self._turns))

    def join(self, turn: Turn) -> None:
        """Takes a page in, behind all others."""
        self._turns[turn] = None

    def is_crowded(self, leader: str) -> bool:
        """Whether more wait than may, in all or of a leader's."""
        return len(self) > self._most or sum(each.leader == leader for each in self._turns) > self._each

    def leave(self, turn: Turn) -> None:
        """Lets a page go, wherever it stands."""
        self._turns.pop(turn, None)

    def forget(self, before: float) -> None:
        """Lets those go whose page went before a time, and didn't come back."""
        self._turns = {turn: None for turn in self._turns if turn.gone_since is None or turn.gone_since > before}

    def kept(self, leader: str, kind: type[Window]) -> Turn | None:
        """The turn of a page of a leader's that went a moment ago."""
        return next((t for t in self._turns if t.gone_since is not None and (t.leader, t.kind) == (leader, kind)), None)

    def tell(self, has_all: Callable[[str], bool]) -> None:
        """Tells each where it stands.

        Args:
            has_all: Whether a leader has as many windows as one may have: then nobody else can make room for this page.
        """
        numbers: Counter[str | None] = Counter()
        for turn in self._turns:
            own = turn.leader if has_all(turn.leader) else None
            numbers[own] += 1
            if turn.gone_since is None:
                turn.tell("full" if own is None else "yours-full", numbers[own])
