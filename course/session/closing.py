"""The end of a lesson: what the leader can do now, what they wrote, what to try on Monday, and what one can do next."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from course.content.lesson_text import plain
from course.content.minutes import lesson_minutes
from course.content.model import Lesson, Prompted, Summary, ToolName
from course.journal.kinds import Attempt, Reflection
from course.locale import _, ngettext
from course.locale.dates import long_day, short_day, weekday_names
from course.session import lesson_tools, ratings
from course.session.lesson_steps import to_following
from course.session.routes import Route, ToCertificate, ToDevelopment, ToGuide, ToJournal, ToNewWork, ToWork
from course.session.session import Session
from course.study.locator import Locator
from course.tools.commitment import LESSON, TABLE, Commitment, Source
from course.tools.iso import day_of

_LOOK_BACK = timedelta(days=4)
"""From the Monday of an agreement to the Friday that one looks back on it."""
_FRIDAY = 4
_STATEMENTS = -1
"""The picture of how the statements have moved: the last one."""
_END = re.compile(r"[.!?…]+[»«”\")]*(?=\s|$)")


class Does(Enum):
    """What choosing a line does, where it is more than to go somewhere."""

    GO = "go"
    AGREE = "agree"
    STOP = "stop"


class ClosingLine(Struct, frozen=True):
    """One thing that can be chosen at the end of a lesson."""

    text: str
    fact: str = ""
    """What there is to know of it before it is chosen."""
    does: Does = Does.GO
    route: Route | None = None
    """Where it leads, where it leads somewhere."""
    agreed: bool = False
    """Whether it is the agreement that was made."""


class Closing(Struct, frozen=True):
    """The card at the end of a lesson."""

    can: str
    """What the leader can do now, as Markdown."""
    own: Reflection | None
    """Their latest reflection of the lesson; None where they wrote none."""
    own_step: Prompted | None
    """The step it was written to."""
    monday: str
    """What to try on Monday, as Markdown; empty where the lesson has nothing for it."""
    lines: tuple[ClosingLine, ...]


def closing(session: Session, lesson: Lesson, step: Summary) -> Closing:
    """The card at the end of a lesson, as it is now."""
    own, own_step = _latest(session, lesson)
    lines = [*_agreement(session, lesson, step), *_next(session, lesson, step), *_written(session, lesson), *_guide(lesson)]
    return Closing(step.body, own, own_step, step.monday or "", tuple(lines))


def agreement_of(session: Session, lesson: Lesson) -> Commitment | None:
    """The agreement that was made of a lesson's "On Monday" and waits to be looked back at; None where there is none."""
    if not session.has_works:
        return None
    made = [each for each in session.works.of(Commitment).all() if each.source and _is_source(each.source, lesson)]
    return next((each for each in reversed(made) if each.outcome is None), None)


def agree(session: Session, lesson: Lesson, step: Summary) -> Commitment:
    """Makes the agreement of a lesson's "On Monday", or gives back the one that waits already.

    Raises:
        SaveFailed: It isn't made.
    """
    there = agreement_of(session, lesson)
    if there is not None:
        return there
    monday = next_monday(session.today())
    made = Commitment(
        occasion=_("it is {day}").format(day=long_day(monday, with_year=False)),
        action=step.agreement or first_action(step.monday or ""),
        look_back=(monday + _LOOK_BACK).isoformat(),
        source=Source(LESSON, lesson.id, lesson.title),
    )
    return session.works.of(Commitment).save(made)


def next_monday(today: date) -> date:
    """The Monday after today."""
    return today + timedelta(days=7 - today.weekday())


def first_action(monday: str) -> str:
    """The first sentence of "On Monday" as it stands behind "then": with a small letter, and no full stop.

    What somebody says in it belongs to it, however many sentences that has.
    """
    text = " ".join(plain(monday).split())
    sentence = next((text[: end.end()] for end in _END.finditer(text) if _is_closed(text[: end.end()])), text)
    return (sentence[:1].lower() + sentence[1:]).removesuffix(".")


def _is_closed(text: str) -> bool:
    return text.count("»") <= text.count("«")


def _is_source(source: Source, lesson: Lesson) -> bool:
    return (source.table, source.id) == (LESSON, lesson.id)


