"""Tool 1, the workshop: prepare, agenda, the visit, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from course.locale import _, ngettext
from course.locale.dates import bare_time
from course.plain.tools.fields import Field, Rows, attribute
from course.plain.tools.sheet import Does, Sheet
from course.plain.voice import labelled, sentence
from course.plain.words import Choice, spelled
from course.session.commitments import to_commitment
from course.session.routes import Route
from course.tools.commitment import Source
from course.tools.naming import title_of
from course.tools.rows import found, new_id, rewritten
from course.tools.workshop import (
    TABLE,
    AgendaItem,
    Decided,
    Line,
    Workshop,
    denmark,
    evened,
    item_title,
    lacks,
    sum_in_words,
    timed,
)


def ask(sheet: Sheet[Workshop]) -> Route | None:
    """Tells how far the workshop is, and asks for more."""
    return sheet.ask_all(lambda: _choices(sheet))


def _choices(sheet: Sheet[Workshop]) -> Iterator[Choice[Does]]:
    yield sheet.field(Field("title", _("What it is about"), _("title, about")))
    yield sheet.field(Field("invited", _("Who is invited"), _("invited, who")))
    yield sheet.field(Field("place", _("Where"), _("where, place")))
    yield sheet.field(Field("day", _("Day"), _("day, date"), _("Which day?"), "day"))
    yield sheet.field(Field("begins", _("Begins"), _("begins, start"), _("When does it begin?"), "time"))
    yield sheet.field(Field("length", _("Length"), _("length"), _("How long is it to take?"), "minutes"))
    yield sheet.rows(_lines(_("Prepare"), _("prepare"), *attribute("preparation")))
    yield sheet.rows(_agenda())
    yield Choice(_("Hear the agenda with its script"), lambda: _tell_script(sheet), _("script"))
    yield from _visit(sheet)
    yield sheet.rows(_decided())
    yield sheet.agree()
    missing = lacks(sheet.work, sheet.session.today(), denmark())
    if missing:
        yield Choice(_("What is missing: {n}").format(n=len(missing)), lambda: sheet.dialogue.say(*missing), _("missing"))


def _lines(text: str, names: str, rows: Any, put: Any) -> Rows[Line]:
    def turn(sheet: Sheet[Any], line_id: str) -> None:
        line = found(rows(sheet.work), line_id)
        if line is not None:
            done = not line.done
            sheet.door.try_to_save(lambda: sheet.draft.revise(lambda work: put(work, rewritten(rows(work), line_id, done=done))))
            sheet.dialogue.say(_("Done.") if done else _("Not done."))

    return Rows(
        text=text,
        names=names,
        rows=rows,
        put=put,
        make=lambda lines: Line(new_id(lines)),
        line=lambda _work, line: line.text + (f". {_('Done.')}" if line.done else ""),
        fields=(Field("text", _("Line"), _("text, line")),),
        also=((_("Done, or not done"), _("done, check"), turn),),
    )


def _agenda() -> Rows[AgendaItem]:
    rows, put = attribute("items")

    def line(workshop: Workshop, item: AgendaItem) -> str:
        at = next((each.begins for each in timed(workshop, denmark()) if each.item.id == item.id), None)
        when = f"{bare_time(at)}. " if at is not None else ""
        title = item_title(item)
        pause = f" ({_('break')})" if item.pause and spelled(title) != spelled(_("break")) else ""
        return f"{when}{sentence(title + pause)} {ngettext('{n} min.', '{n} min.', item.minutes).format(n=item.minutes)}"

    def even(sheet: Sheet[Any], item_id: str) -> None:
        sheet.door.try_to_save(lambda: sheet.draft.revise(lambda workshop: evened(workshop, item_id)))

    def turn(sheet: Sheet[Any], item_id: str) -> None:
        item = found(sheet.work.items, item_id)
        if item is not None:
            pause = not item.pause
            sheet.door.try_to_save(
                lambda: sheet.draft.revise(lambda work: put(work, rewritten(work.items, item_id, pause=pause)))
            )

    return Rows(
        text=_("Agenda"),
        names=_("agenda"),
        rows=rows,
        put=put,
        make=lambda items: AgendaItem(new_id(items)),
        line=line,
        fields=(
            Field("title", _("Item"), _("title, item")),
            Field("minutes", _("Minutes"), _("minutes"), _("How many minutes?"), "minutes"),
            Field("script", _("Script"), _("script"), _("What do you say and do?"), "text"),
        ),
        about=sum_in_words,
        also=(
            (_("Let it take what is left of the time"), _("rest, even"), even),
            (_("A break, or no break"), _("break"), turn),
        ),
    )


def _visit(sheet: Sheet[Workshop]) -> Iterator[Choice[Does]]:
    """A visit to another unit lies in a value of its own."""

    def field(field: Field) -> Choice[Does]:
        visit = sheet.work.visit
        told = labelled(field.text, " ".join(field.told(visit).split()) or _("nothing yet"))
        return Choice(told, lambda: sheet.ask_of(field, lambda work: work.visit, _with_visit), field.names)

    yield field(Field("unit", _("A visit to which unit"), _("visit, unit")))
    if sheet.work.visit.unit.strip():
        yield field(Field("day", _("The day of the visit"), _("day of the visit"), kind="day"))
        rows, put = (lambda work: work.visit.questions), (lambda work, lines: _with_visit(work, questions=lines))
        yield sheet.rows(_lines(_("Questions to bring along"), _("questions, question"), rows, put))
        yield field(Field("seen", _("What we saw"), _("saw, seen"), kind="text"))


def _with_visit(work: Workshop, **fields: Any) -> Workshop:
    return replace(work, visit=replace(work.visit, **fields))


def _decided() -> Rows[Decided]:
    rows, put = attribute("decided")

    def agree(sheet: Sheet[Any], row_id: str) -> None:
        row = found(sheet.work.decided, row_id)
        if row is not None:
            source = Source(TABLE, sheet.work.id, title_of(sheet.work))
            sheet.door.go(to_commitment(source, action=row.text))

    def turn(sheet: Sheet[Any], row_id: str) -> None:
        row = found(sheet.work.decided, row_id)
        if row is not None:
            kind = "decision" if row.kind == "action" else "action"
            sheet.door.try_to_save(lambda: sheet.draft.revise(lambda work: put(work, rewritten(work.decided, row_id, kind=kind))))

    def line(_workshop: Workshop, row: Decided) -> str:
        kind = _("Decision") if row.kind == "decision" else _("To do")
        day = Field("day", "", kind="day").told(row)
        return f"{kind}: " + ", ".join(filter(None, (row.text, row.who, day)))

    return Rows(
        text=_("What came out of it"),
        names=_("decided, outcome"),
        rows=rows,
        put=put,
        make=lambda decided: Decided(new_id(decided)),
        line=line,
        fields=(
            Field("text", _("What"), _("what")),
            Field("who", _("Who"), _("who")),
            Field("day", _("Day"), _("day"), _("When do you look at it again?"), "day"),
        ),
        also=(
            (_("A decision, or something to do"), _("decision, to do"), turn),
            (_("Make an agreement with yourself of it"), _("agreement"), agree),
        ),
    )


def _tell_script(sheet: Sheet[Workshop]) -> None:
    items = [f"{sentence(_agenda().line(sheet.work, item))} {item.script}" for item in sheet.work.items]
    sheet.dialogue.tell("\n".join(items) or _("The agenda is empty."))
