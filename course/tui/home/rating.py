"""The statements and the certificate as the app offers them: when, and in which words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from course.locale import _, ngettext
from course.study.certificate import lessons_left
from course.study.progress import Progress, progress_of
from course.study.rating import AFTER, BEFORE, MOMENTS, Moment, wanted
from course.tui.home.today import Due

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp

OPENED = "certificate"
"""The setting that says that the certificate was looked at."""


def offers(app: SkalkanApp) -> list[Due]:
    """What the end of the course has to offer, on the home screen."""
    if not app.is_ready:
        return []
    progress, found = progress_of(app.course, app.records), []
    if wanted_now(app, progress) not in (None, BEFORE):
        total = len(app.course.statements)
        text = ngettext("See what has moved: {n} statement", "See what has moved: {n} statements", total).format(n=total)
        found.append(Due(text, "v", "app.statements"))
    if not lessons_left(progress) and app.records.setting(OPENED) is None:
        found.append(Due(_("Your certificate is ready"), "k", "app.certificate"))
    return found


def wanted_now(app: SkalkanApp, progress: Progress | None = None) -> Moment | None:
    """Which ratings are wanted now."""
    if not app.course.statements:
        return None
    records = app.records
    skipped = {moment for moment in MOMENTS if records.setting(_setting(moment)) is not None}
    return wanted(app.course, progress or progress_of(app.course, records), records.ratings(), skipped)


def can_open(app: SkalkanApp, action: str) -> bool:
    """Whether the statements can be rated, or the certificate be shown."""
    if not app.is_ready:
        return False
    return is_through(app) if action == "certificate" else _moment(app) is not None


def is_through(app: SkalkanApp) -> bool:
    """Whether every lesson is done."""
    return not lessons_left(progress_of(app.course, app.records))


def rate(app: SkalkanApp) -> None:
    """Shows the statements, where they can be rated."""
    from course.tui.development.statements_screen import StatementsScreen

    moment = _moment(app)
    if moment is not None:
        app.push_screen(StatementsScreen(moment))


def ask_first(app: SkalkanApp, follow: Callable[[], Awaitable[None]]) -> bool:
    """Shows the statements where they come before the lesson that is to be opened, which then follows; False where they don't."""
    if wanted_now(app) != BEFORE:
        return False
    from course.tui.development.statements_screen import StatementsScreen

    if any(isinstance(screen, StatementsScreen) for screen in app.screen_stack):
        return False
    app.push_screen(StatementsScreen(BEFORE, follow))
    return True


def _moment(app: SkalkanApp) -> Moment | None:
    """Which ratings can be given: those that are wanted, and after the course those of today once more."""
    moment = wanted_now(app)
    if moment is None and app.course.statements and is_through(app):
        return AFTER
    return moment


def skip(app: SkalkanApp, moment: Moment) -> None:
    """Notes that the leader leaves out what isn't rated at a moment."""
    app.try_to_save(lambda: app.records.save_setting(_setting(moment), "skipped"))


def progress_settings() -> tuple[str, ...]:
    """The names of the settings that a fresh start of the course takes along."""
    return (*map(_setting, MOMENTS), OPENED)


def _setting(moment: Moment) -> str:
    return f"statements-{moment}"
