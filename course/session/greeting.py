"""What home says first: a greeting, and where the leader goes on."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from course.locale import N_, _
from course.session.session import Session
from course.study.progress import NextStep, Progress

_AWAY = timedelta(days=2)
"""Who comes back after that long is welcomed back."""
_GREETINGS = ((5, N_("Good evening.")), (10, N_("Good morning.")), (12, N_("Good day.")), (18, N_("Good afternoon.")))
"""What is said until which hour of the day."""


def greeting(session: Session, next_step: NextStep | None) -> str:
    """Welcomes who is new, who has been away, and everybody else by the hour.

    Args:
        session: What the leader is at.
        next_step: Where the leader goes on; None where they are through.
    """
    if next_step is not None and next_step.fresh:
        welcome = _("Welcome. A quarter of an hour at a time is enough. All you write is saved while you write it.")
        here = _(
            "Welcome. A quarter of an hour at a time is enough. All you write is saved while you write it, on this computer only."
        )
        return welcome if session.is_hosted or session.journal.share is not None else here
    now, places = session.clock(), session.records.places()
    if places and now - places[-1].at > _AWAY:
        return _("Good to see you again.")
    return next((_(said) for until, said in _GREETINGS if now.hour < until), _("Good evening."))


class GoOn(Struct, frozen=True):
    """Where the leader goes on."""

    title: str
    place: str
    """The lesson, the step in it, and how long it takes."""
    before: str = ""
    """What comes before it the first time, if the leader wants to."""


def go_on(next_step: NextStep, progress: Progress, statements: int) -> GoOn:
    """The lesson to begin or to go on with, in words.

    Args:
        next_step: Where the leader goes on.
        progress: How far the course is.
        statements: How many statements come before it; none where they are not wanted.
    """
    lesson = next_step.lesson
    number = [each.lesson.id for each in progress.lessons].index(lesson.id) + 1
    title = _("▶ Begin: {title}") if next_step.fresh else _("▶ Go on: {title}")
    place = _("lesson {number} · step {step} of {steps} · about {minutes} min. left").format(
        number=number, step=next_step.index + 1, steps=len(lesson.steps), minutes=progress.of(lesson.id).minutes_left
    )
    first = _("First {n} short statements about yourself: 2 min., and you may skip them.")
    before = first.format(n=statements) if statements else ""
    return GoOn(title.format(title=lesson.title), place, before)
