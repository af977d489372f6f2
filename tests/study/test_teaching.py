"""Where it is taught: the step that shares most with a question, near it where it can be."""

from __future__ import annotations

import pytest

from course.content.model import Course, CourseSource, Lesson, Option, Quiz, Read, Single, Step
from course.study.teaching import taught_in


def read(name: str, *covers: str) -> Read:
    """A step to read."""
    return Read(id=name, title=name, body="…", covers=covers)


def quiz(name: str, covers: tuple[str, ...] = (), asks: tuple[str, ...] = ()) -> Quiz:
    """A step with one question, called `q-` and its own name."""
    options = (Option(id="a", text="A", why="yes", correct=True), Option(id="b", text="B", why="no"))
    return Quiz(id=name, title=name, covers=covers, questions=(Single(id=f"q-{name}", prompt="?", options=options, covers=asks),))


def course(*lessons: tuple[Step, ...]) -> Course:
    """A course of lessons with these steps."""
    made = tuple(
        Lesson(id=f"lesson-{number}", title="…", section="…", goals=("…",), steps=steps) for number, steps in enumerate(lessons)
    )
    return Course("…", "da", CourseSource(title="…", about="…"), made, ())


def found(held: Course, question_id: str) -> str | None:
    """The id of the step that is found."""
    taught = taught_in(held, question_id)
    return taught.step.id if taught else None


@pytest.mark.parametrize(
    ("covers", "asks", "step"),
    [
        ((), ("a.1",), "first"),
        (("a.1",), (), "first"),
        (("a.1",), ("a.2",), "second"),  # the question's own points come before its step's
        (("a.1",), ("a.9",), "first"),
        ((), ("a.1", "a.2", "a.3"), "second"),  # it shares two
        ((), ("a.4",), "below"),
        ((), ("b.1",), "elsewhere"),
        ((), ("a.9",), "second"),  # nothing shares it: the nearest above
        ((), (), "second"),
    ],
)
def test_the_step_to_read_again(covers: tuple[str, ...], asks: tuple[str, ...], step: str) -> None:
    held = course(
        (read("elsewhere", "b.1", "a.1"),),
        (read("first", "a.1"), read("second", "a.2", "a.3"), quiz("it", covers, asks), read("below", "a.4", "a.1")),
    )
    assert found(held, "q-it") == step


def test_of_two_that_teach_the_same_it_is_the_nearer_one_above() -> None:
    held = course((read("far", "a.1"), read("near", "a.1"), quiz("it", asks=("a.1",)), read("below", "a.1")))
    assert found(held, "q-it") == "near"


def test_where_there_is_nothing_to_read_nothing_is_found() -> None:
    held = course((quiz("it"), read("below")), (read("elsewhere"),))
    assert found(held, "q-it") is None
    assert found(held, "q-gone") is None


def test_it_comes_with_its_lesson(practice_course: Course) -> None:
    taught = taught_in(practice_course, "sidst-c02")
    assert taught is not None
    assert (taught.lesson.id, taught.step.id) == ("sidst", "sidst-laes")
