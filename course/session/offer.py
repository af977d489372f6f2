"""One thing that is offered today."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from course.session.routes import Route


class Sign(Enum):
    """What stands before an offer, so that one sees what it is about."""

    COURSE = "●"
    AGREEMENT = "◆"
    OWN_WORDS = "┃"


class Offer(Struct, frozen=True):
    """One thing that can be done today; never a demand."""

    text: str
    """What it is, in a few words."""
    route: Route
    """Where it leads."""
    sign: Sign = Sign.COURSE
    fact: str = ""
    """What there is to know of it before it is opened: how long it takes, or when."""
