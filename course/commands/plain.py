"""`skalkan plain`: the course as lines, for a screen reader, a pipe, or a terminal that can show no more."""

from __future__ import annotations

import os
import signal
import sys

from course.commands.clock import clock
from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import Refused
from course.commands.start import HOSTED
from course.journal import JournalError
from course.plain.lines import LineReader
from course.plain.run import run as talk
from course.plain.voice import Output
from course.session.session import Session
from course.web.program import PAGE


def run(options: Options) -> int:
    """Opens the course, and talks with whoever is there until they leave."""
    there, now = places(options), clock()
    course = open_course(there)
    lines = LineReader(sys.stdin.buffer if sys.stdin is not None else None)
    signal.signal(signal.SIGINT, lines.interrupt)
    with open_journal(there.home) as journal:
        try:
            session = Session(course, journal, now)
            session.is_hosted = bool(os.environ.get(HOSTED))
            talk(session, lines, _page(session) or sys.stdout, _width if sys.stdout.isatty() else None)
        except (OSError, JournalError, Refused):
            raise
        except Exception as crash:
            from course.commands.start import fault  # noqa: PLC0415 - nothing of the app's is loaded unless something went wrong

            raise Refused(fault(there.home, crash)) from crash
    return 0


def _page(session: Session) -> Output | None:
    """The page that shows the lines, where one does: documents go there as well."""
    if not os.environ.get(PAGE) or sys.__stdout__ is None:
        return None
    from course.web.page_output import PageOutput  # noqa: PLC0415 - whoever sits at a terminal needs it not

    page = PageOutput(sys.__stdout__.fileno())
    session.deliver = page.deliver
    return page


def _width() -> int:
    """The letters a line has room for by now."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # it is gone
        return 80
