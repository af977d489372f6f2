"""Agreements with oneself: made out of something, and offered on their day."""

from __future__ import annotations

from course.locale import _, ngettext
from course.session.offer import Offer, Sign
from course.session.routes import ToCommitments, ToNewWork, ToWork
from course.session.session import Session
from course.tools.commitment import TABLE, Commitment, Source, due, in_a_line


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
    waiting = due(session.works.of(Commitment).all(), session.today())
    if not waiting:
        return None
    if len(waiting) == 1:
        said = in_a_line(waiting[0])
        return Offer(said, ToWork(TABLE, waiting[0].id), Sign.AGREEMENT, _("look back today"))
    count = len(waiting)
    text = ngettext("{n} agreement to look back at", "{n} agreements to look back at", count).format(n=count)
    return Offer(text, ToCommitments(), Sign.AGREEMENT)
