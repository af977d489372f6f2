"""What is offered today, beside going on with the course."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from course.locale import _, ngettext
from course.session import ratings, revisits
from course.session.offer import Offer, Sign
from course.session.routes import ToTextConflict
from course.session.session import Session

if TYPE_CHECKING:
    from course.tools.workshop import Workshop


def offers(session: Session) -> list[Offer]:
    """Everything that is offered today, in the order of the list."""
    found = [_texts(session), session.reviews.offer(), _agreements(session), _workshop(session), revisits.offer(session)]
    return [*(each for each in found if each is not None), *ratings.offers(session)]


def coming_workshop(session: Session) -> Workshop | None:
    """The workshop that is held within the next days."""
    if not session.has_works:
        return None
    from course.tools.workshop import Workshop, next_workshop

    return next_workshop(session.works.of(Workshop).all(), session.today())


def _agreements(session: Session) -> Offer | None:
    if not session.has_works:
        return None
    from course.session import commitments

    return commitments.offer(session)


def _workshop(session: Session) -> Offer | None:
    workshop = coming_workshop(session)
    if workshop is None:
        return None
    from course.locale.dates import short_day
    from course.session.works import to_work
    from course.tools.naming import title_of

    day = short_day(date.fromisoformat(workshop.day), session.today())
    text = _("Workshop {day}: {title}").format(day=day, title=title_of(workshop))
    return Offer(text, to_work(workshop))


def _texts(session: Session) -> Offer | None:
    """Texts from two computers that met, or from two windows, where there are some."""
    from course.session.text_choices import text_choices

    found = text_choices(session)
    if not found:
        return None
    text = ngettext("{n} place has two texts", "{n} places have two texts", len(found)).format(n=len(found))
    return Offer(text, ToTextConflict(found[0]), Sign.OWN_WORDS)
