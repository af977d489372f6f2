"""How fast the rules of learning are over many answers, and the journal's threads over many entries.

`python -m tests.bench.study_bench [--strict]`. Twenty thousand answers are what eleven years of five questions a day come to.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from course.content import builtin, load
from course.content.model import Course, step_questions
from course.journal import Journal
from course.journal.kinds import ATTEMPTS, NOTES, REFLECTIONS, REVISITS, Attempt
from course.journal.records import Records
from course.session.journal_lists import JournalLists, Tab
from course.session.session import Session
from course.study.answer_parts import in_words
from course.study.cards import Cards
from course.study.review import due_today, next_day, schedule
from course.tools.commitment import TABLE as COMMITMENTS
from tests.bench.journal_bench import Bench, timed
from tests.study.answers import right_answer, wrong_answer

ANSWERS = 20_000
ENTRIES = 5_000
ROUNDS = 7
_BEGUN = datetime(2020, 1, 6, 9, tzinfo=timezone(timedelta(hours=1)))


def answers(course: Course) -> list[Attempt]:
    """That many answers, ten a day, two of three right."""
    bank = Cards(course)
    asked = list(bank.asked.values())
    found = []
    for number in range(ANSWERS):
        each = asked[number * 7 % len(asked)]
        correct = number % 3 > 0
        chosen = (right_answer if correct else wrong_answer)(each.question)
        place = each.lesson.id, each.step.id, each.question.id
        at = _BEGUN + timedelta(days=number // 10, minutes=number % 10)
        words, sure = in_words(each.question, chosen), (True, False, None)[number % 5 % 3]
        found.append(Attempt(f"{number:06}", *place, words, correct, number, at, sure, True, chosen))
    return found


def rules(bench: Bench, course: Course, attempts: list[Attempt]) -> None:
    """What home asks when it is shown."""
    today = attempts[-1].at.date() + timedelta(1)
    bank = Cards(course)
    assert due_today(bank, attempts, today)
    for name, work, limit in (
        ("what is due today", lambda: due_today(bank, attempts, today), 20),
        ("the ladder alone", lambda: schedule(bank.by_question, attempts), None),
        ("when there is something again", lambda: next_day(bank, attempts, today), 20),
    ):
        bench.line(f"{name}, over {ANSWERS:,} answers", min(timed(work) for _ in range(ROUNDS)) * 1000, "ms", limit)
    bench.line("the course's questions by card", min(timed(lambda: Cards(course)) for _ in range(ROUNDS)) * 1000, "ms")


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


def threads(bench: Bench, course: Course, folder: Path) -> None:
    """What the journal opens with: read from the file, put in threads, counted and listed."""
    with Journal(folder / "threads", clock=lambda: _BEGUN) as journal:
        fill(journal, course)
    works: list[float] = []
    for _ in range(ROUNDS):
        with Journal(folder / "threads", clock=lambda: _BEGUN) as journal:
            session = Session(course, journal, lambda: _BEGUN)
            works.append(timed(lambda session=session: opened(session)))  # type: ignore[misc]  # called at once
    bench.line(f"the index of threads, over {ENTRIES:,} entries", min(works) * 1000, "ms", 150)


def opened(session: Session) -> None:
    """What the first frame of the journal shows."""
    lists = JournalLists(session)
    assert sum(lists.count(tab) for tab in Tab)
    assert lists.items(Tab.WORDS, lambda _item: True)


def fill(journal: Journal, course: Course) -> None:
    """As many entries of all kinds as a busy leader has after years: two in five are answers, one in five is an agreement."""
    text = "Vi går i gang på mandag, og jeg følger op hver anden uge. " * 4
    places = [(lesson.id, step.id) for lesson in course.lessons for step in lesson.steps]
    asked = [(lesson.id, step.id, q.id) for lesson in course.lessons for step in lesson.steps for q in step_questions(step)]
    fifth = ENTRIES // 5
    spots = [places[number % len(places)] for number in range(fifth // 2)]
    journal.table(NOTES).insert_multiple({"lesson": None, "step": None, "text": f"{n} {text}"} for n in range(fifth))
    journal.table(REFLECTIONS).insert_multiple({"lesson": lesson, "step": step, "text": text} for lesson, step in spots)
    journal.table(REVISITS).insert_multiple({"lesson": lesson, "step": step, "days": 14, "text": text} for lesson, step in spots)
    made = [{"table": NOTES, "id": entry.doc_id, "title": "Notat"} for entry in journal.table(NOTES)]
    told = {"occasion": "det regner", "action": "går jeg ud", "look_back": "2026-12-01"}
    journal.table(COMMITMENTS).insert_multiple({**told, "source": source} for source in made)
    answers = [asked[number % len(asked)] for number in range(2 * fifth)]
    fields = {"chosen": ["x"], "correct": False, "seed": 1}
    journal.table(ATTEMPTS).insert_multiple({"lesson": a, "step": b, "question": c, **fields} for a, b, c in answers)


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
        threads(bench, course, Path(folder))
    return int(arguments.strict and not bench.within)


if __name__ == "__main__":
    sys.exit(main())
