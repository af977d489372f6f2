"""`skalkan export`: the journal as a document, on the screen or in a file of the leader's own."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from course.commands.opening import open_course, open_journal
from course.commands.places import places
from course.commands.refused import WRONG_USE, Refused, cannot_use
from course.content.model import Course
from course.export.data import journal_data
from course.export.journal import journal_document
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.journal.records import Records
from course.locale import _

STDOUT = "-"


def run(options: Namespace) -> int:
    """Writes the wanted part of the journal in the wanted format."""
    there = places(options)
    course = open_course(there)
    selection = Selection(_known(course, options.lesson), options.since)
    with open_journal(there.home) as journal:
        if options.format == "json":
            text = journal_data(journal, selection)
        else:
            text = to_markdown(journal_document(course, Records(journal).all(), selection, datetime.now(UTC)))
    if options.output == STDOUT:
        sys.stdout.write(text)
    else:
        _save(Path(options.output).expanduser(), text)
    return 0


def _known(course: Course, lessons: list[str]) -> frozenset[str]:
    known = [lesson.id for lesson in course.lessons]
    for lesson in lessons:
        if lesson not in known:
            message = _("There is no lesson {lesson}. The lessons are: {known}.")
            raise Refused(message.format(lesson=repr(lesson), known=", ".join(known)), WRONG_USE)
    return frozenset(lessons)


def _save(path: Path, text: str) -> None:
    """Writes the file at once and for its owner alone: what was there before stays until all of the new is written."""
    data = text.encode("utf-8")
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            # A device or a pipe can be written to, but not replaced; a folder says by itself that it is one.
            target.write_bytes(data)
            return
        descriptor, name = tempfile.mkstemp(prefix=".skalkan-", dir=target.parent)
        written = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            written.replace(target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    except OSError as error:
        # The temporary file's name would mean nothing to whoever reads the line.
        error.filename, error.filename2 = str(path), None
        raise cannot_use(error) from error
