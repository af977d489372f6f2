"""A lesson, step by step."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from course.content.model import Quiz, Read, Reflect, Sort, Step, Summary, pauses
from course.content.scenario import Scenario
from course.locale import _
from course.plain.door import Door, Home
from course.plain.stage import Move, Stage
from course.plain.voice import sentence
from course.session import quarter
from course.session.routes import Route, ToLesson

STEPS: dict[type[Step], str] = {
    Read: "reading",
    Reflect: "reflection",
    Quiz: "quiz",
    Sort: "quiz",
    Scenario: "dilemma",
    Summary: "closing",
}
"""The module of each kind of step: its `go_through(stage)` tells it, and gives where it leads."""


def visit(door: Door, route: ToLesson) -> Route | None:
    """Goes through a lesson until it is left."""
    session, lesson = door.session, route.lesson
    number = session.course.lessons.index(lesson) + 1
    door.dialogue.heading(_("Lesson {number}: {title}").format(number=number, title=sentence(lesson.title)))
    index, question = route.index, route.question
    while True:
        stage = Stage(door, lesson, index, looks=route.look)
        stage.arrive()
        move = _go_through(stage, question)
        question = ""
        if not isinstance(move, int):
            return move
        if move == index + 1 and quarter.ends_at(session, lesson, index):
            door.try_to_save(lambda: quarter.finish_part(session))
            raise Home
        if move == index + 1 < len(lesson.steps) and pauses(lesson.steps[index]) and not route.look:
            door.dialogue.say(_("A good place to pause: “home” keeps it, and next time you go on right here."))
        index = min(max(0, move), len(lesson.steps) - 1)


def _go_through(stage: Stage, question: str) -> Move:
    """Goes through a step, of whatever kind; gives where it leads."""
    name = STEPS.get(type(stage.step))
    if name is None:
        stage.dialogue.say(_("That step is not told in lines yet. It is in the course itself: skalkan"))
        return stage.ask_where_to()
    go_through: Callable[[Stage, str], Move] = import_module(f"course.plain.{name}").go_through
    return go_through(stage, question)
