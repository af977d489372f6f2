"""A kind of work that the program doesn't have: what it takes to have one more."""

from __future__ import annotations

from msgspec import Struct

from course.tools.kind import Names, WorkKind, own_title
from course.tools.repository import Tool


class Said(Struct, frozen=True):
    id: str
    text: str = ""
    mood: str = ""


class Talk(Tool, frozen=True, kw_only=True):
    said: tuple[Said, ...] = ()
    day: str = ""


TALK: WorkKind[Talk] = WorkKind(
    table="talks",
    struct=Talk,
    names=Names(title="MUS-samtale", short="Samtale", noun="samtale", heading="Mine samtaler", about="Et kvarter."),
    wordless=frozenset({"day", "mood"}),
    new=lambda _toolkit, project: Talk(project=project),
    title_of=own_title,
    name_of=own_title,
    facts=lambda talk: [f"{len(talk.said)} ord"],
    day=lambda talk: talk.day,
    due=lambda talk: [(talk.day, "samtale {day}")],
)
