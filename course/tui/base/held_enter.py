"""An Enter that is held, or pressed twice, doesn't run past what has just appeared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

TOO_SOON = timedelta(milliseconds=400)
"""For how long an Enter does nothing once there are words that it would pass by."""


class HeldEnter:
    """Knows whether an Enter belongs to what was there before.

    Args:
        clock: Tells what time it is.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._appeared: datetime | None = None

    def appears(self) -> None:
        """Something to read, or to choose from, has just appeared."""
        self._appeared = self._clock()

    def is_too_soon(self) -> bool:
        """Whether this Enter came with what appeared; the next has to wait anew. A clock that was set back holds nobody up."""
        now = self._clock()
        if self._appeared is None or not timedelta() <= now - self._appeared < TOO_SOON:
            return False
        self._appeared = now
        return True
