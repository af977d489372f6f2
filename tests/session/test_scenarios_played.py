"""Every scenario of the course that comes with the program, and the tests' own, played to its end: along its shortest path, its
longest, and three that nobody has thought of."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.content import builtin, load
from course.content.model import Course, Lesson
from course.content.scenario import Fork, Scenario
from course.journal import Journal
from course.session.scenarios import Page
from course.session.session import Session
from course.study.progress import State
from tests.conftest import FIXTURES
from tests.session.leader import Clock, play

COURSES = {"da": builtin("da"), "dilemma": FIXTURES / "dilemma"}


def found() -> Iterator[tuple[str, str]]:
    for name, folder in COURSES.items():
        yield from ((name, step.id) for lesson in load(folder).lessons for step in lesson.steps if isinstance(step, Scenario))


FOUND = list(found())


def placed(course: Course, step_id: str) -> tuple[Lesson, Scenario]:
    every = ((lesson, step) for lesson in course.lessons for step in lesson.steps)
    return next((lesson, step) for lesson, step in every if step.id == step_id and isinstance(step, Scenario))


def forks_ahead(step: Scenario, node_id: str, pick: Callable[..., int]) -> int:
    """How many forks lie ahead from a fork or an ending on, on the shortest (`min`) or the longest (`max`) path."""
    node = step.node(node_id)
    return 1 + pick(forks_ahead(step, each.next, pick) for each in node.choices) if isinstance(node, Fork) else 0


def along(step: Scenario, pick: Callable[..., int]) -> Callable[[Fork], int]:
    def choose(fork: Fork) -> int:
        ahead = [forks_ahead(step, each.next, pick) for each in fork.choices]
        return ahead.index(pick(ahead))

    return choose


def by_chance(seed: int) -> Callable[[Fork], int]:
    chance = random.Random(seed)
    return lambda fork: chance.randrange(len(fork.choices))


@pytest.mark.parametrize(("course", "step_id"), FOUND, ids=[step_id for _course, step_id in FOUND])
@pytest.mark.parametrize("way", ["shortest", "longest", "chance 1", "chance 2", "chance 3"])
def test_it_is_played_to_an_ending(course: str, step_id: str, way: str, home: Path) -> None:
    clock = Clock()
    loaded = load(COURSES[course])
    lesson, step = placed(loaded, step_id)
    ways = {"shortest": along(step, min), "longest": along(step, max)}
    with Journal(home, clock=clock) as journal:
        session = Session(loaded, journal, clock)
        played = play(session, lesson, step, ways.get(way) or by_chance(int(way[-1])))
        assert played.ending is not None
        assert played.page is Page.ENDING
        assert len(played.as_written().choices) == len(played.decided) <= 12
        for number, decided in enumerate(played.decided):
            looked_at = played.looked_at(number)
            assert len(looked_at.others) == len(decided.fork.choices) - 1
        wanted = {"shortest": min, "longest": max}.get(way)
        if wanted is not None:
            assert len(played.decided) == forks_ahead(step, step.forks[0].id, wanted)
        states = session.progress().of(lesson.id).states
        assert states[lesson.steps.index(step)] is State.DONE
