"""The end of a lesson."""

from __future__ import annotations

from course.content.model import Summary
from course.locale import _
from course.plain.places import leave
from course.plain.stage import Move, Stage
from course.plain.text import told
from course.plain.words import Choice, Known
from course.session import glance, quarter
from course.session.closing import Closing, ClosingLine, Does, agree, closing
from course.session.lesson_steps import finish_reading
from course.session.routes import Route, ToLesson

_LETTERS = 400
"""Letters of one's own words that are told at most."""


def go_through(stage: Stage, _question: str) -> Move:
    """Tells the card, and does what is chosen on it."""
    step = stage.step
    assert isinstance(step, Summary)
    whole = _tell(stage, closing(stage.session, stage.lesson, step))
    if whole and not stage.looks:
        stage.door.try_to_save(lambda: finish_reading(stage.session, stage.lesson, step))
        if quarter.ends_at(stage.session, stage.lesson, stage.index):
            quarter.finish_part(stage.session)
            stage.dialogue.say(_("Here your quarter of an hour ends; home tells what you did in it."))
    known = Known()

    def lines() -> list[Choice[ClosingLine | str]]:
        return [Choice(_words(each), each) for each in closing(stage.session, stage.lesson, step).lines]

    while True:
        ways: list[Choice[ClosingLine | str]] = [Choice(each.text, each.value, each.names) for each in stage.ways()]
        chosen = stage.dialogue.choose(
            lines, more=ways, help=_("The end of the lesson: choose what comes next."), takes=stage.takes, known=known
        )
        move = stage.follow(chosen) if isinstance(chosen, str) else _does(stage, step, chosen)
        if move is not None:
            return move


def _words(line: ClosingLine) -> str:
    return ", ".join(filter(None, (line.text, line.fact)))


def _tell(stage: Stage, card: Closing) -> bool:
    if card.own is None or card.own_step is None:
        own = _("You wrote nothing this time. That is quite all right.")
    else:
        wrote = _("You wrote") + " " + _("in “{title}”").format(title=card.own_step.title)
        own = f"{wrote}: {glance.excerpt(card.own.text, _LETTERS)}"
    monday = f"{_('On Monday')}: {told(card.monday)}" if card.monday else ""
    return stage.dialogue.tell("\n".join(filter(None, (told(card.can), own, monday))))


def _does(stage: Stage, step: Summary, line: ClosingLine) -> Route | None:
    """Does what a line says; gives where one goes for good."""
    match line.does:
        case Does.AGREE:
            if stage.door.saved(lambda: agree(stage.session, stage.lesson, step)) is not None:
                stage.dialogue.say(_("The agreement is made."))
        case Does.STOP:
            leave()
        case _ if isinstance(line.route, ToLesson):
            return line.route
        case _ if line.route is not None:
            stage.door.go(line.route)
    return None
