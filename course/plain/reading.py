"""A step to read."""

from __future__ import annotations

from course.content.model import Read
from course.locale import _
from course.plain.stage import NEXT, Move, Stage
from course.plain.text import told
from course.plain.words import Choice
from course.session.lesson_steps import finish_reading

_AGAIN = "again"


def go_through(stage: Stage, _question: str) -> Move:
    """Tells the text, and asks where to go then."""
    step, dialogue = stage.step, stage.dialogue
    assert isinstance(step, Read)
    whole = _tell(stage, step)
    while True:
        ways = list(stage.ways())
        on = stage.on(ways)
        more = [Choice(_("Read the text once more"), _AGAIN, _("read, text")), *(each for each in ways if each is not on)]
        way = dialogue.choose([], enter=on, more=more, help=_("You are through the text of this step."), takes=stage.takes)
        if way == NEXT and whole and not stage.looks:
            stage.door.try_to_save(lambda: finish_reading(stage.session, stage.lesson, step))
        if way == _AGAIN:
            whole = _tell(stage, step) or whole
        elif (move := stage.follow(way)) is not None:
            return move


def _tell(stage: Stage, step: Read) -> bool:
    """The text, and at the lesson's first step its goals; says whether it was told to its end."""
    text = told(step.body)
    if step is stage.lesson.steps[0]:
        text = "\n".join([text, _("When you are through this lesson") + ":", *(f"- {goal}" for goal in stage.lesson.goals)])
    return stage.dialogue.tell(text)
