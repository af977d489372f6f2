"""A step to read."""

from __future__ import annotations

from course.content.model import Read
from course.locale import _
from course.plain.dialogue import ON, STOP
from course.plain.stage import NEXT, Move, Stage
from course.plain.text import told
from course.plain.words import Choice
from course.session.lesson_steps import finish_reading

_AGAIN = "again"


def go_through(stage: Stage, _question: str) -> Move:
    """Tells the text, and asks where to go then; one may go there from between its parts, too."""
    step = stage.step
    assert isinstance(step, Read)
    way, is_whole = _AGAIN, False
    while True:
        if way == _AGAIN:
            way = stage.tell(_text(stage, step))
            is_whole = is_whole or way == ON
        if way in (ON, STOP):
            way = _ask(stage)
        if way == NEXT and is_whole and not stage.looks:
            stage.door.try_to_save(lambda: finish_reading(stage.session, stage.lesson, step))
        if way != _AGAIN:
            if (move := stage.follow(way)) is not None:
                return move
            way = STOP


def _ask(stage: Stage) -> str:
    ways = list(stage.ways())
    on = stage.on(ways)
    more = [Choice(_("Read the text once more"), _AGAIN, _("read, text")), *(each for each in ways if each is not on)]
    help = _("You are through the text of this step.")
    return stage.dialogue.choose([], enter=on, more=more, help=help, takes=stage.takes)


def _text(stage: Stage, step: Read) -> str:
    """The text, and at the lesson's first step its goals."""
    text = told(step.body)
    if step is not stage.lesson.steps[0]:
        return text
    return "\n".join([text, _("When you are through this lesson") + ":", *(f"- {goal}" for goal in stage.lesson.goals)])
