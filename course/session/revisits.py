"""The reflection that comes back today: what is offered of it, and where it leads."""

from __future__ import annotations

from course.locale import _
from course.session.offer import Offer, Sign
from course.session.routes import ToRevisit
from course.session.session import Session

_LONG = 365
"""Days from which on nobody counts them."""
FINISHED = "revisit-finished"
"""The setting that names the last revisit that the leader called finished."""


def coming_back(session: Session) -> ToRevisit | None:
    """What was begun today and not called finished, or the reflection that is offered again today; None where there is neither.

    Whoever was interrupted finds what they began on home until the day is over.
    """
    if not session.is_ready:
        return None
    return _unfinished(session) or _offered(session)


def _offered(session: Session) -> ToRevisit | None:
    from course.study.revisits import offered  # for whoever has written nothing yet it isn't loaded

    records = session.records
    found = offered(session.course, records.reflections(), records.revisits(), session.today())
    return ToRevisit(found) if found else None


def _unfinished(session: Session) -> ToRevisit | None:
    from course.study.revisits import resumed

    today, records = session.today(), session.records
    begun = [each for each in records.revisits() if each.created.date() == today and each.text.strip()]
    if not begun or records.setting(FINISHED) == begun[-1].id:
        return None
    offer = resumed(session.course, records.reflections(), begun[-1], today)
    return ToRevisit(offer, begun[-1]) if offer else None


def offer(session: Session) -> Offer | None:
    """What home says of it, or None where nothing comes back today."""
    route = coming_back(session)
    if route is None:
        return None
    title, ago = route.offer.step.title, route.offer.ago
    if route.begun is not None:
        said = _("Go on looking back at “{title}”")
    else:
        said = _("{n} days ago you wrote about “{title}”") if ago <= _LONG else _("Long ago you wrote about “{title}”")
    return Offer(said.format(n=ago, title=title), route, Sign.OWN_WORDS)
