"""A workshop as a document: all of it for the one who leads it, and an agenda for those who come."""

from __future__ import annotations

from collections.abc import Iterator

from course.export.document import Bullets, Caption, Document, DocumentBlock, Facts, Heading, Paragraph, Quote, Table
from course.locale import _, ngettext
from course.locale.dates import bare_time, from_to, long_day
from course.tools.iso import day_of
from course.tools.naming import title_of
from course.tools.workshop import Line, Timed, Workshop, beginning, denmark, ending, item_title, sum_in_words, timed

_DONE, _OPEN = "☑", "☐"


def workshop_document(workshop: Workshop, project: str = "") -> Document:
    """All of it: head, agenda, preparation, script, visit, and what was decided.

    Args:
        workshop: The workshop.
        project: What the project it belongs to is called; empty where it belongs to none.
    """
    blocks = (
        *_head(workshop, project),
        *_agenda(workshop),
        *_preparation(workshop),
        *_script(workshop),
        *_visit(workshop),
        *_outcomes(workshop),
    )
    return Document(title_of(workshop), blocks)


def participants_document(workshop: Workshop) -> Document:
    """What those who come are to know: when, where, and the agenda."""
    return Document(title_of(workshop), (*_head(workshop, ""), *_agenda(workshop, told_sum=False)))


def _head(workshop: Workshop, project: str) -> Iterator[DocumentBlock]:
    day, begins, ends = day_of(workshop.day), beginning(workshop, denmark()), ending(workshop, denmark())
    when = long_day(day) if day else workshop.day.strip()
    hours = from_to(begins, ends) if begins and ends else workshop.begins.strip()
    known = [
        (_("Date"), when),
        (_("Time"), hours),
        (_("Place"), workshop.place),
        (_("Invited"), workshop.invited),
        (_("Project"), project),
    ]
    rows = tuple((name, text) for name, text in known if text.strip())
    if rows:
        yield Facts(rows)


def _agenda(workshop: Workshop, *, told_sum: bool = True) -> Iterator[DocumentBlock]:
    yield Heading(2, _("Agenda"))
    agenda = timed(workshop, denmark())
    if not agenda:
        yield Paragraph(_("There is nothing on the agenda yet."))
        return
    columns: tuple[str, ...] = (_("Item"), _("Minutes"))
    rows: tuple[tuple[str, ...], ...] = tuple((item_title(each.item), str(each.item.minutes)) for each in agenda)
    if any(each.begins for each in agenda):
        columns = (_("Time"), *columns)
        rows = tuple((_times(each), *row) for each, row in zip(agenda, rows, strict=True))
    yield Table(columns, rows)
    if told_sum:
        yield Caption(sum_in_words(workshop))


def _times(each: Timed) -> str:
    if each.begins and each.ends:
        return from_to(each.begins, each.ends)
    return bare_time(each.begins) if each.begins else ""


def _preparation(workshop: Workshop) -> Iterator[DocumentBlock]:
    if workshop.preparation:
        yield Heading(2, _("Preparation"))
        yield Bullets(tuple(map(_checked, workshop.preparation)))


def _checked(line: Line) -> str:
    return f"{_DONE if line.done else _OPEN} {line.text}"


def _script(workshop: Workshop) -> Iterator[DocumentBlock]:
    told = [each for each in timed(workshop, denmark()) if each.item.script.strip()]
    if told:
        yield Heading(2, _("Script"))
    for each in told:
        minutes = ngettext("{n} min.", "{n} min.", each.item.minutes).format(n=each.item.minutes)
        yield Heading(3, item_title(each.item))
        yield Caption(" · ".join(text for text in (_times(each), minutes) if text))
        yield Quote(each.item.script)


def _visit(workshop: Workshop) -> Iterator[DocumentBlock]:
    visit = workshop.visit
    day = day_of(visit.day)
    known = [(_("Which unit"), visit.unit), (_("Day"), long_day(day) if day else visit.day)]
    rows = tuple((name, text) for name, text in known if text.strip())
    if not (rows or visit.questions or visit.seen.strip()):
        return
    yield Heading(2, _("Visit to others"))
    if rows:
        yield Facts(rows)
    if visit.questions:
        yield Heading(3, _("Questions to bring"))
        yield Bullets(tuple(map(_checked, visit.questions)))
    if visit.seen.strip():
        yield Heading(3, _("What we saw about ourselves"))
        yield Quote(visit.seen)


def _outcomes(workshop: Workshop) -> Iterator[DocumentBlock]:
    if not workshop.decided:
        return
    yield Heading(2, _("Decisions and actions"))
    names = {"decision": _("Decision"), "action": _("Action")}
    rows = tuple((names[each.kind], each.text, each.who, _day(each.day)) for each in workshop.decided)
    yield Table((_("Kind"), _("What"), _("Who"), _("When")), rows)


def _day(saved: str) -> str:
    day = day_of(saved)
    return long_day(day) if day else saved
