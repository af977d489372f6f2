"""`skalkan export`: the journal as a document, on the screen or in a file of the leader's own."""

from __future__ import annotations

from course.commands.clock import clock
from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import WRONG_USE, Refused
from course.commands.writing import write
from course.content.model import Course
from course.export.formats import journal_formats
from course.export.selection import Selection
from course.journal.store import Journal
from course.locale import _
from course.session.exports import journal_document
from course.session.session import Session


def run(options: Options) -> int:
    """Writes the wanted part of the journal in the wanted format."""
    if missing := journal_formats()[options.format].missing:
        raise Refused(missing)
    there = places(options)
    course = open_course(there)
    selection = Selection(_known(course, options.lesson), options.since, options.answers)
    with open_journal(there.home) as journal:
        made = _made(course, journal, selection, options.format)
    return write(made, options.output, there.home, journal_formats()[options.format], force=options.force)


def _made(course: Course, journal: Journal, selection: Selection, suffix: str) -> str | bytes:
    """The journal as a document, or in a format that is made from the journal itself."""
    as_what, session = journal_formats()[suffix], Session(course, journal, clock())
    if as_what.write_journal is not None:
        return as_what.write_journal(course, journal, selection, session.today())
    assert as_what.write is not None
    return as_what.write(journal_document(session, selection))


def _known(course: Course, lessons: list[str]) -> frozenset[str]:
    known = [lesson.id for lesson in course.lessons]
    numbers = {str(number): lesson_id for number, lesson_id in enumerate(known, 1)}  # what the screens call them
    lessons = [numbers.get(lesson, lesson) for lesson in lessons]
    for lesson in lessons:
        if lesson not in known:
            message = _("There is no lesson {lesson}. The lessons are: {known}.")
            raise Refused(message.format(lesson=repr(lesson), known=", ".join(known)), WRONG_USE)
    return frozenset(lessons)
