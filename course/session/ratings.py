"""The statements and the certificate: when they are offered, and in which words."""

from __future__ import annotations

from msgspec.structs import replace

from course.locale import _, ngettext
from course.session.offer import Offer
from course.session.routes import Route, ToCertificate, ToLesson, ToStatements
from course.session.session import Session
from course.study.certificate import lessons_left
from course.study.progress import State
from course.study.rating import AFTER, BEFORE, MOMENTS, Moment, is_rated, wanted

OPENED = "certificate"
"""The setting that says that the certificate was looked at."""


def offers(session: Session) -> list[Offer]:
    """What the end of the course has to offer, on the home screen."""
    if not session.is_ready:
        return []
    found = []
    moment = wanted_now(session)
    if moment not in (None, BEFORE):
        total = len(session.course.statements)
        text = ngettext("See what has moved: {n} statement", "See what has moved: {n} statements", total).format(n=total)
        found.append(Offer(text, ToStatements(moment)))
    if not lessons_left(session.progress()) and session.records.setting(OPENED) is None:
        found.append(Offer(_("Your certificate is ready"), ToCertificate()))
    return found


def wanted_now(session: Session) -> Moment | None:
    """Which ratings are wanted now."""
    if not session.course.statements:
        return None
    records = session.records
    skipped = {moment for moment in MOMENTS if records.setting(_setting(moment)) is not None}
    return wanted(session.course, session.progress(), records.ratings(), skipped)


def is_through(session: Session) -> bool:
    """Whether every lesson is done."""
    return session.is_ready and not lessons_left(session.progress())


def to_statements(session: Session) -> ToStatements | None:
    """Where the statements can be rated: those that are wanted, and what one comes back to of one's own accord; else None.

    Whoever left them out before the course may do it later as long as no lesson is done; after it those of today come once more.
    """
    if not session.is_ready:
        return None
    moment = wanted_now(session)
    if moment is None and session.course.statements:
        moment = AFTER if is_through(session) else _later(session)
    return ToStatements(moment) if moment is not None else None


def _later(session: Session) -> Moment | None:
    begun = any(lesson.state is State.DONE for lesson in session.progress().lessons)
    return None if begun or is_rated(session.course, session.records.ratings(), BEFORE) else BEFORE


def first(session: Session, lesson: ToLesson) -> Route:
    """Where one goes when a lesson is to be opened: to the statements where they come before it, else to the lesson."""
    asks = lesson.ask and not lesson.look and wanted_now(session) == BEFORE
    return ToStatements(BEFORE, replace(lesson, ask=False)) if asks else lesson


def skip(session: Session, moment: Moment) -> None:
    """Notes that the leader leaves out what isn't rated at a moment.

    Raises:
        SaveFailed: It could not be noted.
    """
    session.records.save_setting(_setting(moment), "skipped")


def progress_settings() -> tuple[str, ...]:
    """The names of the settings that a fresh start of the course takes along."""
    return (*map(_setting, MOMENTS), OPENED)


def _setting(moment: Moment) -> str:
    return f"statements-{moment}"
