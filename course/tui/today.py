"""What home offers today, beside going on with the course."""

from __future__ import annotations

from msgspec import Struct


class Due(Struct, frozen=True):
    """One thing that can be done today; never a demand."""

    text: str
    """What it is, in a few words."""
    key: str
    """The key that opens it, as Textual calls it."""
    action: str
    """What opens it: an action of the home screen."""
