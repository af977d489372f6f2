"""How long things take, in minutes: computed from all that is read, never typed in.

What is read is what stands on the screen: texts, stems, options, and the reasons that show once a question is answered. The pace
is that of plain Danish on a screen, slow enough to think along.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from course.content.model import (
    Case,
    Lesson,
    Match,
    Order,
    Question,
    Quiz,
    Read,
    Reflect,
    Sort,
    Step,
    Summary,
    options,
    reading_text,
)
from course.content.scenario import Scenario, spent

WORDS_A_MINUTE = 200
A_REFLECTION = 3.0
"""To think and to write, beside what its prompt takes to read."""
A_CHOICE = 0.25
"""To decide in a scenario."""
A_SENTENCE = 1.0
"""What is written at the end of a scenario."""


def lesson_minutes(lesson: Lesson) -> int:
    """How long a whole lesson takes, in whole minutes."""
    return math.ceil(sum(step_minutes(step) for step in lesson.steps))


def step_minutes(step: Step) -> float:
    """How long one step takes."""
    match step:
        case Read() | Summary():
            return _read(reading_text(step))
        case Reflect():
            return _read(step.prompt) + A_REFLECTION
        case Quiz() | Sort():
            return sum(question_minutes(question) for question in step.questions)
        case Scenario():
            return _read(step.body) + scenario_minutes(step, step.forks[0].id)


def scenario_minutes(step: Scenario, at: str) -> float:
    """How long it takes to the end of a scenario, from one of its forks or endings on."""
    return spent(step, at, _read, A_CHOICE) + A_SENTENCE


def question_minutes(question: Question) -> float:
    """How long one question takes."""
    return sum(map(_read, _texts(question)))


def _texts(question: Question) -> Iterator[str]:
    """What is read of a question: its stem, what can be answered, the reasons of what is right, and that of one wrong answer."""
    yield question.prompt
    match question:
        case Order():
            for item in question.items:
                yield from (item.text, item.why)
        case Match():
            for pair in question.pairs:
                yield from (pair.text, pair.why)
        case _:
            every = options(question)
            if not isinstance(question, Case):  # the three answers are known
                yield from (option.text for option in every)
            yield from (option.why for option in every if option.correct)
            yield next((option.why for option in every if not option.correct), "")


def _read(text: str) -> float:
    """How long a text takes to read."""
    return len(text.split()) / WORDS_A_MINUTE