def _latest(session: Session, lesson: Lesson) -> tuple[Reflection | None, Prompted | None]:
    """What was written last in a lesson, and the step it was written to."""
    steps = [step for step in lesson.steps if isinstance(step, Prompted)]
    found = [(own, step) for step in steps if (own := session.records.reflection(step.id)) and own.text.strip()]
    return max(found, key=lambda each: each[0].changed, default=(None, None))


def _agreement(session: Session, lesson: Lesson, step: Summary) -> list[ClosingLine]:
    if not step.monday:
        return []
    made = agreement_of(session, lesson)
    if made is None:
        day = long_day(next_monday(session.today()), with_year=False)
        fact = _("{day}, look back {weekday}").format(day=day, weekday=weekday_names()[_FRIDAY])
        return [ClosingLine(_("Make it an agreement with yourself"), fact, Does.AGREE)]
    back = day_of(made.look_back)
    said = _("Agreed. Look back {day}").format(day=short_day(back, session.today())) if back else _("Agreed.")
    return [ClosingLine(said, route=ToWork(TABLE, made.id), agreed=True)]


def _next(session: Session, lesson: Lesson, step: Summary) -> list[ClosingLine]:
    """The way on: the next lesson and the tool that was taught, or to stop; at the end of the course what has come of it."""
    tool = _tool(session, step)
    route = to_following(session, lesson)
    if route is None:
        certificate = ClosingLine(_("Your certificate"), route=ToCertificate())
        return [*_moved(session), *tool, certificate]
    minutes = session.progress().of(route.lesson.id).minutes_left or lesson_minutes(route.lesson)
    fact = ngettext("about {n} min.", "about {n} min.", minutes).format(n=minutes)
    title = _("Next lesson: {title}").format(title=route.lesson.title)
    stop = ClosingLine(_("Stop here for today"), _("closes the course; all is saved"), Does.STOP)
    return [ClosingLine(title, fact, route=route), *tool, stop]


def _tool(session: Session, step: Summary) -> list[ClosingLine]:
    """The way to the tool; an agreement is on the card already, where there is something to agree on."""
    tool = lesson_tools.tool_of(session, step)
    route = lesson_tools.to_tool(session, step)
    if tool is None or route is None or (tool == "commitment" and step.monday):
        return []
    if tool != "commitment" and session.has_works and (of_a_project := _on_project(session, tool)):
        return [of_a_project]
    return [ClosingLine(lesson_tools.invitation_of(session, step), route=route)]


def _on_project(session: Session, tool: ToolName) -> ClosingLine | None:
    """The way to what was made with a tool for the project that was worked on last, or to a new piece for it."""
    from course.session.works import last_used_project, new_work, to_work
    from course.tools import registry
    from course.tools.naming import title_of
    from course.tools.project import Project

    project = session.works.of(Project).get(last_used_project(session))
    if project is None:
        return None
    kind = registry.led_to(tool)
    belonging, _agreements = session.works.belonging(project.id)
    made = [each for each in (project, *belonging) if isinstance(each, kind.struct)]
    route = to_work(made[-1]) if made else ToNewWork(new_work(session, kind.table, project.id))
    return ClosingLine(_("Use it on {project}").format(project=title_of(project)), route=route)


def _moved(session: Session) -> list[ClosingLine]:
    if not session.course.statements:
        return []
    rated = ratings.to_statements(session) if ratings.is_through(session) and ratings.wanted_now(session) else None
    return [ClosingLine(_("See what has moved"), route=rated or ToDevelopment(_STATEMENTS))]


def _written(session: Session, lesson: Lesson) -> list[ClosingLine]:
    locator = Locator(session.course)
    spots = (locator.of(each) for each in session.records.all() if not isinstance(each, Attempt) and each.text.strip())
    count = sum(spot is not None and spot.lesson == lesson for spot in spots)
    if not count:
        return []
    text = _("All you wrote in this lesson ({n})").format(n=count)
    return [ClosingLine(text, route=ToJournal(lesson.id))]


def _guide(lesson: Lesson) -> list[ClosingLine]:
    """The way to somebody else who leads: last, since it takes two."""
    if lesson.guide is None:
        return []
    return [ClosingLine(_("Talk about it with another leader"), _("a guide for 20 minutes"), route=ToGuide(lesson.id))]
