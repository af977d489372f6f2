"""How fast the rules of learning are over many answers: `python -m tests.bench.study_bench [--strict]`.

Twenty thousand answers are what eleven years of five questions a day come to.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from course.content import builtin, load
from course.content.model import Course
from course.journal import Journal
from course.journal.kinds import ATTEMPTS, Attempt
from course.journal.records import Records
from course.study.review import Bank, due_today, next_day, schedule
from tests.bench.journal_bench import Bench, timed
from tests.study.answers import right_answer, wrong_answer

ANSWERS = 20_000
ROUNDS = 7
_BEGUN = datetime(2020, 1, 6, 9, tzinfo=timezone(timedelta(hours=1)))


def answers(course: Course) -> list[Attempt]:
    """That many answers, ten a day, two of three right."""
    bank = Bank(course)
    asked = list(bank.asked.values())
    found = []
    for number in range(ANSWERS):
        each = asked[number * 7 % len(asked)]
        correct = number % 3 > 0
        chosen = (right_answer if correct else wrong_answer)(each.question)
        place = each.lesson.id, each.step.id, each.question.id
        at = _BEGUN + timedelta(days=number // 10, minutes=number % 10)
        found.append(Attempt(f"{number:06}", *place, chosen, correct, number, at, (True, False, None)[number % 5 % 3], True))
    return found


def rules(bench: Bench, course: Course, attempts: list[Attempt]) -> None:
    """What home asks when it is shown."""
    today = attempts[-1].at.date() + timedelta(1)
    bank = Bank(course)
    assert due_today(bank, attempts, today)
    for name, work, limit in (
        ("what is due today", lambda: due_today(bank, attempts, today), 20),
        ("the ladder alone", lambda: schedule(bank.cards, attempts), None),
        ("when there is something again", lambda: next_day(bank, attempts, today), 20),
    ):
        bench.line(f"{name}, over {ANSWERS:,} answers", min(timed(work) for _ in range(ROUNDS)) * 1000, "ms", limit)
    bench.line("the course's questions by card", min(timed(lambda: Bank(course)) for _ in range(ROUNDS)) * 1000, "ms")


def reading(bench: Bench, attempts: list[Attempt], folder: Path) -> None:
    """From the journal, the first time and when it is known."""
    with Journal(folder / "home", clock=lambda: _BEGUN) as journal:
        fields = ("lesson", "step", "question", "chosen", "correct", "seed", "sure", "review")
        journal.table(ATTEMPTS).insert_multiple({name: getattr(each, name) for name in fields} for each in attempts)
        first = min(timed(lambda: Records(journal).attempts()) for _ in range(ROUNDS))
        bench.line(f"reading {ANSWERS:,} answers from the journal", first * 1000, "ms")
        known = Records(journal)
        known.attempts()
        bench.line("reading them again", min(timed(known.attempts) for _ in range(ROUNDS)) * 1000, "ms")


def main() -> int:
    """Prints all measurements; with `--strict`, 1 when one is beyond its limit."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.study_bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail when a limit is exceeded")
    arguments = parser.parse_args()
    bench = Bench()
    course = load(builtin("da"))
    attempts = answers(course)
    rules(bench, course, attempts)
    with tempfile.TemporaryDirectory() as folder:
        reading(bench, attempts, Path(folder))
    return int(arguments.strict and not bench.within)


if __name__ == "__main__":
    sys.exit(main())
