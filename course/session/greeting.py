"""What is said first and last: a greeting, where the leader goes on, and a farewell."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from course.content.model import Course, Sort, step_questions
from course.journal.records import Records
from course.locale import N_, _, ngettext
from course.session.session import Session
from course.study.progress import NextStep, Progress, next_step, progress_of

_AWAY = timedelta(days=2)
"""Who comes back after that long is welcomed back."""
_GREETINGS = ((5, N_("Welcome back.")), (10, N_("Good morning.")), (12, N_("Good day.")), (18, N_("Good afternoon.")))
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


def farewell(course: Course, records: Records) -> str:
    """What stays in the terminal window: that all is well, and where one goes on, be it back at what was skipped."""
    following = next_step(course, progress_of(course, records), records.places())
    if following is None:
        return _("Everything is saved. You are through the whole course. Come back with: skalkan")
    place = {"lesson": course.lessons.index(following.lesson) + 1, "step": following.index + 1}
    step = following.lesson.steps[following.index]
    was_at = next((each.step for each in records.places() if each.lesson == following.lesson.id), step.id)
    waiting = sum(each.id not in records.answered() for each in step_questions(step))
    if was_at == step.id or not waiting:
        text = _("Everything is saved. You are at lesson {lesson}, step {step}. Come back with: skalkan")
        return text.format(**place)
    if isinstance(step, Sort):
        text = ngettext(
            "Everything is saved. {n} case is waiting in lesson {lesson}, step {step}. Come back with: skalkan",
            "Everything is saved. {n} cases are waiting in lesson {lesson}, step {step}. Come back with: skalkan",
            waiting,
        )
    else:
        text = ngettext(
            "Everything is saved. {n} question is waiting in lesson {lesson}, step {step}. Come back with: skalkan",
            "Everything is saved. {n} questions are waiting in lesson {lesson}, step {step}. Come back with: skalkan",
            waiting,
        )
    return text.format(n=waiting, **place)
