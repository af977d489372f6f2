"""An agreement with oneself, and looking back at it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from course.locale import _
from course.plain.tools.fields import Field
from course.plain.tools.sheet import Does, Sheet
from course.plain.voice import unsigned
from course.plain.words import Choice
from course.session.routes import Route, ToNewWork
from course.session.works import source_stands, to_source
from course.tools.commitment import OUTCOME_WORDS, Commitment, Outcome, in_words, lacks
from course.tools.iso import day_of


def ask(sheet: Sheet[Commitment]) -> Route | None:
    """Asks for what is missing, then tells the agreement and what can be done with it."""
    work = sheet.work
    if not work.id and work.action.strip():
        sheet.door.try_to_save(sheet.draft.keep)
    if work.outcome is None and not _is_due(sheet):
        for field in _fields():
            if not getattr(sheet.work, field.name).strip():
                sheet.ask(field)
    sheet.dialogue.say(in_words(sheet.work))
    _tell_what_is_missing(sheet)
    help = _("An agreement works best with one occasion and one action. Everything is saved while you write.")
    return sheet.ask_all(lambda: _choices(sheet), help=help)


def _fields() -> tuple[Field, ...]:
    occasion = Field("occasion", _("If …"), _("if"), _("If: what happens, so that you notice that it is time?"))
    action = Field("action", _("… then"), _("then"), _("Then: what one thing do you do yourself?"))
    asked = _("Which day do you look back? For example Friday, 3/12, or in two weeks.")
    return occasion, action, Field("look_back", _("The day I look back"), _("day"), asked, "day")


def _is_due(sheet: Sheet[Commitment]) -> bool:
    day = day_of(sheet.work.look_back)
    return day is not None and day <= sheet.session.today()


def _tell_what_is_missing(sheet: Sheet[Commitment]) -> None:
    work = sheet.work
    if work.id and work.outcome is None:
        sheet.dialogue.say(*lacks(work, sheet.session.today()))


def _choices(sheet: Sheet[Commitment]) -> Iterator[Choice[Does]]:
    work = sheet.work
    if work.id:
        yield Choice(_outcome_told(work), lambda: _look_back(sheet), _("look back, how"))
    yield from (sheet.field(field) for field in _fields())
    if work.outcome is not None:
        yield sheet.field(Field("learned", _("What did I learn?"), _("learn"), kind="text"))
        yield Choice(_("A new agreement that goes on from here"), lambda: _following(sheet), _("new, follow"))
    source = work.source
    if source is not None:
        gone = "" if source_stands(sheet.session, source) else f" {_('(deleted since)')}"
        text = _("Grew out of: {title}").format(title=" ".join(source.title.split())) + gone
        yield Choice(text, lambda: _open_source(sheet), _("where from, source"))


def _outcome_told(work: Commitment) -> str:
    if work.outcome is None:
        return _("How did it go?")
    return f"{_('How did it go?')} {unsigned(_(OUTCOME_WORDS[work.outcome]))}"


def _look_back(sheet: Sheet[Commitment]) -> None:
    lines: list[Choice[Outcome | None]] = [Choice(unsigned(_(name)), outcome) for outcome, name in OUTCOME_WORDS.items()]
    none: Choice[Outcome | None] = Choice(_("I haven't looked back yet"), None, _("not yet"))
    outcome = sheet.dialogue.choose(lines, ask=_("How did it go?"), more=[none])
    if sheet.door.try_to_save(lambda: sheet.draft.change(outcome=outcome)) and outcome is not None:
        sheet.ask(Field("learned", _("What did I learn?"), kind="text"))


def _following(sheet: Sheet[Commitment]) -> Route:
    """A new agreement in place of this one: the same occasion, another try."""
    old = sheet.work
    return ToNewWork(replace(Commitment(), occasion=old.occasion, source=old.source, follows=old.id))


def _open_source(sheet: Sheet[Commitment]) -> None:
    source = sheet.work.source
    route = to_source(sheet.session, source) if source is not None else None
    if route is not None:
        sheet.door.go(route)
    else:
        sheet.dialogue.say(_("It isn't in the journal any more."))
