"""A save is acknowledged when it is on the disk; one that fails leaves file and memory as they were."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from course.journal import Journal, ReadOnly, SaveFailed, disk
from course.journal import log as log_module


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path)
    journal.insert_multiple([{"n": 1}, {"n": 2}])
    return journal


def state(journal: Journal) -> tuple[bytes, list[dict[str, Any]], int]:
    return (journal.home / "journal.jsonl").read_bytes(), [dict(entry) for entry in journal], len(journal)


@pytest.mark.skipif(sys.platform == "darwin", reason="F_FULLFSYNC there")
def test_it_is_synced_once_after_one_write_and_then_known(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int]] = []
    write, fsync = os.write, os.fsync

    def writing(handle: int, data: Any) -> int:
        seen.append(("write", len(journal.storage.memory.live["_default"])))
        return write(handle, data)

    def syncing(handle: int) -> None:
        seen.append(("fsync", len(journal.storage.memory.live["_default"])))
        fsync(handle)

    monkeypatch.setattr(os, "write", writing)
    monkeypatch.setattr(os, "fsync", syncing)
    journal.insert_multiple([{"n": 3}, {"n": 4}, {"n": 5}])
    assert seen == [("write", 2), ("fsync", 2)]
    assert len(journal) == 5


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EIO, "disk says"),
        (errno.EROFS, "can't be written to"),
    ],
)
def test_an_fsync_that_fails(journal: Journal, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    before = state(journal)
    calls = []

    def failing(handle: int) -> None:
        calls.append(handle)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(disk, "sync", failing)
        for save in (lambda: journal.insert({"n": 3}), lambda: journal.update({"n": 9}), journal.truncate, journal.drop_tables):
            with pytest.raises(SaveFailed, match=said):
                save()
            assert state(journal) == before
    assert len(calls) == 4, "a second fsync is never tried on a failed one"
    journal.insert({"n": 3})
    assert [entry["n"] for entry in Journal(journal.home)] == [1, 2, 3]
    assert Journal(journal.home).notices() == []


def test_after_a_failed_fsync_nothing_is_trusted_unread(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(handle: int) -> None:
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "sync", failing)
        with pytest.raises(SaveFailed):
            journal.insert({"n": 3})
    file = journal.home / "journal.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b'"n":1', b'"n":7'))
    assert file.stat().st_size == len(whole), "nothing but its content tells"
    assert [entry["n"] for entry in journal] == [2], "the damaged line was found: the file was read again"


def test_a_write_that_stops_half_way(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(journal)
    write = os.write

    def full(handle: int, data: Any) -> int:
        if len(data) < 20:
            raise OSError(errno.ENOSPC, "full")
        return write(handle, data[: len(data) // 2])

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(SaveFailed, match="disk is full"):
            journal.insert({"text": "x" * 1000})
    assert state(journal) == before
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda handle, data: write(handle, data[:7]))
        journal.insert({"text": "in small bites"})
    assert len(Journal(journal.home)) == 3


def test_a_failed_save_that_cannot_even_be_cut_back_is_put_aside(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state(journal)
    write = os.write

    def full(handle: int, data: Any) -> int:
        write(handle, data[:50])
        raise OSError(errno.EIO, "gone")

    def no_truncate(*_: Any) -> None:
        raise OSError(errno.EIO, "gone")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        patched.setattr(os, "truncate", no_truncate)
        with pytest.raises(SaveFailed):
            journal.insert({"n": 3})
    assert [dict(entry) for entry in journal] == before[1]
    journal.insert({"n": 4})
    assert [entry["n"] for entry in journal] == [entry["n"] for entry in Journal(journal.home)] == [1, 2, 4]
    assert len(list(journal.home.glob("*.torn-*"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_a_file_size_limit(tmp_path: Path) -> None:
    asked = """
import resource, sys
from pathlib import Path
from course.journal import Journal, SaveFailed
from course.locale import use
use("en")
journal = Journal(Path(sys.argv[1]))
ids = [journal.insert({"n": n, "text": "x" * 100}) for n in range(10)]
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
while True:
    try: ids.append(journal.insert({"text": "x" * 100}))
    except SaveFailed as error:
        print(error, len(ids), len(journal), sep="|")
        break
