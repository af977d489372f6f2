"""The statements: rated from 1 to 7, one after another, each kept as it is rated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from course.content.model import Statement
from course.locale import N_, _, ngettext
from course.plain.dialogue import Misheard
from course.plain.door import Door
from course.plain.words import Choice, number_in
from course.session.ratings import skip
from course.session.routes import Route, ToDevelopment, ToStatements
from course.study.rating import AFTER, BEFORE, HIGHEST, LOWEST, THEN, Moment, is_rated

_LEADS: dict[Moment, str] = {
    BEFORE: N_("How well does it fit you today? Say 1 (not at all) to 7 (completely)."),
    AFTER: N_(
        "You are through the course. How well does it fit you today? Say 1 (not at all) to 7 (completely). "
        "Nobody hears it but you."
    ),
    THEN: N_("And now as you were when you began: how well did it fit you then? Say 1 (not at all) to 7 (completely)."),
}
_PASS, _ENOUGH, _BEFORE_IT, _CLEAR = -1, -2, -3, -4


def visit(door: Door, route: ToStatements) -> Route | None:
    """Offers the statements before the course, and takes the ratings; then the lesson, looking back, or how it all moved."""
    statements = door.session.course.statements
    begun = door.session.records.ratings().get(route.moment)
    if route.moment == BEFORE and route.then is not None and not begun and not _wants(door, len(statements)):
        return route.then
    door.dialogue.heading(_(_LEADS[route.moment]))
    _rate_all(door, statements, route.moment)
    if route.then is not None:
        return route.then
    session = door.session
    if route.moment == AFTER and not is_rated(session.course, session.records.ratings(), THEN):
        return ToStatements(THEN)
    return None if route.moment == BEFORE else ToDevelopment(-1)


def _wants(door: Door, total: int) -> bool:
    announced = ngettext(
        "{n} short statement about yourself. After the course you get it again and see what has moved.",
        "{n} short statements about yourself. After the course you get them again and see what has moved.",
        total,
    )
    door.dialogue.say(announced.format(n=total))
    later = Choice(_("Begin the lesson. You can do it later, too."), "later", _("later, lesson"))
    now = Choice(_("Rate yourself now"), "now", _("now, rate"))
    never = Choice(_("Go on without these statements; you are not asked again"), "never", _("skip, never"))
    said = door.dialogue.choose([now, later, never])
    if said == "never":
        door.try_to_save(lambda: skip(door.session, BEFORE))
    return said == "now"


def _rate_all(door: Door, statements: Sequence[Statement], moment: Moment) -> None:
    index = 0
    while 0 <= index < len(statements):
        statement = statements[index]
        value = _rate(door, statement, moment, index, len(statements))
        if value == _ENOUGH:
            return
        if value == _CLEAR:
            door.try_to_save(partial(door.session.records.remove_rating, moment, statement.id))
        elif value > 0:
            door.try_to_save(partial(door.session.records.save_rating, moment, statement.id, value))
        index = max(0, index - 1) if value == _BEFORE_IT else index + 1


def _rate(door: Door, statement: Statement, moment: Moment, index: int, total: int) -> int:
    told = _("{n} of {total}: {text}").format(n=index + 1, total=total, text=statement.text)
    door.dialogue.say(told)
    door.dialogue.place = f"{_(_LEADS[moment])} {told}"  # whoever comes back, or asks for help, hears which it is
    now = door.session.records.ratings().get(moment, {}).get(statement.id)
    on = Choice(_("keep {n}").format(n=now) if now else _("leave it out"), _PASS, _("next, on"))
    taken_back = [Choice(_("Take the rating back"), _CLEAR, _("take back, remove"))] if now else []
    more = [
        *taken_back,
        Choice(_("The statement before"), _BEFORE_IT, _("previous, before")),
        Choice(_("That is enough"), _ENOUGH, _("enough")),
    ]
    return door.dialogue.choose([], ask=_("1 to 7?"), enter=on, more=more, takes=_value)


def _value(said: str) -> int | None:
    number = number_in(said)
    if number is not None and not LOWEST <= number <= HIGHEST:
        raise Misheard(_("The numbers here go from 1 to {n}.").format(n=HIGHEST))
    return number
