"""How fast the course by lines is, against a bare interpreter: `python -m tests.bench.plain_bench [--strict]`.

The programs take turns, so that a machine that slows down for a while slows all of them. The targets are those of a machine on
which a bare interpreter takes 25 ms: a slower or busier one is held to the same ratio.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.app_bench import LESSONS, ROOT, Report, filled

BARE_MS = 25.0
"""What a bare interpreter takes where the targets hold."""
PROMPTS = (b"Dit valg:\n", b" til.\n")
"""What the first question ends with: all of home is told, or there is more of it."""
ANSWERS = ("overblik", "dagbog", "?", "hjem", "projekter", "hjem", "lektioner", "1", "senere", "spring over", "trin", "hjem")
"""What is said, each of which is told something."""


class Talk:
    """The program at a pipe.

    Args:
        home: Where its journal lies.
    """

    def __init__(self, home: Path) -> None:
        self.begun = time.perf_counter()
        command = [sys.executable, "-m", "course", "plain", "--home", str(home), "--lessons", str(LESSONS)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def wait_for(self, *ends: bytes) -> float:
        """Reads until what was told ends with one of these; gives the time on the clock then."""
        assert self._process.stdout is not None
        told = b""
        while not told.endswith(ends):
            more = self._process.stdout.read(65536)
            if not more:
                raise RuntimeError(f"it ended with {told[-400:]!r}")
            told += more
        return time.perf_counter()

    def say(self, line: str) -> float:
        """Says a line; gives the milliseconds until the next question."""
        assert self._process.stdin is not None
        begun = time.perf_counter()
        self._process.stdin.write(f"{line}\n".encode())
        return (self.wait_for(b":\n", b"?\n", b".\n", b"!\n") - begun) * 1000

    def end(self) -> float:
        """Says no more; gives its peak memory in MiB."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.read()
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = status
        return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def bare() -> float:
    """Milliseconds that an interpreter takes to do nothing."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return (time.perf_counter() - begun) * 1000


def measure(home: Path, rounds: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """The bare interpreter, the first prompt, the answers, and the memory."""
    bares, prompts, answers, memory = [], [], [], []
    for number in range(rounds + 1):
        alone = bare()
        talk = Talk(home)
        prompt = (talk.wait_for(*PROMPTS) - talk.begun) * 1000
        times = [talk.say(line) for line in ANSWERS]
        peak = talk.end()
        if number:  # the first warms the disk's cache
            bares.append(alone)
            prompts.append(prompt)
            answers += times[1:]
            memory.append(peak)
    return bares, prompts, answers, memory


def tell(report: Report, name: str, figures: Sequence[Sequence[float]]) -> None:
    """Prints one journal's figures."""
    bares, prompts, answers, memory = figures
    slow = max(1.0, statistics.median(bares) / BARE_MS)
    report.line("bare interpreter", statistics.median(bares), "ms")
    report.line(f"{name}: first prompt", statistics.median(prompts), "ms", round(200 * slow))
    report.line(f"{name}: first prompt, the fastest", min(prompts), "ms")
    report.line(f"{name}: first prompt / bare, the fastest of each", min(prompts) / min(bares), "x")
    report.line(f"{name}: an answer told, median", statistics.median(answers), "ms", round(50 * slow))
    report.line(f"{name}: an answer told, slowest", max(answers), "ms")
    report.line(f"{name}: peak memory", max(memory), "MiB", 30)


def main() -> int:
    """Prints all measurements; with `--strict`, 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plain_bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a target is missed")
    parser.add_argument("--rounds", type=int, default=9, help="how often the program is started")
    arguments = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        empty, full = Path(name) / "empty", Path(name) / "full"
        filled(empty, 3)
        filled(full, 300)
        tell(report, "a journal just begun", measure(empty, arguments.rounds))
        tell(report, "300 entries", measure(full, arguments.rounds))
    return int(arguments.strict and not report.within)


if __name__ == "__main__":
    sys.exit(main())
