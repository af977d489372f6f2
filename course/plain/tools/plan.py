"""Tool 3, the communication plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from course.locale import _
from course.plain.tools.fields import Field, Rows, attribute
from course.plain.tools.rehearsal import rehearse
from course.plain.tools.sheet import Does, Sheet
from course.plain.words import Choice
from course.session.routes import Route
from course.tools.plan import Message, MessagePlan, PlanStep, by_day, group_name, lacks
from course.tools.rows import new_id


def ask(sheet: Sheet[MessagePlan]) -> Route | None:
    """Tells how far the plan is, and asks for more."""
    return sheet.ask_all(lambda: _choices(sheet))


def _choices(sheet: Sheet[MessagePlan]) -> Iterator[Choice[Does]]:
    toolkit = sheet.session.course.toolkit
    asked = toolkit.plan if toolkit is not None else None
    yield sheet.field(Field("title", _("What it is about"), _("title, about")))
    yield sheet.field(Field("why", _("Why"), _("why"), asked.why if asked else "", "text"))
    yield sheet.field(Field("story", _("The day after"), _("story, day after"), asked.story if asked else "", "text"))
    yield sheet.rows(_steps(asked.steps if asked else ""))
    yield sheet.field(Field("drawing", _("A drawing"), _("drawing"), asked.drawing if asked else "", "text"))
    yield sheet.rows(_messages(sheet))
    yield Choice(_("Earliest message first"), lambda: _sort(sheet), _("sort, by day"))
    yield Choice(_("Rehearse aloud"), lambda: rehearse(sheet, asked.why if asked else ""), _("rehearse, aloud"))
    yield sheet.agree()
    missing = lacks(sheet.work, sheet.session.today())
    if missing:
        yield Choice(_("What is missing: {n}").format(n=len(missing)), lambda: sheet.dialogue.say(*missing), _("missing"))


def _steps(asked: str) -> Rows[PlanStep]:
    rows, put = attribute("steps")
    return Rows(
        text=_("The change in steps"),
        names=_("steps"),
        rows=rows,
        put=put,
        make=lambda steps: PlanStep(new_id(steps)),
        line=lambda _plan, step: step.text,
        fields=(Field("text", _("A step of the change"), ask=_("What happens in this step?")),),
        about=lambda _plan: asked,
    )


def _messages(sheet: Sheet[MessagePlan]) -> Rows[Message]:
    rows, put = attribute("messages")
    toolkit = sheet.session.course.toolkit
    hints = {group.id: group.hint for group in toolkit.plan.groups} if toolkit is not None else {}

    def line(_plan: MessagePlan, message: Message) -> str:
        told = [message.what, message.sender, message.where, Field("day", "", kind="day").told(message)]
        said = ", ".join(" ".join(each.split()) for each in told if each.strip())
        return f"{group_name(message)}: {said or _('nothing yet')}"

    def tell_hint(there: Sheet[Any], row: str) -> None:
        there.dialogue.say(hints.get(row) or _("There is no hint for them."))

    return Rows(
        text=_("Who hears what"),
        names=_("messages, groups"),
        rows=rows,
        put=put,
        make=lambda messages: Message(new_id(messages)),
        line=line,
        fields=(
            Field("group", _("Who"), _("who, group"), _("Who is to hear of it?")),
            Field("what", _("What"), _("what"), _("What are they to hear?"), "text"),
            Field("sender", _("From whom"), _("from, sender"), _("From whom?")),
            Field("where", _("Where"), _("where"), _("Where do they hear it?")),
            Field("day", _("Day"), _("day"), _("Which day?"), "day"),
        ),
        also=((_("What they mostly want to know"), _("hint"), tell_hint),),
    )


def _sort(sheet: Sheet[MessagePlan]) -> None:
    if sheet.door.try_to_save(lambda: sheet.draft.revise(by_day)):
        sheet.dialogue.say(_("Saved."))
