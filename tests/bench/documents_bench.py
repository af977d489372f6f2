"""What the writers of documents cost, in CPU seconds and memory: `python -m tests.bench.documents_bench [--strict] [FORMAT …]`.

Each format writes one journal of 2,000 entries of 150 words, three times, each time in a process of its own; the quickest counts.
Last, how long it takes from Ctrl+E in the journal until the choices are on screen, over 5,000 entries.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from course.content.folder import load
from course.export.document import Caption, Document, DocumentBlock, Heading, Paragraph, Quote
from course.export.formats import FORMATS, Format
from course.export.selection import Selection
from course.journal import Journal
from course.journal.kinds import NOTES
from course.locale import use
from tests.bench.app_bench import LESSONS, Terminal, filled, skalkan

LIMITS = {
    "json": (0.5, 150),
    "csv": (0.5, 150),
    "md": (1.0, 150),
    "html": (1.0, 150),
    "docx": (2.0, 150),
    "odt": (2.0, 150),
    "pdf": (4.0, 600),
}
"""CPU seconds and MB at most, by a format's suffix."""
ENTRIES, WORDS = 2_000, 150
ROUNDS = 3
SETTLED = 2.0
"""Seconds a leader reads before anything goes out: what opens the choices is loaded meanwhile."""
OPENING = 150
"""Milliseconds, at most, from the key to the choices."""
_TEXT = "Børnenes planer står i et fælles system, og ledelsen følger op hver anden uge, så alle ved, hvad der ligger fast."


def journal(entries: int = ENTRIES) -> Document:
    """A journal of that many entries, ten to a lesson, no two of them alike."""
    blocks: list[DocumentBlock] = []
    known = _TEXT.split()
    for number in range(entries):
        if number % 10 == 0:
            blocks.append(Heading(2, f"Lektion {number // 10 + 1}"))
        words = [known[(each * (number % 7 + 1) + number) % len(known)] for each in range(WORDS)]
        text = "\n\n".join((" ".join(words[: WORDS // 2]), " ".join(words[WORDS // 2 :])))
        blocks += [
            Heading(3, f"Trin {number + 1}"),
            Paragraph("Hvad betyder det hos jer?"),
            Quote(text),
            Caption("Skrevet i dag"),
        ]
    return Document("Min dagbog", tuple(blocks), date=date(2026, 11, 30), source="Fra selvstudiet")


def measured(suffix: str) -> None:
    """Prints what one format costs in this process: CPU seconds, and MB at the most."""
    import resource  # noqa: PLC0415 - not on every system

    use("da")
    as_what = next(each for each in FORMATS if each.suffix == suffix)
    if as_what.write is not None:
        document = journal()
        begun = time.process_time()
        as_what.write(document)
        seconds = time.process_time() - begun
    else:
        seconds = _of_the_journal(as_what)
    print(f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def _of_the_journal(as_what: Format) -> float:
    """CPU seconds of a format that is made of the journal itself, once that is open."""
    texts = [block.text for block in journal().blocks if isinstance(block, Quote)]
    assert as_what.write_journal is not None
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder), clock=lambda: datetime.now(UTC)) as kept:
        kept.table(NOTES).insert_multiple({"lesson": None, "step": None, "text": text} for text in texts)
        course = load(LESSONS)
        begun = time.process_time()
        as_what.write_journal(course, kept, Selection())
        return time.process_time() - begun


def opening(rounds: int = 7) -> float:
    """Milliseconds from Ctrl+E in the journal until the choices are on screen, the median."""
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), 5_000)
        for _round in range(rounds):
            app = Terminal(skalkan(Path(folder), LESSONS))
            app.wait_for(b"Dagbog")
            app.wait_for_silence()
            app.type(b"d")
            app.wait_for("Rækkefølge".encode())
            app.wait_for_silence()
            time.sleep(SETTLED)
            sent = app.type(b"\x05")
            taken.append((app.wait_for(b"kommer med") - sent) * 1000)
            app.end()
    return statistics.median(taken)


def in_a_process(suffix: str) -> tuple[float, float]:
    """The same, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.documents_bench", "--here", suffix]
    seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(megabytes)


def main() -> int:
    """Prints a row for each format; with `--strict`, 1 when one is beyond its limit."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is measured has its compiled files, as everywhere else
    suffixes = [each.suffix for each in FORMATS if each.suffix in LIMITS]
    parser = argparse.ArgumentParser(prog="python -m tests.bench.documents_bench", description=__doc__)
    parser.add_argument("formats", nargs="*", default=suffixes, help="which formats; all by default")
    parser.add_argument("--strict", action="store_true", help="fail when a limit is exceeded")
    parser.add_argument("--here", metavar="FORMAT", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        measured(arguments.here)
        return 0
    within = True
    for suffix in arguments.formats:
        seconds, megabytes = min(in_a_process(suffix) for _ in range(ROUNDS))
        most, room = LIMITS[suffix]
        kept = seconds <= most and megabytes <= room
        within &= kept
        verdict = "" if kept else "   EXCEEDED"
        print(f"{suffix:6} {seconds:7.3f} s, at most {most:g}   {megabytes:5.0f} MB, at most {room}{verdict}", flush=True)
    taken = opening()
    within &= taken <= OPENING
    verdict = "" if taken <= OPENING else "   EXCEEDED"
    print(f"Ctrl+E to the choices, over 5,000 entries: {taken:.0f} ms, at most {OPENING}{verdict}")
    return int(arguments.strict and not within)


if __name__ == "__main__":
    sys.exit(main())
