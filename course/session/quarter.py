"""A quarter of an hour: what is due and where one is, put together so that it is full and ends at a good place.

No clock runs: the minutes are those that the questions and steps are said to take, and nobody is told how long they took.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from course.content.minutes import step_minutes
from course.content.model import Lesson, Summary, pauses
from course.journal.kinds import Reflection
from course.locale import _, ngettext
from course.session.lesson_steps import arrive
from course.session.reviews import round_minutes
from course.session.routes import Route, ToLesson, ToQuarterEnd, ToReview, ToWork
from course.session.running_quarter import Part, Quarter, What
from course.session.session import Session
from course.study.progress import NextStep, State, next_step

MINUTES = 15
"""How long it is."""
_AGREEMENT = 1.0
"""Minutes that looking back at an agreement takes, about."""
_MOST_AGREEMENTS = 3
"""Agreements in one quarter of an hour: whoever has more of them waiting still gets on."""


def plan(session: Session) -> tuple[Part, ...]:
    """The quarter of an hour that there is today; no part for whoever hasn't begun, or has nothing to do.

    Args:
        session: What the leader is at; its journal is open.
    """
    ahead = next_step(session.course, session.progress(), session.records.places())
    if ahead is not None and ahead.fresh:
        return ()
    parts: list[Part] = []
    left = float(MINUTES)
    asked = session.reviews.today()
    if asked:
        parts.append(Part(What.QUESTIONS, ToReview(), count=len(asked)))
        left -= round_minutes(asked)
    agreements = list(_agreements(session))
    parts += agreements
    left -= _AGREEMENT * len(agreements)
    if ahead is not None:
        parts.append(Part(What.LESSON, ToLesson(ahead.lesson, ahead.index, ask=False), until=_until(session, ahead, left)))
    return tuple(parts)


def begin(session: Session, parts: tuple[Part, ...]) -> Route:
    """Begins a quarter of an hour, and says where."""
    session.quarter = Quarter(parts, session.clock())
    return parts[0].route


def go_on(session: Session) -> Route | None:
    """Where it goes on now that home is back: the next part, or behind the last the card that tells what was done.

    Returns:
        None where none goes on, or where the part was left before its end: that ends it.
    """
    quarter = session.quarter
    if quarter is None or quarter.part is None or not (quarter.is_done or _is_looked_back(session, quarter.part)):
        session.quarter = None
        return None
    quarter.go_on()
    return quarter.part.route if quarter.part is not None else ToQuarterEnd()


def finish_part(session: Session) -> None:
    """What is at an end was a part of the quarter of an hour, where one goes on; behind the last step read the lesson goes on.

    Raises:
        SaveFailed: It isn't noted where the lesson goes on. The part is at its end all the same.
    """
    if session.quarter is None:
        return
    session.quarter.is_done = True
    part = session.quarter.part
    if part is not None and part.lesson is not None and part.until + 1 < len(part.lesson.steps):
        arrive(session, part.lesson, part.lesson.steps[part.until + 1])


def goes_on_from(session: Session, what: What) -> bool:
    """Whether a part of this kind is at hand in a quarter of an hour: behind it comes the next one, or the card."""
    return session.quarter is not None and session.quarter.part is not None and session.quarter.part.what is what


def ends_at(session: Session, lesson: Lesson, index: int) -> bool:
    """Whether a quarter of an hour that goes on ends with a step of a lesson."""
    return session.quarter is not None and session.quarter.ends_at(lesson, index)


def in_words(session: Session, parts: Sequence[Part]) -> str:
    """What is in a quarter of an hour, in one line."""
    return _joined([_planned(session, part) for part in _gathered(parts)])


def told(session: Session, quarter: Quarter) -> str:
    """What was done in it, in one sentence; nothing where nothing was."""
    said = _joined(list(_told(session, quarter)))
    return _("You {what}.").format(what=said) if said else ""


def written(session: Session, quarter: Quarter) -> Reflection | None:
    """What was written in it, the last of it."""
    found = [each for each in session.records.reflections() if each.changed >= quarter.began and each.text.strip()]
    return max(found, key=lambda each: each.changed, default=None)


def _agreements(session: Session) -> Iterator[Part]:
    if not session.has_works:
        return
    from course.tools.commitment import TABLE, Commitment, due

    for each in due(session.works.of(Commitment).all(), session.today())[:_MOST_AGREEMENTS]:
        yield Part(What.AGREEMENT, ToWork(TABLE, each.id))


def _until(session: Session, ahead: NextStep, left: float) -> int:
    """The step of the lesson that the time is full with: at least the one behind where one is, at most the end of the lesson.

    Where the lesson's good place to pause lies on the way, and its end doesn't, it is that. What ended where one is would get
    nobody on.
    """
    states, count = session.progress().of(ahead.lesson.id).states, len(ahead.lesson.steps)
    first = min(ahead.index + 1, count - 1)
    until = first
    for index in range(ahead.index, count):
        step = ahead.lesson.steps[index]
        if states[index] is not State.DONE:
            left -= step_minutes(step)
        if left < 0 and index > first and not isinstance(step, Summary):
            break
        until = max(index, first)
    on_the_way = range(first, until + 1 if until + 1 < count else 0)
    return next((index for index in on_the_way if pauses(ahead.lesson.steps[index])), until)


def _is_looked_back(session: Session, part: Part) -> bool:
    """Whether a part is an agreement that has been looked back at, or is gone."""
    if part.what is not What.AGREEMENT:
        return False
    from course.tools.commitment import Commitment

    work = session.works.get(part.route.table, part.route.id) if isinstance(part.route, ToWork) else None
    return not isinstance(work, Commitment) or work.outcome is not None


def _gathered(parts: Sequence[Part]) -> Iterator[Part]:
    """Each kind of part once, with how many there are of it."""
    for what in What:
        found = [part for part in parts if part.what is what]
        if found:
            yield replace(found[-1], count=sum(part.count for part in found))


def _planned(session: Session, part: Part) -> str:
    if part.lesson is not None:
        return _read_to(session, part.lesson, part.until)
    if part.what is What.QUESTIONS:
        return ngettext("{n} question", "{n} questions", part.count).format(n=part.count)
    return ngettext("{n} agreement", "{n} agreements", part.count).format(n=part.count)


def _told(session: Session, quarter: Quarter) -> Iterator[str]:
    if answered := sum(each.review and each.at >= quarter.began for each in session.records.attempts()):
        yield ngettext("answered {n} question", "answered {n} questions", answered).format(n=answered)
    if looked := sum(_is_looked_back(session, part) for part in quarter.parts):
        yield ngettext("looked back at {n} agreement", "looked back at {n} agreements", looked).format(n=looked)
    last = quarter.parts[-1]
    if last.lesson is not None:
        number = session.course.lessons.index(last.lesson) + 1
        yield _("read lesson {number} to step {step}").format(number=number, step=last.until + 1)


def _read_to(session: Session, lesson: Lesson, until: int) -> str:
    number = session.course.lessons.index(lesson) + 1
    if until == len(lesson.steps) - 1:
        return _("lesson {number} to its end").format(number=number)
    return _("lesson {number} to step {step}").format(number=number, step=until + 1)


def _joined(parts: Sequence[str]) -> str:
    """Words with commas between them, and an "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
