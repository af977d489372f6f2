"""A workshop as documents: the script for the one who leads it, an agenda to hang up, and a sheet of what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from course.content.toolkit import Toolkit
from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Document,
    DocumentBlock,
    Facts,
    Heading,
    Item,
    Lines,
    Paragraph,
    Quote,
    SimpleBlock,
    Table,
    Ticks,
)
from course.export.parts import capital, day_in_words, headed, known, one_line
from course.locale import _, ngettext
from course.locale.dates import bare_time, from_to
from course.tools.naming import name_of, title_of
from course.tools.workshop import (
    AgendaItem,
    Decided,
    Line,
    Timed,
    Visit,
    Workshop,
    beginning,
    denmark,
    ending,
    gap,
    item_title,
    sum_in_words,
    timed,
)

_DECISIONS = 3
"""As many as one gets done."""


def workshop_document(workshop: Workshop, project: str = "", toolkit: Toolkit | None = None) -> Document:
    """All of it for the one who leads it: head, what to do before, script, visit, and what was decided.

    Args:
        workshop: The workshop.
        project: What the project it belongs to is called; empty where it belongs to none.
        toolkit: What the course suggests to say; what isn't found there is the leader's own.
    """
    facts = (*_when_and_where(workshop, _("With"), ", "), (_("Project"), project))
    blocks = (
        *([Facts(rows)] if (rows := known(facts)) else []),
        *_preparation(workshop),
        *_script(workshop, toolkit),
        *_visit(workshop.visit, toolkit.workshop.visit if toolkit is not None else ()),
        *_outcomes(workshop),
    )
    above = _("Script for the one who leads the workshop")
    title = title_of(replace(workshop, created=None))  # when one without a name was begun is for its list alone
    return Document(title, blocks, layout="sheet", above=above)


def participants_document(workshop: Workshop) -> Document:
    """What those who come are to know, to hang on the wall: when, where, and the agenda."""
    head = known(_when_and_where(workshop, _("Who"), "\n"))
    blocks = (
        *([Cards(tuple(Card(name, text) for name, text in head), "steps")] if head else []),
        *_agenda(workshop),
        Paragraph(
            _("When we go home, we have chosen three things at most. Each says who does it, and when we look at it again."),
            boxed=True,
        ),
    )
    name = name_of(workshop)
    return Document(name or _("Workshop"), blocks, layout="wall", above=_("Workshop") if name else "")


def decisions_document(workshop: Workshop) -> Document:
    """What was decided, to hang up afterwards: three things at most, each with who and when; what isn't there can be written."""
    decided = sorted((each for each in workshop.decided if each.text.strip()), key=lambda each: each.kind != "decision")
    first, more = decided[:_DECISIONS], decided[_DECISIONS:]
    day = day_in_words(workshop.day)
    about = [
        f"{each}." for each in (one_line(workshop.title).rstrip("."), _("Three things at most, so that we get them done")) if each
    ]
    named = zip(range(1, _DECISIONS + 1), [*first, *[Decided("")] * (_DECISIONS - len(first))], strict=True)
    also: list[DocumentBlock] = [Heading(2, _("Also decided")), Bullets(tuple(map(_in_a_line, more)))] if more else []
    roles = _("In charge"), _("Daily leader"), _("For the staff")
    blocks = (
        Caption(" ".join(about)),
        Cards(tuple(_decision(number, each) for number, each in named)),
        *also,
        Heading(2, _("What we didn't take now")),
        Lines(2),
        Heading(2, _("Seen and agreed")),
        Table((_("Role"), _("Name or initials"), _("Date")), tuple((role, "", "") for role in roles), to_fill=True),
        Caption(_("Hang the sheet up where everyone sees it. Bring it to the next staff meeting.")),
    )
    above = _("Decisions · workshop {day}").format(day=day) if day else _("Decisions")
    return Document(_("This is what we decided"), blocks, layout="sheet", above=above)


def decisions_form_document() -> Document:
    """The same sheet to fill in by hand."""
    return decisions_document(Workshop())


def _decision(number: int, each: Decided) -> Card:
    facts = ((_("Who does it"), each.who), (_("We look at it again"), capital(day_in_words(each.day))))
    return Card(_("Decision {n}").format(n=number), each.text, facts)


