"""A shared folder on a drive that doesn't answer holds nobody up; one that is only slow is waited for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.journal import Journal, errand
from course.journal.errand import Errand


class Drive:
    """A drive that can die."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.alive = threading.Event()
        self.alive.set()
        self.asked = 0

    def look(self, path: Path) -> None:
        if path.is_relative_to(self.folder):
            self.asked += 1
            assert self.alive.wait(60)


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    drive = Drive(tmp_path / "share")
    drive.folder.mkdir()
    monkeypatch.setattr(errand, "PATIENCE", 0.05)
    for name in ("stat", "iterdir", "glob", "resolve", "exists", "is_dir", "open"):
        done = getattr(Path, name)

        def watched(path: Path, *arguments: object, done: object = done, **named: object) -> object:
            drive.look(path)
            return done(path, *arguments, **named)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, watched)
    yield drive
    drive.alive.set()


def texts(journal: Journal) -> list[str]:
    return sorted(entry["text"] for entry in journal.table("notes"))


def test_everything_goes_on_at_home_and_is_made_up_for(tmp_path: Path, drive: Drive) -> None:
    drive.alive.clear()
    journal = Journal(tmp_path / "one", drive.folder, "one")
    assert [trouble.key for trouble in journal.share_troubles] == ["share"]
    journal.table("notes").insert({"text": "a"})
    asked = drive.asked
    for _time in range(3):
        assert not journal.sync()
    assert drive.asked == asked, "the one that is stuck is enough"
    gone = journal.table("notes").insert({"text": "gone"})
    assert journal.forget("notes", gone) == []
    journal.close()
    drive.alive.set()
    other = Journal(tmp_path / "two", drive.folder, "two")
    Journal(tmp_path / "one", drive.folder, "one").close()
    other.sync()
    assert other.share_troubles == []
    assert texts(other) == ["a"]


def test_what_was_erased_meanwhile_goes_when_the_drive_is_back(tmp_path: Path, drive: Drive) -> None:
    journal = Journal(tmp_path / "one", drive.folder, "one")
    gone = journal.table("notes").insert({"text": "hemmelighed"})
    journal.sync()
    drive.alive.clear()
    assert journal.forget("notes", gone) == []
    assert journal.share_troubles
    drive.alive.set()
    Journal(tmp_path / "one", drive.folder, "one").close()
    Journal(tmp_path / "one", drive.folder, "one").close()
    assert b"hemmelighed" not in b"".join(file.read_bytes() for file in drive.folder.iterdir())


def test_work_that_gets_on_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "PATIENCE", 0.05)
    pause = threading.Event()

    def slowly(self: Errand[str]) -> str:
        for _step in range(20):
            self.step()
            pause.wait(0.02)
        self.at_home = True
        pause.wait(0.3)
        self.at_home = False
        return "made"

    assert Errand(slowly).wait() == "made"


def test_a_fault_of_the_work_is_not_swallowed() -> None:
    def fails(_errand: Errand[None]) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Errand(fails).wait()
