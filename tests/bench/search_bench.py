"""How fast the search is over a large journal: `python -m tests.bench.search_bench [--entries N] [--strict]`.

The words are made up, but as many as people use, and as unevenly: a few in every text, most in hardly any. What is asked for is
long and short, right and wrong, and many words of a letter or two, of which each stands in nearly every text.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from course.content import builtin, load
from course.study.documents import course_docs
from course.study.search import Doc, Kind, Search

KEY = 0.1
"""Seconds of the processor from a key to its hits, at most."""
WORDS = 45_000
"""Different words in a journal of 20,000 entries."""
_SOUNDS = "a e i o u å æ ø en er de for an be sam ar led ning hed isk tal dig kom mun pro jekt skol med ud over ind op sy"

QUERIES = (
    "e",
    "en",
    "ing",
    "forventninger",
    "forventnign",
    "digitalisering",
    "digitalisernig",
    "samarbejde",
    "vi skal lede",
    "kommnue projekt",
    "qxqxqxqx",
    " ".join("abcdefghijklmnopqrstuvwxyzæøå"),
    "s e a k m o d f u n i j",
    "de en er an for be",
)


def vocabulary(chance: random.Random) -> list[str]:
    """Made-up words, some of them real."""
    words = {"".join(chance.choices(_SOUNDS.split(), k=chance.randint(2, 6))) for _ in range(2 * WORDS)}
    return ["forventninger", "digitalisering", "samarbejde", "kommune", "projekt", *sorted(words)[: 2 * WORDS : 2]]


def entries(count: int) -> Iterator[Doc]:
    """What a leader might have written, 80 words at a time."""
    chance = random.Random(1)
    words = vocabulary(chance)
    chance.shuffle(words)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for number in range(count):
        yield Doc(Kind.REFLECTION, str(number), "Dine forventninger", " ".join(chance.choices(words, weights, k=80)))


def timed(work: Callable[[], object]) -> float:
    """How many seconds of the processor a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> int:
    """Prints the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a key takes too long")
    options = parser.parse_args()
    course = load(builtin("da"))
    answered = {question.id for lesson in course.lessons for question in lesson.questions()}
    of_course, of_journal = list(course_docs(course, answered)), list(entries(options.entries))
    search = Search()
    print(f"{'index of the course':40} {timed(lambda: search.add(of_course)) * 1000:8.1f} ms")
    print(f"{f'index of {options.entries} entries':40} {timed(lambda: search.add(of_journal)) * 1000:8.1f} ms")
    slowest = 0.0
    for query in QUERIES:
        first = timed(lambda query=query: search.find(query))  # type: ignore[misc]
        middle = statistics.median(timed(lambda query=query: search.find(query)) for _ in range(7))  # type: ignore[misc]
        slowest = max(slowest, middle)
        print(f"{query[:30]:40} {middle * 1000:8.1f} ms   first {first * 1000:6.1f} ms   {search.find(query).total:6} found")
    print(f"slowest {slowest * 1000:.1f} ms, at most {KEY * 1000:g} ms{'' if slowest <= KEY else '   EXCEEDED'}")
    return int(options.strict and slowest > KEY)


if __name__ == "__main__":
    sys.exit(main())
