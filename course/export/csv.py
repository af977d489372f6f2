"""The journal as a table (CSV): a row an entry, for a spreadsheet.

Excel in Danish reads it at a double click: semicolons between the cells, a mark of UTF-8 in front, Windows' ends of lines. A
spreadsheet takes a cell that begins with certain characters for a formula, which may start a program; such a cell gets an
apostrophe in front, as the OWASP page "CSV Injection" advises, and every cell stands in quotes, so that none ends earlier for
a program that splits at something else.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from course.content.model import Course, Prompted
from course.export.scenario_paths import path_text
from course.export.selection import Selection
from course.journal.kinds import Attempt, Note, Record, Reflection, Revisit
from course.journal.paths import ScenarioPath
from course.journal.text import readable
from course.locale import _
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot
from course.tools import registry
from course.tools.commitment import OUTCOME_WORDS, Commitment, in_words
from course.tools.naming import name_of, words_of
from course.tools.repository import Work

_BEGINS = re.compile(r"([\s\u00ad\u200b-\u200f\u2060\ufeff]*)(\S?)")
"""What a spreadsheet may pass over, and the first character that it doesn't."""
_FORMULA = frozenset("=+-@\N{MINUS SIGN}")


class _Row(NamedTuple):
    """One entry."""

    kind: str
    lesson: str
    title: str
    prompt: str
    text: str
    written: str
    changed: str
    day: str
    """The day that it is all about: of a workshop, or to look back."""
    outcome: str


def journal_csv(
    course: Course,
    records: Iterable[Record],
    works: Iterable[Work],
    selection: Selection,
    played: Iterable[ScenarioPath] = (),
) -> bytes:
    """What the leader wrote, a row each, the oldest first; and what they answered, where that is asked for.

    What says nothing is left out. The table says nothing of the export itself: the same journal gives the same bytes.

    Args:
        course: The course as it is today.
        records: What the journal holds, in any order.
        works: The leader's projects, tools and agreements.
        selection: Which part of it is wanted; work belongs to no lesson.
        played: The paths that were taken through scenarios.
    """
    locator = Locator(course)
    found = [*_entries(locator, records, selection), *_paths(locator, played, selection), *_works(works, selection)]
    rows = [row for _moment, row in sorted(found, key=lambda each: each[0])]
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_heads())
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _heads() -> _Row:
    return _Row(
        _("Kind"), _("Lesson"), _("Title"), _("Prompt"), _("Text"), _("Written"), _("Changed"), _("Day"), _("How it went")
    )


def _entries(locator: Locator, records: Iterable[Record], selection: Selection) -> Iterator[tuple[datetime, _Row]]:
    for record in records:
        spot = locator.of(record)
        lesson = spot.lesson.id if spot and spot.lesson else None
        if isinstance(record, Attempt):
            if selection.answers and selection.wants(lesson, record.at):
                yield record.at, _answer(record, spot, selection)
        elif record.text.strip() and selection.wants(lesson, record.changed):
            yield record.created, _text(record, spot, selection)


def _paths(locator: Locator, played: Iterable[ScenarioPath], selection: Selection) -> Iterator[tuple[datetime, _Row]]:
    for path in played:
        spot = locator.at(None, path.step)
        step = spot.step if spot else None
        lesson = spot.lesson if spot else None
        if selection.wants(lesson.id if lesson else None, path.changed):
            place = lesson.title if lesson else path.lesson, step.title if step else path.title
            when = _when(path.created, path.changed, selection)
            yield path.created, _Row(_("Dilemma"), *place, "", path_text(step, path), *when, "", "")


def _answer(attempt: Attempt, spot: Spot | None, selection: Selection) -> _Row:
    question = spot.question if spot else None
    return _Row(
        _("Answer"),
        *_place(attempt, spot),
        question.prompt if question else attempt.question,
        answer_in_words(question, attempt),
        *_when(attempt.at, attempt.at, selection),
        "",
        _("right") if attempt.correct else _("wrong"),
    )


def _text(record: Reflection | Note | Revisit, spot: Spot | None, selection: Selection) -> _Row:
    match record:
        case Reflection():
            kind = _("Reflection")
        case Revisit():
            kind = _("Looking back")
        case Note():
            kind = _("Note")
    asked = spot.step.prompt if spot and isinstance(spot.step, Prompted) and not isinstance(record, Note) else ""
    return _Row(kind, *_place(record, spot), asked, record.text, *_when(record.created, record.changed, selection), "", "")


def _place(record: Record, spot: Spot | None) -> tuple[str, str]:
    """Lesson and step; of what the course no longer has, all that is known."""
    if spot is None:
        return record.lesson or "", record.step or ""
    step = spot.step.title if spot.step else spot.title if spot.of_bank else ""
    return spot.lesson.title if spot.lesson else "", step


def _works(works: Iterable[Work], selection: Selection) -> Iterator[tuple[datetime, _Row]]:
    for work in works:
        if work.created is None or work.changed is None or not selection.wants(None, work.changed):
            continue
        kind = registry.of(work)
        title, words, day, outcome = name_of(work), words_of(work), kind.day(work), ""
        if isinstance(work, Commitment):
            words = [each for each in (in_words(work), work.learned) if each.strip()]
            outcome = _(OUTCOME_WORDS[work.outcome]) if work.outcome else ""
        if title or words or day:
            text = "\n".join(words)
            when = _when(work.created, work.changed, selection)
            yield work.created, _Row(_(kind.names.title), "", title, "", text, *when, day, outcome)


def _when(written: datetime, changed: datetime, selection: Selection) -> tuple[str, str]:
    """When something was written and changed, by the clock on the wall there, as a spreadsheet in any language reads it."""
    if not selection.edits:
        return written.date().isoformat(), ""
    return _moment(written), _moment(changed)


def _moment(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(" ", "minutes")


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = readable(cell)
    begins = _BEGINS.match(text)
    assert begins is not None
    blank, first = begins.groups()
    return f"'{text}" if unicodedata.normalize("NFKC", first)[:1] in _FORMULA or {"\t", "\n"} & {*blank} else text
