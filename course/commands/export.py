"""`skalkan export`: the journal as a document, on the screen or in a file of the leader's own."""

from __future__ import annotations

from argparse import Namespace

from course.commands.clock import clock
from course.commands.opening import open_course, open_journal
from course.commands.places import places
from course.commands.refused import WRONG_USE, Refused
from course.commands.writing import write
from course.content.model import Course
from course.export.data import journal_data
from course.export.journal import journal_document
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.export.works import works_chapter
from course.journal.records import Records
from course.locale import _
from course.tools.repositories import Shelves


def run(options: Namespace) -> int:
    """Writes the wanted part of the journal in the wanted format."""
    there = places(options)
    course = open_course(there)
    selection = Selection(_known(course, options.lesson), options.since)
    with open_journal(there.home) as journal:
        if options.format == "json":
            text = journal_data(journal, selection)
        else:
            now = clock()()
            works = works_chapter(Shelves(journal), course.toolkit, selection, now)
            text = to_markdown(journal_document(course, Records(journal).all(), selection, now, works))
    return write(text, options.output, there.home)


def _known(course: Course, lessons: list[str]) -> frozenset[str]:
    known = [lesson.id for lesson in course.lessons]
    numbers = {str(number): lesson_id for number, lesson_id in enumerate(known, 1)}  # what the screens call them
    lessons = [numbers.get(lesson, lesson) for lesson in lessons]
    for lesson in lessons:
        if lesson not in known:
            message = _("There is no lesson {lesson}. The lessons are: {known}.")
            raise Refused(message.format(lesson=repr(lesson), known=", ".join(known)), WRONG_USE)
    return frozenset(lessons)
