"""Copies of the journal, and bringing them back: a restore only ever adds."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from course.journal import Journal, JournalError
from course.journal.backup import backup, backup_when_due, backups, restore, superfluous
from course.journal.line import decode, encode

ZONE = timezone(timedelta(hours=1))


class Days:
    """A clock that shows a day's morning."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, 9, tzinfo=ZONE)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def journal(tmp_path: Path, days: Days) -> Journal:
    journal = Journal(tmp_path / "home", clock=days)
    journal.table("notes").insert_multiple([{"text": text} for text in ("a", "b", "æøå")])
    return journal


def texts(journal: Journal) -> list[str]:
    return sorted(entry["text"] for entry in journal.table("notes"))


def test_a_backup_holds_everything(journal: Journal, tmp_path: Path) -> None:
    doc_id = journal.table("notes").all()[0].doc_id
    journal.table("notes").update({"text": "newer"}, doc_ids=[doc_id])
    file = backup(journal, tmp_path / "copy.gz")
    fresh = Journal(tmp_path / "other")
    result = restore(fresh, file)
    assert (result.versions, result.damaged) == (4, False)
    assert texts(fresh) == texts(journal)
    assert fresh.history("notes", doc_id) == journal.history("notes", doc_id)
    assert [(entry.created, entry.changed) for entry in fresh.table("notes")] == [
        (entry.created, entry.changed) for entry in journal.table("notes")
    ]
    assert restore(fresh, file).versions == 0
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    assert gzip.decompress(file.read_bytes()) == (journal.home / "journal.jsonl").read_bytes()


def test_a_restore_loses_nothing_newer(journal: Journal, tmp_path: Path) -> None:
    first, second, _third = (entry.doc_id for entry in journal.table("notes"))
    file = backup(journal, tmp_path / "copy.gz")
    journal.table("notes").update({"text": "newer"}, doc_ids=[first])
    journal.table("notes").remove(doc_ids=[second])
    journal.table("notes").insert({"text": "new"})
    assert restore(journal, file).versions == 0
    assert texts(journal) == ["new", "newer", "æøå"]
    assert journal.conflicts() == []


def test_a_restore_brings_back_a_damaged_line(journal: Journal, tmp_path: Path) -> None:
    file = backup(journal, tmp_path / "copy.gz")
    log = journal.home / "journal.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"text":"a"', b'"text":"?"'))
    again = Journal(journal.home)
    assert texts(again) == ["b", "æøå"]
    assert restore(again, file).versions == 1
    assert texts(again) == texts(Journal(journal.home)) == ["a", "b", "æøå"]


def test_a_damaged_backup_gives_what_it_can(journal: Journal, tmp_path: Path) -> None:
    journal.table("notes").insert_multiple({"text": f"{number * 7919 % 10007}"} for number in range(3000))
    whole = backup(journal, tmp_path / "copy.gz").read_bytes()
    (tmp_path / "copy.gz").write_bytes(whole[: len(whole) // 2])
    fresh = Journal(tmp_path / "other")
    result = restore(fresh, tmp_path / "copy.gz")
    assert result.damaged
    assert 500 < result.versions == len(fresh.table("notes")) < 3000


def test_an_unpacked_log_is_restored_too(journal: Journal, tmp_path: Path) -> None:
    fresh = Journal(tmp_path / "other")
    assert restore(fresh, journal.home / "journal.jsonl").versions == 3
    assert texts(fresh) == texts(journal)


def test_what_is_no_backup_is_said(journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    for content in (b"", b"PK\3\4 something else", b"\x1f\x8b broken", gzip.compress(b"hello\n")):
        file.write_bytes(content)
        with pytest.raises(JournalError, match=r"letter\.docx"):
            restore(journal, file)
    change = decode((journal.home / "journal.jsonl").read_bytes().splitlines()[0])
    assert change
    change.v, change.version = 2, f"{1 << 63:016x}-new-00000000"
    file.write_bytes(encode(change))
    with pytest.raises(JournalError, match="newer version"):
        restore(journal, file)
    assert len(journal.table("notes")) == 3


def test_a_backup_that_fails_leaves_the_one_before(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = backup(journal, tmp_path / "copy.gz")
    before = file.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("course.journal.disk.sync", full)
    with pytest.raises(OSError, match="full"):
        backup(journal, file)
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["copy.gz"]


def test_one_backup_a_day(journal: Journal, days: Days) -> None:
    made = backup_when_due(journal)
    assert made == journal.home / "backups" / "journal-2026-01-01.jsonl.gz"
    assert backup_when_due(journal) is None
    days.now += timedelta(days=1)
    assert backup_when_due(journal)
    assert list(backups(journal.home)) == [date(2026, 1, 2), date(2026, 1, 1)]


def test_an_empty_journal_needs_no_backup(tmp_path: Path) -> None:
    assert backup_when_due(Journal(tmp_path / "home")) is None
    assert not (tmp_path / "home").exists()


def test_seven_days_four_weeks_twelve_months_are_kept(journal: Journal, days: Days) -> None:
    for _day in range(800):
        backup_when_due(journal)
        days.now += timedelta(days=1)
    every = [(days.now - timedelta(days=back)).date() for back in range(1, 801)]

    def newest(many: int, period: Callable[[date], object]) -> set[date]:
        """The newest day of each of the newest periods."""
        of: dict[object, date] = {}
        for day in every:
            of.setdefault(period(day), day)
        return set(list(of.values())[:many])

    seven, four = newest(7, lambda day: day), newest(4, lambda day: day.isocalendar()[:2])
    twelve = newest(12, lambda day: (day.year, day.month))
    assert len(four - seven - twelve) >= 2, "or fewer weeks would pass as well"
    assert set(backups(journal.home)) == seven | four | twelve


def test_after_a_long_absence_the_old_ones_are_kept() -> None:
    old = {date(2024, 3, day): Path(f"{day}") for day in range(31, 24, -1)}
    assert superfluous({date(2026, 1, 1): Path("new"), **old}) == [Path("25")]


def test_a_backup_that_cannot_be_made_stops_nobody(journal: Journal) -> None:
    (journal.home / "backups").write_text("in the way", "utf-8")
    assert backup_when_due(journal) is None
