"""How long the leader has been at it, as told by when something was saved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

PAUSE = 10 * 60_000
"""A longer pause between two saves ends a sitting, in milliseconds."""
BEFORE = 2 * 60_000
"""What a sitting lasted before its first save: the reading, in milliseconds."""


def hours(moments: Sequence[int]) -> int:
    """The time spent, in whole minutes: an estimate, to be told as one.

    Saves with pauses of up to ten minutes between them are a sitting, which lasts from two minutes before the first of them to
    the last. What is only read leaves no trace between, so that the estimate is rather too low.

    Args:
        moments: When anything was saved (`Journal.moments`): milliseconds since 1970, oldest first.

    Returns:
        Minutes; 0 where nothing was saved, else at least 2.
    """
    if not moments:
        return 0
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    within = [gap for gap in gaps if gap <= PAUSE]
    sittings = 1 + len(gaps) - len(within)
    return round((sum(within) + sittings * BEFORE) / 60_000)
