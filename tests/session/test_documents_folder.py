"""The folder in which documents are proposed to lie."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

from course.session.documents_folder import FOLDER, NoFolder, documents_folder, own_documents_folder, set_documents_folder
from course.session.session import Session
from tests.session.leader import reflect


@pytest.mark.parametrize("error", [PermissionError(13, "x"), configparser.MissingSectionHeaderError("x", 1, "y")])
def test_without_a_folder_for_documents_it_is_proposed_at_home(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse() -> Path:
        raise error

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_documents_path", refuse)
    assert documents_folder(session) == tmp_path
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Findes ikke")
    assert documents_folder(session) == tmp_path


def test_the_leader_can_set_another_one(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    mine = tmp_path / "Mine dokumenter æøå"
    mine.mkdir()
    set_documents_folder(session, " ~/Mine dokumenter æøå ")
    assert documents_folder(session) == mine
    mine.rmdir()
    assert documents_folder(session) != mine, "a drive that isn't there is asked for nothing"
    set_documents_folder(session, "  ")
    assert own_documents_folder(session) is None


def test_it_is_this_computers_own(session: Session, tmp_path: Path) -> None:
    old, new = tmp_path / "gammel", tmp_path / "ny"
    old.mkdir()
    new.mkdir()
    session.records.save_setting(FOLDER, str(old))
    assert documents_folder(session) == old, "what was set before it was noted here"
    set_documents_folder(session, str(new))
    assert documents_folder(session) == new
    assert session.records.setting(FOLDER) == str(old), "nothing of it goes to another computer"
    set_documents_folder(session, "")
    assert documents_folder(session) != old


@pytest.mark.parametrize("typed", ["/findes/ikke", "~ingen-bruger-her/x", "a\0b", "\ud800", __file__])
def test_what_is_no_folder_is_refused_and_nothing_changes(session: Session, typed: str) -> None:
    with pytest.raises(NoFolder):
        set_documents_folder(session, typed)
    assert own_documents_folder(session) is None


def test_the_journals_own_folder_is_none_for_documents(session: Session) -> None:
    reflect(session, 0, "Mine ord.")
    with pytest.raises(NoFolder, match="dagbogs egen mappe"):
        set_documents_folder(session, str(session.journal.home))
