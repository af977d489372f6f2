"""Letters typed where nothing can be written: after a few of them the leader is told, once a place."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

_ENOUGH = 3
"""Letters that make it likely that somebody is writing."""
_SOON = timedelta(seconds=2)
"""Within how long they come."""


class StrayLetters:
    """The letters that did nothing on one place."""

    def __init__(self) -> None:
        self._at: deque[datetime] = deque(maxlen=_ENOUGH)
        self._last: datetime | None = None
        """When the last sign of what may be a sentence came."""
        self._is_told = False

    def is_a_sentence(self, character: str, now: datetime) -> bool:
        """Whether it is time to say that nothing is written here.

        Args:
            character: What was typed.
            now: What time it is.
        """
        if not character.isalpha():
            return False
        self._last = now
        if self._is_told:
            return False
        self._at.append(now)
        self._is_told = len(self._at) == _ENOUGH and now - self._at[0] <= _SOON
        return self._is_told

    def is_between_words(self, character: str | None, now: datetime) -> bool:
        """Whether a space stands behind letters that did nothing: it is no key then that ticks or takes hold of anything.

        Args:
            character: What was typed; None for a key that writes nothing, and ends a sentence.
            now: What time it is.
        """
        goes_on = self._last is not None and now - self._last <= _SOON
        self._last = now if goes_on and character is not None else None
        return goes_on and character == " "
