"""Version ids that sort by time, on every device, whatever its clock says.

A hybrid logical clock (Kulkarni and others, “Logical Physical Clocks”, 2014): the wall clock's milliseconds and a counter in one
number that never goes back and is always greater than every version seen so far. So a version is always greater than the
one it builds on, even where one of two devices is hours behind.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from datetime import datetime

FIRST_YEAR, LAST_YEAR = 1970, 2999
"""The years that a line can be of: all that every system can tell in local time (Windows can't tell others)."""
LAST_TIME = f"{253_370_764_799_999:012x}"
"""What the last version of all begins with: milliseconds since 1970 to the end of 9998, which is a date in every zone."""

_COUNTER_BITS = 16
_LAST = int(f"{LAST_TIME}ffff", 16)
_GIVEN = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}")


def local_now() -> datetime:
    """The time here and now, with its zone."""
    return datetime.now().astimezone()


def moment(at: datetime) -> str:
    """A time as a line tells it: ISO 8601 with the zone. A clock beyond reason tells the nearest time that a line can carry."""
    if at.year < FIRST_YEAR:
        at = datetime(FIRST_YEAR, 1, 1, tzinfo=at.tzinfo)
    elif at.year > LAST_YEAR:
        at = datetime(LAST_YEAR, 12, 31, tzinfo=at.tzinfo)
    return at.isoformat(timespec="milliseconds")


class HybridClock:
    """Gives versions and documents their ids; safe to ask from several threads."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self._latest = 0
        self._past = 0
        self._lock = threading.Lock()
        self._run = os.urandom(4).hex()
        """Tells two runs apart that believe themselves to be the same device: a copied home, a cloned machine."""

    def see(self, version: str) -> None:
        """Makes every later id greater than this one."""
        with self._lock:
            self._latest = max(self._latest, int(version[:16], 16))

    def version(self, device: str) -> str:
        """The next version's id: `clock-device-run`."""
        return f"{self._tick():016x}{self.run(device)}"

    def run(self, device: str) -> str:
        """How the ids of all versions end that are made here and now."""
        return f"-{device}-{self._run}"

    def past_version(self, device: str, at: datetime) -> str:
        """The id of a version that was made before, by another program: it sorts by its time, and is as unique as any."""
        with self._lock:
            self._past = max(int(at.timestamp() * 1000) << _COUNTER_BITS, self._past + 1)
            return f"{self._past:016x}-{device}-{self._run}p"

    def document(self) -> str:
        """The id of a new document: `clock-run`, sorted by when it was made."""
        return f"{self._tick():016x}-{self._run}"

    def _tick(self) -> int:
        milliseconds = int(self.now().timestamp() * 1000)
        with self._lock:
            self._latest = max(milliseconds << _COUNTER_BITS, self._latest + 1)
            if self._latest > _LAST:  # the end of time: what tells two ids apart is the run alone
                self._latest, self._run = _LAST, os.urandom(4).hex()
            return self._latest


def is_given(doc_id: str) -> bool:
    """Whether the id of a document was given by a clock, and so belongs to one document for ever."""
    return _GIVEN.fullmatch(doc_id) is not None


def device_of(version: str) -> str:
    """The device a version was made on."""
    return version.split("-")[1]


def run_of(version: str) -> str:
    """The device and the run of it that a version was made in."""
    return version[16:]


def time_of(version: str) -> int:
    """When a version was made by the hybrid clock, in milliseconds since 1970."""
    return int(version[:16], 16) >> _COUNTER_BITS
