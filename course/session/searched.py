"""What the search keeps while the program is open."""

from __future__ import annotations

from msgspec import Struct

from course.study.search import Search


class Searched(Struct):
    """The index, which is dear to make, and the last query."""

    search: Search
    stamp: tuple[object, ...] | None
    """What the journal was like; None where it is not in the index yet."""
    query: str = ""
