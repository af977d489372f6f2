"""Right and wrong answers to any question, as the journal keeps them."""

from __future__ import annotations

from course.content.model import ANSWERS, Case, Match, Order, Question
from course.study.marking import paired


def right_answer(question: Question) -> tuple[str, ...]:
    """What has to be answered."""
    match question:
        case Case():
            return (question.answer,)
        case Order():
            return tuple(item.text for item in question.items)
        case Match():
            return tuple(paired(pair.text, pair.target) for pair in question.pairs)
        case _:
            return tuple(option.text for option in question.options if option.correct)


def wrong_answer(question: Question) -> tuple[str, ...]:
    """Something else."""
    match question:
        case Case():
            return (next(answer for answer in ANSWERS if answer != question.answer),)
        case Order():
            return tuple(item.text for item in reversed(question.items))
        case Match():
            others = {pair.text: next(target for target in question.targets if target != pair.target) for pair in question.pairs}
            return tuple(paired(text, target) for text, target in others.items())
        case _:
            return (next(option.text for option in question.options if not option.correct),)
