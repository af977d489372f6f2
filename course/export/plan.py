"""A communication plan as a document: to read from, to print, to send to the one who tells it."""

from __future__ import annotations

from collections.abc import Iterator

from course.export.document import Beside, Caption, Card, Cards, Document, DocumentBlock, Heading, Quote, SimpleBlock, Table
from course.export.parts import headed, nothing_yet, one_line
from course.locale import _
from course.locale.dates import long_day
from course.tools.iso import day_of
from course.tools.plan import KIND, Message, MessagePlan, by_day


def plan_document(plan: MessagePlan, project: str = "") -> Document:
    """The plan; what is not written yet is left out, and so is what is missing.

    Args:
        plan: The plan.
        project: The name of the project it belongs to; empty for none.
    """
    title = one_line(plan.title)
    blocks = tuple(_blocks(plan, "" if one_line(project) == title else one_line(project)))
    return Document(
        title or _("Communication plan"),
        blocks or (nothing_yet(_(KIND.names.heading)),),
        landscape=True,
        layout="sheet",
        above=_("Communication plan") if title else "",
    )


def _blocks(plan: MessagePlan, project: str) -> Iterator[DocumentBlock]:
    if project:
        yield Caption(_("Project: {name}").format(name=project))
    told = ((_("Why"), plan.why), (_("The story of the day after"), plan.story))
    parts: list[tuple[SimpleBlock, ...]] = [(Heading(2, name), Quote(text)) for name, text in told if text.strip()]
    if len(parts) > 1:
        yield Beside(tuple(parts))
    else:
        yield from (block for part in parts for block in part)
    steps = tuple(step.text for step in plan.steps if step.text.strip())
    if steps:
        yield Heading(2, _("The steps"))
        yield Cards(tuple(map(_step, steps)), "steps", numbered=True)
    if plan.drawing.strip():
        yield Heading(2, _("The drawing with few words"))
        yield Quote(plan.drawing)
    rows = tuple(_row(each) for each in by_day(plan).messages if any(_texts(each)))
    if rows:
        yield Heading(2, _("Who hears what"))
        yield Table((_("Who"), _("What they hear"), _("From whom"), _("Where"), _("When")), rows)


def _step(text: str) -> Card:
    """A step with what stands before its colon above it: when it is, mostly."""
    head, rest = headed(text)
    return Card(head, rest) if rest else Card("", text.strip())


def _texts(message: Message) -> tuple[str, ...]:
    return tuple(text.strip() for text in (message.group, message.what, message.sender, message.where, message.day))


def _row(message: Message) -> tuple[str, ...]:
    """A message's cells; a day that can't be read stands as it was written."""
    day = day_of(message.day)
    return (*_texts(message)[:-1], long_day(day) if day else message.day.strip() or _("not agreed yet"))
