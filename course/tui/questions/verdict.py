"""What is said above an answer: how to give it, and then what it was worth, in words."""

from __future__ import annotations

from textual.content import Content

from course.content.model import Match, Multiple, Order, Question
from course.locale import _
from course.session.verdict import Said, verdict
from course.study.quiz_round import Answered
from course.tui.questions.matching import target_keys
from course.tui.widgets.blocks import Block


def instruction(question: Question) -> Content:
    """How this kind of question is answered."""
    match question:
        case Multiple():
            text = _("More than one may be right. Press Enter when you have chosen.")
        case Order():
            text = _("Move the lines with the mouse, Shift+↑ and ↓, or a digit. Then press Enter.")
        case Match():
            letters = target_keys(question)
            names = [letters.get(target, str(number)).upper() for number, target in enumerate(question.targets, 1)]
            text = _("Choose for each line with {keys} or a click. Then press Enter.").format(keys=", ".join(names))
        case _:
            text = _("Choose an answer, then Enter.")
    return Content.styled(text, "$text-muted")


def verdict_blocks(question: Question, given: Answered) -> list[Block]:
    """The words of a verdict, the first with its sign and colour."""
    return [_block(said) for said in verdict(question, given)]


def _block(said: Said) -> Block:
    match said.tone:
        case "right":
            return Block(Content.styled("✔ " + said.text, "bold $success"))
        case "wrong":
            return Block(Content.styled("✘ " + said.text, "bold $error"))
        case _:
            return Block(Content(said.text), gap=False)
