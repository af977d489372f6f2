"""The journal as a document: by lesson, in the course's order, each text below the prompt that it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from course.content.model import Course, Quiz, Reflect, Sort, Step
from course.export.document import Bullets, Caption, Document, DocumentBlock, Heading, Paragraph, Quote
from course.export.selection import Selection
from course.journal.kinds import Attempt, Note, Record, Reflection, Revisit, changed
from course.locale import _, ngettext
from course.locale.dates import date_and_time
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot
from course.study.quiz_round import QuizRound
from course.study.revisits import days_later

_R = TypeVar("_R", bound=Record)


def journal_document(
    course: Course, records: Iterable[Record], selection: Selection, now: datetime, works: Iterable[DocumentBlock] = ()
) -> Document:
    """What the leader wrote and answered, as a document.

    Texts that are empty are left out. An answer counts as the latest one to its question, whenever the earlier ones were given.

    Args:
        course: The course as it is today.
        records: What the journal holds, in any order.
        selection: Which part of it is wanted.
        now: The moment of the export, with zone.
        works: The chapter on the leader's projects and tools.
    """
    everything = sorted(records, key=lambda record: (changed(record), record.id))
    placing = Locator(course)
    wanted: dict[str, list[Record]] = {}
    lost: list[Record] = []
    for record in everything:
        spot = placing.of(record)
        if _says_something(record) and selection.wants(spot.lesson.id if spot and spot.lesson else None, changed(record)):
            (lost if spot is None else wanted.setdefault(_key(spot), [])).append(record)
    told = _Told(wanted, everything)
    parts = [*_lessons(course, told), *_free_notes(told), *works, *_earlier(lost, told)]
    blocks = (
        Caption(_("Exported {moment}").format(moment=date_and_time(now))),
        *(parts or [Paragraph(_("There is nothing here yet."))]),
        *_source(course),
    )
    return Document(_("My journal: {course}").format(course=course.title), blocks, date=now.date())


class _Told:
    """What is to be told, by place, and what it takes to tell it.

    Args:
        wanted: The wanted records by `_key`, the oldest first.
        everything: All records, the wanted among them.
    """

    def __init__(self, wanted: dict[str, list[Record]], everything: Sequence[Record]) -> None:
        self._wanted = wanted
        self.attempts = [record for record in everything if isinstance(record, Attempt)]
        self.first = {record.step: record for record in everything if isinstance(record, Reflection)}
        """What each step's revisits came back to."""

    def at(self, place: str, kind: type[_R]) -> list[_R]:
        """The wanted records of a kind at a place."""
        return [record for record in self._wanted.get(place, ()) if isinstance(record, kind)]


def _key(spot: Spot) -> str:
    """A place as one text; the empty one is no place at all. No two steps have one id, and no lesson's begins with "/"."""
    if spot.step is not None:
        return spot.step.id
    return f"/{spot.lesson.id}" if spot.lesson is not None else ""


def _says_something(record: Record) -> bool:
    return isinstance(record, Attempt) or bool(record.text.strip())


def _lessons(course: Course, told: _Told) -> Iterator[DocumentBlock]:
    for number, lesson in enumerate(course.lessons, 1):
        blocks = [block for step in lesson.steps for block in _step(step, told)]
        blocks += _texts(told.at(f"/{lesson.id}", Note))
        if blocks:
            yield Heading(2, _("Lesson {number}: {title}").format(number=number, title=lesson.title))
            yield from blocks


def _step(step: Step, told: _Told) -> Iterator[DocumentBlock]:
    reflections, revisits = told.at(step.id, Reflection), told.at(step.id, Revisit)
    if reflections or revisits:
        yield Heading(3, step.title)
        if isinstance(step, Reflect):
            yield Paragraph(step.prompt)
        yield from _texts(reflections)
        yield from _later(revisits, told)
    if isinstance(step, Quiz | Sort) and told.at(step.id, Attempt):
        yield from _quiz(step, told.attempts)
    notes = told.at(step.id, Note)
    if notes:
        yield Heading(3, _("Note to “{step}”").format(step=step.title))
        yield from _texts(notes)


def _later(revisits: Iterable[Revisit], told: _Told) -> Iterator[DocumentBlock]:
    """What was written when a reflection came back, each under how much later that was."""
    for revisit in revisits:
        first = told.first.get(revisit.step)
        days = days_later(first, revisit)
        yield Heading(4, ngettext("{n} day later", "{n} days later", days).format(n=days))
        yield from _texts([revisit])


def _quiz(step: Quiz | Sort, attempts: Sequence[Attempt]) -> Iterator[DocumentBlock]:
    session = QuizRound(step.questions, attempts)
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


def _free_notes(told: _Told) -> Iterator[DocumentBlock]:
    if free := told.at("", Note):
        yield Heading(2, _("Free notes"))
        yield from _texts(free)


def _earlier(lost: list[Record], told: _Told) -> Iterator[DocumentBlock]:
    """Entries whose place the course no longer has; their ids are all that is known of it."""
    if not lost:
        return
    yield Heading(2, _("From an earlier edition of the course"))
    for place in dict.fromkeys(_place(record) for record in lost):
        there = [record for record in lost if _place(record) == place]
        yield Heading(3, place)
        yield from _texts(record for record in there if isinstance(record, Reflection | Note))
        yield from _later((record for record in there if isinstance(record, Revisit)), told)
        latest = {record.question: record for record in there if isinstance(record, Attempt)}
        if latest:
            yield Bullets(tuple(_answer(attempt) for attempt in latest.values()))


def _place(record: Record) -> str:
    return " / ".join(part for part in (record.lesson, record.step) if part)


def _answer(attempt: Attempt) -> str:
    verdict = _("right") if attempt.correct else _("wrong")
    return f"{attempt.question}: {answer_in_words(None, attempt.chosen)} ({verdict})"


def _texts(records: Iterable[Reflection | Note | Revisit]) -> Iterator[DocumentBlock]:
    for record in records:
        yield Quote(record.text)
        yield Caption(_written(date_and_time(record.created), date_and_time(record.changed)))


def _written(created: str, changed: str) -> str:
    if changed == created:
        return _("Written {moment}").format(moment=created)
    return _("Written {moment}, changed {later}").format(moment=created, later=changed)


def _source(course: Course) -> Iterator[DocumentBlock]:
    yield Heading(2, _("Source"))
    yield Paragraph(course.source.about)
    if course.source.credits:
        yield Bullets(course.source.credits)
