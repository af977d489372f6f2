"""What tests of questions do again and again: keys that come in a burst, and a mouse that drags."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from textual.events import Key, MouseDown, MouseMove, MouseUp
from textual.widgets import Input

from course.content.model import Course, Match, Order, Question, Quiz, Step
from tests.tui.desk import Desk


def question(course: Course, question_id: str) -> Question:
    """A question of the course."""
    return next(each for lesson in course.lessons for each in lesson.questions() if each.id == question_id)


def with_question(course: Course, changed: Question) -> Course:
    """The course with one of its quiz questions changed."""

    def step_with(step: Step) -> Step:
        if not isinstance(step, Quiz):
            return step
        return replace(step, questions=tuple(changed if each.id == changed.id else each for each in step.questions))

    return replace(course, lessons=tuple(replace(each, steps=tuple(map(step_with, each.steps))) for each in course.lessons))


def order_of(course: Course) -> Order:
    """The practice course's order."""
    found = question(course, "dernaest-q01")
    assert isinstance(found, Order)
    return found


def match_of(course: Course) -> Match:
    """The practice course's match."""
    found = question(course, "dernaest-q02")
    assert isinstance(found, Match)
    return found


def shown(desk: Desk, texts: tuple[str, ...]) -> list[str]:
    """Texts in the order in which they stand on the screen, each by the last line that has it."""
    return sorted(texts, key=lambda text: max(number for number, line in enumerate(desk.lines) if text in line))


async def burst(desk: Desk, *keys: str) -> None:
    """Presses keys faster than they can be dealt with."""
    for name in keys:
        desk.app.post_message(Key(name, name if len(name) == 1 else {"plus": "+", "minus": "-"}.get(name)))
    await desk.pilot.pause()


async def drag(desk: Desk, text: str, onto: str) -> None:
    """Drags one text onto another, as a hand does: line by line, and a little along each."""
    (x, y), (_, end) = _place(desk, text), _place(desk, onto)
    desk.app.post_message(MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
    while y != end:
        step = 1 if end > y else -1
        y += step
        desk.app.post_message(MouseMove(None, x, y, 0, step, 1, False, False, False, x, y))
        await desk.pilot.pause()
        there = desk.lines
        desk.app.post_message(MouseMove(None, x + 1, y, 1, 0, 1, False, False, False, x + 1, y))
        await desk.pilot.pause()
        assert desk.lines == there, "along one line nothing moves"
    desk.app.post_message(MouseUp(None, x, y, 0, 0, 1, False, False, False, x, y))
    await desk.pilot.pause()


def _place(desk: Desk, text: str) -> tuple[int, int]:
    return next((line.index(text), number) for number, line in enumerate(desk.lines) if text in line)


async def take_out(desk: Desk, ending: str, file: Path | None = None, *, paper: int = 0) -> Input:
    """Ctrl+E, then a format by its ending, and a name where one is given; gives the field with the name.

    Args:
        desk: The app.
        ending: How the file is to end.
        file: Where to; where it is proposed if none is given.
        paper: How many documents further than the proposed one.
    """
    await desk.press("ctrl+e")
    await desk.until(lambda: desk.place == "OutgoingScreen", "the choices")
    field = desk.app.screen.query_one("#file", Input)
    await desk.press("down", *["right"] * paper, "down")
    for _each in range(20):
        if field.value.endswith(ending):
            break
        await desk.press("right")
    assert field.value.endswith(ending), field.value
    if file is not None:
        field.value = str(file)
    return field


async def save_file(desk: Desk) -> None:
    """Has what is chosen written, and goes back to where one was."""
    await desk.press("ctrl+g")
    await desk.see("Filen er gemt")
    await desk.press("enter")
    await desk.until(lambda: desk.place != "SavedDialog", "the place it was taken out of")
