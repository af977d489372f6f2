"""The projektark: one page that sums a project up, to hand on or to bring to a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from course.content.model import CASE_NAMES, Answer
from course.content.toolkit import Start, Toolkit, WatchGroup
from course.export.document import (
    Bullets,
    Caption,
    Card,
    Cards,
    Cell,
    Document,
    DocumentBlock,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Status,
    Table,
    Ticks,
)
from course.export.parts import capital, known, nothing_yet
from course.locale import N_, _, ngettext
from course.locale.dates import long_day, short_day
from course.tools import registry
from course.tools.commitment import Commitment, in_words
from course.tools.iso import day_of
from course.tools.naming import title_of
from course.tools.plan import MessagePlan
from course.tools.project import (
    KIND,
    STATE_WORDS,
    STATES,
    Placement,
    Project,
    Watched,
    WatchState,
    placement,
    project_title,
    tally,
    watch_list,
)
from course.tools.repository import Tool
from course.tools.talk import Talk
from course.tools.workshop import Workshop

STARTS: dict[Answer, str] = {
    "skal": N_("It is a project that you must."),
    "kan": N_("It is a project that you can."),
    "begge": N_("It is both must and can."),
}
"""Where a project starts, in a sentence."""
_BECAUSE: dict[Start, str] = {"skal": N_("Must, because"), "kan": N_("Can, because")}
_SHAPES: dict[WatchState, str] = {"unseen": "○", "started": "◐", "done": "●", "trouble": "▲"}
_NEXT = 5
"""Days that the sheet has room for."""
_OF_A_GROUP = 2
"""Lines to watch from each group on a sheet to fill in."""


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
    dates = _dates(project, tools, commitments, today)
    blocks = (
        *_about(project, dates, today),
        *_start(project, toolkit),
        *_chain(project),
        *_watched(project, toolkit),
        *_ahead(dates, today),
        *_agreements(commitments),
    )
    return Document(
        project_title(project.name),
        blocks or (nothing_yet(_(KIND.names.heading)),),
        date=today,
        layout="sheet",
        above=_("Project sheet · {day}").format(day=long_day(today)),
    )


def project_form_document(toolkit: Toolkit | None) -> Document:
    """The same page to fill in by hand.

    Args:
        toolkit: The words of the watch list and the chain; None where the course has none.
    """
    blocks: list[DocumentBlock] = [
        Cards((Card(_("What is it about?")),), "blanks"),
        Cards(tuple(map(Card, (_("Comes from"), _("Must be in use"), _("Next date"), _("The core task it touches")))), "blanks"),
        Heading(2, _("Must or can?")),
        Ticks(tuple((False, _(CASE_NAMES[each])) for each in ("skal", "kan", "begge"))),
        Cards((Card(_("because")),), "blanks"),
    ]
    if toolkit is not None:
        blocks += [
            Heading(2, _("From the initiative to the citizen")),
            Cards(tuple(map(Card, toolkit.chain)), "chain", numbered=True),
            Heading(2, _("What to watch")),
            _watch_form(toolkit),
        ]
    blocks += [Heading(2, _("Dates")), Cards((Card(_("Date and what")),) * 3, "blanks")]
    return Document(_("Project"), tuple(blocks), layout="sheet", above=_("Project sheet to fill in"))


def _watch_form(toolkit: Toolkit) -> Table:
    """The first lines of each group for what one must, each with a box for every state."""
    lines = [line.text for group in watch_list(toolkit, "skal") for line in group.lines[:_OF_A_GROUP]]
    states = tuple(capital(_(STATE_WORDS[state])) for state in STATES)
    return Table((_("Point"), *states, _("Note")), tuple((line, *"☐" * len(states), "") for line in lines), to_fill=True)


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


def _dates(project: Project, tools: Sequence[Tool], commitments: Sequence[Commitment], today: date) -> list[tuple[date, str]]:
    """What comes, the next day first."""
    said = [(project.in_use, _("In use"))]
    for tool in tools:
        if isinstance(tool, Workshop):
            said.append((tool.day, _("Workshop")))
        elif isinstance(tool, MessagePlan):
            said += [(each.day, _("Told: {who}").format(who=" ".join(each.group.split()) or "–")) for each in tool.messages]
        elif not isinstance(tool, Talk):  # which is for the leader and their manager alone
            kind = registry.of(tool)
            said.append((kind.day(tool), f"{_(kind.names.title)}: {title_of(tool)}"))
    said += [(each.look_back, _("Agreement: look back")) for each in commitments if each.outcome is None]
    days = [(day, what) for saved, what in said if (day := day_of(saved)) is not None and day >= today]
    return sorted(days, key=lambda each: each[0])


def _about(project: Project, dates: Sequence[tuple[date, str]], today: date) -> Iterator[DocumentBlock]:
    if project.about.strip():
        yield Quote(project.about)
    next_date = f"{capital(long_day(dates[0][0]))}: {dates[0][1]}" if dates else ""
    rows = known(
        (
            (_("Comes from"), project.origin),
            (_("Must be in use"), capital(in_use_in_words(project, today))),
            (_("Next date"), next_date),
            (_("Core task"), project.core_task),
        )
    )
    if rows:
        yield Facts(rows)


def _start(project: Project, toolkit: Toolkit | None) -> Iterator[DocumentBlock]:
    """Where it starts, as the leader says, and what their answers to the guide say."""
    placed = placement(toolkit.guide, project.replies) if toolkit else Placement(None, ())
    asked = ((question.prompt, project.guide_notes.get(question.id, "")) for question in (toolkit.guide if toolkit else ()))
    notes = known(asked)
    if project.start is None and placed.start is None and not notes:
        return
    said = f" {_(CASE_NAMES[project.start])}" if project.start else ""
    yield Heading(2, _("Must or can?") + said)
    if project.start is None:
        yield Paragraph(_("That isn't decided yet."))
    elif placed.start is None:
        yield Paragraph(_(STARTS[project.start]))
    if placed.start is not None:
        if placed.start != project.start:
            yield Paragraph(_("The answers in the guide point to {start}:").format(start=_(CASE_NAMES[placed.start]).lower()))
        yield Cards(tuple(_reasons(placed)), "pair")
    if notes:
        yield Table((_("Question"), _("Note")), notes)


def _reasons(placed: Placement) -> Iterator[Card]:
    for start, because in _BECAUSE.items():
        if why := " ".join(pull.why for pull in placed.reasons if pull.to == start):
            yield Card(_(because), why)


def _chain(project: Project) -> Iterator[DocumentBlock]:
    links = tuple(Card(link.title.strip(), link.text) for link in project.chain if link.text.strip())
    if links:
        yield Heading(2, _("From the initiative to the citizen"))
        yield Cards(links, "chain", numbered=True)


def _watched(project: Project, toolkit: Toolkit | None) -> Iterator[DocumentBlock]:
    """The lines that there is something to say of; those in place are named, and the others are counted."""
    groups = watch_list(toolkit, project.start) if toolkit else []
    if not groups:
        return
    yield Heading(2, f"{_('What to watch')}: {how_far(groups, project)}")
    each_known = [(line, project.watched.get(line.id, Watched())) for group in groups for line in group.lines]
    rows: list[tuple[Cell, ...]] = []
    in_place = []
    for line, each in each_known:
        if each == Watched("done"):
            in_place.append(line.text.rstrip("."))
        elif each != Watched():
            rows.append((line.text, Status(_SHAPES[each.state], _(STATE_WORDS[each.state])), each.note))
    if rows:
        yield Table((_("Point"), _("Status"), _("Note")), tuple(rows))
    told = [_("In place: {points}.").format(points="; ".join(in_place))] if in_place else []
    rest = len(each_known) - len(rows) - len(in_place)
    if rest:
        told.append(ngettext("{n} point isn't looked at yet.", "{n} points aren't looked at yet.", rest).format(n=rest))
    if told:
        yield Caption(" ".join(told))


def _ahead(dates: Sequence[tuple[date, str]], today: date) -> Iterator[DocumentBlock]:
    if dates:
        yield Heading(2, _("Dates"))
        yield Cards(tuple(Card(short_day(day, today), what) for day, what in dates[:_NEXT]), "days")


def _agreements(commitments: Sequence[Commitment]) -> Iterator[DocumentBlock]:
    if commitments:
        yield Heading(2, _("Agreements"))
        yield Bullets(tuple(_agreement(each) for each in commitments))


def _agreement(each: Commitment) -> str:
    said = capital(in_words(each)) or title_of(each)
    day = day_of(each.look_back)
    if each.outcome is None and day is not None:
        return _("{agreement} (look back {day})").format(agreement=said, day=long_day(day))
    return said
