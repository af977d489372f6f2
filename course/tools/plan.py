"""Tool 3: why, the story of the day after, the change in simple steps, and who hears what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from course.content.toolkit import Toolkit
from course.locale import N_, _
from course.tools.iso import day_of
from course.tools.kind import Names, Way, WorkKind, own_title
from course.tools.repository import Tool
from course.tools.rows import found, moved, new_id, rewritten, without

TABLE = "plans"
_LONG = 40
"""Letters of a group's name that a sentence about it has room for."""

MissingPlace: TypeAlias = Literal["why", "story", "steps", "messages"]
"""A part of a plan."""


class Message(Struct, frozen=True):
    """What one group is to hear."""

    id: str
    """Unique in its plan."""
    group: str = ""
    what: str = ""
    sender: str = ""
    """From whom."""
    where: str = ""
    day: str = ""
    """As an ISO date; empty where none is set."""


class PlanStep(Struct, frozen=True):
    """One step of the change."""

    id: str
    """Unique in its plan."""
    text: str = ""


class MessagePlan(Tool, frozen=True, kw_only=True):
    """A communication plan."""

    why: str = ""
    story: str = ""
    """The day after, told as a story."""
    steps: tuple[PlanStep, ...] = ()
    """The change in simple steps."""
    drawing: str = ""
    """The idea of a drawing with few words."""
    messages: tuple[Message, ...] = ()


class Missing(Struct, frozen=True):
    """One thing that a plan lacks."""

    text: str
    """In a sentence."""
    place: MissingPlace
    """Where it can be mended."""
    message: str = ""
    """The id of the message it is about; empty for anything else."""
    field: str = ""
    """What of the message it is about."""


def new_plan(toolkit: Toolkit, title: str = "", project: str = "") -> MessagePlan:
    """A plan to begin with: the groups that are suggested, none of which hears anything yet."""
    messages = tuple(Message(group.id, group.name) for group in toolkit.plan.groups)
    return MessagePlan(title=title, project=project, messages=messages)


def missing(plan: MessagePlan, today: date) -> list[Missing]:
    """What a plan lacks, in its own order, each thing once; nothing of it keeps anything from being saved."""
    told: dict[str, Missing] = {}
    for each in (*_untold(plan), *_about_messages(plan.messages, today)):
        told.setdefault(each.text, each)
    return list(told.values())


def lacks(plan: MessagePlan, today: date) -> list[str]:
    """The same as sentences alone."""
    return [each.text for each in missing(plan, today)]


def _untold(plan: MessagePlan) -> Iterator[Missing]:
    """What is missing of the change itself."""
    if not plan.why.strip():
        yield Missing(_("It doesn't say yet why you are to do it."), "why")
    if not plan.story.strip():
        yield Missing(_("The story of the day after isn't told yet."), "story")
    if not any(step.text.strip() for step in plan.steps):
        yield Missing(_("The change has no steps yet."), "steps")


def _about_messages(messages: Sequence[Message], today: date) -> Iterator[Missing]:
    if not messages:
        yield Missing(_("Nobody is to hear of it yet: there are no groups."), "messages")
    for message in messages:
        for field, text in _about_message(message, today):
            yield Missing(text.format(group=group_name(message)), "messages", message.id, field)


def _about_message(message: Message, today: date) -> Iterator[tuple[str, str]]:
    """What one group's message lacks, and in which field. As long as there is no message, nobody asks who says it and where."""
    if not message.group.strip():
        yield "group", _("One of the groups has no name yet.")
        return
    if not message.what.strip():
        yield "what", _("{group}: there is no message yet.")
    else:
        if not message.sender.strip():
            yield "sender", _("{group}: it isn't said yet who tells them.")
        if not message.where.strip():
            yield "where", _("{group}: it isn't said yet where they hear it.")
        if not message.day.strip():
            yield "day", _("{group}: there is no date yet.")
    day = day_of(message.day)
    if day is not None and day < today:
        yield "day", _("{group}: the date is in the past.")
    elif day is None and message.day.strip():
        yield "day", _("{group}: the date can't be read as a day.")


def group_name(message: Message) -> str:
    """What a group is called in a sentence: its name on one line, shortened, or that it has none."""
    name = " ".join(message.group.split())
    if not name:
        return _("A group without a name")
    return name if len(name) <= _LONG else f"{name[:_LONG].rstrip()}…"


# What is done to the messages and the steps. Another window may have taken some of them meanwhile.


def added(plan: MessagePlan) -> tuple[MessagePlan, Message]:
    """The plan with a group of the leader's own at the end, still without a name, and that group."""
    new = Message(new_id(plan.messages), "")
    return replace(plan, messages=(*plan.messages, new)), new


def with_message(plan: MessagePlan, message_id: str, **fields: str) -> MessagePlan:
    """The plan with other words in a message; one that is gone comes back for them, last."""
    there = plan.messages if found(plan.messages, message_id) else (*plan.messages, Message(message_id, ""))
    return replace(plan, messages=rewritten(there, message_id, **fields))


def with_step(plan: MessagePlan, step_id: str, text: str) -> MessagePlan:
    """The plan with another text in a step; one that isn't there (any more) comes last."""
    there = plan.steps if found(plan.steps, step_id) else (*plan.steps, PlanStep(step_id, ""))
    return replace(plan, steps=rewritten(there, step_id, text=text))


def without_step(plan: MessagePlan, step_id: str) -> MessagePlan:
    """The plan without a step."""
    return replace(plan, steps=without(plan.steps, step_id))


def step_moved(plan: MessagePlan, step_id: str, to: int) -> MessagePlan:
    """The plan with a step at another place, from 0; beyond the ends it is first or last."""
    return replace(plan, steps=moved(plan.steps, step_id, to))


def by_day(plan: MessagePlan) -> MessagePlan:
    """The plan with the earliest message first; those without a day keep their order, last."""
    return replace(plan, messages=tuple(sorted(plan.messages, key=lambda each: day_of(each.day) or date.max)))


def next_message(plan: MessagePlan, today: date) -> Message | None:
    """The message that is due next, today or later; None where no day is set."""
    coming = [(day, number) for number, each in enumerate(plan.messages) if (day := day_of(each.day)) and day >= today]
    return plan.messages[min(coming)[1]] if coming else None


def _new(toolkit: Toolkit | None, project: str) -> MessagePlan:
    return new_plan(toolkit, project=project) if toolkit is not None else MessagePlan(project=project)


KIND = WorkKind(
    table=TABLE,
    struct=MessagePlan,
    names=Names(
        title=N_("Communication plan"),
        short=N_("Plan"),
        noun=N_("plan"),
        heading=N_("Communication plan"),
        about=N_("Why, the day after, and who hears what from whom. About 20 min."),
    ),
    way=Way("plan", N_("Use the tool on your own project: Communication plan")),
    wordless=frozenset({"day"}),
    new=_new,
    title_of=own_title,
    name_of=own_title,
    due=lambda plan: [(message.day, N_("somebody is to hear of it {day}")) for message in plan.messages],
)
