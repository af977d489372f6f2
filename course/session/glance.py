"""What a wide home shows of the leader's own: a sentence of theirs, the next dates, their projects."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from course.journal.kinds import Reflection
from course.locale import _
from course.locale.dates import short_day
from course.session.routes import Route, ToWork
from course.session.session import Session
from course.study.locator import Locator
from course.tools.iso import day_of

_DATES = 5
"""How many dates are told of."""
_PROJECTS = 4
"""How many projects are named; the others are where all of them are."""


def excerpt(text: str, letters: int) -> str:
    """A text on one line, cut after a whole word where it is longer than some letters."""
    said = " ".join(text.split())
    return said if len(said) <= letters else f"{said[:letters].rsplit(' ', 1)[0]} …"


class OwnWords(Struct, frozen=True):
    """Something the leader wrote earlier."""

    text: str
    where: str
    """The lesson, and the day it was written."""
    reflection: Reflection


class NextDate(Struct, frozen=True):
    """A day that comes."""

    when: str
    what: str
    route: Route


class OwnProject(Struct, frozen=True):
    """A project of the leader's."""

    title: str
    facts: str
    route: Route


def own_words(session: Session) -> OwnWords | None:
    """One of the leader's reflections, another one each day; None where they have written none."""
    written = [each for each in session.records.reflections() if each.text.strip()]
    if not written:
        return None
    chosen = written[session.today().toordinal() % len(written)]
    spot = Locator(session.course).of(chosen)
    day = short_day(chosen.created.date(), session.today())
    if spot is None or spot.lesson is None:
        return OwnWords(chosen.text, day, chosen)
    number = session.course.lessons.index(spot.lesson) + 1
    return OwnWords(chosen.text, _("lesson {number}, {day}").format(number=number, day=day), chosen)


def next_dates(session: Session) -> list[NextDate]:
    """The next days of agreements, workshops, plans and projects; an agreement waits also when its day is past."""
    if not session.has_works:
        return []
    from course.tools import registry
    from course.tools.commitment import LOOK_BACK, Commitment, in_a_line
    from course.tools.naming import title_of

    today = session.today()
    found: set[tuple[date, str, str, str, str]] = set()
    for each in session.works.every():
        for work in each.all():
            for text, what in registry.of(work).due(work):
                day = day_of(text)
                if day is not None and (day >= today or what == LOOK_BACK):
                    title = in_a_line(work) if isinstance(work, Commitment) else title_of(work)
                    found.add((max(day, today), what, title, each.table, work.id))
    return [
        NextDate(_("today") if day == today else short_day(day, today), _said(what, title), ToWork(table, work_id))
        for day, what, title, table, work_id in sorted(found)[:_DATES]
    ]


def projects(session: Session) -> list[OwnProject]:
    """The leader's projects, the one changed last on top."""
    if not session.has_works:
        return []
    from course.session.works import facts_of
    from course.tools.naming import title_of
    from course.tools.project import TABLE, Project

    made = sorted(
        session.works.of(Project).all(), key=lambda each: (each.changed is not None, each.changed, each.id), reverse=True
    )
    return [OwnProject(title_of(each), facts_of(session, each), ToWork(TABLE, each.id)) for each in made[:_PROJECTS]]


def _said(what: str, title: str) -> str:
    """What is due, without its day, and what it is due of."""
    kind = " ".join(_(what).format(day="").split()).strip(" ,:·")
    return f"{kind}: {title}"
