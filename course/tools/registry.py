"""The one table of the leader's own kinds of work; another tool is another entry here, its module and its screen."""

from __future__ import annotations

from typing import Any

from course.tools import board, commitment, plan, project, talk, workshop
from course.tools.kind import WorkKind
from course.tools.repository import Tool, Work

KINDS: tuple[WorkKind[Any], ...] = (project.KIND, workshop.KIND, board.KIND, plan.KIND, talk.KIND, commitment.KIND)
"""All of them, in the order in which they are shown."""


def tables() -> tuple[str, ...]:
    """The tables that hold them."""
    return tuple(kind.table for kind in KINDS)


def tool_kinds() -> tuple[WorkKind[Tool], ...]:
    """Those that are made for a project: the tools."""
    return tuple(kind for kind in KINDS if issubclass(kind.struct, Tool))


def at(table: str) -> WorkKind[Any]:
    """The kind that a table holds."""
    return _the(table, [kind for kind in KINDS if kind.table == table])


def of(work: Work | type[Work]) -> WorkKind[Any]:
    """The kind of a piece of work, or of a type."""
    struct = work if isinstance(work, type) else type(work)
    return _the(struct, [kind for kind in KINDS if kind.struct is struct])


def led_to(tool: str) -> WorkKind[Any]:
    """The kind that the lessons call so."""
    return _the(tool, [kind for kind in KINDS if kind.way is not None and kind.way.tool == tool])


def _the(asked: object, found: list[WorkKind[Any]]) -> WorkKind[Any]:
    if not found:
        raise LookupError(f"no kind of work: {asked}")
    return found[0]
