"""Right and wrong answers to any question, by the ids of their parts; and answers as the journal has them."""

from __future__ import annotations

from course.content.model import ANSWERS, Case, Match, Order, Question, options
from course.journal.kinds import Attempt
from course.study.answer_parts import paired
from course.study.quiz_round import Answered, answered
from tests.conftest import NOW


def right_answer(question: Question) -> tuple[str, ...]:
    """What has to be answered."""
    match question:
        case Case():
            return (question.answer,)
        case Order():
            return tuple(item.id for item in question.items)
        case Match():
            return tuple(paired(pair.id, pair.target) for pair in question.pairs)
        case _:
            return tuple(option.id for option in question.options if option.correct)


def wrong_answer(question: Question) -> tuple[str, ...]:
    """Something else."""
    match question:
        case Case():
            return (next(answer for answer in ANSWERS if answer != question.answer),)
        case Order():
            return tuple(item.id for item in reversed(question.items))
        case Match():
            ids = [target.id for target in question.targets]
            return tuple(paired(pair.id, next(each for each in ids if each != pair.target)) for pair in question.pairs)
        case _:
            return (next(option.id for option in question.options if not option.correct),)


def first_answer(question: Question) -> tuple[str, ...]:
    """An answer that uses what the question has first."""
    return right_answer(question) if isinstance(question, Order | Match) else (options(question)[0].id,)


def given_in_words(question: Question, *chosen: str, sure: bool | None = None, correct: bool = False) -> Answered:
    """An answer of before answers were kept by id, as it is shown today.

    Args:
        question: The question.
        chosen: What was chosen, in words.
        sure: What the leader said of it.
        correct: What they were told.
    """
    return answered(question, Attempt("a", "l", "s", question.id, chosen, correct, 1, NOW, sure))
