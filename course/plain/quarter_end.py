"""The end of a quarter of an hour."""

from __future__ import annotations

from course.locale import _, ngettext
from course.plain.door import Door
from course.plain.places import leave
from course.plain.words import Choice
from course.session import glance, quarter
from course.session.routes import Route, ToHome, ToLesson, ToQuarterEnd
from course.study.progress import next_step

_LETTERS = 300
"""Letters of one's own words that are told at most."""


def visit(door: Door, _route: ToQuarterEnd) -> Route | None:
    """Tells what was done, and asks whether to stop."""
    session, dialogue = door.session, door.dialogue
    ended, session.quarter = session.quarter, None
    dialogue.heading(_("That was the quarter of an hour"))
    if ended is not None:
        dialogue.say(quarter.told(session, ended))
        if written := quarter.written(session, ended):
            dialogue.say(_("You wrote") + f": {glance.excerpt(written.text, _LETTERS)}")
    stop = Choice[Route | None](_("Stop here. Everything is saved."), None, _("stop, quit"))
    ways = [stop, *_on(door), Choice[Route | None](_("To the home page"), ToHome(), _("home"))]
    chosen = dialogue.choose(ways)
    if chosen is None:
        leave()
    return None if isinstance(chosen, ToHome) else chosen


def _on(door: Door) -> list[Choice[Route | None]]:
    """Where the course goes on."""
    session = door.session
    ahead = next_step(session.course, session.progress(), session.records.places())
    if ahead is None:
        return []
    minutes = session.progress().of(ahead.lesson.id).minutes_left
    fact = ngettext("about {n} min.", "about {n} min.", minutes).format(n=minutes)
    number = session.course.lessons.index(ahead.lesson) + 1
    text = _("Go on with lesson {n}").format(n=number)
    return [Choice(f"{text}, {fact}", ToLesson(ahead.lesson, ahead.index), _("go on"))]
