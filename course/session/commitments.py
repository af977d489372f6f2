"""Agreements with oneself: made out of something, and offered on their day."""

from __future__ import annotations

from course.locale import ngettext
from course.session.offer import Offer
from course.session.routes import ToCommitments, ToNewWork
from course.session.session import Session
from course.tools.commitment import Commitment, Source, due


def to_commitment(source: Source | None = None, occasion: str = "", action: str = "") -> ToNewWork:
    """Where a new agreement is made; it is kept as soon as something is written in it, or at once where it says what to do.

    Args:
        source: What it grows out of; None where it stands on its own.
        occasion: What stands behind "if" already.
        action: What stands behind "then" already.
    """
    return ToNewWork(Commitment(occasion=occasion, action=action, source=source))


def offer(session: Session) -> Offer | None:
    """What home says of the agreements whose day has come, or None; how long they have waited is nobody's business."""
    waiting = len(due(session.works.of(Commitment).all(), session.today()))
    if not waiting:
        return None
    text = ngettext("{n} agreement to look back at", "{n} agreements to look back at", waiting).format(n=waiting)
    return Offer(text, "a", ToCommitments())
