"""Whom something is taken out for, and what the first choice of that leaves out."""

from __future__ import annotations

from enum import Enum

from course.export.selection import Selection
from course.journal.private import Address
from course.locale import N_
from course.session.privacy import private
from course.session.session import Session


class Audience(Enum):
    """For whom, as the command line says it."""

    ME = "me"
    MANAGER = "manager"
    STAFF = "staff"


AUDIENCES = {
    Audience.ME: N_("Yourself"),
    Audience.MANAGER: N_("Your manager"),
    Audience.STAFF: N_("Your staff"),
}
"""What each is called, behind "For"."""


def selection_for(
    session: Session,
    audience: Audience,
    *,
    taken_in: frozenset[Address] = frozenset(),
    left_out: frozenset[Address] = frozenset(),
) -> Selection:
    """What goes out to somebody: nothing that is private and no answers, and the times of writing only to the leader.

    Args:
        session: What the leader is at.
        audience: Whom it is for.
        taken_in: What goes out all the same.
        left_out: What the leader takes out.
    """
    without = (private(session) - taken_in) | left_out
    return Selection(edits=audience is Audience.ME, without=without)
