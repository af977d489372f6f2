"""The talk with one's own manager: what one wants from it, and what goes along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from course.locale import _
from course.plain.tools.fields import Field
from course.plain.tools.sheet import Does, Sheet
from course.plain.voice import labelled, sentence
from course.plain.words import Choice, Known
from course.session.glance import excerpt
from course.session.routes import Route
from course.session.talks import Places, agreements, has_ratings, own_texts
from course.tools.commitment import commitment_title, in_words
from course.tools.naming import title_of
from course.tools.project import Project
from course.tools.talk import ASKS, MOST, PLACES, Ask, Talk, Thing, agreement_turned, takes, turned, written

_LETTERS = 80
"""Letters of a text that are told in a list."""


def ask(sheet: Sheet[Talk]) -> Route | None:
    """Tells what goes along, and asks for more."""
    sheet.dialogue.say(_("Up to three things. Your manager reads the first half page, so this is where your talk begins."))
    return sheet.ask_all(lambda: _choices(sheet))


def _choices(sheet: Sheet[Talk]) -> Iterator[Choice[Does]]:
    talk, session = sheet.work, sheet.session
    yield sheet.field(Field("day", _("The talk is on"), _("day, date"), _("Which day?"), "day"))
    yield sheet.field(Field("role", _("With (write roles, not names)"), _("with, role")))
    for place in PLACES:
        yield _thing(sheet, talk.thing(place))
    project = session.works.project_in_words(talk.project)
    yield Choice(labelled(_("A project right now"), project or _("none")), lambda: _choose_project(sheet), _("project"))
    if there := agreements(session):
        along = sum(each.id not in talk.left_out for each in there)
        told = _("{n} of {total}").format(n=along, total=len(there))
        yield Choice(labelled(_("My open agreements"), told), lambda: _choose_agreements(sheet), _("agreements"))
    if texts := own_texts(session):
        along = sum(each in texts for each in talk.entries)
        told = _("{n} of {total}").format(n=along, total=min(MOST, len(texts)))
        yield Choice(labelled(_("My own words"), told), lambda: _choose_texts(sheet), _("words, texts"))
    if has_ratings(session):
        told = _("go along") if talk.with_ratings else _("stay out")
        name = _("My numbers before and after the course, as a chart")
        yield Choice(labelled(name, told), lambda: _change(sheet, _without_or_with_ratings), _("numbers"))


def _without_or_with_ratings(talk: Talk) -> Talk:
    return replace(talk, with_ratings=not talk.with_ratings)


def _thing(sheet: Sheet[Talk], thing: Thing) -> Choice[Does]:
    said = f"{_(ASKS[thing.ask])}: {thing.wish}" if thing.says_something else _("nothing yet")
    if thing.reason.strip():
        said = f"{sentence(said)} {_('Because')}: {' '.join(thing.reason.split())}"
    text = labelled(_("Thing {n}").format(n=thing.id), said)
    return Choice(text, lambda: _ask_thing(sheet, thing.id), _("thing {n}").format(n=thing.id))


def _ask_thing(sheet: Sheet[Talk], place: str) -> None:
    """Asks what it is, in a line, and why."""
    asks: list[Choice[Ask]] = [Choice(_(name), kind) for kind, name in ASKS.items()]
    now = sheet.work.thing(place)
    stays = next(each for each in asks if each.value == now.ask)
    kind = sheet.dialogue.choose(asks, enter=stays)
    if now.says_something and kind != now.ask:
        _change(sheet, lambda talk: written(talk, place, ask=kind))
    wish, reason = Field("wish", _(ASKS[kind]), ask=f"{_(ASKS[kind])} …"), Field("reason", _("Because"), ask=_("Because") + " …")

    def put(talk: Talk, **fields: str) -> Talk:
        return written(talk, place, **{"ask": kind, **fields})

    for field in (wish, reason):
        sheet.ask_of(field, lambda talk: talk.thing(place), put)


def _choose_project(sheet: Sheet[Talk]) -> None:
    projects = [Choice(title_of(each), each.id) for each in sheet.session.works.of(Project).all()]
    chosen = sheet.dialogue.choose([*projects, Choice(_("For no project"), "", _("none, no"))], ask=_("Which project?"))
    sheet.door.try_to_save(lambda: sheet.draft.change(project=chosen))


def _choose_agreements(sheet: Sheet[Talk]) -> None:
    def lines() -> list[Choice[str]]:
        return [
            Choice(f"{_goes(each.id not in sheet.work.left_out)} {in_words(each) or commitment_title(each)}", each.id)
            for each in agreements(sheet.session)
        ]

    _turn(sheet, lines, agreement_turned)


def _choose_texts(sheet: Sheet[Talk]) -> None:
    """Five texts at most go along."""
    texts, places = own_texts(sheet.session), Places(sheet.session)
    by_id = {f"{table} {entry_id}": (table, entry_id) for table, entry_id in texts}

    def lines() -> list[Choice[str]]:
        return [
            Choice(f"{_goes(by_id[key] in sheet.work.entries)} {places.of(text)}: {excerpt(text.text, _LETTERS)}", key)
            for key, text in zip(by_id, texts.values(), strict=True)
        ]

    def turn(talk: Talk, chosen: str) -> Talk:
        if not takes(talk, by_id[chosen], texts):
            sheet.dialogue.say(_("There is room for {most}. Take another one out first.").format(most=MOST))
        return turned(talk, by_id[chosen], texts)

    _turn(sheet, lines, turn)


def _turn(sheet: Sheet[Talk], lines: Callable[[], list[Choice[str]]], turn: Callable[[Talk, str], Talk]) -> None:
    """Tells what there is and whether it goes along; a number lets it go along, or leaves it out."""
    known, done = Known(), Choice(_("Finished"), "", _("finished, done"))
    help = _("A number takes an entry out, or in again.")
    while chosen := sheet.dialogue.choose(lines(), enter=done, help=help, known=known):
        _change(sheet, partial(_turned, turn, chosen))


def _turned(turn: Callable[[Talk, str], Talk], chosen: str, talk: Talk) -> Talk:
    return turn(talk, chosen)


def _goes(along: bool) -> str:
    return _("Goes out.") if along else _("Stays here.")


def _change(sheet: Sheet[Talk], make: Callable[[Talk], Talk]) -> None:
    sheet.door.try_to_save(lambda: sheet.draft.revise(make))
