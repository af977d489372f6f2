"""All the leader's work in one place, and how the pieces belong together."""

from __future__ import annotations

from typing import Any

from course.journal.store import Journal
from course.locale import _
from course.tools import board, commitment, plan, project, workshop
from course.tools.board import Board
from course.tools.commitment import Commitment
from course.tools.plan import MessagePlan
from course.tools.project import Project, project_title
from course.tools.repository import Shelf, Work
from course.tools.workshop import Workshop

Tool = Board | MessagePlan | Workshop
"""What is made for a project, or for none."""
Belonging = tuple[list[Tool], list[Commitment]]
"""A project's tools and its agreements, oldest first."""
_TABLES = {Board: board.TABLE, MessagePlan: plan.TABLE, Workshop: workshop.TABLE}


class Shelves:
    """The shelves of every kind of work.

    Args:
        journal: The journal.
    """

    def __init__(self, journal: Journal) -> None:
        self.projects = Shelf(journal, project.TABLE, Project)
        self.workshops = Shelf(journal, workshop.TABLE, Workshop)
        self.boards = Shelf(journal, board.TABLE, Board)
        self.plans = Shelf(journal, plan.TABLE, MessagePlan)
        self.commitments = Shelf(journal, commitment.TABLE, Commitment)

    def get(self, table: str, work_id: str) -> Work | None:
        """A piece of work of any kind; None where it is gone."""
        return next((shelf.get(work_id) for shelf in self.every() if shelf.table == table), None)

    def every(self) -> tuple[Shelf[Any], ...]:
        """All shelves, the projects' first."""
        return (self.projects, self.workshops, self.boards, self.plans, self.commitments)

    def tools(self) -> list[Tool]:
        """Every tool that was made, a kind at a time."""
        return [*self.workshops.all(), *self.boards.all(), *self.plans.all()]

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
                home[_TABLES[type(tool)], tool.id] = tool.project
        for each in self.commitments.all():
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
        there = self.projects.get(project_id)
        if there is not None:
            return there.name, True
        return next(((gone.name, False) for gone in self.projects.deleted() if gone.id == project_id), None)

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


def _made(work: Work) -> str:
    return work.id  # ids sort by when they were given
