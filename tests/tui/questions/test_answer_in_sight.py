"""After an answer both reasons lie in sight in an old terminal, whatever was asked and however wrong it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.content import Content

from course.content import load
from course.content.lesson_text import what_is_asked
from course.content.model import Case, Course, Multiple, Question, Quiz, Single, Sort, options
from course.journal.kinds import Attempt
from course.session.explanation import Reason, explanation
from course.session.routes import ToLesson
from course.study.answer_parts import in_words
from course.study.quiz_round import Answered, answered
from course.tui.lesson.quiz_view import QuizView
from course.tui.questions.reasons import ReasonRows, fitting
from course.tui.questions.verdict import verdict_blocks
from course.tui.widgets.blocks import Block, Blocks
from tests.conftest import NOW
from tests.study.answers import wrong_answer
from tests.tui.desk import WIDE, Open
from tests.tui.exercises import match_of, with_question

LESSONS = Path(__file__).parents[3] / "lessons" / "da"
LINES, WIDTH = 20, 76
"""What a lesson and the review leave for a question at 80x24."""


@pytest.fixture(scope="module")
def whole_course() -> Course:
    """The course itself."""
    return load(LESSONS)


def wrong_answers(question: Question) -> Iterator[tuple[str, ...]]:
    """Every wrong answer to a question with one right option; of any other those with one thing wrong, and the one with all."""
    match question:
        case Single() | Case():
            yield from ((option.id,) for option in options(question) if not option.correct)
        case Multiple():
            right = {option.id for option in question.options if option.correct}
            ids = [option.id for option in question.options]
            every = (chosen for number in range(1, len(ids)) for chosen in combinations(ids, number))
            yield from (chosen for chosen in every if len(right.symmetric_difference(chosen)) in {1, 2})
            yield tuple(part for part in ids if part not in right)
        case _:
            yield wrong_answer(question)


def given(question: Question, chosen: tuple[str, ...]) -> Answered:
    """An answer of which the leader had been sure: it has most to say."""
    return answered(question, Attempt("a", "l", "s", question.id, in_words(question, chosen), False, 1, NOW, True, ids=chosen))


def height(question: Question, answer: Answered, reasons: tuple[Reason, ...]) -> int:
    """Lines from the title to the end of these reasons."""
    asks = Blocks([Block(Content(f"… {what_is_asked(question.prompt)}"))]).get_height({}, WIDTH)
    said = Blocks(verdict_blocks(question, answer)).get_height({}, WIDTH)
    return 1 + asks + 1 + said + 1 + ReasonRows(reasons).get_height({}, WIDTH - 2)


def in_sight(question: Question, answer: Answered) -> tuple[Reason, ...]:
    """The reasons that there is room for, with the links below them."""
    first = explanation(question, answer).first
    return first[: fitting(first, WIDTH - 2, LINES - 2 - height(question, answer, ()))]


def test_both_reasons_and_the_links_lie_in_sight_for_every_question(whole_course: Course) -> None:
    questions = [each for lesson in whole_course.lessons for each in lesson.questions()]
    assert len(questions) > 100
    for question in questions:
        for chosen in wrong_answers(question):
            answer = given(question, chosen)
            told = explanation(question, answer)
            shown = in_sight(question, answer)
            roles = {each.role for each in told.first}
            assert {each.role for each in shown} == roles, (question.id, chosen)
            if isinstance(question, Single | Case):
                assert roles == {"own", "right"}
                assert shown == told.first
            assert height(question, answer, shown) + 2 <= LINES, (question.id, chosen)
            assert len(shown) >= min(2, len(told.first))


def tallest(course: Course) -> list[tuple[Quiz | Sort, Question, tuple[str, ...]]]:
    """The answer whose reasons take most room, of every kind of question."""
    every = [
        (height(question, answer, explanation(question, answer).first), step, question, answer)
        for lesson in course.lessons
        for step in lesson.steps
        if isinstance(step, Quiz | Sort)
        for question in step.questions
        for answer in (given(question, chosen) for chosen in wrong_answers(question))
    ]
    every.sort(key=lambda each: each[0])
    kinds = {type(question): (step, question, answer.chosen) for _, step, question, answer in every}
    return list(kinds.values())


async def test_the_tallest_of_every_kind_stand_on_the_screen_as_reckoned(open_app: Open, whole_course: Course) -> None:
    async with open_app(course=whole_course) as desk:
        for step, question, chosen in tallest(whole_course):
            lesson = next(each for each in whole_course.lessons if step in each.steps)
            await desk.app.go(ToLesson(lesson, lesson.steps.index(step), look=True, question=question.id, ask=False))
            await desk.pilot.pause()
            view = desk.app.screen.query_one(QuizView)
            assert view.question == question
            answer = given(question, chosen)
            view.asked.tell(Content(step.title), question, answer)
            view.asked.see_verdict()
            await desk.pilot.pause()
            assert (view.content_size.height, view.asked.size.width) == (LINES, WIDTH)
            shown = in_sight(question, answer)
            await desk.see(*(each.text[:40] for each in shown), *(each.why.split()[-1] for each in shown), "F1 Hjælp")
            assert view.max_scroll_y == 0, question.id
            rest = explanation(question, answer).first[len(shown) :]
            if rest:
                assert not desk.shows(rest[-1].why)
                await desk.press("tab", "enter", "end")
                await desk.see(rest[-1].why.split()[-1])


async def test_an_answered_question_folds_and_an_arrow_or_a_click_opens_it(open_app: Open, practice_course: Course) -> None:
    story = "Det var mandag, og ingen vidste det."
    asked = replace(match_of(practice_course), prompt=f"{story} Hvem mon?\n\nHun går hjem. Hvad hører til hvad? Vælg frit.")
    course = replace(with_question(practice_course, asked), statements=())
    for way in ("key", "click"):
        async with open_app(course=course) as desk:
            if way == "key":
                await desk.press("2", "right", "right")
                await desk.see(story)
                await desk.press("2", "2", "2", "enter")
            else:
                await desk.press("2", "right")
            await desk.see("↑ hele spørgsmålet", "… Hvad hører til hvad?", "Kan → Skal")
            assert not desk.shows(story)
            await (desk.press("up") if way == "key" else desk.click("↑ hele"))
            await desk.see(story, "Vælg frit.", "Kan → Skal")
            assert not desk.shows("↑ hele spørgsmålet")
    async with open_app(WIDE, course=course) as desk:
        await desk.press("2", "right")
        await desk.see(story, "Kan → Skal", "Enter Næste  ← Forrige  Esc Forside")
        assert any("spørgsmål 2 af 4" in line and "✘" in line for line in desk.lines), "they stand beside each other"
