"""The whole of it: home, the places that lead from there, and the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from course.journal import JournalError
from course.locale import _
from course.plain.dialogue import Dialogue, Leave
from course.plain.door import Door, Home
from course.plain.lines import LineReader
from course.plain.palette import name_ways
from course.plain.places import open_place
from course.plain.voice import Output, Voice
from course.session.routes import Route, ToHome
from course.session.session import Session


def run(session: Session, lines: LineReader, out: Output, width: Callable[[], int] | None = None) -> None:
    """Talks with whoever is there until they leave, or are gone.

    Args:
        session: What the leader is at; its journal is open.
        lines: What they say.
        out: What they are told.
        width: How many letters a line has room for; None where lines are not to be broken.

    Raises:
        OSError: They are gone: nothing can be told any more.
        JournalError: The journal can't be read.
    """
    dialogue = Dialogue(lines, Voice(out, width), lambda: _refresh(session))
    door = Door(session, dialogue, open_place)
    name_ways(door)
    dialogue.say(_("Answer with a number or a word. ? always tells what you can say, and home leads here."))
    try:
        with suppress(JournalError):  # it is tried again another time
            session.put_together()
        _go_about(door)
    except Leave:
        if door.is_all_saved:
            dialogue.say(_("Everything is saved. Come back with: skalkan plain"))
        else:
            dialogue.say(_("What you wrote last could not be saved. It still stands above; copy it from there."))
    out.flush()


def _go_about(door: Door) -> None:
    route: Route | None = None
    failed = -1
    while True:
        try:
            door.go(route or ToHome())
            route = None
        except Home as home:
            route = home.then
        except JournalError as error:
            if failed == door.dialogue.turns:  # nobody has said anything since: home itself can't be read
                raise
            failed, route = door.dialogue.turns, None
            door.dialogue.say(str(error))


def _refresh(session: Session) -> None:
    """What the app, another window or another computer has saved meanwhile is there from now on."""
    with suppress(JournalError, OSError):
        session.journal.refresh()
