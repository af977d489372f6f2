"""What an answer was worth, as it stands above it."""

from __future__ import annotations

from textual.content import Content

from course.content.model import Question
from course.session.verdict import Said, verdict
from course.study.quiz_round import Answered
from course.tui.widgets.blocks import Block


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
