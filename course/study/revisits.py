"""Own words that come back: a fortnight and two months after a reflection it is offered once more, to be written anew.

Looking back on one's own earlier thinking is what shows that it has moved. It is an offer and no duty: never more than one a day,
nothing piles up while the leader is away, and what was passed over does not come again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from course.content.model import Course, Lesson, Prompted
from course.journal.kinds import Reflection, Revisit

DAYS = (14, 60)
"""How many days after it was first written a reflection is offered."""
REST = DAYS[0]
"""Days that a reflection is left alone once it has come back: who was late for the first offer isn't asked again at once."""


class ComingBack(Struct, frozen=True):
    """A reflection that comes back today."""

    reflection: Reflection
    lesson: Lesson
    """Where today's course has its step."""
    step: Prompted
    days: int
    """Which of `DAYS` have passed: after a long time away, the most."""
    ago: int
    """How many days ago it was really written."""


def offered(course: Course, reflections: Iterable[Reflection], revisits: Iterable[Revisit], today: date) -> ComingBack | None:
    """The reflection that is offered today, the oldest of those that are due; or None.

    Args:
        course: The course as it is today; what belongs to no step of it any more has no prompt and is not offered.
        reflections: What the leader has written.
        revisits: What came back before, whether they wrote something then or passed it over.
        today: The leader's day.
    """
    answered: dict[str, list[Revisit]] = {}
    for revisit in revisits:
        if revisit.created.date() == today:
            return None
        answered.setdefault(revisit.step, []).append(revisit)
    places = {step.id: (lesson, step) for lesson in course.lessons for step in lesson.steps if isinstance(step, Prompted)}
    known = _latest(reflection for reflection in reflections if reflection.step in places)
    for reflection in sorted(known, key=lambda each: (each.created, each.id)):
        ago = (today - reflection.created.date()).days
        days = _due(ago, answered.get(reflection.step, ()), today)
        if days is not None:
            lesson, step = places[reflection.step]
            return ComingBack(reflection, lesson, step, days, ago)
    return None


def resumed(course: Course, reflections: Iterable[Reflection], revisit: Revisit, today: date) -> ComingBack | None:
    """The offer that a revisit was begun on, to go on with it; None where its reflection or its step is gone."""
    places = {step.id: (lesson, step) for lesson in course.lessons for step in lesson.steps if isinstance(step, Prompted)}
    reflection = next(iter(_latest(each for each in reflections if each.step == revisit.step)), None)
    if reflection is None or revisit.step not in places:
        return None
    lesson, step = places[revisit.step]
    return ComingBack(reflection, lesson, step, revisit.days, (today - reflection.created.date()).days)


def days_later(reflection: Reflection | None, revisit: Revisit) -> int:
    """How many days after a reflection a revisit was really written; where a clock was wrong, at least what it was offered as.

    Args:
        reflection: The reflection of its step, where there is one: asked only where the revisit itself doesn't say.
        revisit: What was written when the reflection came back.
    """
    passed = revisit.ago
    if not passed and reflection is not None:
        passed = (revisit.created.date() - reflection.created.date()).days
    return max(revisit.days, passed)


def _latest(reflections: Iterable[Reflection]) -> Iterable[Reflection]:
    """One reflection a step, should two devices have written one each; those with no text left are passed over."""
    found: dict[str, Reflection] = {}
    for reflection in reflections:
        known = found.get(reflection.step)
        if reflection.text.strip() and (known is None or reflection.changed > known.changed):
            found[reflection.step] = reflection
    return found.values()


def _due(ago: int, answered: Iterable[Revisit], today: date) -> int | None:
    """Which of `DAYS` a reflection that was written so many days ago is offered for, if any."""
    reached = max((days for days in DAYS if days <= ago), default=None)
    if reached is None:
        return None
    # A revisit of a day to come was made with a wrong clock: it ends its own offer, and holds up no other.
    rested = all(abs((today - revisit.created.date()).days) >= REST for revisit in answered)
    return reached if rested and all(revisit.days < reached for revisit in answered) else None
