"""How fast a board of two hundred cards is: `python -m tests.bench.board_bench [--strict]`.

In a terminal of its own, over a journal with that board: from the key that opens it until its last field can be read, and then
from a key to what it changes on the screen: the mark on another card, a card in another place (saved by then), a letter in one.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from course.journal import Journal
from course.tools.board import FIELDS, Board, Card
from course.tools.repositories import Repositories
from tests.bench.app_bench import ENTER, LESSONS, Course, Report, Samples, Terminal, skalkan

CARDS = 200
BELOW = 3
"""Lines from the first of the tools to the board."""
OPENING, ECHO = 150, 33
DOWN, UP, SHIFT_DOWN, SHIFT_UP, ESCAPE = b"\x1b[B", b"\x1b[A", b"\x1b[1;2B", b"\x1b[1;2A", b"\x1b"
TEXT = "Vi kender borgerne og ved, hvad de plejer at have brug for om aftenen"
MARK = "▸".encode()


def filled(home: Path) -> None:
    """A journal with a board of many cards."""
    with Journal(home) as journal:
        cards = (Card(f"c{n}", FIELDS[n % 4], f"{n:03}. {TEXT}", "Et fast møde" if n % 3 == 0 else "") for n in range(CARDS))
        Repositories(journal).of(Board).save(Board(title="Hele figuren", target="aftenvagter", cards=tuple(cards)))
        journal.table("settings").insert({"name": "statements-before", "value": "skipped"})


def echo(samples: Samples, name: str, terminal: Terminal, keys: bytes, shown: bytes) -> None:
    """From a key to a text on the screen."""
    terminal.wait_for_silence(random.uniform(0.05, 0.12))
    place = len(terminal.sent)
    pressed = terminal.type(keys)
    samples.add(name, (terminal.wait_for(shown, place) - pressed) * 1000)


def measure(samples: Samples, home: Path, first: bytes, keys: int) -> None:
    """One leader at one board."""
    terminal = Terminal(skalkan(home, LESSONS))
    terminal.wait_for(first)
    terminal.wait_for_silence(0.6)
    terminal.type(b"r")
    terminal.wait_for(b"Hele figuren")
    for _ in range(BELOW):
        terminal.wait_for_silence()
        terminal.type(DOWN)
    terminal.wait_for_silence()
    place = len(terminal.sent)
    pressed = terminal.type(ENTER)
    terminal.wait_for(b"Ulemper (50)", place)
    samples.add("opening", (time.perf_counter() - pressed) * 1000)
    for number in range(keys):
        echo(samples, "mark", terminal, UP if number % 16 >= 8 else DOWN, MARK)
    for number in range(keys):
        echo(samples, "move", terminal, SHIFT_UP if number % 16 >= 8 else SHIFT_DOWN, MARK)
    terminal.wait_for_silence()
    terminal.type(ENTER)
    terminal.wait_for_silence()
    for number in range(keys):
        letter = chr(0x410 + number).encode()  # each letter once, so that its echo can't be mistaken
        echo(samples, "letter", terminal, letter, letter)
    terminal.type(ESCAPE)
    terminal.wait_for_silence()
    terminal.end()


def main() -> int:
    """Prints all measurements; with `--strict`, 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.board_bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a target is missed")
    parser.add_argument("--rounds", type=int, default=5, help="how often the board is opened")
    arguments = parser.parse_args()
    report, samples, course = Report(), Samples(), Course(LESSONS)
    for number in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as name:
            filled(Path(name))
            measure(samples if number else Samples(), Path(name), course.last_lesson, 32)
    report.line(f"Enter on a board of {CARDS} cards -> its last field", samples.median("opening"), "ms", OPENING)
    for key, what in {"mark": "mark another card", "move": "move a card, saved", "letter": "a letter in a card"}.items():
        values = sorted(samples.values[key])
        report.line(f"key -> echo: {what}, p50", statistics.median(values), "ms")
        report.line(f"key -> echo: {what}, p95", values[int(len(values) * 0.95)], "ms", ECHO)
    return int(arguments.strict and not report.within)


if __name__ == "__main__":
    sys.exit(main())
