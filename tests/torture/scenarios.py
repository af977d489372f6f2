"""What is done to the journal, and what is left of it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from course.journal import Journal, JournalError
from course.journal.home import DRAFT
from course.journal.line import decode
from course.journal.log import PAGE
from tests.torture.worker import TABLE, TEXT

Acknowledged = dict[str, int]
"""The newest acknowledged number of each entry."""


@dataclass
class Row:
    """What came of one scenario."""

    acknowledged: int = 0
    lost: int = 0
    """Acknowledged saves that are not there, or are there with an older content, and are not reported."""
    unreadable: int = 0
    """Journals that could not be opened, and lines that can't be read though nobody damaged them."""
    note: str = ""

    def check(self, home: Path, acknowledged: Acknowledged, damaged: int = 0) -> None:
        """Opens what is left and counts. `damaged` lines were damaged on purpose: they must be reported, and may be missing."""
        try:
            journal = Journal(home)
        except JournalError:
            self.unreadable += 1
            return
        found = {entry.doc_id: entry["n"] for entry in journal.table(TABLE)}
        missing = sum(1 for doc_id, number in acknowledged.items() if found.get(doc_id, -1) < number)
        reported = sum(1 for notice in journal.notices() if notice.kind == "damaged")
        self.lost += max(missing - damaged, 0) if reported or not damaged else missing
        self.unreadable += reported if not damaged else 0


@dataclass
class Worker:
    """A process that saves, and what it said."""

    home: Path
    mode: str
    argument: str = ""
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        command = [sys.executable, "-X", "utf8", "-m", "tests.torture.worker", str(self.home), self.mode]
        root = Path(__file__).parents[2]
        self.process = subprocess.Popen(
            [*command, *([self.argument] if self.argument else [])], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def kill_after(self, seconds: float) -> Acknowledged:
        """Kills it some time after its first acknowledged save."""
        assert self.process.stdout
        first = self.process.stdout.readline()
        time.sleep(seconds)
        self.process.kill()
        return _acknowledged(first + self.process.communicate()[0])

    def wait(self) -> Acknowledged:
        """Lets it finish."""
        said, complaint = self.process.communicate()
        if self.process.returncode:
            raise RuntimeError(complaint.decode())
        self.complaint = complaint.decode().strip()
        return _acknowledged(said)


def _acknowledged(said: bytes) -> Acknowledged:
    whole = said[: said.rfind(b"\n") + 1].decode().split("\n")[:-1]
    return {doc_id: int(number) for doc_id, number in (line.split(" ") for line in whole)}


def killed(home: Path, mode: str, times: int) -> Row:
    """SIGKILL at a random moment, over and over, on one journal that grows."""
    row = Row()
    chance = random.Random(mode)
    everything: Acknowledged = {Journal(home).table(TABLE).insert({"n": 0, "text": TEXT}): 0}
    for _ in range(times):
        now = Worker(home, mode).kill_after(chance.uniform(0, 0.03))
        row.acknowledged += len(now) if not mode.endswith("the_oldest") else max(now.values()) - max(everything.values())
        everything |= now
        row.check(home, everything)
    row.note = f"{times} kills, {len(list(home.glob('*.torn-*')))} torn saves put aside"
    return row


def at_once(home: Path, processes: int, saves: int) -> Row:
    """Several programs saving to one journal at the same time."""
    row = Row()
    workers = [Worker(home, "inserts", str(saves)) for _ in range(processes)]
    everything: Acknowledged = {}
    for worker in workers:
        everything |= worker.wait()
    row.acknowledged = len(everything)
    row.lost = processes * saves - row.acknowledged
    row.check(home, everything)
    return row


def size_limit(home: Path, rounds: int) -> Row:
    """The file may not grow beyond a limit, which ends in the middle of a line."""
    row = Row()
    everything: Acknowledged = {}
    for number in range(rounds):
        worker = Worker(home, "under_a_size_limit", str(20_000 + 10_007 * number))
        everything |= worker.wait()
        row.check(home, everything)
    row.acknowledged = len(everything)
    row.note = worker.complaint
    return row


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    folder.mkdir()
    mounted = (
        sys.platform == "linux"
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], check=False, capture_output=True
        ).returncode
    )
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def full_disk(home: Path) -> Row:
    """A disk with no room left, and then with some."""
    row = Row()
    with _small_disk(home) as mounted:
        if not mounted:
            row.note = "not tried: this machine can't mount a small disk"
            return row
        ballast = home / "ballast"
        ballast.write_bytes(b"x" * 100_000)
        worker = Worker(home, "until_it_fails")
        everything = worker.wait()
        row.note = worker.complaint
        row.check(home, everything)
        ballast.unlink()
        everything |= Worker(home, "until_it_fails").wait()
        row.check(home, everything)
        row.acknowledged = len(everything)
    return row


