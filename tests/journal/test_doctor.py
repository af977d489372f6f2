"""The doctor finds what is wrong, says so in words, and mends it without deleting a byte."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from course.journal import Journal
from course.journal.backup import backup_when_due
from course.journal.doctor import Finding, examine, repair

NOW = datetime(2026, 1, 31, 10, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "home", clock=lambda: NOW)
    journal.table("notes").insert_multiple([{"text": text} for text in "abc"])
    return journal


def said(findings: list[Finding], kind: str) -> str:
    return "\n".join(finding.text for finding in findings if finding.kind == kind)


def bytes_of(home: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in home.rglob("*") if file.is_file()}


def test_a_healthy_journal(journal: Journal) -> None:
    backup_when_due(journal)
    findings = examine(journal)
    assert {finding.kind for finding in findings} == {"fine"}
    assert "entries 3, versions 3" in said(findings, "fine")
    assert "2026-01-31 and can be read" in said(findings, "fine")


def test_no_journal_yet(tmp_path: Path) -> None:
    findings = examine(Journal(tmp_path / "home"))
    assert "no journal" in said(findings, "note")
    assert said(findings, "wrong") == ""
    assert not (tmp_path / "home").exists()


def test_damage_is_found_and_mended_from_a_backup(journal: Journal) -> None:
    backup_when_due(journal)
    log = journal.home / "journal.jsonl"
    start = log.read_bytes().index(b"\n") + 1
    log.write_bytes(log.read_bytes().replace(b'"text":"b"', b'"text":"?"'))
    again = Journal(journal.home, clock=lambda: NOW)
    findings = examine(again)
    assert findings[0].kind == "wrong"
    assert f"1 line in {log} is damaged and is skipped: at byte {start}." in findings[0].text
    before = bytes_of(journal.home)
    assert "1 version was brought back" in said(repair(again), "fine")
    assert sorted(entry["text"] for entry in again.table("notes")) == ["a", "b", "c"]
    for name, content in bytes_of(journal.home).items():
        assert content.startswith(before[name]), "nothing is deleted"
    assert repair(again) == []
    assert said(examine(again), "wrong") == ""
    assert "what it said is here all the same" in said(examine(again), "note")


def test_a_cut_off_save_is_mentioned(journal: Journal) -> None:
    with (journal.home / "journal.jsonl").open("ab") as log:
        log.write(b'{"v":1')
    assert "cut off" in said(examine(Journal(journal.home)), "note")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_open_permissions_are_found_and_closed(journal: Journal) -> None:
    journal.home.chmod(0o755)
    (journal.home / "journal.jsonl").chmod(0o644)
    assert "journal.jsonl" in said(examine(journal), "wrong")
    assert len(repair(journal)) == 2
    assert said(examine(journal), "wrong") == ""


@pytest.mark.parametrize("folder", ["OneDrive - Aarhus Kommune", "OneDrive", "Dropbox", "iCloudDrive", "Nextcloud"])
def test_a_home_that_is_synced(tmp_path: Path, folder: str) -> None:
    journal = Journal(tmp_path / folder / "skalkan")
    assert folder in said(examine(journal), "wrong")
    assert "synced" not in said(examine(Journal(tmp_path / "mailbox" / "skalkan")), "wrong")


def test_a_clock_in_the_future(journal: Journal) -> None:
    Journal(journal.home, clock=lambda: NOW + timedelta(days=400)).table("notes").insert({"text": "later"})
    assert "2027-03-07" in said(examine(journal), "note")


def test_a_backup_that_is_damaged_or_old(journal: Journal) -> None:
    assert "no backup" in said(examine(journal), "note")
    file = backup_when_due(journal)
    assert file
    later = Journal(journal.home, clock=lambda: NOW + timedelta(days=30))
    assert "newest backup is from 2026-01-31" in said(examine(later), "note")
    file.write_bytes(file.read_bytes()[:-10])
    assert str(file) in said(examine(journal), "wrong")


def test_a_full_disk(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.journal.doctor.ROOM", 1 << 60)
    assert "nearly full" in said(examine(journal), "wrong")


def test_a_newer_journal_and_a_shared_folder_that_is_gone(journal: Journal, tmp_path: Path) -> None:
    assert "can't be reached" in said(examine(Journal(journal.home, tmp_path / "gone")), "wrong")
    (tmp_path / "there").mkdir()
    assert "can be reached" in said(examine(Journal(journal.home, tmp_path / "there")), "fine")


def test_texts_side_by_side_are_mentioned(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    one, two = (Journal(tmp_path / name, tmp_path / "share", name) for name in ("one", "two"))
    doc_id = one.table("notes").insert({"text": "first"})
    for journal in (one, two):
        journal.sync()
    one.table("notes").update({"text": "here"}, doc_ids=[doc_id])
    two.table("notes").update({"text": "there"}, doc_ids=[doc_id])
    for journal in (one, two, one):
        journal.sync()
    assert "1 entry was changed in two places at once" in said(examine(one), "note")


def test_what_puts_itself_together_is_nothing_to_choose_in(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    one, two = (Journal(tmp_path / name, tmp_path / "share", name) for name in ("one", "two"))
    ids = {table: one.table(table).insert({"name": "theme", "value": "first"}) for table in ("boards", "settings", "places")}
    for journal in (one, two):
        journal.sync()
    for journal, word in ((one, "here"), (two, "there")):
        for table, doc_id in ids.items():
            journal.table(table).update({"value": word}, doc_ids=[doc_id])
    for journal in (one, two, one):
        journal.sync()
    assert len(one.conflicts()) == 3
    assert "at once" not in said(examine(one), "note")
