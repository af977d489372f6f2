"""Random histories of three devices and a file sync that misbehaves: all agree in the end, and nothing acknowledged is lost.

The sync may deliver an old copy of a file, or the beginning of one, put an old one back over a newer, delete one, or keep both
copies under two names. Clocks differ by hours, and two devices may believe themselves to be the same.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from course.journal import Journal
from course.journal.line import PUT, Change
from course.journal.memory import Memory, Record
from course.journal.share import Share

DEVICES = 3
NOON = datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True)
class Step:
    """One thing that happens."""

    what: str
    device: int
    other: int
    chance: int


WHATS = [
    "insert",
    "edit",
    "edit",
    "edit",
    "delete",
    "exchange",
    "meet",
    "meet",
    "deliver",
    "roll back",
    "lose",
    "open anew",
    "forget",
]
STEPS = st.builds(
    Step,
    st.sampled_from(WHATS),
    st.integers(0, DEVICES - 1),
    st.integers(0, DEVICES - 1),
    st.integers(0, 2**16),
)


@dataclass(frozen=True)
class History:
    """What happens, on which devices."""

    steps: list[Step]
    skew: tuple[int, int, int]
    cloned: bool


HISTORIES = st.builds(
    History, st.lists(STEPS, min_size=10, max_size=50), st.tuples(*[st.integers(-12, 12)] * DEVICES), st.booleans()
)


class World:
    """Three homes, each with its own copy of the shared folder."""

    def __init__(self, history: History) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.history = history
        self.folders = [self.root / f"share-{number}" for number in range(DEVICES)]
        self.past: list[list[tuple[str, bytes]]] = [[] for _ in range(DEVICES)]
        """Every state a device's file was ever in: its name and bytes."""
        self.acknowledged: dict[str, tuple[str, str]] = {}
        """Each acknowledged version: its entry and what it said."""
        self.forgotten: set[str] = set()
        """Entries that were erased for good, somewhere."""
        for folder in self.folders:
            folder.mkdir()
        self.journals = [self._open(number) for number in range(DEVICES)]

    def _open(self, number: int) -> Journal:
        names = ["a", "a", "c"] if self.history.cloned else ["a", "b", "c"]
        skew = timedelta(hours=self.history.skew[number])
        return Journal(self.root / f"home-{number}", self.folders[number], names[number], clock=lambda: NOON + skew)

    def happen(self, step: Step) -> None:
        journal, table = self.journals[step.device], self.journals[step.device].table("notes")
        chance = random.Random(step.chance)
        entries = table.all()
        if step.what == "insert":
            self._acknowledge(journal, table.insert({"text": f"new {step.chance}"}))
        elif step.what in ("edit", "delete") and entries:
            doc_id = chance.choice(entries).doc_id
            if step.what == "edit":
                table.update({"text": f"edit {step.chance}"}, doc_ids=[doc_id])
            else:
                table.remove(doc_ids=[doc_id])
            self._acknowledge(journal, doc_id)
        elif step.what == "forget" and entries:
            self.forgotten.add(doc_id := chance.choice(entries).doc_id)
            journal.forget("notes", doc_id)
            self._remember()
        elif step.what == "exchange":
            journal.sync()
            self._remember()
        elif step.what == "meet":
            self._meet(step.device, step.other if step.other != step.device else (step.other + 1) % DEVICES)
        elif step.what == "open anew":
            self.journals[step.device] = self._open(step.device)
        elif step.what == "lose":
            for file in chance.sample(files := sorted(self.folders[step.device].iterdir()), (len(files) + 1) // 2):
                file.unlink()
        elif step.what in ("deliver", "roll back"):
            self._deliver(step, chance)

    def _acknowledge(self, journal: Journal, doc_id: str) -> None:
        version = journal.history("notes", doc_id)[-1]
        self.acknowledged[version.id] = doc_id, repr(version.document)

    def _meet(self, one: int, other: int) -> None:
        """Two devices are online together and the sync does as it should."""
        for here, there in ((one, other), (other, one)):
            self.journals[here].sync()
            self._remember()
            for file in self.folders[here].iterdir():
                if not self.history.cloned:
                    shutil.copyfile(file, self.folders[there] / file.name)
                else:
                    shutil.copyfile(file, self.folders[there] / f"{file.stem}-{here}.jsonl")
            self.journals[there].sync()

    def _remember(self) -> None:
        for number, folder in enumerate(self.folders):
            for file in folder.iterdir():
                state = file.name, file.read_bytes()
                if state not in self.past[number]:
                    self.past[number].append(state)

    def _deliver(self, step: Step, chance: random.Random) -> None:
        """Brings some state of another device's files (or of one's own, when rolled back), whole or cut, as it is or beside."""
        past = self.past[step.device if step.what == "roll back" else step.other]
        if not past:
            return
        name, content = chance.choice(past)
        if chance.random() < 0.3:
            content = content[: chance.randrange(len(content) + 1)]
        target = self.folders[step.device] / name
        if target.exists() and chance.random() < 0.5:
            target = target.with_name(f"{target.stem} (konfliktkopi {chance.randrange(3)}).jsonl")
        if chance.random() < 0.5:
            target.unlink(missing_ok=True)  # replaced, as most syncs do it, or else written over in place
        target.write_bytes(content)

    def settle(self) -> None:
        """The sync comes to rest: everybody gets the newest of everybody's own file, and copies under other names."""
        for _round in range(3):
            for journal in self.journals:
                journal.sync()
            everything = {(file.name, file.read_bytes()) for folder in self.folders for file in folder.iterdir()}
            for folder in self.folders:
                for number, (name, content) in enumerate(sorted(everything)):
                    file = folder / name
                    if not file.exists() or file.read_bytes() != content:
                        (folder / f"{file.stem}-{number}.jsonl").write_bytes(content)

    def complaint(self) -> str | None:
        """What is wrong when everything has come to rest, or None."""
        seen = [_seen(journal) for journal in [*self.journals, *(self._open(number) for number in range(DEVICES))]]
        if any(each != seen[0] for each in seen):
            return f"they differ: {seen}"
        for journal in self.journals:
            known: dict[str, tuple[str, str]] = {}
            for doc_id in {doc_id for doc_id, _said in self.acknowledged.values()}:
                known |= {version.id: (doc_id, repr(version.document)) for version in journal.history("notes", doc_id)}
            lost = [each for each in self.acknowledged.items() - known.items() if each[1][0] not in self.forgotten]
            kept = [each for each in known.items() if each[1][0] in self.forgotten]
            if lost or kept:
                return f"lost: {lost}, not erased: {kept}"
            log = (journal.home / "journal.jsonl").read_bytes() if known else b""
            if any(b'"id":"%b","op":"put"' % doc_id.encode() in log for doc_id in self.forgotten):
                return "a forgotten entry stands in the log"
        return self._unseen_text()

    def _unseen_text(self) -> str | None:
        """A text that nobody built on and that is neither shown nor offered."""
        journal = self.journals[0]
        shown = {repr(dict(entry)) for entry in journal.table("notes")}
        offered = {repr(version.document) for conflict in journal.conflicts() for version in conflict.versions}
        for records in journal.storage.memory.records.values():
            changes = {each.version: each for doc_id in records for each in journal.storage.versions("notes", doc_id)}
            built_on = {parent for change in changes.values() for parent in change.of}
            for version, change in changes.items():
                if version not in built_on and change.op == PUT and repr(change.document()) not in shown | offered:
                    return f"dropped: {change}"
        return None


def _seen(journal: Journal) -> Any:
    entries = sorted((entry.doc_id, repr(dict(entry)), entry.version) for entry in journal.table("notes"))
    conflicts = sorted((each.doc_id, [version.id for version in each.versions]) for each in journal.conflicts())
    return entries, conflicts, journal.notices()


def complaint_about(history: History) -> str | None:
    """Lets a history happen and says what is wrong with its end."""
    world = World(history)
    try:
        for step in history.steps:
            world.happen(step)
        world.settle()
        return world.complaint()
    finally:
        shutil.rmtree(world.root)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HISTORIES)
