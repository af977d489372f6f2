"""A digitalisation project of the leader's own: where it starts, what to watch in it, and the way to value for the citizen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from course.content.model import CASE_NAMES, Answer
from course.content.toolkit import GuideQuestion, Pull, Start, Toolkit, WatchGroup
from course.locale import N_, _
from course.tools.kind import Names, Way, WorkKind
from course.tools.repository import Work

TABLE = "projects"
IN_USE = N_("must be in use {day}")
"""What is said of its day."""

Reply: TypeAlias = Literal["yes", "no", "unknown"]
WatchState: TypeAlias = Literal["unseen", "started", "done", "trouble"]
"""How a line to watch stands: ikke set på, i gang, på plads, obs."""
STATE_WORDS: dict[WatchState, str] = {
    "unseen": N_("not looked at"),
    "started": N_("under way"),
    "done": N_("in place"),
    "trouble": N_("watch out"),
}
STATES = tuple(STATE_WORDS)


class Watched(Struct, frozen=True):
    """How one line of the watch list stands in a project."""

    state: WatchState = "unseen"
    note: str = ""


class ChainLink(Struct, frozen=True):
    """One step of the value chain."""

    id: str
    """Unique in its chain."""
    title: str = ""
    """What is asked for here, as the toolkit suggested it; a step of the leader's own has none."""
    text: str = ""
    """What it is in this project."""


class Project(Work, frozen=True, kw_only=True):
    """A project."""

    name: str = ""
    about: str = ""
    """What it is."""
    origin: str = ""
    """Who it comes from."""
    in_use: str = ""
    """The day it must be in use, as an ISO date; empty where there is none."""
    core_task: str = ""
    """The core task it touches."""
    start: Answer | None = None
    """Where the leader says it starts; None as long as they haven't said."""
    replies: dict[str, Reply] = {}
    """Their answers to the guide, by question."""
    guide_notes: dict[str, str] = {}
    """Their notes to the guide's questions, by question."""
    watched: dict[str, Watched] = {}
    """The watch list's lines that something is noted of, by line."""
    chain: tuple[ChainLink, ...] = ()
    """The value chain from the initiative to the citizen; empty as long as it is as suggested."""


class Placement(Struct, frozen=True):
    """What the answers to the guide say."""

    start: Answer | None
    """None as long as no answer says anything."""
    reasons: tuple[Pull, ...]
    """Why, in the guide's order."""


def placement(guide: Sequence[GuideQuestion], replies: Mapping[str, Reply]) -> Placement:
    """Places a project by its answers: where they point both ways it is both.

    Args:
        guide: The questions.
        replies: The answers, by question; those to questions that the guide no longer has don't matter.
    """
    pulls = {"yes": lambda question: question.yes, "no": lambda question: question.no}
    given = [pulls[reply](question) for question in guide if (reply := replies.get(question.id)) in pulls]
    reasons = tuple(pull for pull in given if pull is not None)
    starts = {pull.to for pull in reasons}
    if len(starts) == 2:
        return Placement("begge", reasons)
    return Placement(next(iter(starts), None), reasons)


def starts(start: Answer | None) -> tuple[Start, ...]:
    """The starting points whose lines a project is watched for."""
    if start is None:
        return ()
    return ("skal", "kan") if start == "begge" else (start,)


def watch_list(toolkit: Toolkit, start: Answer | None) -> list[WatchGroup]:
    """The booklet's watch list for a starting point, in the toolkit's order; for both, skal's comes first."""
    return [group for each in starts(start) for group in toolkit.watch if group.start == each]


def noted(
    watched: Mapping[str, Watched], line_id: str, *, state: WatchState | None = None, note: str | None = None
) -> dict[str, Watched]:
    """What is noted of the lines, with another state or another note of one; of a line as it was at first nothing is kept."""
    before = watched.get(line_id, Watched())
    after = Watched(before.state if state is None else state, before.note if note is None else note)
    others = {each: known for each, known in watched.items() if each != line_id}
    return others if after == Watched() else {**others, line_id: after}


def put_by(groups: Sequence[WatchGroup], watched: Mapping[str, Watched]) -> int:
    """How many lines something is noted of that aren't on a watch list: they belong to the other starting point."""
    listed = {line.id for group in groups for line in group.lines}
    return len(watched.keys() - listed)


def tally(groups: Sequence[WatchGroup], watched: Mapping[str, Watched]) -> dict[WatchState, int]:
    """How many lines of a watch list stand how."""
    counts: dict[WatchState, int] = dict.fromkeys(STATES, 0)
    for group in groups:
        for line in group.lines:
            counts[watched.get(line.id, Watched()).state] += 1
    return counts


def project_title(name: str) -> str:
    """What a project is called: its name on one line, or that it has none yet."""
    return " ".join(name.split()) or _("Project without a name")


def _facts(project: Project) -> list[str]:
    return [_(CASE_NAMES[project.start])] if project.start else []


KIND = WorkKind(
    table=TABLE,
    struct=Project,
    names=Names(
        title=N_("Project"),
        short=N_("Project"),
        noun=N_("project"),
        heading=N_("My projects"),
        about=N_("Where it comes from, and what to watch in it. About 10 min."),
    ),
    way=Way("project", N_("Go on with a project of your own: My projects")),
    wordless=frozenset({"start", "in_use", "replies", "state"}),
    new=lambda _toolkit, _project: Project(),
    title_of=lambda project: " ".join(project.name.split()),
    name_of=lambda project: project_title(project.name) if project.id else " ".join(project.name.split()),
    facts=_facts,
    day=lambda project: project.in_use,
    due=lambda project: [(project.in_use, IN_USE)],
)
