"""`skalkan` by itself: opens the course on the screen."""

from __future__ import annotations

import codecs
import os
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from course.commands.clock import clock
from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import WRONG_USE, Refused
from course.journal import Journal, disk
from course.journal.home import FAULT, LOG
from course.journal.records import Records
from course.locale import _
from course.session.greeting import farewell

_COLUMNS, _LINES = 24, 7
"""Columns and lines below which the screens have no room for what one has to see."""
HOSTED = "SKALKAN_HOSTED"
"""Says, where it is set, that the journal lies on a computer that others run."""
PLACE = "SKALKAN_PLACE"
"""Has, where it is set, the address of the place that the course opens at."""
_COLOURS = "TEXTUAL_COLOR_SYSTEM"
LARGE = 5_000_000
"""Bytes of a journal from which on it is opened only when home is on screen."""


def run(options: Options) -> int:
    """Opens the app, once all is well with the terminal and the course: before that, nothing is made or changed."""
    if not _has_a_screen(os.environ):
        message = _(
            "The course needs a terminal window. Open one and type skalkan. Here it can be had as plain lines: skalkan plain"
        )
        raise Refused(message, WRONG_USE)
    if _is_too_small():
        message = _("This window is too small for the course. Make it larger, or have the course as plain lines: skalkan plain")
        raise Refused(message, WRONG_USE)
    if not _writes_utf8(sys.__stderr__ if os.name == "posix" else sys.__stdout__):
        message = _("This terminal window can't show Danish letters as it is set. Type {command} and then skalkan.")
        command = "export LC_ALL=C.UTF-8" if os.name == "posix" else "chcp 65001"
        raise Refused(message.format(command=command), WRONG_USE)
    there, now = places(options), clock()
    course = open_course(there)
    with ExitStack() as stack:
        opened: list[Journal] = []

        def opening() -> Journal:
            opened.append(stack.enter_context(open_journal(there.home, exchange=False)))
            return opened[-1]

        without_unknown_colours(os.environ)
        # Loading the screens takes longer than all of the above together.
        from course.tui.app import run as run_app  # noqa: PLC0415

        journal = opening if _is_large(there.home) else opening()
        crash = run_app(course, journal, now, bool(os.environ.get(HOSTED)), os.environ.get(PLACE, ""))
        if isinstance(crash, Refused):
            raise crash
        if crash is not None:
            raise Refused(fault(there.home, crash))
        if opened:
            print(farewell(course, Records(opened[-1])))
    return 0


def without_unknown_colours(environ: MutableMapping[str, str]) -> None:
    """Takes away a number of colours that Textual doesn't know: it would end with a fault of its own."""
    if environ.get(_COLOURS, "auto") not in {"auto", "standard", "256", "truecolor", "windows"}:
        del environ[_COLOURS]


def _is_large(home: Path) -> bool:
    """Whether opening the journal would keep home waiting: beyond some 5,000 entries."""
    try:
        return (home / LOG).stat().st_size > LARGE
    except OSError:
        return False


def fault(home: Path, crash: Exception) -> str:
    """What the leader reads after a fault of ours; its details go to a file, for whoever is to mend it."""
    from course.web.program import PAGE  # noqa: PLC0415 - hardly ever needed

    message = _("The course stopped because of a fault in the program. What you have written is saved; type skalkan to go on.")
    if os.environ.get(PAGE):
        message = _(
            "The course stopped because of a fault in the program."
            " What you have written is saved. Open the course again to go on."
        )
    report = home / FAULT
    try:
        disk.make_private_folder(home)
        disk.replace(report, ["".join(traceback.format_exception(crash)).encode("utf-8", "replace")])
    except OSError:
        return message
    if os.environ.get(HOSTED):
        return message  # where the file lies nobody comes who reads this
    return f"{message} " + _("The details are in {file}.").format(file=report)


def _writes_utf8(stream: TextIO | None) -> bool:
    """Whether what is painted arrives as it is meant: Textual writes to this stream, with its encoding."""
    try:
        return stream is None or codecs.lookup(stream.encoding).name == "utf-8"
    except LookupError:
        return False


def _has_a_screen(environ: Mapping[str, str]) -> bool:
    """Whether somebody sits at a terminal that can be painted on; Windows has no TERM and needs none.

    Whoever names a driver of its own (a page in a browser) is believed to have one.
    """
    if environ.get("TEXTUAL_DRIVER"):
        return True
    if sys.stdin is None or sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return environ.get("TERM", "dumb" if os.name == "posix" else "windows") not in {"dumb", ""}


def _is_too_small() -> bool:
    """Whether there is hardly room for a line of text; a terminal that doesn't say how large it is counts as large."""
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return False
    return 0 < columns < _COLUMNS or 0 < lines < _LINES
