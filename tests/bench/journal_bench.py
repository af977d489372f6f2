"""How fast the journal is, as ratios within one run: `python -m tests.bench.journal_bench [--strict]`.

The measurements take turns, so that a machine that slows down for a while slows them all.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from tinydb import where

from course.journal import Journal
from course.journal.clock import local_now
from course.journal.storage import LogStorage

TABLE = "reflections"
SIZES = (100, 10_000, 100_000)
ROUNDS = 400
_WORDS = "Vi går i gang på mandag, og ledelsen følger op hver anden uge. "


def text(number: int) -> str:
    """About 1 KB of text, different each time."""
    return f"{number} " + _WORDS * 15


class Bench:
    """The lines of the report, and whether each is within its limit."""

    def __init__(self) -> None:
        self.within = True

    def line(self, what: str, value: float, unit: str, limit: float | None = None) -> None:
        """Prints one measurement."""
        kept = limit is None or value <= limit
        self.within &= kept
        verdict = "" if limit is None else f"at most {limit:g} {unit}{'' if kept else '   EXCEEDED'}"
        print(f"{what:60} {value:9.3f} {unit:3} {verdict}", flush=True)


def timed(work: Callable[[], object]) -> float:
    """How many seconds a piece of work takes."""
    gc.collect()
    begun = time.perf_counter()
    kept = work()
    seconds = time.perf_counter() - begun
    del kept
    return seconds


def made(home: Path, entries: int) -> Journal:
    """A journal of that many entries."""
    journal = Journal(home)
    journal.table(TABLE).insert_multiple({"step": f"step-{number % 97}", "text": text(number)} for number in range(entries))
    return journal


def saving(bench: Bench, folder: Path) -> None:
    """One save against a bare append and fsync of the same bytes, at several sizes."""
    journals = {size: made(folder / str(size), size) for size in SIZES}
    oldest = {size: journal.table(TABLE).all()[0].doc_id for size, journal in journals.items()}
    line = (folder / "100" / "journal.jsonl").read_bytes().split(b"\n")[0] + b"\n"
    bare = os.open(folder / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    seconds: dict[str, list[float]] = {}

    def measure(name: str, work: Callable[[], object]) -> None:
        begun = time.perf_counter()
        work()
        seconds.setdefault(name, []).append(time.perf_counter() - begun)

    def appended() -> None:
        os.write(bare, line)
        os.fsync(bare)

    for number in range(ROUNDS):
        measure("bare", appended)
        for size, journal in journals.items():
            table = journal.table(TABLE)
            new = {"step": "step-1", "text": text(number)}
            measure(f"insert {size}", lambda table=table, new=new: table.insert(new))  # type: ignore[misc]
            ids = [oldest[size]]
            measure(f"edit {size}", lambda table=table, new=new, ids=ids: table.update(new, doc_ids=ids))  # type: ignore[misc]
    os.close(bare)
    p50 = {name: statistics.median(each) * 1000 for name, each in seconds.items()}
    bench.line("bare append + fsync, p50", p50["bare"], "ms")
    for kind in ("insert", "edit"):
        for size in SIZES:
            bench.line(f"{kind} at {size:,} entries, p50", p50[f"{kind} {size}"], "ms")
            bench.line(f"{kind} at {size:,} entries / bare", p50[f"{kind} {size}"] / p50["bare"], "x", 4)
        at = [p50[f"{kind} {size}"] for size in SIZES]
        bench.line(f"{kind}: slowest size / fastest size", max(at) / min(at), "x", 1.25)


def opening(bench: Bench, folder: Path) -> None:
    """Opening against json.loads over the same lines, and searching."""
    for size, limit in ((20_000, 0.25), (100_000, 1.5)):
        home = folder / f"open-{size}"
        made(home, size).close()
        lines = (home / "journal.jsonl").read_bytes().splitlines()
        loads = min(timed(lambda lines=lines: [json.loads(line) for line in lines]) for _ in range(3))  # type: ignore[misc]
        opened = min(timed(lambda home=home: Journal(home)) for _ in range(3))  # type: ignore[misc]
        bench.line(f"open {size:,} entries", opened, "s", limit)
        bench.line(f"open {size:,} entries / json.loads", opened / loads, "x", 3 if size == 20_000 else None)
    journal = Journal(folder / "open-20000")
    journal.table(TABLE).insert({"text": "nålen i høstakken"})
    found = min(timed(lambda: journal.table(TABLE).search(where("text").search("høstak"))) for _ in range(3))
    bench.line("search all of 20,000 entries for a word", found * 1000, "ms", 100)


def hostile(bench: Bench, folder: Path) -> None:
    """What anybody may put into a shared folder: four times as much takes no more than about four times as long."""
    version = "019c135762e00000-laptop-{number:08x}"

    def line(number: int, of: str = "", text: str = "x") -> bytes:
        body = b'{"v":1,"table":"notes","id":"odd","op":"put","version":"%b","of":[%b],"at":"2026-01-31T10:18:00.000+01:00"' % (
            version.format(number=number).encode(),
            of.encode(),
        )
        body += b',"doc":{"text":"%b"}' % text.encode()
        return b'%b,"crc":"%08x"}\n' % (body, crc32(body))

    kinds: dict[str, Callable[[int], bytes]] = {
        "false seals in one line": lambda many: b"{" + b',"crc":"00000000"}' * 20 * many + b"\n",
        "heads of one entry": lambda many: b"".join(line(number, text=str(number)) for number in range(many)),
        "heads that say the same": lambda many: b"".join(map(line, range(many))),
        "one version again and again": lambda many: line(1) * many,
        "a line without an end": lambda many: b"x" * 3000 * many,
    }
    for kind, made_of in kinds.items():
        seconds = []
        for many in (5_000, 20_000):
            home = folder / f"{kind} {many}"
            home.mkdir()
            (home / "journal.jsonl").write_bytes(made_of(many))
            seconds.append(min(timed(lambda home=home: LogStorage(home, "a", local_now).log) for _ in range(3)))  # type: ignore[misc]
        bench.line(f"{kind}: 20,000 against 5,000", seconds[1] / seconds[0], "x", 8)


def main() -> int:
    """Prints all measurements; with `--strict`, 1 when one is beyond its limit."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.journal_bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a limit is exceeded")
    parser.add_argument("--folder", type=Path, help="where to measure: the disk matters")
    arguments = parser.parse_args()
    bench = Bench()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        saving(bench, Path(folder))
        opening(bench, Path(folder))
        hostile(bench, Path(folder))
    return int(arguments.strict and not bench.within)


if __name__ == "__main__":
    sys.exit(main())
