"""How fast the leader's development is on screen: `python -m tests.bench.development_bench [--strict]`.

From the key U until the picture can be read, over an empty journal and over twenty thousand answers and four thousand texts, in a
terminal of its own; then each other picture from its digit; and what `study` takes of it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from course.content import load
from course.content.model import Case, step_questions
from course.content.model import Course as Lessons
from course.journal import Journal
from course.journal.records import Records
from course.study.development import Development
from tests.bench.app_bench import LESSONS, Course, Report, Samples, Terminal, skalkan

ATTEMPTS, TEXTS, DAYS = 20_000, 4_000, 80
TARGET = 150
TEXT = "Vi går i gang på mandag, og ledelsen følger op hver anden uge. " * 6
READABLE = {"2": "er dit seneste svar", "3": "Du gættede og", "4": "Du har skrevet", "5": "i de seneste tolv uger", "6": "vurder"}
"""What can be read when a picture is there, by its digit."""


def filled(home: Path, course: Lessons) -> None:
    """A journal of many answers and texts over eighty days, up to today."""
    chance = random.Random(1)
    now = datetime.now().astimezone() - timedelta(days=DAYS)
    asked = [(lesson.id, step.id, each) for lesson in course.lessons for step in lesson.steps for each in step_questions(step)]
    with Journal(home, clock=lambda: now) as journal:
        for _ in range(DAYS):
            now += timedelta(days=1)
            answers = []
            for number in range(ATTEMPTS // DAYS):
                lesson, step, question = chance.choice(asked)
                chosen = ["kan"] if isinstance(question, Case) else ["x"]
                fields = {"lesson": lesson, "step": step, "question": question.id, "chosen": chosen}
                answers.append({**fields, "correct": chance.random() < 0.7, "seed": number, "sure": chance.random() < 0.5})
            journal.table("attempts").insert_multiple(answers)
            texts = []
            for _ in range(TEXTS // DAYS):
                lesson, step, _question = chance.choice(asked)
                texts.append({"lesson": lesson, "step": step, "text": TEXT})
            journal.table("notes").insert_multiple(texts)


def on_screen(samples: Samples, name: str, home: Path, first: bytes, others: dict[str, str]) -> None:
    """Presses U on the home page, and then the digits."""
    terminal = Terminal(skalkan(home, LESSONS))
    terminal.wait_for(first)
    terminal.wait_for_silence(1.0)  # a large journal is opened behind the home page
    place = len(terminal.sent)
    pressed = terminal.type(b"u")
    terminal.wait_for(b"Du er igennem" if others else b"Hele kurset", place)
    samples.add(name, (time.perf_counter() - pressed) * 1000)
    for digit, text in others.items():
        terminal.wait_for_silence()
        place = len(terminal.sent)
        pressed = terminal.type(digit.encode())
        terminal.wait_for(text.encode(), place)
        samples.add(f"{name}, then {digit}", (time.perf_counter() - pressed) * 1000)
    terminal.end()


def alone(samples: Samples, home: Path, course: Lessons) -> None:
    """What each figure takes without a screen, read afresh and then from what was read."""
    parts: dict[str, Callable[[Development], object]] = {
        "progress": lambda each: each.progress,
        "answers": lambda each: each.answers,
        "sureness": lambda each: each.sureness,
        "words": lambda each: each.words,
        "days": lambda each: each.days,
        "statements": lambda each: each.statements,
    }
    with Journal(home) as journal:
        records = Records(journal)
        for name in ("first time", "again"):
            for part, look in parts.items():
                development = Development(course, records, date.today())
                begun = time.perf_counter()
                look(development)
                samples.add(f"{part}, {name}", (time.perf_counter() - begun) * 1000)


def main() -> int:
    """Prints all measurements; with `--strict`, 1 when the target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.development_bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when the target is missed")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is done")
    arguments = parser.parse_args()
    report, samples, shown, course = Report(), Samples(), Course(LESSONS), load(LESSONS)
    with tempfile.TemporaryDirectory() as name:
        full = Path(name) / "full"
        filled(full, course)
        with Journal(full) as journal:
            journal.table("readings").insert({"lesson": course.lessons[0].id, "step": course.lessons[0].steps[0].id})
        for number in range(arguments.rounds):
            on_screen(samples, "U, empty journal", Path(name) / f"empty-{number}", shown.last_lesson, {})
            on_screen(samples, f"U, {ATTEMPTS:,} answers", full, shown.last_lesson, READABLE)
            alone(samples, full, course)
    for what in samples.values:
        on_key = what.startswith("U")
        report.line(what if on_key else f"study: {what}", samples.median(what), "ms", TARGET if on_key else None)
    return int(arguments.strict and not report.within)


if __name__ == "__main__":
    sys.exit(main())
