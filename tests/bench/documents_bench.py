"""What the writers of documents cost, in CPU seconds and memory: `python -m tests.bench.documents_bench [--strict] [FORMAT …]`.

Each format writes one journal of 2,000 entries of 150 words, three times, each time in a process of its own; the quickest counts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from datetime import date

from course.export.document import Caption, Document, DocumentBlock, Heading, Paragraph, Quote
from course.export.formats import document_writers
from course.locale import use

LIMITS = {"md": (1.0, 150), "html": (1.0, 150), "docx": (2.0, 150), "odt": (2.0, 150), "pdf": (4.0, 600)}
"""CPU seconds and MB at most, by a format's suffix."""
ENTRIES, WORDS = 2_000, 150
ROUNDS = 3
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
    document = journal()
    write = next(write for each, write in document_writers() if each.suffix == suffix)
    begun = time.process_time()
    write(document)
    seconds = time.process_time() - begun
    print(f"{seconds:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def in_a_process(suffix: str) -> tuple[float, float]:
    """The same, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.documents_bench", "--here", suffix]
    seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(megabytes)


def main() -> int:
    """Prints a row for each format; with `--strict`, 1 when one is beyond its limit."""
    suffixes = [each.suffix for each, _write in document_writers()]
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
    return int(arguments.strict and not within)


if __name__ == "__main__":
    sys.exit(main())
