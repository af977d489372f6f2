"""The paths that a leader took through a scenario, each kept from its first choice on; replaying one begins another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct

from course.journal.entry import Entry
from course.journal.kinds import PATHS
from course.journal.store import Journal
from course.journal.text import readable


class Decision(Struct, frozen=True):
    """One choice as it was made."""

    fork: str
    choice: str
    text: str
    """What the choice said then."""


class ScenarioPath(Struct, frozen=True):
    """One way through a scenario, as far as it was gone."""

    id: str
    lesson: str
    step: str
    title: str
    """What the scenario was called then."""
    decisions: tuple[Decision, ...]
    ending: str
    """The id of the ending that was reached; empty where none was."""
    ending_title: str
    """What that was called then."""
    created: datetime
    changed: datetime


def paths(journal: Journal) -> list[ScenarioPath]:
    """All paths, oldest first; what can't be read of another program's is left out."""
    found = (_path(entry) for entry in journal.table(PATHS))
    return sorted((path for path in found if path is not None), key=lambda path: path.id)


def deleted_paths(journal: Journal) -> list[ScenarioPath]:
    """The paths that were deleted and can be brought back, newest first."""
    found = (_path(entry) for entry in journal.deleted(PATHS))
    return sorted((path for path in found if path is not None), key=lambda path: path.id, reverse=True)


def save_path(journal: Journal, path: ScenarioPath) -> str:
    """Keeps a path as it is now; one without an id is a new one. Returns its id.

    Raises:
        SaveFailed: It isn't kept.
    """
    fields: dict[str, Any] = {
        "lesson": path.lesson,
        "step": path.step,
        "title": path.title,
        "path": [{"fork": each.fork, "choice": each.choice, "text": each.text} for each in path.decisions],
    }
    if path.ending:
        fields |= {"ending": path.ending, "ending_title": path.ending_title}
    table = journal.table(PATHS)
    if not path.id:
        return table.insert(fields)
    return table.upsert(Entry({**(table.get(doc_id=path.id) or {}), **fields}, path.id))[0]


def _path(entry: Entry) -> ScenarioPath | None:
    lesson, step, decisions = entry.get("lesson"), entry.get("step"), entry.get("path")
    if not (isinstance(lesson, str) and isinstance(step, str) and isinstance(decisions, list)):
        return None
    made = tuple(decision for each in decisions if (decision := _decision(each)) is not None)
    title, ending, ending_title = (_text(entry.get(name)) for name in ("title", "ending", "ending_title"))
    return ScenarioPath(entry.doc_id, lesson, step, title, made, ending, ending_title, entry.created, entry.changed)


def _decision(held: Any) -> Decision | None:
    match held:
        case {"fork": str(fork), "choice": str(choice), "text": str(text)}:
            return Decision(fork, choice, readable(text))
    return None


def _text(value: Any) -> str:
    return readable(value) if isinstance(value, str) else ""
