"""`skalkan certificate`: the certificate of the whole course, on the screen or in a file of the leader's own."""

from __future__ import annotations

from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import Refused
from course.commands.writing import write
from course.export.certificate import NAME, certificate_document
from course.export.formats import MARKDOWN
from course.export.markdown import to_markdown
from course.journal.records import Records
from course.journal.text import readable
from course.locale import _, ngettext
from course.study.certificate import certificate_of, lessons_left
from course.study.progress import LessonProgress, progress_of


def run(options: Options) -> int:
    """Writes the certificate as Markdown, once every lesson is done."""
    there = places(options)
    course = open_course(there)
    with open_journal(there.home) as journal:
        records = Records(journal)
        if left := lessons_left(progress_of(course, records)):
            raise Refused(missing(left))
        name = records.setting(NAME) or "" if options.name is None else readable(options.name)
        text = to_markdown(certificate_document(certificate_of(course, records), name))
    return write(text, options.output, there.home, MARKDOWN, force=options.force)


def missing(left: list[LessonProgress]) -> str:
    """Which lessons are left, and that there is no certificate before they are done."""
    titles = ", ".join(_("“{title}”").format(title=each.lesson.title) for each in left)
    message = ngettext("{n} lesson is left: {titles}.", "{n} lessons are left: {titles}.", len(left))
    return message.format(n=len(left), titles=titles)
