"""What a program that was killed had begun to write goes, and nobody else's file with it."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from course.journal import Journal, disk
from course.journal.backup import backup, backup_when_due
from course.journal.home import BACKUPS, LOG

WORD = "hemmelighed"


@pytest.fixture
def journal(home: Path) -> Journal:
    journal = Journal(home)
    journal.table("notes").insert({"text": WORD})
    journal.table("notes").insert({"text": "andet"})
    return journal


def holding(folder: Path) -> list[str]:
    """The files that still say the word."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if WORD.encode() in (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content):
                found.append(file.name)
    return found


def killed(home: Path, target: Path) -> None:
    """A backup that is killed when all is written, before it gets its name."""
    asked = """
import os, sys
from pathlib import Path
from course.journal import Journal, disk
from course.journal.backup import backup
journal = Journal(Path(sys.argv[1]))
disk.sync = lambda handle: os._exit(9)
Path(sys.argv[2]).parent.mkdir(exist_ok=True)
backup(journal, Path(sys.argv[2]))
"""
    said = subprocess.run([sys.executable, "-c", asked, str(home), str(target)], check=False, capture_output=True)
    assert said.returncode == 9, said.stderr


def test_forgetting_leaves_nothing_in_a_backup_that_was_killed(journal: Journal) -> None:
    killed(journal.home, journal.home / BACKUPS / "journal-2026-01-31.jsonl.gz")
    (journal.home / BACKUPS / "journal-2026-01-30.jsonl.gz.new").write_bytes(gzip.compress(WORD.encode()))
    (journal.home / f"{LOG}.new").write_bytes(WORD.encode())
    assert len(holding(journal.home)) == 4
    assert journal.forget("notes", journal.table("notes").all()[0].doc_id) == []
    assert holding(journal.home) == []
    assert [entry["text"] for entry in Journal(journal.home).table("notes")] == ["andet"]


def test_the_next_opening_clears_it_away(journal: Journal) -> None:
    killed(journal.home, journal.home / BACKUPS / "journal-2026-01-31.jsonl.gz")
    assert len(list((journal.home / BACKUPS).iterdir())) == 1
    with journal.storage.log.alone():
        Journal(journal.home)
    assert len(list((journal.home / BACKUPS).iterdir())) == 1, "somebody is at work, perhaps on just this"
    Journal(journal.home)
    assert list((journal.home / BACKUPS).iterdir()) == []


def test_elsewhere_only_what_is_old_goes_and_nothing_of_others(journal: Journal, tmp_path: Path) -> None:
    target = tmp_path / "kopi"
    killed(journal.home, target)
    (begun,) = tmp_path.glob("kopi.*.new")
    others = [tmp_path / name for name in ("kopi.new", "kopi.12345678.neu", "andet.12345678.new", "kopi.1234567g.new")]
    for file in others:
        file.write_text("mine")
        os.utime(file, (0, 0))
    backup(journal, target)
    assert begun.exists(), "somebody may be writing it"
    os.utime(begun, (0, 0))
    backup(journal, target)
    assert not begun.exists()
    assert [file.read_text() for file in others] == ["mine"] * 4
    assert len(list(tmp_path.glob("*.new"))) == 3


@pytest.mark.parametrize("inside", [True, False])
def test_a_backup_does_not_keep_what_is_erased_while_it_is_made(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bool
) -> None:
    write = disk.write
    doc_id = journal.table("notes").all()[0].doc_id

    def and_meanwhile(file: Path, chunks: Iterable[bytes]) -> None:
        write(file, chunks)
        if "jsonl.gz" in file.name or "kopi" in file.name:
            monkeypatch.setattr(disk, "write", write)
            Journal(journal.home).forget("notes", doc_id)

    monkeypatch.setattr(disk, "write", and_meanwhile)
    made = backup_when_due(journal) if inside else backup(journal, tmp_path / "kopi")
    assert made
    assert b"andet" in gzip.decompress(made.read_bytes())
    assert holding(tmp_path) == []
    assert list(tmp_path.rglob("*.new")) == []
