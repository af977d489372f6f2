"""`skalkan export`: a document of the leader's own, on the screen or in a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from course.commands.certificate import missing
from course.commands.clock import clock
from course.commands.opening import open_course, open_journal
from course.commands.options import Options
from course.commands.places import places
from course.commands.refused import WRONG_USE, Refused
from course.commands.writing import STDOUT, write
from course.content.model import Course
from course.export import formats
from course.export.formats import MARKDOWN, Format, format_of
from course.export.selection import Selection
from course.locale import _
from course.session.audience import Audience, selection_for
from course.session.exports import Proposal
from course.session.paper import Paper
from course.session.papers import paper, papers, proposals
from course.session.privacy import private
from course.session.session import Session
from course.study.certificate import lessons_left


def run(options: Options) -> int:
    """Writes the wanted document in the wanted format, or lists what there is."""
    there = places(options)
    course = open_course(there)
    with open_journal(there.home) as journal:
        session = Session(course, journal, clock())
        if options.list:
            return _list(session, Audience(options.audience))
        as_what = _format(options)
        wanted = _paper(session, options.document or ("whole" if as_what.write_course is None else "questions"))
        selection = _selection(session, course, options)
        proposal = _proposal(wanted, as_what, selection)
        made = proposal.make()
        if made is None:
            raise Refused(_nothing(wanted, proposal, selection))
    return write(made, options.output, there.home, as_what, force=options.force)


def _list(session: Session, audience: Audience) -> int:
    """What there is, an id and a title a line; the ids stand below each other."""
    every = papers(session, audience)
    width = max(len(each.id) for each in every)
    for each in every:
        print(f"{each.id:<{width}}  {each.title}")
    return 0


def _paper(session: Session, document: str) -> Paper:
    found = paper(session, document)
    if found is None and document == "certificate":
        raise Refused(missing(lessons_left(session.progress())))
    if found is None:
        message = _("There is no document {document}. skalkan export --list shows what there is.")
        raise Refused(message.format(document=repr(document)), WRONG_USE)
    return found


def _format(options: Options) -> Format:
    """What was asked for; else what the file's ending says; else Markdown."""
    if options.format is not None:
        as_what = next(each for each in formats.FORMATS if each.suffix == options.format)
    else:
        as_what = _by_ending(options.output) or MARKDOWN
    if as_what.missing:
        raise Refused(as_what.missing)
    return as_what


def _by_ending(output: str) -> Format | None:
    ending = Path(output).suffix.removeprefix(".").casefold() if output != STDOUT else ""
    return next((each for each in formats.FORMATS if ending in {each.suffix, *each.others}), None) if ending else None


def _selection(session: Session, course: Course, options: Options) -> Selection:
    taken_in = private(session) if options.include_private else frozenset()
    selection = selection_for(session, Audience(options.audience), taken_in=taken_in)
    return replace(
        selection, lessons=_known(course, options.lesson), since=options.since, until=options.until, answers=options.answers
    )


def _proposal(wanted: Paper, as_what: Format, selection: Selection) -> Proposal:
    every = {format_of(each.file_name): each for each in proposals(wanted, selection)}
    if as_what not in every:
        suffixes = ", ".join(each.suffix for each in every if each is not None)
        message = _("{document} can't be written as {format}. It can be written as: {known}.")
        raise Refused(message.format(document=wanted.title, format=_(as_what.name), known=suffixes), WRONG_USE)
    return every[as_what]


def _nothing(wanted: Paper, proposal: Proposal, selection: Selection) -> str:
    if wanted.of in selection.without:
        return _("{document} is only for you. With --include-private it is written all the same.").format(document=wanted.title)
    return proposal.nothing


def _known(course: Course, lessons: list[str]) -> frozenset[str]:
    known = [lesson.id for lesson in course.lessons]
    numbers = {str(number): lesson_id for number, lesson_id in enumerate(known, 1)}  # what the screens call them
    lessons = [numbers.get(lesson, lesson) for lesson in lessons]
    for lesson in lessons:
        if lesson not in known:
            message = _("There is no lesson {lesson}. The lessons are: {known}.")
            raise Refused(message.format(lesson=repr(lesson), known=", ".join(known)), WRONG_USE)
    return frozenset(lessons)
