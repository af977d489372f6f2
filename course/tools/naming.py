"""What the leader's own work is called: each kind, and each piece of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from course.locale import N_, _
from course.tools import board, commitment, plan, project, workshop
from course.tools.board import Board
from course.tools.commitment import Commitment, commitment_title
from course.tools.plan import MessagePlan
from course.tools.project import Project, project_title
from course.tools.repository import Work
from course.tools.workshop import Workshop

KINDS = {
    project.TABLE: N_("Project"),
    workshop.TABLE: N_("The digital conversation"),
    board.TABLE: N_("Now and future"),
    plan.TABLE: N_("Communication plan"),
    commitment.TABLE: N_("Agreement with myself"),
}
"""What a piece of each kind is called, by the table that holds it."""


def kind_title(table: str) -> str:
    """What a piece of a kind is called."""
    return _(KINDS[table])


def table_of(work: Work) -> str:
    """The table that holds a piece of work."""
    match work:
        case Project():
            return project.TABLE
        case Workshop():
            return workshop.TABLE
        case Board():
            return board.TABLE
        case MessagePlan():
            return plan.TABLE
        case _:
            return commitment.TABLE


def title_of(work: Work) -> str:
    """What a piece of work is called, on one line; where it has no name yet, its kind and that."""
    match work:
        case Project():
            return project_title(work.name)
        case Board() if not work.title.strip() and work.target.strip():
            return _("Now and future for {target}").format(target=" ".join(work.target.split()))
        case Workshop() | Board() | MessagePlan():
            return " ".join(work.title.split()) or _("{kind} (no title yet)").format(kind=kind_title(table_of(work)))
        case Commitment():
            return commitment_title(work)
        case _:
            return ""


def name_of(work: Work) -> str:
    """What the leader calls a piece of work, on one line; empty as long as they call it nothing."""
    match work:
        case Project():
            return title_of(work) if work.id else " ".join(work.name.split())
        case Board():
            return " · ".join(" ".join(each.split()) for each in (work.title, work.target) if each.strip())
        case Workshop() | MessagePlan():
            return " ".join(work.title.split())
        case Commitment() if not (work.action.strip() or work.occasion.strip()):
            return ""
        case _:
            return title_of(work)


_NO_WORDS = {
    *("id", "created", "changed", "project", "commitment", "follows", "field", "kind", "start", "state", "outcome", "source"),
    *("day", "begins", "in_use", "look_back", "replies"),
}
"""What a piece of work holds besides words: ids, days, states."""


def words_of(work: Work) -> list[str]:
    """Every text in a piece of work that says something, besides its name, in its own order."""
    parts = {key: value for key, value in msgspec.to_builtins(work).items() if key not in {"name", "title"}}
    return [text for text in _texts(parts) if text.strip()]


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, each in value.items():
                if key not in _NO_WORDS:
                    yield from _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)
