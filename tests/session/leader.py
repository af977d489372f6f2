"""A leader who goes through the course: the time that passes, and what is done in a lesson."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from course.content.model import Lesson, Question, Quiz, Read, Reflect, Sort, Step, Summary
from course.content.scenario import Fork, Scenario
from course.journal.kinds import Attempt
from course.session.answering import answer
from course.session.lesson_steps import arrive, finish_reading
from course.session.scenarios import Page, Play
from course.session.session import Session
from course.session.verdict import verdict
from course.session.writing import ReflectionDraft
from course.study.quiz_round import QuizRound
from tests.conftest import NOW
from tests.study.answers import right_answer, wrong_answer


class Clock:
    """A clock that stands still until somebody moves it."""

    now = NOW

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now

    def passes(self, days: int) -> None:
        """Some days go by."""
        self.now += timedelta(days)


def go_through(session: Session, lesson: Lesson) -> None:
    """Every step of a lesson: read, written and answered rightly."""
    for step in lesson.steps:
        arrive(session, lesson, step)
        match step:
            case Read() | Summary():
                finish_reading(session, lesson, step)
            case Reflect():
                assert ReflectionDraft(session, lesson, step).save(f"Mine ord til {step.title}: æøå [/]")
            case Scenario():
                play(session, lesson, step, lambda _fork: 0)
            case Quiz() | Sort():
                quiz = QuizRound(step.questions, session.records.attempts())
                while (question := quiz.current) is not None:
                    given = answer(session, lesson, step, question, right_answer(question), quiz.seed(question), sure=True)
                    quiz.record(given)
                    told = quiz.answer(question)
                    assert told is not None
                    assert verdict(question, told)[0].tone == "right", question.id
                    quiz.forward()


def play(session: Session, lesson: Lesson, step: Scenario, choose: Callable[[Fork], int]) -> Play:
    """Goes through a scenario to an ending, and writes the sentence.

    Args:
        session: What the leader is at.
        lesson: The lesson.
        step: Its scenario.
        choose: Which choice to make at a fork, from 0.
    """
    played = Play(session, lesson, step)
    while played.ending is None or played.page is not Page.ENDING:
        fork = played.fork if played.page is Page.FORK else None
        if fork is not None:
            assert played.choose(fork.choices[choose(fork)].id)
        else:
            assert played.go_on()
    ReflectionDraft(session, lesson, step).save(f"Mine ord til {step.title}")
    return played


def find(session: Session, question_id: str) -> tuple[Lesson, Step, Question]:
    """A question with its place in the course."""
    asked = session.reviews.cards.asked[question_id]
    return asked.lesson, asked.step, asked.question


def give(session: Session, question_id: str, *, right: bool = True, sure: bool | None = None, review: bool = False) -> Attempt:
    """A right answer to a question, or a wrong one."""
    lesson, step, question = find(session, question_id)
    chosen = right_answer(question) if right else wrong_answer(question)
    return answer(session, lesson, step, question, chosen, 1, sure=sure, review=review)


def reflect(session: Session, number: int, text: str) -> ReflectionDraft:
    """A text to the reflection of a lesson, from 0."""
    lesson = session.course.lessons[number]
    step = next(step for step in lesson.steps if isinstance(step, Reflect))
    draft = ReflectionDraft(session, lesson, step)
    draft.save(text)
    return draft


def works_in(session: Session, table: str) -> Any:
    """Where the leader's own work of a kind is kept, by its table."""
    return next(each for each in session.works.every() if each.table == table)