"""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", asked, str(tmp_path)], capture_output=True, encoding="utf-8", check=True
    )
    said, acknowledged, known = run.stdout.strip().split("|")
    assert "disk is full" in said
    assert acknowledged == known
    assert len(Journal(tmp_path)) == int(known)
    assert list(tmp_path.glob("*.torn-*")) == []


def test_another_program_that_holds_the_journal(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "LOCK_SECONDS", 0.05)
    other = Journal(journal.home)
    with journal.storage.log.alone():
        with pytest.raises(SaveFailed, match="another program"):
            other.insert({"n": 3})
        assert [entry["n"] for entry in other] == [1, 2]
    other.insert({"n": 3})
    assert len(journal) == 3


def test_a_home_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path / "home")
    (tmp_path / "home").write_text("x", "utf-8")
    with pytest.raises(SaveFailed):
        journal.insert({"n": 1})


def test_two_journals_see_each_other(journal: Journal) -> None:
    other = Journal(journal.home)
    other.insert({"n": 3})
    assert not other.refresh()
    assert journal.refresh()
    assert not journal.refresh()
    journal.update({"seen": True})
    assert all(entry["seen"] for entry in other)
    other.truncate()
    assert journal.all() == []


def test_threads_save_while_others_read(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    errors: list[BaseException] = []
    done = threading.Event()

    def saving(name: str) -> None:
        try:
            doc_id = journal.insert({"by": name, "n": 0})
            for n in range(1, 60):
                journal.update({"n": n}, doc_ids=[doc_id])
                journal.insert({"by": name, "extra": n})
        except BaseException as error:
            errors.append(error)

    def reading() -> None:
        try:
            while not done.is_set():
                known = len(journal)
                entries = journal.all()
                assert len(entries) >= known
                for entry in entries[:5]:
                    assert journal.get(doc_id=entry.doc_id)["by"] == entry["by"]
        except BaseException as error:
            errors.append(error)

    readers = [threading.Thread(target=reading) for _ in range(2)]
    savers = [threading.Thread(target=saving, args=[name]) for name in "abcd"]
    for thread in readers + savers:
        thread.start()
    for thread in savers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert errors == []
    again = Journal(tmp_path)
    assert len(again) == len(journal) == 4 * 60
    assert sorted(entry["n"] for entry in again if "n" in entry) == [59] * 4


def test_reading_does_not_wait_for_a_save(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    in_sync, go_on = threading.Event(), threading.Event()

    def slow(handle: int) -> None:
        in_sync.set()
        assert go_on.wait(10)

    monkeypatch.setattr(disk, "sync", slow)
    saver = threading.Thread(target=journal.insert, args=[{"n": 3}])
    saver.start()
    assert in_sync.wait(10)
    try:
        assert [entry["n"] for entry in journal] == [1, 2], "and what is not acknowledged is not shown"
    finally:
        go_on.set()
        saver.join()
    assert len(journal) == 3


def test_read_only_is_a_failed_save() -> None:
    assert issubclass(ReadOnly, SaveFailed)


def test_importing_the_journal_does_not_import_the_lock() -> None:
    asked = (
        "import sys, course.journal; print([name for name in ('filelock', 'textual', 'course.content') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_no_folder_that_is_made_is_open_to_others_whatever_the_umask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync_folder", synced.append)
    before = os.umask(0)
    try:
        Journal(tmp_path / "a" / "b" / "home").table("notes").insert({"text": "x"})
    finally:
        os.umask(before)
    made = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "home"]
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700] * 3
    assert {file.stat().st_mode & 0o777 for file in made[-1].iterdir()} == {0o600}
    assert set(synced) >= {tmp_path, *made}, "their names are on the disk as well"


def test_a_disk_that_knows_no_locks_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_arguments: object, **_named: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr("filelock.FileLock.acquire", missing)
    with pytest.raises(SaveFailed, match="it knows no locks"):
        Journal(tmp_path).table("notes").insert({"text": "x"})


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_a_disk_without_locks_is_told_and_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def missing(*_arguments: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr("fcntl.flock", missing)
    journal = Journal(tmp_path)
    try:
        journal.table("notes").insert({"text": "x"})
    except SaveFailed as refusal:  # by a version of filelock that has nothing to put in its place
        assert "it knows no locks" in str(refusal)
    else:
        assert [notice.kind for notice in journal.notices()] == ["lockless"]
        journal.table("notes").insert({"text": "y"})
        assert len(Journal(tmp_path).table("notes")) == 2
    assert capfd.readouterr().err == ""