def read_only(home: Path) -> Row:
    """A folder that an ordinary user may look into and not write to."""
    row = Row()
    everything = Worker(home, "inserts", "50").wait()
    before = (home / "journal.jsonl").read_bytes()
    for file in home.iterdir():
        file.chmod(0o444)
    home.chmod(0o555)
    for folder in [home, *home.parents][:-2]:
        if folder != home:
            folder.chmod(folder.stat().st_mode | 0o055)
    worker = Worker(home, "as_an_ordinary_user")
    seen = worker.wait()
    home.chmod(0o700)
    row.acknowledged = len(everything)
    row.lost = sum(1 for doc_id in everything if doc_id not in seen)
    row.unreadable = int(before != (home / "journal.jsonl").read_bytes())
    row.note = worker.complaint
    return row


def failing_disk(home: Path, saves: int) -> Row:
    """Syncs that fail and writes that stop half way: what was not acknowledged is not there either."""
    row = Row()
    everything = Worker(home, "with_a_failing_disk", str(saves)).wait()
    row.acknowledged = len(everything)
    row.check(home, everything)
    kept = {entry.doc_id for entry in Journal(home).table(TABLE)}
    row.note = f"{saves - len(everything)} saves refused, {len(kept - set(everything))} of them there all the same"
    return row


def torn(home: Path) -> Row:
    """The file ends after each byte of its last line."""
    row = Row()
    everything = Worker(home, "inserts", "5").wait()
    file = home / "journal.jsonl"
    whole = file.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    change = decode(whole[last:-1])
    assert change
    acknowledged = {doc_id: number for doc_id, number in everything.items() if doc_id != change.id}
    for cut in range(last, len(whole) - 1):
        for put_aside in home.glob("*.torn-*"):
            put_aside.unlink()
        file.write_bytes(whole[:cut])
        row.check(home, acknowledged)
        kept = [put_aside.read_bytes() for put_aside in home.glob("*.torn-*")]
        row.lost += int(kept != ([whole[last:cut]] if cut > last else []))
        row.acknowledged += len(acknowledged)
    row.note = f"{len(whole) - last} bytes"
    return row


def power_cuts(begun: int, whole: bytes, chance: random.Random) -> Iterator[bytes]:
    """What a power cut may leave of an append that began at a byte: pages that are lost, empty, or in each other's place."""
    pages = range(begun - begun % PAGE, len(whole), PAGE)
    for page in pages:
        start, end = max(page, begun), min(page + PAGE, len(whole))
        yield whole[:start]
        yield whole[:start] + bytes(end - start) + whole[end:]
        yield whole[:start] + bytes(len(whole) - start)
        yield whole[:begun] + bytes(start - begun) + whole[start:]
        other = chance.choice(pages)
        if begun <= page < other and other + PAGE <= len(whole):
            swapped = whole[:page] + whole[other : other + PAGE] + whole[page + PAGE : other]
            yield swapped + whole[page : page + PAGE] + whole[other + PAGE :]


def power_cut(home: Path, times: int) -> Row:
    """The power goes during a save of several entries: all of it is there or none, and all that was acknowledged before it."""
    row = Row()
    everything = Worker(home, "inserts", "5").wait()
    file = home / "journal.jsonl"
    chance, tried = random.Random(11), 0
    for _ in range(times):
        before = file.read_bytes()
        lengths = [chance.choice((10, 300, 3000)) for _each in range(chance.randint(1, 8))]
        together = Journal(home).table(TABLE).insert_multiple({"n": 0, "text": TEXT[:length]} for length in lengths)
        for left in power_cuts(len(before), file.read_bytes(), chance):
            tried += 1
            file.write_bytes(left)
            found = {entry.doc_id for entry in Journal(home).table(TABLE)}
            row.acknowledged += len(everything)
            row.lost += len(everything.keys() - found)
            row.unreadable += int(0 < len(found & set(together)) < len(together))
        file.write_bytes(before)
    row.note = f"{tried} cuts"
    return row


