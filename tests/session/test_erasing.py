"""Erasing for good: the leader's own work of every kind as well as texts, and what undo offers afterwards."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.journal.backup import backup_when_due
from course.journal.errors import NoSuchVersion
from course.session.erasing import erase, question_about
from course.session.session import Session
from course.session.works import new_work
from course.tools import registry
from course.tools.board import Board
from course.tools.project import Project
from tests.session.leader import reflect, works_in

SECRET = "Det om Åse"


def holding(home: Path) -> list[Path]:
    """The files that say something of it, packed or not."""
    files = [file for file in home.rglob("*") if file.is_file()]
    return [file for file in files if SECRET.encode() in (gzip.decompress if file.suffix == ".gz" else bytes)(file.read_bytes())]


@pytest.mark.parametrize("table", registry.tables())
@pytest.mark.parametrize("deleted", [False, True])
def test_work_is_gone_from_every_file_and_nothing_brings_it_back(session: Session, home: Path, table: str, deleted: bool) -> None:
    works = works_in(session, table)
    made = new_work(session, table)
    name = next(field for field in ("name", "title", "action") if hasattr(made, field))
    work = works.save(replace(made, **{name: SECRET}))
    works.save(replace(work, **{name: "Noget andet"}))
    assert backup_when_due(session.journal)
    if deleted:
        session.delete([(table, work.id)])
    assert len(holding(home)) == 2
    assert erase(session, [(table, work.id)]) == []
    assert holding(home) == []
    assert (works.all(), works.deleted(), session.undo.last()) == ([], [], None)
    with pytest.raises(NoSuchVersion):
        erase(session, [(table, work.id)])


def test_what_was_deleted_with_it_still_comes_back(session: Session) -> None:
    written = ("reflections", reflect(session, 0, "Mine ord.").id or "")
    board = ("boards", works_in(session, "boards").save(Board(title=SECRET)).id)
    session.delete([written, board])
    erase(session, [board])
    assert session.undo.last() == [written]
    erase(session, None)
    assert session.undo.last() is None
    assert not session.journal.tables()


def test_the_question_names_it_and_says_what_stays(session: Session) -> None:
    project = works_in(session, "projects").save(Project(name="Ny telefoni"))
    board = works_in(session, "boards").save(Board(title="Reception", project=project.id))
    assert question_about(session, board) == ("Vil du slette »Reception« for altid med alle udgaver, også i sikkerhedskopierne?")
    assert question_about(session, project).endswith("sikkerhedskopierne? Redskabet, der hører til, bliver liggende.")