def _in_a_line(each: Decided) -> str:
    more = ", ".join(filter(None, (one_line(each.who), day_in_words(each.day))))
    return f"{one_line(each.text)} ({more})" if more else one_line(each.text)


def _when_and_where(workshop: Workshop, who: str, between: str) -> tuple[tuple[str, str], ...]:
    """When it is, the day and the hours with something between them, where, and for whom."""
    begins, ends = beginning(workshop, denmark()), ending(workshop, denmark())
    hours = _("at {hours}").format(hours=from_to(begins, ends)) if begins and ends else workshop.begins.strip()
    when = between.join(filter(None, (capital(day_in_words(workshop.day)), hours)))
    return (_("When"), when), (_("Where"), workshop.place), (who, workshop.invited)


def _agenda(workshop: Workshop) -> Iterator[DocumentBlock]:
    yield Heading(2, _("Agenda"))
    agenda = timed(workshop, denmark())
    if not agenda:
        yield Paragraph(_("There is nothing on the agenda yet."))
        return
    columns: tuple[str, ...] = (_("Item"), _("Takes"))
    rows: tuple[tuple[str, ...], ...] = tuple(
        ("\n".join(filter(None, headed(item_title(each.item)))), _minutes(each)) for each in agenda
    )
    if any(each.begins for each in agenda):
        columns = (_("Time"), *columns)
        rows = tuple((bare_time(each.begins) if each.begins else "", *row) for each, row in zip(agenda, rows, strict=True))
    yield Table(columns, rows)


def _minutes(each: Timed) -> str:
    return ngettext("{n} min.", "{n} min.", each.item.minutes).format(n=each.item.minutes)


def _preparation(workshop: Workshop) -> Iterator[DocumentBlock]:
    if workshop.preparation:
        yield Heading(2, _("Before the day"))
        yield Ticks(tuple(map(_tick, workshop.preparation)))


def _tick(line: Line) -> tuple[bool, str]:
    return line.done, line.text


def _script(workshop: Workshop, toolkit: Toolkit | None) -> Iterator[DocumentBlock]:
    yield Heading(2, _("Script"))
    agenda = timed(workshop, denmark())
    if not agenda:
        yield Paragraph(_("There is nothing on the agenda yet."))
    suggested = {each.id: each.script for each in toolkit.workshop.items} if toolkit is not None else {}
    for each in agenda:
        times = from_to(each.begins, each.ends) if each.begins and each.ends else ""
        yield Item(item_title(each.item), (times, _minutes(each)), _said(each.item, suggested.get(each.item.id, "")))
    if agenda and gap(workshop):
        yield Caption(sum_in_words(workshop))


def _said(item: AgendaItem, suggested: str) -> tuple[SimpleBlock, ...]:
    """What is said at an item: the course's words as such, and all else as the leader's own."""
    before, found, after = item.script.partition(suggested) if suggested.strip() else ("", "", item.script)
    own = [Quote(text.strip("\n")) for text in (before, after) if text.strip()]
    return (*([Paragraph(found)] if found else []), *own)


def _visit(visit: Visit, suggested: Sequence[str]) -> Iterator[DocumentBlock]:
    """What the leader has made of it; what the course suggests is nothing yet."""
    rows = known(((_("Which unit"), visit.unit), (_("Day"), day_in_words(visit.day))))
    questions = [line.text for line in visit.questions if line.text.strip()]
    own = bool(questions) and (questions != list(suggested) or any(line.done for line in visit.questions))
    if not (rows or own or visit.seen.strip()):
        return
    yield Heading(2, _("Visit to others"))
    if rows:
        yield Facts(rows)
    if questions:
        yield Heading(3, _("Questions to bring"))
        yield Ticks(tuple(map(_tick, visit.questions)))
    if visit.seen.strip():
        yield Heading(3, _("What we saw about ourselves"))
        yield Quote(visit.seen)


def _outcomes(workshop: Workshop) -> Iterator[DocumentBlock]:
    if not workshop.decided:
        return
    yield Heading(2, _("Decisions and actions"))
    names = {"decision": _("Decision"), "action": _("Action")}
    rows = tuple((names[each.kind], each.text, each.who, day_in_words(each.day)) for each in workshop.decided)
    yield Table((_("Kind"), _("What"), _("Who"), _("When")), rows)
