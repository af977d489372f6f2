"""A journal that something else has emptied, cut or taken away, beside its backups: it is said, and brought back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from course.journal import Journal
from course.journal.backup import backup, backup_when_due, backups
from course.journal.doctor import examine, repair
from course.journal.home import BACKUPS, LOG

NOW = datetime(2026, 1, 31, 10, tzinfo=timezone(timedelta(hours=1)))
TEXTS = ["a" * 300, "b" * 300, "c" * 300]


def opened(home: Path, share: Path | None = None, *, now: datetime = NOW) -> Journal:
    return Journal(home, share, clock=lambda: now)


@pytest.fixture
def journal(home: Path) -> Journal:
    journal = opened(home)
    for text in TEXTS:
        journal.table("notes").insert({"text": text})
    backup_when_due(journal)
    return journal


def emptied(log: Path) -> None:
    log.write_bytes(b"")


def cut(log: Path) -> None:
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])


def cut_at_a_line(log: Path) -> None:
    log.write_bytes(log.read_bytes().splitlines(keepends=True)[0])


def taken_away(log: Path) -> None:
    log.unlink()


def zeroed(log: Path) -> None:
    log.write_bytes(b"\0" * log.stat().st_size)


def zeroed_with_a_line_break(log: Path) -> None:
    log.write_bytes(b"\0" * log.stat().st_size + b"\n")


@pytest.mark.parametrize(
    "happen", [emptied, cut, cut_at_a_line, taken_away, zeroed, zeroed_with_a_line_break], ids=lambda happen: happen.__name__
)
def test_it_is_said_and_brought_back(journal: Journal, happen: Callable[[Path], None]) -> None:
    happen(journal.home / LOG)
    again = opened(journal.home)
    (notice,) = [notice for notice in again.notices() if notice.kind == "lost"]
    assert "journal-2026-01-31.jsonl.gz" in notice.text
    assert "doctor --repair" in notice.text
    assert [each for each in opened(journal.home).notices() if each.kind == "lost"] == [], "once"
    assert notice.text in [finding.text for finding in examine(again) if finding.kind == "wrong"]
    repair(again)
    assert sorted(entry["text"] for entry in again.table("notes")) == TEXTS
    assert not [finding for finding in examine(opened(journal.home)) if "missing, and" in finding.text]


def test_a_whole_journal_has_lost_nothing(journal: Journal) -> None:
    doc_id = journal.table("notes").all()[0].doc_id
    journal.table("notes").update({"text": "new"}, doc_ids=[doc_id])
    assert opened(journal.home).notices() == []
    journal.forget("notes", doc_id)
    assert opened(journal.home).notices() == [], "what was erased is not lost"
    assert {finding.kind for finding in examine(opened(journal.home))} == {"fine"}


def test_a_backup_from_which_all_was_erased_is_no_fault(journal: Journal, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    opened(journal.home, share).close()
    opened(tmp_path / "other", share).forget_everything()
    here = opened(journal.home, share)
    assert len(here.table("notes")) == 0
    assert list(backups(here.home))
    found = examine(here)
    assert not [finding.text for finding in found if finding.kind == "wrong"]
    assert here.notices() == []


def test_a_backup_of_nothing_at_all_is_one(journal: Journal) -> None:
    for content in (b"", b"no backup\n"):
        (journal.home / BACKUPS / "journal-2026-01-31.jsonl.gz").write_bytes(content)
        assert any("can't be read to its end" in finding.text for finding in examine(journal) if finding.kind == "wrong")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as on POSIX")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_among_the_backups_stops_nobody(journal: Journal, make: Callable[[Path], None]) -> None:
    file = journal.home / BACKUPS / "journal-2026-01-31.jsonl.gz"
    file.unlink()
    make(file)
    again = opened(journal.home)
    again.notices()
    assert any("can't be read to its end" in finding.text for finding in examine(again) if finding.kind == "wrong")
    repair(again)
    assert again.forget("notes", again.table("notes").all()[0].doc_id) == [file]
    assert backup_when_due(again) is None


def test_a_backup_that_is_dated_ahead_is_not_the_newest(journal: Journal) -> None:
    for number in range(20):
        backup(journal, journal.home / BACKUPS / f"journal-2099-01-{number + 1:02}.jsonl.gz")
    assert any("from 2026-01-31 and can be read" in finding.text for finding in examine(journal))
    later = opened(journal.home, now=NOW + timedelta(days=1))
    backup_when_due(later)
    assert [f"{day}" for day in backups(journal.home, (NOW + timedelta(days=1)).date())] == ["2026-02-01", "2026-01-31"]
