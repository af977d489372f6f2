"""A project on one page, in words: a line for each thing that is done in it, what was made for it, and its next days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from course.content.model import CASE_NAMES
from course.content.toolkit import Toolkit
from course.export.project import how_far
from course.locale import _, ngettext
from course.locale.dates import short_day
from course.session.privacy import only_for_you
from course.session.session import Session
from course.tools import registry
from course.tools.chain import chain_of
from course.tools.commitment import OUTCOME_WORDS, Commitment, due, looked_back, upcoming
from course.tools.due_dates import Coming, coming, next_days
from course.tools.iso import day_of
from course.tools.kind import WorkKind
from course.tools.project import IN_USE, TABLE, Project, Watched, placement, tally, watch_list
from course.tools.repositories import Belonging
from course.tools.repository import Tool

_NEXT = 5
"""Days that are told of a project on its page."""
_SOON = 2
"""What is due soon that is told of it in a list."""


class ProjectPage(Struct, frozen=True):
    """What there is to say of a project."""

    standing: str
    """Where it starts, and when it must be in use."""
    about: str
    """What it is; empty where nothing is written of it."""
    start: str
    watch: str
    chain: str
    tools: tuple[tuple[WorkKind[Tool], Tool | None], ...]
    """Each tool with what was made with it for the project, or with nothing."""
    agreements: tuple[Commitment, ...]
    """Those to look back at first, then those to come, and then the others."""
    days: str
    """The next days; empty where there are none."""


def project_page(session: Session, project: Project) -> ProjectPage:
    """What there is to say of a project on one page."""
    toolkit = session.course.toolkit
    tools, agreements = session.works.belonging(project.id) if project.id else ([], [])
    return ProjectPage(
        standing=" · ".join(filter(None, (_start_name(project).lower(), _in_use(session, project)))),
        about=" ".join(project.about.split()),
        start=start_in_words(project, toolkit),
        watch=watch_in_words(project, toolkit),
        chain=chain_in_words(project, toolkit),
        tools=tuple(_each_tool(tools)),
        agreements=in_order(session, agreements),
        days=_days_in_words(session, next_days([project, *tools, *agreements], session.today(), _NEXT)),
    )


def project_facts(session: Session, project: Project) -> str:
    """How a project stands, for a list: where it starts, when it must be in use, how far its watch list is."""
    toolkit = session.course.toolkit
    far = how_far(watch_list(toolkit, project.start), project) if toolkit else ""
    private = only_for_you(session, (TABLE, project.id))
    return " · ".join(filter(None, (private, _start_name(project) or _("not placed yet"), _in_use(session, project), far)))


def due_soon(session: Session, project: Project, belonging: Belonging) -> str:
    """What is due soon in a project, beside the day it must be in use; empty where nothing is."""
    soon = [each for each in coming(project, *belonging, session.today()) if each.what != IN_USE]
    return _days_in_words(session, soon[:_SOON])


def in_order(session: Session, agreements: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Agreements as they wait: those to look back at, those to come, and then those that were looked back at."""
    today = session.today()
    return (*due(agreements, today), *upcoming(agreements, today), *looked_back(agreements))


def agreement_facts(session: Session, agreement: Commitment) -> str:
    """How an agreement stands: how it went, or when to look back."""
    if agreement.outcome is not None:
        return _(OUTCOME_WORDS[agreement.outcome])
    day, today = day_of(agreement.look_back), session.today()
    if day is None:
        return _("no day yet")
    return _("look back today") if day <= today else _("look back {day}").format(day=short_day(day, today))


def start_in_words(project: Project, toolkit: Toolkit | None) -> str:
    """Where a project starts, and the first reason for it that the answers give."""
    placed = placement(toolkit.guide if toolkit else (), project.replies)
    if project.start is None:
        if placed.start is None:
            return _("not decided yet")
        return _("not decided yet; your answers point to {start}").format(start=_(CASE_NAMES[placed.start]).lower())
    reasons = [pull.why for pull in placed.reasons if project.start in (pull.to, "begge")]
    return ": ".join([_start_name(project).lower(), *reasons[:1]])


def watch_in_words(project: Project, toolkit: Toolkit | None) -> str:
    """How many lines of the watch list stand how, and the first note of what to watch out for."""
    groups = watch_list(toolkit, project.start) if toolkit else []
    counts = tally(groups, project.watched)
    total = sum(counts.values())
    if not total:
        return _("comes when it is decided whether it is must or can") if toolkit and project.start is None else ""
    words = {
        "done": _("{n} in place"),
        "started": _("{n} under way"),
        "trouble": ngettext("{n} to watch out for", "{n} to watch out for", counts["trouble"]),
    }
    said = [text.format(n=counts[state]) for state, text in words.items() if counts[state]]  # type: ignore[index]
    if not said:
        return ngettext("{n} line, not looked at yet", "{n} lines, not looked at yet", total).format(n=total)
    known = (project.watched.get(line.id, Watched()) for group in groups for line in group.lines)
    note = next((" ".join(each.note.split()) for each in known if each.state == "trouble" and each.note.strip()), "")
    return " · ".join(said) + (f": »{note}«" if note else "")


def chain_in_words(project: Project, toolkit: Toolkit | None) -> str:
    """How many steps of the value chain are written."""
    links = chain_of(project.chain, toolkit.chain if toolkit else ())
    done = sum(bool(link.text.strip()) for link in links)
    if not links:
        return _("no steps yet")
    return ngettext("{done} of {n} step is written", "{done} of {n} steps are written", len(links)).format(
        done=done, n=len(links)
    )


def _each_tool(tools: Iterable[Tool]) -> Iterable[tuple[WorkKind[Tool], Tool | None]]:
    made = list(tools)
    for kind in registry.tool_kinds():
        of_kind = [tool for tool in made if isinstance(tool, kind.struct)]
        yield from ((kind, tool) for tool in of_kind or (None,))


def _start_name(project: Project) -> str:
    return _(CASE_NAMES[project.start]) if project.start else ""


def _in_use(session: Session, project: Project) -> str:
    day, today = day_of(project.in_use), session.today()
    if day is None:
        return ""
    said = _("had to be in use {day}") if day < today else _("in use {day}")
    return said.format(day=short_day(day, today))


def _days_in_words(session: Session, days: Sequence[Coming]) -> str:
    today = session.today()
    return " · ".join(_(each.what).format(day=short_day(each.day, today)) for each in days)
