"""Which screen shows what a route leads to. The only file that knows every place; each is loaded when it is gone to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from course.session import routes as to
from course.session.session import Session
from course.tui.base.styles_ahead import read_ahead

if TYPE_CHECKING:
    from course.tools.repository import Work
    from course.tui.base.base_app import BaseApp

    _Journal: TypeAlias = to.ToJournal | to.ToEntry | to.ToThread | to.ToNote | to.ToBookmarks | to.ToTextConflict

AT_REST = 0.1
"""Seconds after which home is drawn to its last cell."""
SETTLED = 1.0
"""Seconds without a key after which there is time for what may be wanted later."""


def screen_of(route: to.Route, session: Session) -> Screen[Any] | None:
    """A new screen of what a route leads to; None where that is gone.

    Args:
        route: Where to go.
        session: What the leader is at.
    """
    match route:
        case to.ToWork(table, work_id):
            work = session.works.get(table, work_id)
            return _work(work, session) if work is not None else None
        case to.ToNewWork(work, asked):
            from course.session.works import for_the_only_project

            return _work(work if asked else for_the_only_project(session, work), session)
        case to.ToProjects() | to.ToCommitments():
            return _tools(route)
        case to.ToOutgoing(paper, work):
            from course.session.outgoing import Outgoing
            from course.tui.outgoing.outgoing_screen import OutgoingScreen

            return OutgoingScreen(Outgoing(session, paper, work), route)
        case to.ToGuide(lesson_id):
            from course.tui.lesson.guide_screen import GuideScreen

            return GuideScreen(lesson_id) if session.course.has_guides else None
        case to.ToSettings():
            from course.tui.settings.settings_screen import SettingsScreen

            return SettingsScreen(route.line)
        case to.ToQuarterEnd():
            from course.tui.home.quarter_screen import QuarterScreen

            return QuarterScreen(session.quarter) if session.quarter is not None else None
        case to.ToHome() | to.ToLesson() | to.ToReview() | to.ToRevisit() | to.ToGlossary() | to.ToSearch():
            return _course(route)
        case to.ToStatements() | to.ToDevelopment() | to.ToCertificate():
            return _development(route)
        case _:
            return _journal(route, session)


def load_beside(app: BaseApp) -> None:
    """Loads in threads, while the leader reads home, what will be shown soon: that then opens at once."""
    app.set_timer(AT_REST, partial(_load, app, load_ahead))
    if not app.is_web:  # beside many others that are at work on the same computer nobody is at ease
        app.set_timer(SETTLED, partial(_load_at_ease, app, partial(load_later, app.stylesheet)))


def _load_at_ease(app: BaseApp, load: Callable[[], None]) -> None:
    """Loads once nobody types: a letter would wait for it."""
    if monotonic() - app.typed_at < SETTLED:
        app.set_timer(SETTLED, partial(_load_at_ease, app, load))
    else:
        _load(app, load)


def _load(app: BaseApp, load: Callable[[], None]) -> None:
    app.run_worker(load, thread=True, exit_on_error=False, group="ahead")


def load_ahead() -> None:
    """Loads what a lesson is shown with."""
    from course.content.lesson_text import read
    from course.tui.lesson import lesson_screen, reading_view  # noqa: F401 - to be there

    read("")


def load_later(stylesheet: Stylesheet) -> None:
    """Loads what the choices of what is taken out are shown with.

    Args:
        stylesheet: The app's.
    """
    import configparser  # noqa: F401 - to be there

    import platformdirs  # noqa: F401 - the same

    from course.session import outgoing  # noqa: F401 - the same
    from course.tui.outgoing.outgoing_screen import PARTS

    read_ahead(stylesheet, *PARTS)


def _course(route: to.ToHome | to.ToLesson | to.ToReview | to.ToRevisit | to.ToGlossary | to.ToSearch) -> Screen[Any]:
    match route:
        case to.ToHome():
            from course.tui.home.home_screen import HomeScreen

            return HomeScreen()
        case to.ToLesson():
            from course.tui.lesson.lesson_screen import LessonScreen

            return LessonScreen(route.lesson, route.index, look=route.look, question=route.question)
        case to.ToReview():
            from course.tui.review.review_screen import ReviewScreen

            return ReviewScreen()
        case to.ToRevisit(offer, begun):
            from course.tui.review.revisit_screen import RevisitScreen

            return RevisitScreen(offer, begun)
        case to.ToGlossary(first):
            from course.tui.search.glossary_screen import GlossaryScreen

            return GlossaryScreen(first)
        case to.ToSearch(words):
            from course.tui.search.search_screen import SearchScreen

            return SearchScreen(words)


def _development(route: to.ToStatements | to.ToDevelopment | to.ToCertificate) -> Screen[Any]:
    match route:
        case to.ToStatements(moment, then):
            from course.tui.development.statements_screen import StatementsScreen

            return StatementsScreen(moment, then)
        case to.ToDevelopment(picture):
            from course.tui.development.development_screen import DevelopmentScreen

            return DevelopmentScreen(picture)
        case to.ToCertificate():
            from course.tui.development.certificate_screen import CertificateScreen

            return CertificateScreen()


def _journal(route: _Journal, session: Session) -> Screen[Any]:
    from course.session.writing import EntryDraft
    from course.tui.journal.entry_screen import EntryScreen

    match route:
        case to.ToJournal(lesson_id, tab):
            from course.tui.journal.journal_screen import JournalScreen

            return JournalScreen(lesson_id, tab)
        case to.ToEntry(record):
            return EntryScreen(session.course, EntryDraft(session, record))
        case to.ToNote(lesson, step):
            return EntryScreen(session.course, EntryDraft.of_note(session, lesson, step))
        case to.ToBookmarks():
            from course.tui.journal.journal_screen import JournalScreen

            return JournalScreen(tab=3)
        case to.ToThread(thread):
            from course.tui.journal.thread_screen import ThreadScreen

            return ThreadScreen(thread)
        case to.ToTextConflict(texts):
            from course.tui.journal.text_conflict_screen import TextConflictScreen

            return TextConflictScreen(texts)


def _tools(route: to.ToProjects | to.ToCommitments) -> Screen[Any]:
    match route:
        case to.ToProjects(mark):
            from course.tui.tools.projects_screen import ProjectsScreen

            return ProjectsScreen(mark)
        case to.ToCommitments():
            from course.tui.tools.commitment.commitments_screen import CommitmentsScreen

            return CommitmentsScreen()


def _work(work: Work, session: Session) -> Screen[Any]:
    # Only here: whoever opens a lesson doesn't wait for the tools.
    from course.tools.board import Board
    from course.tools.commitment import Commitment
    from course.tools.plan import MessagePlan
    from course.tools.project import Project
    from course.tools.talk import Talk
    from course.tools.workshop import Workshop

    match work:
        case Project() if not work.id:
            from course.tui.tools.project.project_parts import AboutScreen

            return AboutScreen(session.works, work)
        case Project():
            from course.tui.tools.project.project_screen import ProjectScreen

            return ProjectScreen(session.works, work)
        case Workshop():
            from course.tui.tools.workshop.workshop_screen import WorkshopScreen

            return WorkshopScreen(session.works, work)
        case Board():
            from course.tui.tools.board.board_screen import BoardScreen

            return BoardScreen(session.works, work)
        case MessagePlan():
            from course.tui.tools.plan.plan_screen import PlanScreen

            return PlanScreen(session.works, work)
        case Talk():
            from course.tui.tools.talk.talk_screen import TalkScreen

            return TalkScreen(session.works, work)
        case Commitment():
            from course.tui.tools.commitment.commitment_screen import CommitmentScreen

            return CommitmentScreen(session.works, work)
    raise TypeError(work)
