"""All the leader's work in one place, and how the pieces belong together."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from msgspec.structs import replace

from course.journal.private import Address
from course.journal.store import Journal
from course.locale import _
from course.tools import project, registry
from course.tools.commitment import Commitment
from course.tools.project import Project, project_title
from course.tools.repository import Repository, Tool, Work

W = TypeVar("W", bound=Work)

Belonging = tuple[list[Tool], list[Commitment]]
"""A project's tools and its agreements, oldest first."""


class Repositories:
    """The repositories of every kind of work.

    Args:
        journal: The journal.
        hidden: What isn't to be seen in it, by table and id: it is as if it had never been there.
    """

    def __init__(self, journal: Journal, hidden: Collection[Address] = ()) -> None:
        kinds = registry.KINDS
        self._by_table: dict[str, Repository[Any]] = {
            k.table: _PartOfThem(journal, k.table, k.struct, hidden) if hidden else Repository(journal, k.table, k.struct)
            for k in kinds
        }

    def of(self, struct: type[W]) -> Repository[W]:
        """The repository of one kind, by its type."""
        return self._by_table[registry.of(struct).table]

    def get(self, table: str, work_id: str) -> Work | None:
        """A piece of work of any kind; None where it is gone."""
        there = self._by_table.get(table)
        return there.get(work_id) if there is not None else None

    def every(self) -> tuple[Repository[Any], ...]:
        """All repositories, the projects' first."""
        return tuple(self._by_table.values())

    def tools(self) -> list[Tool]:
        """Every tool that was made, a kind at a time."""
        kinds = (kind for kind in registry.KINDS if issubclass(kind.struct, Tool))
        return [tool for kind in kinds for tool in self._by_table[kind.table].all()]

    def tools_of(self, project_id: str) -> list[Tool]:
        """The tools made for a project, oldest first; they stay when the project is deleted."""
        return sorted((tool for tool in self.tools() if tool.project == project_id), key=_made)

    def belonging(self, project_id: str) -> Belonging:
        """What belongs to one project."""
        return self.belongings().get(project_id, ([], []))

    def belongings(self) -> dict[str, Belonging]:
        """What belongs to each project that has something: its tools, and the agreements that grew out of it or of them."""
        found: dict[str, Belonging] = {}
        home: dict[tuple[str, str], str] = {}
        for tool in sorted(self.tools(), key=_made):
            if tool.project:
                found.setdefault(tool.project, ([], []))[0].append(tool)
                home[registry.of(tool).table, tool.id] = tool.project
        for each in self.of(Commitment).all():
            if each.source:
                table, source_id = each.source.table, each.source.id
                project_id = source_id if table == project.TABLE else home.get((table, source_id))
                if project_id:
                    found.setdefault(project_id, ([], []))[1].append(each)
        return found

    def project_name(self, project_id: str) -> tuple[str, bool] | None:
        """What a project is called and whether it is there.

        Returns:
            Its name, which may be empty, and False where it was deleted; None where nothing is known of it any more.
        """
        there = self.of(Project).get(project_id)
        if there is not None:
            return there.name, True
        return next(((gone.name, False) for gone in self.of(Project).deleted() if gone.id == project_id), None)

    def project_in_words(self, project_id: str, letters: int | None = None) -> str:
        """The project that something belongs to, as whatever names it says it: one that was deleted is named, and said to be so.

        Args:
            project_id: The project's id; empty for none.
            letters: How many letters of its name there is room for.

        Returns:
            Empty where it belongs to none, or nothing is known of the project any more.
        """
        known = self.project_name(project_id) if project_id else None
        if known is None:
            return ""
        name = project_title(known[0])
        if letters is not None and len(name) > letters:
            name = f"{name[: letters - 1].rstrip()}…"
        return name if known[1] else _("{project} (deleted)").format(project=name)


class _PartOfThem(Repository[W]):
    """The work of one kind without what is hidden: nothing of it is there, and nothing names what is hidden elsewhere.

    Args:
        journal: The journal.
        table: The table that holds the kind.
        kind: Its type.
        hidden: What isn't to be seen, by table and id.
    """

    def __init__(self, journal: Journal, table: str, kind: type[W], hidden: Collection[Address]) -> None:
        super().__init__(journal, table, kind)
        self._hidden = hidden

    def all(self) -> list[W]:
        """Everything that may be seen, oldest first."""
        return self._seen(super().all())

    def get(self, work_id: str) -> W | None:
        """One piece of work, or None where it is gone or hidden."""
        found = super().get(work_id)
        return next(iter(self._seen([found])), None) if found is not None else None

    def deleted(self) -> list[W]:
        """What was deleted, as far as it may be seen."""
        return self._seen(super().deleted())

    def _seen(self, works: list[W]) -> list[W]:
        return [self._without_names(work) for work in works if (self.table, work.id) not in self._hidden]

    def _without_names(self, work: W) -> W:
        if isinstance(work, Commitment) and work.source and (work.source.table, work.source.id) in self._hidden:
            return replace(work, source=None)
        if isinstance(work, Tool) and (project.TABLE, work.project) in self._hidden:
            return replace(work, project="")
        return work


def _made(work: Work) -> str:
    return work.id  # ids sort by when they were given
