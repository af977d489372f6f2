"""Prints a row a scenario, and fails when anything acknowledged was lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from course.locale import use
from tests.torture.scenarios import scenarios


def main() -> int:
    """Runs all scenarios; 1 when something was lost or could not be read."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--full", action="store_true", help="the long run: 400 kills, 100,000 entries")
    parser.add_argument("only", nargs="*", metavar="SCENARIO", help="only those whose names hold one of these words")
    arguments = parser.parse_args()
    use("en")
    failed = False
    print(f"{'':34} {'acknowledged':>12} {'lost':>5} {'unreadable':>10} {'seconds':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, run) in enumerate(scenarios(arguments.full).items()):
            if arguments.only and not any(word in name for word in arguments.only):
                continue
            begun = time.perf_counter()
            row = run(Path(folder) / str(number))
            seconds = time.perf_counter() - begun
            print(f"{name:34} {row.acknowledged:12,} {row.lost:5} {row.unreadable:10} {seconds:8.1f}  {row.note}", flush=True)
            failed |= bool(row.lost or row.unreadable)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
