"""One thing that is offered today."""

from __future__ import annotations

from msgspec import Struct

from course.session.routes import Route


class Offer(Struct, frozen=True):
    """One thing that can be done today; never a demand."""

    text: str
    """What it is, in a few words."""
    key: str
    """The key that opens it, by Textual's name, which is the letter."""
    route: Route
    """Where it leads."""
