"""The projektark: one page that sums a project up, to hand on or to bring to a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from course.content.model import CASE_NAMES, Answer
from course.content.toolkit import Toolkit, WatchGroup
from course.export.document import Bullets, Caption, Document, DocumentBlock, Facts, Heading, Paragraph, Quote, Table
from course.locale import N_, _, ngettext
from course.locale.dates import long_day
from course.tools import registry
from course.tools.commitment import Commitment
from course.tools.iso import day_of
from course.tools.naming import title_of
from course.tools.project import STATE_WORDS, Placement, Project, Watched, placement, project_title, put_by, tally, watch_list
from course.tools.repository import Tool

STARTS: dict[Answer, str] = {
    "skal": N_("It is a project that you must."),
    "kan": N_("It is a project that you can."),
    "begge": N_("It is both must and can."),
}
"""Where a project starts, in a sentence."""


def project_document(
    project: Project, toolkit: Toolkit | None, tools: Sequence[Tool], commitments: Sequence[Commitment], today: date
) -> Document:
    """A project on one page; what nothing is written of is left out.

    Args:
        project: The project.
        toolkit: The words of the guide and the watch list; None where the course has none.
        tools: What belongs to it.
        commitments: What was agreed on out of it.
        today: The day the page is made.
    """
    blocks = (
        Caption(_("Project sheet, {day}").format(day=long_day(today))),
        *_about(project, today),
        *_start(project, toolkit),
        *_watched(project, toolkit),
        *_chain(project),
        *_belonging(tools, commitments),
    )
    return Document(project_title(project.name), blocks, date=today)


def how_far(groups: Sequence[WatchGroup], project: Project) -> str:
    """How far a watch list is: "5 of 12 in place, 1 to watch out for"; empty where there is no list."""
    counts = tally(groups, project.watched)
    total = sum(counts.values())
    if not total:
        return ""
    far = ngettext("{done} of {n} in place", "{done} of {n} in place", total).format(done=counts["done"], n=total)
    trouble = counts["trouble"]
    more = ngettext("{n} to watch out for", "{n} to watch out for", trouble).format(n=trouble)
    return f"{far}, {more}" if trouble else far


def in_use_in_words(project: Project, today: date) -> str:
    """The day it must be in use, and how far that is off; what was written as it was, where it is no day."""
    day = day_of(project.in_use)
    if day is None:
        return project.in_use
    days = (day - today).days
    if days < 0:
        off = ngettext("{n} day ago", "{n} days ago", -days).format(n=-days)
    else:
        off = ngettext("in {n} day", "in {n} days", days).format(n=days) if days else _("today")
    return f"{long_day(day)} ({off})"


def _about(project: Project, today: date) -> Iterator[DocumentBlock]:
    if project.about.strip():
        yield Quote(project.about)
    asked = (
        (_("Who it comes from"), project.origin),
        (_("Must be in use"), in_use_in_words(project, today)),
        (_("The core task it touches"), project.core_task),
    )
    rows = tuple((name, text) for name, text in asked if text.strip())
    if rows:
        yield Facts(rows)


def _start(project: Project, toolkit: Toolkit | None) -> Iterator[DocumentBlock]:
    """Where it starts, as the leader says, and what their answers to the guide say."""
    placed = placement(toolkit.guide, project.replies) if toolkit else Placement(None, ())
    if project.start is None and placed.start is None and not project.guide_notes:
        return
    yield Heading(2, _("Must or can?"))
    if project.start is not None:
        yield Paragraph(_(STARTS[project.start]))
    else:
        yield Paragraph(_("That isn't decided yet."))
    if placed.start is not None:
        yield Paragraph(_("The answers in the guide point to {start}:").format(start=_(CASE_NAMES[placed.start]).lower()))
        yield Bullets(tuple(f"{_(CASE_NAMES[pull.to])}: {pull.why}" for pull in placed.reasons))
    asked = ((question.prompt, project.guide_notes.get(question.id, "")) for question in (toolkit.guide if toolkit else ()))
    notes = tuple((prompt, note) for prompt, note in asked if note.strip())
    if notes:
        yield Table((_("Question"), _("Note")), notes)


def _watched(project: Project, toolkit: Toolkit | None) -> Iterator[DocumentBlock]:
    """The lines that something is noted of; the others are counted."""
    groups = watch_list(toolkit, project.start) if toolkit else []
    if not groups:
        return
    yield Heading(2, _("What to watch"))
    yield Paragraph(f"{how_far(groups, project)}.")
    known = [(line, project.watched.get(line.id, Watched())) for group in groups for line in group.lines]
    rows = tuple((line.text, _(STATE_WORDS[each.state]), each.note) for line, each in known if each != Watched())
    if rows:
        yield Table((_("Line"), _("State"), _("Note")), rows)
    rest = len(known) - len(rows)
    if rest and rows:
        said = ngettext("{n} line isn't looked at yet.", "{n} lines aren't looked at yet.", rest)
        yield Caption(said.format(n=rest))
    by = put_by(groups, project.watched)
    if by:
        kept = ngettext(
            "{n} line of the other starting point has a note.", "{n} lines of the other starting point have notes.", by
        )
        yield Caption(kept.format(n=by))


def _chain(project: Project) -> Iterator[DocumentBlock]:
    steps = [link for link in project.chain if link.text.strip()]
    if steps:
        yield Heading(2, _("From the initiative to the citizen"))
        rows = tuple((f"{number} {link.title}".strip(), link.text) for number, link in enumerate(steps, start=1))
        yield Table((_("Link"), _("In this project")), rows)


def _belonging(tools: Sequence[Tool], commitments: Sequence[Commitment]) -> Iterator[DocumentBlock]:
    if tools:
        yield Heading(2, _("Tools"))
        yield Bullets(tuple(_tool(tool) for tool in tools))
    if commitments:
        yield Heading(2, _("Agreements"))
        yield Bullets(tuple(_agreement(each) for each in commitments))


def _tool(tool: Tool) -> str:
    kind = registry.of(tool)
    day = day_of(kind.day(tool))
    named = f"{_(kind.names.title)}: {title_of(tool)}" if tool.title.strip() else title_of(tool)
    return f"{named}, {long_day(day)}" if day else named


def _agreement(each: Commitment) -> str:
    day = day_of(each.look_back)
    if each.outcome is None and day is not None:
        return _("{agreement} (look back {day})").format(agreement=title_of(each), day=long_day(day))
    return title_of(each)
