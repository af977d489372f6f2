"""What somebody types who knows the answers."""

from __future__ import annotations

from collections.abc import Iterator

from course.content.model import Case, Lesson, Match, Order, Question, Quiz, Read, Reflect, Single, Sort, Summary
from course.plain.text import told
from course.plain.voice import parts
from course.study.answer_parts import paired
from course.study.marking import mark, scrambled, seed, shuffled
from tests.study.answers import right_answer, wrong_answer


def answer_lines(question: Question, *, attempts: int = 0, right: bool = True, sure: str = "") -> list[str]:
    """The lines that answer a question that was answered so many times before."""
    chosen = right_answer(question) if right else wrong_answer(question)
    given = seed(question, attempts)
    match question:
        case Match():
            things = scrambled(question, given)
            ids = [target.id for target in question.targets]
            put = [next(n for n, target in enumerate(ids, 1) if paired(pair.id, target) in chosen) for pair in things]
            return [*([sure] if sure else []), *map(str, put), ""]
        case Order():
            standing = tuple(item.id for item in scrambled(question, given))
        case _:
            standing = tuple(option.id for option in shuffled(question, given))
    assert mark(question, chosen).correct is right
    return [" ".join([*(str(standing.index(part) + 1) for part in chosen), *([sure] if sure else [])])]


def lesson_lines(lesson: Lesson, words: str) -> Iterator[str]:
    """The lines of somebody who goes through a lesson: reads, writes, answers rightly."""
    for step in lesson.steps:
        match step:
            case Read():
                text = told(step.body)
                if step is lesson.steps[0]:
                    text = "\n".join([text, "Når du er igennem lektionen:", *(f"- {goal}" for goal in lesson.goals)])
                yield from [""] * len(parts(text))
            case Reflect():
                yield from ["", f"{words} {step.title}", "og en linje til", ".", ""]
            case Quiz() | Sort():
                for question in step.questions:
                    yield from _prompt_parts(question)
                    yield from answer_lines(question)
                    yield ""
                yield ""
            case Summary():
                return


def _prompt_parts(question: Question) -> Iterator[str]:
    yield from [""] * (len(parts(told(question.prompt))) - 1)


__all__ = ["Case", "Single", "answer_lines", "lesson_lines"]
