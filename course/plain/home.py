"""Home: a greeting, what is offered today, and every place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from course.locale import _
from course.plain.door import Door
from course.plain.places import PLACES, leave
from course.plain.voice import sentence
from course.plain.words import Choice
from course.session import glance, quarter, ratings, today
from course.session.greeting import go_on, greeting
from course.session.routes import Route, ToHome, ToLesson
from course.session.session import Session
from course.study.progress import NextStep, State, entry_index, next_step
from course.study.rating import BEFORE

_Chosen: TypeAlias = Route | str
_QUARTER, _LESSONS, _OWN, _LEAVE = "quarter", "lessons", "own", "leave"
_LETTERS = 300
"""Letters of one's own words that are told at most."""


def visit(door: Door, _route: ToHome) -> Route | None:
    """Tells what there is to do, and goes where one wants to."""
    session, dialogue = door.session, door.dialogue
    if (on := quarter.go_on(session)) is not None:
        return on
    dialogue.heading(session.course.title)
    if not door.home_list.is_told:
        dialogue.say(greeting(session, _ahead(session)))
        dialogue.sign(*(each.text for each in session.journal.notices()))
    while True:
        help = _("This is home: what can be done today, and every place.")
        chosen = dialogue.choose(lambda: list(_choices(session)), help=help, known=door.home_list)
        match chosen:
            case "leave":
                leave()
            case "own":
                _tell_own(door)
            case "lessons":
                return choose_lesson(door)
            case "quarter":
                return quarter.begin(session, quarter.plan(session))
            case str():
                continue
            case _:
                return ratings.first(session, chosen) if isinstance(chosen, ToLesson) else chosen


def _ahead(session: Session) -> NextStep | None:
    return next_step(session.course, session.progress(), session.records.places())


def _choices(session: Session) -> Iterator[Choice[_Chosen]]:
    if (ahead := _ahead(session)) is not None:
        rated = len(session.course.statements) if ratings.wanted_now(session) == BEFORE else 0
        on = go_on(ahead, session.progress(), rated)
        text = " ".join(map(sentence, filter(None, (on.title, on.place, on.before))))
        yield Choice(text, ToLesson(ahead.lesson, ahead.index), _("go on, begin"))
    if parts := quarter.plan(session):
        words = _("A quarter of an hour: {what}").format(what=quarter.in_words(session, parts))
        yield Choice(words, _QUARTER, _("quarter"))
    for offer in today.offers(session):
        yield Choice(", ".join(filter(None, (offer.text, offer.fact))), offer.route)
    yield Choice(_("The lessons"), _LESSONS, _("lessons"))
    if glance.own_words(session) is not None or glance.next_dates(session):
        yield Choice(_("At a glance: your own words and the next days"), _OWN, _("glance"))
    for place in PLACES:
        yield Choice(_(place.text), place.route(), _(place.names))
    yield Choice(_("Leave"), _LEAVE, _("quit, exit"))


def choose_lesson(door: Door) -> Route:
    """The course as a list; leads into the lesson that is chosen."""
    session = door.session
    progress = session.progress()
    door.dialogue.heading(_("The lessons"))
    door.dialogue.say(_("You have done {done} of {total} steps.").format(done=progress.done, total=progress.total))
    states = {State.DONE: _("done"), State.STARTED: _("begun"), State.OPEN: _("open")}
    lessons = []
    for each in progress.lessons:
        facts = _("{done} of {total} steps, {state}").format(done=each.done, total=each.total, state=states[each.state])
        route = ToLesson(each.lesson, entry_index(each, session.records.places()))
        lessons.append(Choice(f"{each.lesson.title}: {facts}", route))
    return ratings.first(session, door.dialogue.choose(lessons, ask=_("Which lesson?")))


def _tell_own(door: Door) -> None:
    """A sentence of the leader's own, the next days, and their projects."""
    session, dialogue = door.session, door.dialogue
    if own := glance.own_words(session):
        dialogue.say(_("You wrote ({where}): {text}").format(where=own.where, text=glance.excerpt(own.text, _LETTERS)))
    if days := glance.next_dates(session):
        dialogue.say(_("The next days:"), *(f"{each.when}: {each.what}" for each in days))
    for project in glance.projects(session):
        dialogue.sign(_("Project: {title}, {facts}").format(title=project.title, facts=project.facts))
