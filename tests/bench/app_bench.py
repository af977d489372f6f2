"""How fast the app is, as ratios within one run against a bare Textual app: `python -m tests.bench.app_bench [--strict]`.

Each program runs in a terminal of its own (a pty of 80x24), and what counts is when the bytes of a text arrive there. The
programs take turns, so that a machine that slows down for a while slows them all.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import random
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
LESSONS = ROOT / "lessons" / "da"
PATIENCE = 20.0
"""Seconds after which a text that hasn't come will not come."""
BARE = [sys.executable, "-m", "tests.bench.bare_app"]
BARE_READY = b"Readable now"
CTRL_Q = b"\x11"
ENTER = b"\r"
RIGHT = b"\x1b[C"


class Terminal:
    """A program in a terminal of its own.

    Args:
        command: What to run.
        environment: Added to the environment.
    """

    def __init__(self, command: Sequence[str], **environment: str) -> None:
        self.sent = b""
        """All that the program has sent to the terminal."""
        size = struct.pack("HHHH", 24, 80, 0, 0)
        self.begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, size)
            os.chdir(ROOT)
            os.execvpe(
                command[0], list(command), {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
            )

    def wait_for(self, text: bytes, start: int = 0) -> float:
        """Reads until a text has come after a place in what was sent; gives the time on the clock then.

        Raises:
            TimeoutError: It doesn't come.
        """
        end = time.perf_counter() + PATIENCE
        while text not in self.sent[start:]:
            if not self._read(end - time.perf_counter()):
                raise TimeoutError(f"{text.decode()!r} did not come; the last was {self.sent[-400:]!r}")
        return time.perf_counter()

    def wait_for_silence(self, seconds: float = 0.25) -> None:
        """Reads until nothing has come for a while."""
        while self._read(seconds):
            pass

    def type(self, keys: bytes) -> float:
        """Presses keys; gives the time on the clock just before."""
        now = time.perf_counter()
        os.write(self._fd, keys)
        return now

    def end(self) -> float:
        """Stops the program with Ctrl+Q; gives its peak memory in MiB."""
        self.type(CTRL_Q)
        while self._read(PATIENCE):
            pass
        _, status, usage = os.wait4(self.pid, 0)
        os.close(self._fd)
        if status:
            raise RuntimeError(f"ended with status {status}; the last was {self.sent[-400:]!r}")
        return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            more = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.sent += more
        return bool(more)


@dataclass
class Samples:
    """What was measured, by name."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        """Keeps one measurement."""
        self.values.setdefault(name, []).append(value)

    def median(self, name: str) -> float:
        """The middle one."""
        return statistics.median(self.values[name])

    def ratio(self, name: str, other: str) -> float:
        """How many times the other it is, by the medians."""
        return self.median(name) / self.median(other)


class Report:
    """The lines of the table, and whether each is within its target."""

    def __init__(self) -> None:
        self.within = True
        print(f"{'what':58} {'measured':>12}   target", flush=True)

    def line(self, what: str, value: float, unit: str, target: float | None = None) -> None:
        """Prints one measurement."""
        kept = target is None or value <= target
        self.within &= kept
        verdict = "" if target is None else f"at most {target:g} {unit}   {'kept' if kept else 'MISSED'}"
        print(f"{what:58} {value:9.2f} {unit:2}   {verdict}".rstrip(), flush=True)


# In processes of their own: a child's peak memory is never told as less than its parent's, so this one stays small.
_TEXTS = """
import json, sys
from pathlib import Path
from course.content import load
course = load(Path(sys.argv[1]))
steps = course.lessons[0].steps
reflect = [type(step).__name__ for step in steps].index("Reflect")
print(json.dumps([[lesson.title for lesson in course.lessons], steps[0].title, steps[0].body, reflect, steps[reflect].title]))
"""
_ENTRIES = """
import sys
from pathlib import Path
from course.journal import Journal
journal, count = Journal(Path(sys.argv[1])), int(sys.argv[2])
text = "Vi går i gang på mandag, og ledelsen følger op hver anden uge. " * 6
for number, kind in enumerate(["reflections", "notes", "attempts"]):
    journal.table(kind).insert_multiple(
        {"lesson": "x", "step": f"x-{n}", "text": text, "question": f"x-q{n}", "chosen": ["kan"], "correct": True, "seed": n}
        for n in range(count // 3 + (number < count % 3))
    )
journal.table("settings").insert({"name": "statements-before", "value": "skipped"})
"""


class Course:
    """What the app will show of the lessons in use: texts to wait for.

    Args:
        lessons: The folder of lessons.
    """

    def __init__(self, lessons: Path) -> None:
        answer = subprocess.run([sys.executable, "-c", _TEXTS, str(lessons)], cwd=ROOT, capture_output=True, check=True)
        titles, first_title, first_body, self.reflect, reflect_title = json.loads(answer.stdout)
        self.last_lesson = titles[-1][:24].encode()
        self.first_step = first_title[:40].encode()
        self.first_words = re.findall(r"\w{4,}", first_body)[0].encode()
        self.reflection = reflect_title[:40].encode()


def skalkan(home: Path, lessons: Path, *arguments: str) -> list[str]:
    """The course's command line."""
    return [sys.executable, "-m", "course", "--home", str(home), "--lessons", str(lessons), *arguments]


def filled(home: Path, entries: int) -> None:
    """Makes a journal of that many entries, most of them to steps that don't matter."""
    subprocess.run([sys.executable, "-c", _ENTRIES, str(home), str(entries)], cwd=ROOT, check=True)


def first_frame(samples: Samples, name: str, command: Sequence[str], marker: bytes) -> None:
    """From the start of the process to a text on screen, and the peak memory until it is stopped right then."""
    terminal = Terminal(command)
    samples.add(name, (terminal.wait_for(marker) - terminal.begun) * 1000)
    terminal.wait_for_silence()
    samples.add(f"{name} memory", terminal.end())


def starting(report: Report, course: Course, folder: Path, rounds: int) -> None:
    """Home against the bare app, and home over a full journal."""
    samples = Samples()
    empty, full, nowhere = folder / "empty", folder / "full", folder / "nowhere"
    filled(empty, 3)
    filled(full, 5000)
    commands = {
        "bare": (BARE, BARE_READY),
        "home": (skalkan(empty, LESSONS), course.last_lesson),
        "home of 5,000": (skalkan(full, LESSONS), course.last_lesson),
        "home, first time": (skalkan(nowhere, LESSONS), course.last_lesson),
    }
    for number in range(rounds + 1):
        kept = samples if number else Samples()  # the first of each warms the disk's cache
        for name, (command, marker) in commands.items():
            first_frame(kept, name, command, marker)
    report.line("bare app: first frame", samples.median("bare"), "ms")
    report.line("home: course map on screen", samples.median("home"), "ms")
    for name, said, target in (("home", "home", 1.2), ("home, first time", "home the first time (no journal)", 1.25)):
        report.line(f"{said} / bare app", samples.ratio(name, "bare"), "x", target)
        best = min(samples.values[name]) / min(samples.values["bare"])
        report.line(f"{said} / bare app, the fastest of each", best, "x")
    report.line("home over 5,000 entries / over an empty journal", samples.ratio("home of 5,000", "home"), "x", 1.2)
    report.line("bare app: peak memory", samples.median("bare memory"), "MiB")
    report.line("home: peak memory", samples.median("home memory"), "MiB")
    report.line("home / bare app, peak memory", samples.ratio("home memory", "bare memory"), "x", 1.4)
    report.line("the same over 5,000 entries", samples.ratio("home of 5,000 memory", "bare memory"), "x")


def writing(report: Report, course: Course, folder: Path, rounds: int, keys: int) -> None:
    """Into a lesson, on to its first reflection, and writing there."""
    samples, pause = Samples(), random.Random(1)
    for number in range(rounds):
        home = folder / f"writing-{number}"
        filled(home, 3)
        terminal = Terminal(skalkan(home, LESSONS))
        terminal.wait_for(course.last_lesson)
        terminal.wait_for_silence()
        place = len(terminal.sent)
        pressed = terminal.type(ENTER)
        terminal.wait_for(course.first_step, place)
        samples.add("enter", (terminal.wait_for(course.first_words, place) - pressed) * 1000)
        for _ in range(course.reflect):
            terminal.wait_for_silence()
            place = len(terminal.sent)
            pressed = terminal.type(RIGHT)
        terminal.wait_for(course.reflection, place)
        samples.add("next step", (time.perf_counter() - pressed) * 1000)
        terminal.wait_for_silence()
        for key in range(keys):
            if key % 7 == 6:
                terminal.type(b" ")
                terminal.wait_for_silence(0.03)
            letter = chr(0x410 + key).encode()  # each letter once, so that its echo can't be mistaken
            place = len(terminal.sent)
            pressed = terminal.type(letter)
            samples.add("echo", (terminal.wait_for(letter, place) - pressed) * 1000)
            terminal.wait_for_silence(pause.uniform(0.02, 0.09))
        samples.add("memory", terminal.end())
    echo = sorted(samples.values["echo"])
    report.line("Enter on a lesson -> its first step readable", samples.median("enter"), "ms", 120)
    report.line("the same, slowest", max(samples.values["enter"]), "ms")
    report.line("-> from a step to the next one", samples.median("next step"), "ms")
    report.line("key -> echo while autosave runs, p50", statistics.median(echo), "ms")
    report.line("key -> echo while autosave runs, p95", echo[int(len(echo) * 0.95)], "ms", 16)
    report.line("key -> echo while autosave runs, slowest", echo[-1], "ms")
    report.line("after a lesson's first reflection: peak memory", samples.median("memory"), "MiB")


def commands(report: Report, folder: Path, rounds: int) -> None:
    """What a shell waits for."""
    home = folder / "commands"
    filled(home, 300)
    samples = Samples()
    script = str(Path(sys.executable).with_name("skalkan"))
    lines = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "skalkan --help": [script, "--help"],
        "skalkan status": [script, "status", "--home", str(home)],
        "skalkan status without a home": [script, "status", "--home", str(folder / "none")],
        "import of course.session": [sys.executable, "-c", "import course.session.session, course.session.today"],
        "skalkan export": [script, "export", "--home", str(home)],
    }
    for number in range(rounds + 1):
        for name, line in lines.items():
            begun = time.perf_counter()
            subprocess.run(line, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
            if number:
                samples.add(name, (time.perf_counter() - begun) * 1000)
    targets = {"skalkan --help": 150, "skalkan status": 150, "skalkan status without a home": 120}
    for name in lines:
        report.line(name, samples.median(name), "ms", targets.get(name))
    over = min(samples.values["import of course.session"]) - min(samples.values["python -c pass"])
    report.line("import of course.session over the interpreter, fastest", over, "ms", 60)


def main() -> int:
    """Prints all measurements; with `--strict`, 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.app_bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a target is missed")
    parser.add_argument("--rounds", type=int, default=9, help="how often each program is started")
    arguments = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is measured has its compiled files, as everywhere else
    report = Report()
    course = Course(LESSONS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands(report, folder, arguments.rounds)
        starting(report, course, folder, arguments.rounds)
        writing(report, course, folder, max(3, arguments.rounds // 2), 60)
    return int(arguments.strict and not report.within)


if __name__ == "__main__":
    sys.exit(main())
