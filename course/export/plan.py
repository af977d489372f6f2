"""A communication plan as a document: to read from, to print, to send to the one who tells it."""

from __future__ import annotations

from collections.abc import Iterator

from course.export.document import Bullets, Caption, Document, DocumentBlock, Heading, Quote, Table
from course.locale import _
from course.locale.dates import long_day
from course.tools.iso import day_of
from course.tools.plan import Message, MessagePlan


def plan_document(plan: MessagePlan, project: str = "") -> Document:
    """The plan; what is not written yet is left out, and so is what is missing.

    Args:
        plan: The plan.
        project: The name of the project it belongs to; empty for none.
    """
    title = " ".join(plan.title.split()) or _("Communication plan")
    return Document(title, tuple(_blocks(plan, " ".join(project.split()))), landscape=True)


def _blocks(plan: MessagePlan, project: str) -> Iterator[DocumentBlock]:
    if project:
        yield Caption(_("Project: {name}").format(name=project))
    if plan.why.strip():
        yield Heading(2, _("Why are we to do it?"))
        yield Quote(plan.why)
    if plan.story.strip():
        yield Heading(2, _("The story of the day after"))
        yield Quote(plan.story)
    steps = tuple(step.text.strip() for step in plan.steps if step.text.strip())
    if steps:
        yield Heading(2, _("The change in simple steps"))
        yield Bullets(steps, numbered=True)
    if plan.drawing.strip():
        yield Heading(2, _("The drawing with few words"))
        yield Quote(plan.drawing)
    rows = tuple(row for row in map(_row, plan.messages) if any(row))
    if rows:
        yield Heading(2, _("Who hears what"))
        yield Table((_("Who"), _("What they hear"), _("From whom"), _("Where"), _("When")), rows)


def _row(message: Message) -> tuple[str, ...]:
    """A message's cells; a day that can't be read stands as it was written."""
    day = day_of(message.day)
    texts = message.group, message.what, message.sender, message.where, long_day(day) if day else message.day
    return tuple(text.strip() for text in texts)
