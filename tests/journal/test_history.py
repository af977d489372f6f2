"""Every state an entry was in stays readable, and comes back when the leader wants it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from course.journal import Journal, NoSuchVersion
from course.journal.line import decode

COPENHAGEN = timezone(timedelta(hours=1))


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 31, 10, 15, tzinfo=COPENHAGEN)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Journal:
    return Journal(tmp_path, device="laptop", clock=clock)


def test_an_entry_knows_when_it_was_made_and_changed(journal: Journal, clock: Clock) -> None:
    made = clock.time
    notes = journal.table("notes")
    doc_id = notes.insert({"text": "a"})
    clock.time += timedelta(days=1)
    notes.update({"text": "b"}, doc_ids=[doc_id])
    for each in (journal, Journal(journal.home)):
        entry = each.table("notes").get(doc_id=doc_id)
        assert entry is not None
        assert (entry.doc_id, entry.created, entry.changed) == (doc_id, made, clock.time)
        assert entry.created.utcoffset() == timedelta(hours=1)
        assert dict(entry) == {"text": "b"}, "the times are not in the document"
        assert entry.version == each.history("notes", doc_id)[-1].id


def test_history_is_oldest_first_with_deletes(journal: Journal, clock: Clock) -> None:
    doc_id = journal.insert({"text": "a"})
    clock.time += timedelta(minutes=1)
    journal.update({"text": "b"}, doc_ids=[doc_id])
    clock.time += timedelta(minutes=1)
    journal.remove(doc_ids=[doc_id])
    history = Journal(journal.home).history("_default", doc_id)
    assert [version.document for version in history] == [{"text": "a"}, {"text": "b"}, None]
    assert [version.at.minute for version in history] == [15, 16, 17]
    assert {version.device for version in history} == {"laptop"}
    assert journal.history("_default", "never-was") == []


def test_a_delete_is_undone(journal: Journal, clock: Clock) -> None:
    made = clock.time
    doc_id = journal.insert({"text": "a"})
    clock.time += timedelta(days=1)
    journal.remove(doc_ids=[doc_id])
    assert journal.get(doc_id=doc_id) is None
    entry = journal.restore("_default", doc_id)
    assert entry == {"text": "a"}
    assert entry.doc_id == doc_id
    assert (entry.created, entry.changed) == (made, clock.time)
    assert len(journal.history("_default", doc_id)) == 3


def test_an_earlier_version_comes_back_as_the_newest(journal: Journal) -> None:
    doc_id = journal.insert({"text": "a"})
    journal.update({"text": "b"}, doc_ids=[doc_id])
    first = journal.history("_default", doc_id)[0]
    assert journal.restore("_default", doc_id, first.id) == {"text": "a"}
    assert [version.document for version in journal.history("_default", doc_id)] == [{"text": t} for t in "aba"]


def test_what_never_was_cannot_be_restored(journal: Journal) -> None:
    doc_id = journal.insert({"text": "a"})
    for table, entry, version in (("_default", "x", None), ("other", doc_id, None), ("_default", doc_id, "x")):
        with pytest.raises(NoSuchVersion, match="no such entry"):
            journal.restore(table, entry, version)


def test_each_version_names_the_one_it_builds_on(journal: Journal) -> None:
    doc_id = journal.insert({"n": 0})
    journal.update({"n": 1}, doc_ids=[doc_id])
    journal.remove(doc_ids=[doc_id])
    journal.restore("_default", doc_id)
    changes = [decode(each) for each in (journal.home / "journal.jsonl").read_bytes().splitlines()]
    assert [change.of for change in changes if change] == [(), *((change.version,) for change in changes[:-1] if change)]


def test_a_clock_that_goes_back_keeps_the_order(journal: Journal, clock: Clock) -> None:
    doc_id = journal.insert({"n": 0})
    for n in range(1, 5):
        clock.time -= timedelta(hours=3)
        Journal(journal.home, clock=clock).update({"n": n}, doc_ids=[doc_id])
    assert [version.document for version in journal.history("_default", doc_id)] == [{"n": n} for n in range(5)]
    assert journal.get(doc_id=doc_id)["n"] == 4
    assert Journal(journal.home).get(doc_id=doc_id)["n"] == 4


def test_the_device_is_made_up_once_and_kept(tmp_path: Path) -> None:
    def device() -> str:
        journal = Journal(tmp_path)
        return journal.history("_default", journal.insert({}))[0].device

    assert device() == device()
    for wrong in ("", "a-b", "æ", "x" * 33, "../x"):
        with pytest.raises(ValueError, match="device"):
            Journal(tmp_path, device=wrong)


def test_times_are_told_in_the_zone_they_were_written_in(journal: Journal, clock: Clock) -> None:
    clock.time = datetime(2026, 7, 1, 12, tzinfo=UTC)
    doc_id = journal.insert({})
    clock.time = clock.time.astimezone(timezone(timedelta(hours=-9)))
    journal.update({"a": 1}, doc_ids=[doc_id])
    assert [str(version.at.utcoffset()) for version in journal.history("_default", doc_id)] == ["0:00:00", "-1 day, 15:00:00"]


def test_all_that_is_known_is_told_with_what_was_deleted_and_without_what_was_erased(home: Path) -> None:
    with Journal(home) as journal:
        notes, plans = journal.table("notes"), journal.table("plans")
        kept, gone, erased = notes.insert({"text": "a"}), plans.insert({"title": "b"}), notes.insert({"text": "c"})
        notes.update({"text": "A"}, doc_ids=[kept])
        plans.remove(doc_ids=[gone])
        journal.forget("notes", erased)
        known = {(each.table, each.doc_id): (each.version.document, each.count) for each in journal.known()}
        assert known == {("notes", kept): ({"text": "A"}, 2), ("plans", gone): (None, 2)}
        assert [each.doc_id for each in journal.known(gone)] == [gone]
        assert list(journal.known(erased)) == []
