"""The leader's development in words, side by side."""

from __future__ import annotations

from course.locale import _
from course.plain.door import Door
from course.plain.words import Choice, Known
from course.session.development_words import SIDES, Side
from course.session.ratings import to_statements
from course.session.routes import Route, ToDevelopment, ToStatements
from course.study.development import Development


def visit(door: Door, route: ToDevelopment) -> Route | None:
    """Tells the side that is asked for, and then those that are chosen."""
    door.dialogue.heading(_("Your development"))
    if route.picture:
        _tell(door, SIDES[route.picture % len(SIDES)])
    known = Known()
    while True:
        sides: list[Choice[Side | ToStatements]] = [Choice(_(each.name), each) for each in SIDES]
        if (rate := to_statements(door.session)) is not None:
            sides.append(Choice(_("Rate the statements"), rate, _("rate")))
        chosen = door.dialogue.choose(sides, ask=_("Which one?"), help=_("Your own development, for you alone."), known=known)
        if isinstance(chosen, ToStatements):
            door.go(chosen)
        else:
            _tell(door, chosen)


def _tell(door: Door, side: Side) -> None:
    session = door.session
    development = Development(session.course, session.records, session.today())
    door.dialogue.heading(_(side.name))
    door.dialogue.tell("\n".join(each.text for each in side.tell(development)))