def test_all_agree_and_nothing_is_lost(history: History) -> None:
    assert complaint_about(history) is None


def newest_wins_and_the_rest_is_forgotten(self: Memory, change: Change, place: tuple[int, int]) -> bool:
    """Fault: a version older than the one shown is thrown away, as syncing by “last writer wins” does."""
    record: Record | None = self.records.get(change.table, {}).get(change.id)
    if record and record.current.version > change.version:
        return False
    return _add(self, change, place)


def posting_trusts_the_folder(self: Share) -> None:
    """Fault: what was in the folder once is taken to be there for good."""
    ever = self.__dict__.setdefault("ever", set())
    ever.update(*self._there.values())
    self._there[Path("ever")] = ever
    _post(self)


_add, _post = Memory.add, Share._post


@pytest.mark.parametrize(
    ("where", "name", "fault"),
    [(Memory, "add", newest_wins_and_the_rest_is_forgotten), (Share, "_post", posting_trusts_the_folder)],
    ids=["last-writer-wins", "no-healing"],
)
def test_a_store_with_a_fault_is_found_out(
    where: type, name: str, fault: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, fault)
    limits = settings(max_examples=1000, deadline=None, database=None, phases=[Phase.generate])
    chance = random.Random(0)  # one that meets such a history early; others search for up to a minute
    assert find(HISTORIES, lambda history: complaint_about(history) is not None, settings=limits, random=chance)
