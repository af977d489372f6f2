"""How large a journal grows in three years of writing half an hour a day, and what it costs to open it then.

python -m tests.bench.years_bench [days]
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from course.journal import Journal
from course.journal.backup import backup_when_due
from course.journal.kinds import REFLECTIONS
from course.journal.records import Records

DAYS, SITTING, WORDS, LONGEST = 660, 1800, 900, 1200
"""Days with a sitting in three years; seconds and words of one; words of the longest text."""
SAVE = 2.0
"""Seconds from save to save."""
FIRST = datetime(2026, 8, 3, 9, 0, tzinfo=timezone(timedelta(hours=2)))
EVERY = 1095 / DAYS
"""Days from sitting to sitting."""
LETTERS = "eeeeenrdtiaslogkmvfuphbyåjøæc"


class _Clock:
    def __init__(self) -> None:
        self.now = FIRST

    def __call__(self) -> datetime:
        return self.now


def written(home: Path, days: int, save: float) -> dict[str, list[str]]:
    """Writes the years; gives what has to be readable: by entry, the last text of each sitting and what stood for a minute."""
    chance, clock, held = random.Random(7), _Clock(), dict[str, list[str]]()
    os.fsync = lambda handle: None  # type: ignore[assignment]  # what a disk takes is measured elsewhere
    entry: str | None = None
    text = ""
    for day in range(days):
        clock.now = FIRST + timedelta(days=round(day * EVERY))
        with Journal(home, clock=clock) as journal:
            records = Records(journal)
            backup_when_due(journal)
            end, pace = clock.now + timedelta(seconds=SITTING), SITTING / WORDS
            while clock.now < end:
                if entry is None or len(text.split()) >= LONGEST:
                    text, entry = "", None
                word = "".join(chance.choices(LETTERS, k=chance.randint(2, 10)))
                for part in range(1, max(2, int(pace / save))):
                    clock.now += timedelta(seconds=save)
                    now = f"{text} {word[: part * 2]}"
                    if entry is None:
                        entry = records.save_reflection("skal", f"step-{len(held)}", now, None)
                        held[entry] = []
                    records.save_reflection("skal", f"step-{len(held) - 1}", now, entry)
                text = f"{text} {word}"
                records.save_reflection("skal", f"step-{len(held) - 1}", text, entry)
                clock.now += timedelta(seconds=max(0, pace - pace // save * save))
                if chance.random() < 1 / 150:
                    held[str(entry)].append(text)
                    clock.now += timedelta(seconds=chance.uniform(60, 120))
            if entry is not None:
                held[entry].append(text)
    return held


def opened(home: Path) -> tuple[float, float]:
    """Seconds of the processor's time that opening adds to a program, and the megabytes that it needs in all."""
    measure = "import resource, sys\nfrom pathlib import Path\nfrom course.journal.records import Journal, Records\n"
    ask = "r=resource.getrusage(resource.RUSAGE_SELF); print(r.ru_utime+r.ru_stime, r.ru_maxrss/1024)"
    work = "j=Journal(Path(sys.argv[1])); Records(j).all()\n"
    bare, full = (
        subprocess.run(
            [sys.executable, "-c", measure + each + ask, str(home)], capture_output=True, text=True, check=True
        ).stdout.split()
        for each in ("", work)
    )
    return float(full[0]) - float(bare[0]), float(full[1])


def main() -> None:
    """Prints the figures."""
    days = int(sys.argv[1]) if sys.argv[1:] else DAYS
    with tempfile.TemporaryDirectory() as folder:
        home, begun = Path(folder) / "home", time.process_time()
        held = written(home, days, float(sys.argv[2]) if sys.argv[2:] else SAVE)
        print(f"{days} days written in {time.process_time() - begun:.0f} s of CPU")
        backups = list((home / "backups").glob("*.gz"))
        print(f"journal {(home / 'journal.jsonl').stat().st_size / 1e6:.1f} MB (at most 60)")
        print(f"{len(backups)} backups {sum(each.stat().st_size for each in backups) / 1e6:.1f} MB (at most 150)")
        seconds, megabytes = opened(home)
        print(f"opened in {seconds:.2f} s of CPU (at most 1.0), {megabytes:.0f} MB of memory (at most 200)")
        with Journal(home) as journal:
            lost = 0
            for entry, texts in held.items():
                there = {version.document["text"] for version in journal.history(REFLECTIONS, entry) if version.document}
                lost += len(set(texts) - there)
            print(f"texts that stood or ended a sitting: {sum(map(len, held.values()))}, unreadable: {lost}")
        print(f"peak of the writer {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
