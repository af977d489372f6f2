"""Thinning: what was typed within a few minutes goes but for its last text, and nothing else does, on no device."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.journal import Journal, thinning
from course.journal.backup import backup, restore
from course.journal.draft import STOOD
from course.journal.home import LOG
from course.journal.line import PUT, Change, decode, encode
from course.journal.memory import Memory
from course.journal.thinning import Plan, is_passing, thin_when_large
from tests.conftest import NOW

LONG_AGO = NOW - timedelta(days=100)
MINUTES = 20


class Clock:
    """A clock that is put on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "LARGE", 0)
    monkeypatch.setattr(thinning, "MANY", 10)


@pytest.fixture
def clock() -> Clock:
    return Clock(LONG_AGO)


def typed(journal: Journal, clock: Clock, name: str, seconds: float = 0.7) -> str:
    """A sitting as older programs kept it: every half second a version."""
    notes = journal.table("notes")
    entry = notes.insert({"text": f"{name}:"})
    for number in range(int(MINUTES * 60 / seconds)):
        clock.go_on(seconds)
        notes.update({"text": f"{name}: {number}"}, doc_ids=[entry])
    return entry


@pytest.fixture
def dense(home: Path, clock: Clock) -> Iterator[tuple[Journal, str]]:
    with Journal(home, clock=clock) as journal:
        entry = typed(journal, clock, "Møde")
        clock.now = NOW
        yield journal, entry


def texts(journal: Journal, entry: str) -> list[str]:
    return [version.document["text"] for version in journal.history("notes", entry) if version.document]


def test_the_last_text_of_every_few_minutes_stays(dense: tuple[Journal, str], home: Path) -> None:
    journal, entry = dense
    before, last = (home / LOG).stat().st_size, texts(journal, entry)[-1]
    assert thin_when_large(journal) > 1600
    kept = texts(journal, entry)
    assert kept[-1] == last == journal.table("notes").all()[0]["text"]
    assert MINUTES / 3 <= len(kept) <= MINUTES / 3 + 2
    assert (home / LOG).stat().st_size < before / 100
    assert journal.conflicts() == []
    assert texts(Journal(home), entry) == kept
    assert thin_when_large(journal) == 0


def test_what_stood_stays(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        notes = journal.table("notes")
        entry = notes.insert({"text": "A"})
        for number in range(60):
            clock.go_on(STOOD if number % 20 == 0 else 0.5)
            notes.update({"text": f"A{number}"}, doc_ids=[entry])
        clock.now = NOW
        assert thin_when_large(journal) > 0
        assert {"A", "A19", "A39", "A59"} <= set(texts(journal, entry))


@pytest.mark.parametrize("step", [200, 3])
def test_what_was_taken_out_at_once_or_letter_by_letter_stays(home: Path, clock: Clock, step: int) -> None:
    with Journal(home, clock=clock) as journal:
        entry = typed(journal, clock, "Møde")
        sentence = left = "Vi ved ikke, hvad der bliver af den gamle løsning, når den nye kommer."
        while left:
            clock.go_on(0.3)
            journal.table("notes").update({"text": left}, doc_ids=[entry])
            left = left[:-step]
        journal.table("notes").update({"text": "Nyt"}, doc_ids=[entry])
        clock.now = NOW
        assert thin_when_large(journal) > 0
        assert sentence in texts(journal, entry)


def test_what_is_young_stays(dense: tuple[Journal, str], clock: Clock) -> None:
    journal, _entry = dense
    clock.now = LONG_AGO + timedelta(days=6)
    assert thin_when_large(journal) == 0


def test_groups_and_deletions_stay(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        entry = typed(journal, clock, "A")
        other = journal.table("notes").insert({"text": "B"})
        for number in range(30):
            clock.go_on(0.5)
            journal.table("notes").update({"text": f"beide {number}"})
        journal.table("notes").remove(doc_ids=[other])
        clock.now = NOW
        assert thin_when_large(journal) > 0
        assert len(texts(journal, entry)) >= 30
        assert len(texts(journal, other)) == 31
        assert [each.doc_id for each in journal.deleted("notes")] == [other]


def test_a_backup_from_before_brings_nothing_back(dense: tuple[Journal, str], tmp_path: Path) -> None:
    journal, entry = dense
    backup(journal, tmp_path / "kopi.gz")
    thin_when_large(journal)
    kept = texts(journal, entry)
    assert restore(journal, tmp_path / "kopi.gz").versions == 0
    assert texts(journal, entry) == kept
    assert journal.conflicts() == []


def test_the_backups_at_home_follow(dense: tuple[Journal, str], home: Path) -> None:
    journal, entry = dense
    (home / "backups").mkdir(mode=0o700)
    file = backup(journal, home / "backups" / "journal-2026-11-01.jsonl.gz")
    before = file.stat().st_size
    thin_when_large(journal)
    assert file.stat().st_size < before / 10
    with Journal(home.with_name("andet")) as new:
        assert restore(new, file).versions == len(texts(journal, entry))
        assert texts(new, entry) == texts(journal, entry)


def test_the_shared_folder_follows_and_brings_nothing_back(tmp_path: Path, clock: Clock) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, "et", clock=clock) as one, Journal(tmp_path / "to", share, "to", clock=clock) as two:
        entry = typed(one, clock, "Møde")
        one.sync()
        two.sync()
        dense = (share / "et.jsonl").stat().st_size
        copytree(share, tmp_path / "kopi")
        clock.now = NOW
        assert thin_when_large(one) > 0
        kept = texts(one, entry)
        assert (share / "et.jsonl").stat().st_size < dense / 100
        for journal in (two, one, two, one):
            journal.sync()
        assert texts(one, entry) == kept  # though the other one still has them all
        assert len(texts(two, entry)) > 100
        two.table("notes").update({"text": "Fra to"}, doc_ids=[entry])
        for journal in (two, one, two):
            journal.sync()
        assert (texts(one, entry)[-1], one.conflicts(), two.conflicts()) == ("Fra to", [], [])
        assert thin_when_large(two) > 0
        assert texts(two, entry) == texts(one, entry)
        (share / "et.jsonl").write_bytes((tmp_path / "kopi" / "et.jsonl").read_bytes())  # a sync that rolls back
        for journal in (two, one, two):
            journal.sync()
        assert texts(one, entry) == texts(two, entry) == [*kept, "Fra to"]


def test_what_another_device_built_on_stays(tmp_path: Path, clock: Clock) -> None:
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "et", share, "et", clock=clock) as one, Journal(tmp_path / "to", share, "to", clock=clock) as two:
        entry = one.table("notes").insert({"text": "0"})
        for number in range(1, 40):
            clock.go_on(0.5)
            one.table("notes").update({"text": f"{number}"}, doc_ids=[entry])
            if number == 20:
                one.sync()
                two.sync()
                two.table("notes").update({"text": "to"}, doc_ids=[entry])
        two.sync()
        one.sync()
        (before,) = one.conflicts()
        clock.now = NOW
        assert thin_when_large(one) > 0
        (after,) = one.conflicts()
        assert [version.id for version in after.versions] == [version.id for version in before.versions]
        assert "20" in texts(one, entry)


