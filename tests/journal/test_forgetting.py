"""Erased means erased: no file at home or in the shared folder holds a word of it, and it never comes back."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from course.export.data import journal_data
from course.export.selection import Selection
from course.journal import Entry, Journal, NoSuchVersion, SaveFailed, disk
from course.journal.backup import backup, backup_when_due, restore
from course.journal.importing import import_json
from course.journal.log import Log

SECRET = "Hemmelig"


@pytest.fixture
def ticking() -> Callable[[], datetime]:
    minutes = count()
    return lambda: datetime(2026, 1, 31, 10, tzinfo=timezone(timedelta(hours=1))) + timedelta(minutes=next(minutes))


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture
def journal(tmp_path: Path, share: Path, ticking: Callable[[], datetime]) -> Journal:
    return Journal(tmp_path / "laptop", share, "laptop", clock=ticking)


@pytest.fixture
def other(tmp_path: Path, share: Path, ticking: Callable[[], datetime]) -> Journal:
    return Journal(tmp_path / "desktop", share, "desktop", clock=ticking)


def holding_the_secret(folder: Path) -> list[str]:
    """Files with the secret in them, packed or not."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if content.startswith(b"\x1f\x8b"):
                content = zlib.decompress(content, wbits=zlib.MAX_WBITS | 16)
            if SECRET.encode() in content:
                found.append(file.name)
    return sorted(found)


def secret(journal: Journal) -> str:
    """An entry with the secret in one of its versions, beside others that stay."""
    notes = journal.table("notes")
    ids = notes.insert_multiple([{"text": "before"}, {"text": f"{SECRET} 1"}, {"text": "after"}])
    notes.update({"text": f"{SECRET} 2"}, doc_ids=[ids[1]])
    notes.update({"text": "harmless"}, doc_ids=[ids[1]])
    return ids[1]


def texts(journal: Journal) -> list[str]:
    return [entry["text"] for entry in journal.table("notes")]


def test_no_file_holds_a_word_of_it(journal: Journal, other: Journal, tmp_path: Path) -> None:
    doc_id = secret(journal)
    journal.sync()
    other.sync()
    for each in (journal, other):
        assert backup_when_due(each)
    log = journal.home / "journal.jsonl"
    with log.open("ab") as target:
        target.write(log.read_bytes().splitlines()[1][:-5])
    journal.refresh()
    journal.table("notes").insert({"text": "heals"})
    assert len(holding_the_secret(tmp_path)) == 6, "both logs and backups, the shared file, the torn one"
    assert journal.forget("notes", doc_id) == []
    other.sync()
    journal.sync()
    assert holding_the_secret(tmp_path) == []
    for each in (journal, other, Journal(journal.home), Journal(other.home)):
        assert texts(each) == ["before", "after", "heals"]
        assert each.history("notes", doc_id) == []
        assert [notice for notice in each.notices() if notice.kind != "torn"] == []
    restored = Journal(tmp_path / "restored")
    restore(restored, next((journal.home / "backups").iterdir()))
    assert texts(restored) == ["before", "after"]


def test_nothing_brings_it_back(journal: Journal, other: Journal, share: Path, tmp_path: Path) -> None:
    doc_id = secret(journal)
    journal.table("notes").update({"text": f"{SECRET} 3"}, doc_ids=[doc_id])
    journal.sync()
    other.sync()
    copy = backup(journal, tmp_path / "copy.gz")
    export = journal_data(journal, Selection()).encode()
    stale = (share / "laptop.jsonl").read_bytes()
    journal.forget("notes", doc_id)
    assert restore(journal, copy).versions == 0
    assert import_json(journal, export) == 0
    (share / "laptop (konfliktkopi).jsonl").write_bytes(stale)
    other.table("notes").update({"text": f"{SECRET}, not knowing"}, doc_ids=[doc_id])
    for each in (journal, other, journal):
        each.sync()
    copy.unlink()
    assert texts(journal) == texts(other) == ["before", "after"]
    assert holding_the_secret(tmp_path) == [], "an old copy in the shared folder is cleaned too"


def test_what_is_written_after_it_goes_out_though_the_log_is_as_long_as_before(journal: Journal, other: Journal) -> None:
    doc_id = journal.table("notes").insert({"text": SECRET})
    journal.sync()
    other.sync()
    journal.forget("notes", doc_id)
    other.sync()
    other.table("notes").insert({"text": "x" * (len(SECRET) + len("laptop") - len("desktop"))})
    other.sync()
    journal.sync()
    assert texts(journal) == texts(other)
    assert len(texts(journal)) == 1


def test_a_file_that_holds_nothing_of_it_is_not_written_anew(journal: Journal, other: Journal, share: Path) -> None:
    other.table("notes").insert({"text": "something else"})
    other.sync()
    assert backup_when_due(other)
    files = [share / "desktop.jsonl", other.storage.log.file]
    before = [(file.stat().st_ino, file.read_bytes()) for file in files]
    journal.forget("notes", journal.table("notes").insert({"text": SECRET}))
    assert (files[0].stat().st_ino, files[0].read_bytes()) == before[0], "the same file, and not a copy of it"
    other.sync()
    assert files[1].stat().st_ino == before[1][0]
    assert files[1].read_bytes().startswith(before[1][1])


