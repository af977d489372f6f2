"""The journal as a document: by lesson, in the course's order, each text below the prompt that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from course.content.model import Course, Lesson, Quiz, Reflect, Sort, Step, step_questions
from course.export.document import Block, Bullets, Caption, Document, Heading, Paragraph, Quote
from course.export.selection import Selection
from course.journal.records import Attempt, Note, Record, Reflection, changed
from course.locale import _, ngettext
from course.locale.dates import date_and_time
from course.study.session import QuizSession


def journal_document(course: Course, records: Iterable[Record], selection: Selection, now: datetime) -> Document:
    """What the leader wrote and answered, as a document.

    Texts that are empty are left out. An answer counts as the latest one to its question, whenever the earlier ones were given.

    Args:
        course: The course as it is today.
        records: What the journal holds, in any order.
        selection: Which part of it is wanted.
        now: The moment of the export, with zone.
    """
    everything = sorted(records, key=lambda record: (changed(record), record.id))
    wanted = [record for record in everything if selection.wants(record.lesson, changed(record)) and _says_something(record)]
    attempts = [record for record in everything if isinstance(record, Attempt)]
    parts = [*_lessons(course, wanted, attempts), *_free_notes(wanted), *_earlier(course, wanted)]
    return (
        Heading(1, _("My journal: {course}").format(course=course.title)),
        Caption(_("Exported {moment}").format(moment=date_and_time(now))),
        *(parts or [Paragraph(_("There is nothing here yet."))]),
        *_source(course),
    )


def _says_something(record: Record) -> bool:
    return isinstance(record, Attempt) or bool(record.text.strip())


def _lessons(course: Course, wanted: list[Record], attempts: list[Attempt]) -> Iterator[Block]:
    for number, lesson in enumerate(course.lessons, 1):
        blocks = [block for step in lesson.steps for block in _step(step, wanted, attempts)]
        blocks += _texts(_to_the_lesson(lesson, wanted))
        if blocks:
            yield Heading(2, _("Lesson {number}: {title}").format(number=number, title=lesson.title))
            yield from blocks


def _step(step: Step, wanted: list[Record], attempts: list[Attempt]) -> Iterator[Block]:
    mine = [record for record in wanted if record.step == step.id]
    reflections = [record for record in mine if isinstance(record, Reflection)]
    if reflections:
        yield Heading(3, step.title)
        if isinstance(step, Reflect):
            yield Paragraph(step.prompt)
        yield from _texts(reflections)
    asked = {question.id for question in step_questions(step)}
    if isinstance(step, Quiz | Sort) and any(isinstance(record, Attempt) and record.question in asked for record in mine):
        yield from _quiz(step, attempts)
    notes = [record for record in mine if isinstance(record, Note)]
    if notes:
        yield Heading(3, _("Note to “{step}”").format(step=step.title))
        yield from _texts(notes)


def _quiz(step: Quiz | Sort, attempts: list[Attempt]) -> Iterator[Block]:
    session = QuizSession(step.questions, attempts)
    yield Heading(3, step.title)
    total, right = len(step.questions), session.right()
    unanswered = sum(session.latest(question) is None for question in step.questions)
    result = ngettext("{right} of {n} right on the latest try", "{right} of {n} right on the latest try", total)
    line = result.format(right=right, n=total)
    if unanswered:
        line += ", " + ngettext("{n} not answered", "{n} not answered", unanswered).format(n=unanswered)
    yield Paragraph(f"{line}.")
    if wrong := session.wrong():
        yield Paragraph(_("These went wrong:"))
        yield Bullets(tuple(question.prompt for question in wrong))


def _to_the_lesson(lesson: Lesson, wanted: list[Record]) -> list[Record]:
    """Notes to a lesson as a whole."""
    return [record for record in wanted if isinstance(record, Note) and record.lesson == lesson.id and record.step is None]


def _free_notes(wanted: list[Record]) -> Iterator[Block]:
    free = [record for record in wanted if isinstance(record, Note) and record.lesson is None and record.step is None]
    if free:
        yield Heading(2, _("Free notes"))
        yield from _texts(free)


def _earlier(course: Course, wanted: list[Record]) -> Iterator[Block]:
    """Entries whose place the course no longer has; their ids are all that is known of it."""
    steps = {step.id: {question.id for question in step_questions(step)} for lesson in course.lessons for step in lesson.steps}
    lost = [record for record in wanted if not _has_a_place(course, steps, record)]
    if not lost:
        return
    yield Heading(2, _("From an earlier edition of the course"))
    for place in dict.fromkeys(_place(record) for record in lost):
        there = [record for record in lost if _place(record) == place]
        yield Heading(3, place)
        yield from _texts(record for record in there if not isinstance(record, Attempt))
        latest = {record.question: record for record in there if isinstance(record, Attempt)}
        if latest:
            yield Bullets(tuple(_answer(attempt) for attempt in latest.values()))


def _has_a_place(course: Course, steps: Mapping[str, set[str]], record: Record) -> bool:
    if record.step is None:
        return record.lesson is None or course.lesson(record.lesson) is not None
    if isinstance(record, Attempt):
        return record.question in steps.get(record.step, ())
    return record.step in steps


def _place(record: Record) -> str:
    return " / ".join(part for part in (record.lesson, record.step) if part)


def _answer(attempt: Attempt) -> str:
    verdict = _("right") if attempt.correct else _("wrong")
    return f"{attempt.question}: {' · '.join(attempt.chosen)} ({verdict})"


def _texts(records: Iterable[Record]) -> Iterator[Block]:
    for record in records:
        if isinstance(record, Attempt):
            continue
        yield Quote(record.text)
        yield Caption(_written(date_and_time(record.created), date_and_time(record.changed)))


def _written(created: str, changed: str) -> str:
    if changed == created:
        return _("Written {moment}").format(moment=created)
    return _("Written {moment}, changed {later}").format(moment=created, later=changed)


def _source(course: Course) -> Iterator[Block]:
    yield Heading(2, _("Source"))
    yield Paragraph(course.source.about)
    if course.source.credits:
        yield Bullets(course.source.credits)