def memory_of(lines: list[bytes], since: bool = True) -> Memory:
    memory = Memory()
    for number, line in enumerate(lines):
        change = decode(line.rstrip(b"\n"))
        assert change
        memory.add(change if since else msgspec.structs.replace(change, since=None), (number, 1))
    return memory


def state(memory: Memory) -> object:
    entries = [(key, record) for records in memory.records.values() for key, record in records.items()]
    return sorted((key, record.current.version, sorted(head.version for head in record.heads)) for key, record in entries)


STEPS = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.sampled_from("xy"), st.sampled_from((1, 500, 30_000, 46_000, 200_000)), st.integers(0, 3)
    ),
    max_size=40,
)


@given(STEPS)
def test_whatever_was_written_the_same_stands_afterwards_on_old_programs_too(steps: list[tuple[str, str, int, int]]) -> None:
    """Entries a and b, written on devices x and y, which build on what they last saw of each other."""
    at, seen, lines = 1_600_000_000_000, dict[tuple[str, str], tuple[str, ...]](), list[bytes]()
    for entry, device, milliseconds, meeting in steps:
        at += milliseconds
        version = f"{at << 16:016x}-{device}-00000000"
        of = seen.get((entry, device), ())
        if meeting == 0:  # it has heard of the other's
            of = tuple(sorted({*of, *seen.get((entry, "xy"[device == "x"]), ())}))
        seen[entry, device] = (version,)
        doc = msgspec.Raw(b'{"text":"%d"}' % at)
        lines.append(encode(Change(1, "notes", entry, PUT, version, of, "2020-09-13T14:26:40.000+02:00", doc=doc)))
    bare = [line[:-1] for line in lines]
    plan = Plan(bare, at * 2)
    thinned = list(plan.carried_out(bare))
    assert state(memory_of(thinned)) == state(memory_of(lines)) == state(memory_of(thinned, since=False))
    both = memory_of([*thinned, *lines])
    assert state(both) == state(memory_of(lines))
    gone = [decode(bare[number]) for number in plan.gone]
    assert all(change and both.knows(change) for change in gone)
    assert len(thinned) == len(lines) - len(gone)


def test_what_only_stood_until_the_next() -> None:
    def version(seconds: float, run: str = "et-00000000") -> str:
        return f"{int(seconds * 1000) << 16:016x}-{run}"

    assert is_passing(version(1), version(2))
    assert not is_passing(version(1), version(1 + STOOD))
    assert not is_passing(version(179), version(180))
    assert not is_passing(version(1), version(2, "to-00000000"))
