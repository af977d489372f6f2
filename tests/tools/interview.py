"""A kind of work that the program doesn't have: what it takes to have one more."""

from __future__ import annotations

from msgspec import Struct

from course.tools.kind import Names, WorkKind, own_title
from course.tools.repository import Tool


class Said(Struct, frozen=True):
    id: str
    text: str = ""
    mood: str = ""


class Interview(Tool, frozen=True, kw_only=True):
    said: tuple[Said, ...] = ()
    day: str = ""


INTERVIEW: WorkKind[Interview] = WorkKind(
    table="interviews",
    struct=Interview,
    names=Names(title="MUS-samtale", short="Samtale", noun="samtale", heading="Mine samtaler", about="Et kvarter."),
    wordless=frozenset({"day", "mood"}),
    new=lambda _toolkit, project: Interview(project=project),
    title_of=own_title,
    name_of=own_title,
    facts=lambda interview: [f"{len(interview.said)} ord"],
    day=lambda interview: interview.day,
    due=lambda interview: [(interview.day, "samtale {day}")],
)