def power_cut_while_typing(home: Path, times: int) -> Row:
    """The power goes during a save of a draft: what was acknowledged before it is there."""
    row = Row()
    journal, file = Journal(home), home / DRAFT
    notes = journal.table(TABLE)
    entry = notes.insert({"n": 0, "text": TEXT})
    chance, tried = random.Random(13), 0
    for number in range(1, times + 1):
        before = file.read_bytes() if file.exists() else b""
        notes.replace(entry, {"n": number, "text": TEXT[: chance.choice((10, 300, 3000))]}, draft=True)
        whole = file.read_bytes()
        # A draft that has grown long is written anew, and put in the place of the old one: one of the two is there.
        for left in power_cuts(len(before), whole, chance) if whole.startswith(before) else [before, whole]:
            tried += 1
            file.write_bytes(left)
            row.check(home, {entry: number - 1})
        file.write_bytes(whole)
    row.acknowledged, row.note = tried, f"{tried} cuts"
    return row


def flipped(home: Path, times: int) -> Row:
    """One bit flipped somewhere: one line is reported, nothing else is lost."""
    row = Row()
    everything = Worker(home, "inserts", "40").wait()
    file = home / "journal.jsonl"
    whole = file.read_bytes()
    chance = random.Random(7)
    for _ in range(times):
        at = chance.randrange(len(whole))
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        (home / "told.txt").unlink(missing_ok=True)
        row.check(home, everything, damaged=0 if whole[at] == 0x0A else 1)
        row.acknowledged += len(everything)
    row.note = f"{times} flips"
    return row


def many(home: Path, entries: int) -> Row:
    """A journal as large as no leader's will be."""
    row = Row()
    journal = Journal(home)
    ids = journal.table(TABLE).insert_multiple({"n": n, "text": TEXT} for n in range(entries))
    journal.table(TABLE).update({"n": entries}, doc_ids=ids[:100])
    everything = dict(zip(ids, range(entries), strict=True)) | dict.fromkeys(ids[:100], entries)
    row.acknowledged = len(everything)
    begun = time.perf_counter()
    row.check(home, everything)
    row.note = f"{os.path.getsize(home / 'journal.jsonl') >> 20} MiB, opened and compared in {time.perf_counter() - begun:.1f} s"  # noqa: PTH202
    return row


def scenarios(full: bool) -> dict[str, Callable[[Path], Row]]:
    """All of them, by name; the small run is for every test run, the full one for a release."""
    kills, rounds = (100, 10) if full else (7, 2)
    return {
        "killed while inserting": lambda home: killed(home, "inserts", kills),
        "killed while editing the oldest": lambda home: killed(home, "edits_of_the_oldest", kills),
        "killed while typing": lambda home: killed(home, "drafts_of_the_oldest", kills),
        "killed while thinning": lambda home: killed(home, "thinnings_of_the_oldest", kills),
        "killed while saving ten at a time": lambda home: killed(home, "groups", kills if full else 6),
        "killed while erasing": lambda home: killed(home, "erasures", kills if full else 6),
        "two processes at once": lambda home: at_once(home, 2, 500 if full else 50),
        "four processes at once": lambda home: at_once(home, 4, 500 if full else 50),
        "a file-size limit": lambda home: size_limit(home, rounds),
        "a full disk": full_disk,
        "a read-only folder": read_only,
        "a failing disk": lambda home: failing_disk(home, 1000 if full else 100),
        "torn at every byte": torn,
        "power cuts": lambda home: power_cut(home, 400 if full else 10),
        "power cuts while typing": lambda home: power_cut_while_typing(home, 400 if full else 10),
        "a flipped bit": lambda home: flipped(home, 2000 if full else 100),
        "many entries": lambda home: many(home, 100_000 if full else 5_000),
    }