def test_that_something_was_erased_is_taken_in_once(journal: Journal, other: Journal, share: Path) -> None:
    journal.forget("notes", secret(journal))
    other.sync()
    logs = [each.storage.log.file for each in (journal, other)]
    lengths = [log.stat().st_size for log in logs]
    (share / "laptop (konfliktkopi).jsonl").write_bytes((share / "laptop.jsonl").read_bytes())
    for home in (journal.home, other.home, journal.home):
        with Journal(home, share, clock=journal.storage.clock.now) as anew:
            assert not anew.sync()
    assert [log.stat().st_size for log in logs] == lengths, "what is known already makes no log longer"


def test_what_was_erased_is_not_even_taken_in_by_who_hears_of_both_at_once(
    journal: Journal, share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc_id = secret(journal)
    journal.sync()
    stale = (share / "laptop.jsonl").read_bytes()
    journal.forget("notes", doc_id)
    (share / "laptop.jsonl").write_bytes(stale + (share / "laptop.jsonl").read_bytes())
    appended: list[bytes] = []
    append = Log.append

    def watched(log: Log, lines: bytes) -> int:
        appended.append(lines)
        return append(log, lines)

    monkeypatch.setattr(Log, "append", watched)
    with Journal(tmp_path / "third", share, "third", clock=journal.storage.clock.now) as third:
        assert texts(third) == ["before", "after"]
    assert b"before" in b"".join(appended)
    assert SECRET.encode() not in b"".join(appended)


def test_the_same_id_may_be_used_anew(journal: Journal, other: Journal) -> None:
    settings = journal.table("settings")
    settings.insert(Entry({"theme": SECRET}, "settings"))
    journal.sync()
    other.sync()
    journal.forget("settings", "settings")
    settings.upsert(Entry({"theme": "light"}, "settings"))
    settings.update({"more": 1}, doc_ids=["settings"])
    journal.sync()
    other.sync()
    for each in (journal, other, Journal(journal.home), Journal(other.home)):
        assert each.table("settings").all() == [{"theme": "light", "more": 1}]
        assert len(each.history("settings", "settings")) == 2


def test_everything(journal: Journal, other: Journal, tmp_path: Path) -> None:
    secret(journal)
    deleted = journal.table("drafts").insert({"text": SECRET})
    journal.table("drafts").remove(doc_ids=[deleted])
    log = journal.home / "journal.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"id":"', b'"ix":"', 2))
    again = Journal(journal.home, journal.share, "laptop", clock=journal.storage.clock.now)
    again.sync()
    other.sync()
    assert again.forget_everything() == []
    other.sync()
    assert holding_the_secret(tmp_path) == []
    for each in (again, other, Journal(journal.home)):
        assert each.tables() == set()
    assert Journal(journal.home).notices() == []
    again.table("notes").insert({"text": "new life"})
    assert texts(Journal(journal.home)) == ["new life"]


def test_what_never_was_cannot_be_forgotten(journal: Journal) -> None:
    secret(journal)
    for table, doc_id in (("notes", "x"), ("other", "x")):
        with pytest.raises(NoSuchVersion):
            journal.forget(table, doc_id)


@pytest.mark.parametrize("stop", range(1, 12))
def test_stopped_anywhere_it_is_done_at_the_next_opening(
    journal: Journal, tmp_path: Path, stop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc_id = secret(journal)
    backup_when_due(journal)
    journal.sync()
    steps = count(1)

    class Stopped(BaseException):
        """As SIGKILL, seen from outside."""

    sync = disk.sync

    def stops(handle: int) -> None:
        if next(steps) == stop:
            raise Stopped
        sync(handle)

    with monkeypatch.context() as patched:
        patched.setattr("course.journal.disk.sync", stops)
        with suppress(Stopped, SaveFailed):
            journal.forget("notes", doc_id)
    again = Journal(journal.home, journal.share)
    assert texts(again)[0] == "before"
    assert texts(again)[-1] == "after"
    if stop == 1:
        assert len(texts(again)) == 3, "not even noted: nothing is erased"
        again.forget("notes", doc_id)
    assert texts(again) == ["before", "after"]
    assert holding_the_secret(tmp_path) == []


def test_another_program_that_is_open_forgets_too(journal: Journal) -> None:
    doc_id = secret(journal)
    beside = Journal(journal.home)
    assert len(beside.table("notes")) == 3
    stamp = beside.table("notes").stamp
    journal.forget("notes", doc_id)
    assert texts(beside) == ["before", "after"]
    assert beside.table("notes").stamp != stamp
    assert beside.table("notes").update({"text": SECRET}, doc_ids=[doc_id]) == []
    with pytest.raises(SaveFailed, match="erased for good"):
        beside.table("notes").upsert(Entry({"text": SECRET}, doc_id))
    assert holding_the_secret(journal.home) == []
    beside.table("notes").insert({"text": "new"})
    assert texts(journal) == ["before", "after", "new"]


def test_files_of_other_programs_in_the_shared_folder_are_left_alone(journal: Journal, share: Path) -> None:
    others = share / "measurements.jsonl"
    others.write_text('{"degrees":21}\nno line of ours\n', "utf-8")
    secret(journal)
    assert journal.forget_everything() == []
    assert others.read_text("utf-8") == '{"degrees":21}\nno line of ours\n'
    assert holding_the_secret(share) == []


def test_a_backup_that_holds_what_the_log_has_lost_goes_with_everything(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "alone")
    journal.table("notes").insert_multiple([{"text": "Andet"}, {"text": SECRET}])
    backup_when_due(journal)
    log = journal.home / "journal.jsonl"
    log.write_bytes(log.read_bytes().replace(SECRET.encode(), b"Hemmel?g"))
    assert holding_the_secret(journal.home) != []
    assert Journal(journal.home).forget_everything() == []
    assert holding_the_secret(journal.home) == []
