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
from course.journal import JournalError
from course.plain.lines import LineReader
from course.plain.run import run as talk
from course.session.session import Session


def run(options: Options) -> int:
    """Opens the course, and talks with whoever is there until they leave."""
    there, now = places(options), clock()
    course = open_course(there)
    lines = LineReader(sys.stdin.buffer if sys.stdin is not None else None)
    signal.signal(signal.SIGINT, lines.interrupt)
    with open_journal(there.home) as journal:
        try:
            talk(Session(course, journal, now), lines, sys.stdout, _width if sys.stdout.isatty() else None)
        except (OSError, JournalError, Refused):
            raise
        except Exception as crash:
            from course.commands.start import fault  # noqa: PLC0415 - nothing of the app's is loaded unless something went wrong

            raise Refused(fault(there.home, crash)) from crash
    return 0


def _width() -> int:
    """The letters a line has room for by now."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # it is gone
        return 80
