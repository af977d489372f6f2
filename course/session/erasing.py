"""Erasing for good: what is asked before, and that nothing offers afterwards to bring it back."""

from __future__ import annotations

from pathlib import Path

from course.locale import _, ngettext
from course.session.session import Session
from course.session.undo import Entries
from course.tools.naming import title_of
from course.tools.project import Project
from course.tools.repository import Work


def question_about(session: Session, work: Work) -> str:
    """What is asked before a piece of the leader's own work is erased; of a project also that what belongs to it stays."""
    asked = _("Erase “{title}” for good, with all its versions, in the backups, too?").format(title=title_of(work))
    return f"{asked} {staying(session, work.id)}".rstrip() if isinstance(work, Project) else asked


def staying(session: Session, project_id: str) -> str:
    """That the tools of a project stay when it goes; nothing where there are none."""
    tools = len(session.works.tools_of(project_id))
    return ngettext("Its tool stays.", "Its {n} tools stay.", tools).format(n=tools) if tools else ""


def erase(session: Session, entries: Entries | None) -> list[Path]:
    """Erases entries with all their versions, here, in the backups and on the other machines.

    Args:
        session: What the leader is at.
        entries: Each by its table and its id; None erases the whole journal.

    Returns:
        Files that may still hold something of it.

    Raises:
        JournalError: Not all of it could be erased, and it can be tried again.
    """
    journal = session.journal
    if entries is None:
        left = journal.forget_everything()
        session.undo.clear()
        return left
    left = []
    for table, entry_id in entries:
        left += journal.forget(table, entry_id)
        session.undo.erased((table, entry_id))
    return left
