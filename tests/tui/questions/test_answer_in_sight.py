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
from course.content.model import Case, Course, Match, Multiple, Option, Order, Question, Quiz, Single, Sort, options
from course.journal.kinds import Attempt
from course.session.explanation import explanation
from course.session.routes import ToLesson
from course.study.answer_parts import in_words
from course.study.quiz_round import Answered, answered
from course.study.teaching import taught_in
from course.tui.lesson.quiz_view import QuizView
from course.tui.questions.question_text import QuestionLinks
from course.tui.questions.reasons import ReasonRows, Row, fitting
from course.tui.questions.verdict import verdict_blocks
from course.tui.widgets.blocks import Block, Blocks
from tests.conftest import NOW
from tests.study.answers import right_answer, wrong_answer
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


def height(question: Question, answer: Answered, rows: tuple[Row, ...]) -> int:
    """Lines from the title to the end of these parts of the answer."""
    asks = Blocks([Block(Content(f"… {what_is_asked(question.prompt)}"))]).get_height({}, WIDTH)
    said = Blocks(verdict_blocks(question, answer)).get_height({}, WIDTH)
    return 1 + asks + 1 + said + 1 + ReasonRows(rows).get_height({}, WIDTH - 2)


def links(course: Course, question: Question) -> int:
    """Lines of the links below."""
    taught = taught_in(course, question.id)
    again = [f"Læs »{taught.step.title}« igen"] if taught else []
    return QuestionLinks.height_of(["Alle begrundelser", *again], WIDTH - 2)


def in_sight(course: Course, question: Question, answer: Answered) -> tuple[Row, ...]:
    """What there is room for, with the links below it."""
    return fitting(explanation(question, answer), WIDTH - 2, LINES - links(course, question) - height(question, answer, ()))


def right_answers(question: Question) -> Iterator[tuple[str, ...]]:
    """The right one, where it is of several parts."""
    if isinstance(question, Multiple | Match | Order):
        yield right_answer(question)


def test_both_reasons_all_that_is_ones_own_and_the_links_lie_in_sight_for_every_question(whole_course: Course) -> None:
    questions = [each for lesson in whole_course.lessons for each in lesson.questions()]
    assert len(questions) > 100
    for question in questions:
        for chosen in (*wrong_answers(question), *right_answers(question)):
            answer = given(question, chosen)
            told = explanation(question, answer)
            shown = in_sight(whole_course, question, answer)
            parts = [row.reason for row in shown]
            whole = [row.reason for row in shown if row.is_whole]
            assert set(told.urgent[:2]) <= set(whole), (question.id, chosen)
            assert all(each in parts for each in told.first if each.role in {"own", "piece"}), (question.id, chosen)
            if isinstance(question, Single | Case):
                assert {each.role for each in told.first} == {"own", "right"}
                assert whole == [*told.first]
            assert height(question, answer, shown) + links(whole_course, question) <= LINES, (question.id, chosen)


def test_where_not_all_has_room_what_was_chosen_keeps_a_line_of_its_own(whole_course: Course) -> None:
    short = 0
    questions = [each for lesson in whole_course.lessons for each in lesson.questions() if isinstance(each, Multiple)]
    for question in questions:
        every = tuple(option.id for option in question.options)
        answer = given(question, every)
        told = explanation(question, answer)
        for lines in range(1, 20):
            rows = fitting(told, 40, lines)
            assert [row.reason for row in rows][: len(every)] == list(told.first), "in the order of the question"
            assert {row.reason for row in rows if row.is_whole} >= set(told.urgent[:2])
            assert all(ReasonRows([row]).get_height({}, 40) == 1 for row in rows if not row.is_whole)
            short += sum(not row.is_whole for row in rows)
    assert short


def tallest(course: Course) -> list[tuple[Quiz | Sort, Question, tuple[str, ...]]]:
    """The answer whose reasons take most room, of every kind of question."""
    every = [
        (height(question, answer, tuple(map(Row, explanation(question, answer).first))), step, question, answer)
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
            shown = in_sight(whole_course, question, answer)
            await desk.see(*(row.reason.text[:30] for row in shown), "F1 Hjælp")
            await desk.see(*(row.reason.why.split()[-1] for row in shown if row.is_whole))
            assert view.max_scroll_y == 0, question.id
            short = [row.reason for row in shown if not row.is_whole]
            if short:
                assert not desk.shows(short[-1].why)
                await desk.press("tab", "enter", "end")
                await desk.see(short[-1].why.split()[-1])


async def test_lines_to_be_put_somewhere_all_stand_whole_with_the_title_and_how_sure_one_is(
    open_app: Open, whole_course: Course
) -> None:
    """Of every such question of the course."""
    async with open_app(course=whole_course) as desk:
        for lesson in whole_course.lessons:
            for number, step in enumerate(lesson.steps):
                for question in step.questions if isinstance(step, Quiz | Sort) else ():
                    if not isinstance(question, Match | Order):
                        continue
                    await desk.app.go(ToLesson(lesson, number, look=True, question=question.id, ask=False))
                    parts = question.pairs if isinstance(question, Match) else question.items
                    await desk.see(step.title, "Tryk så Enter.", "Hvor sikker er du? (valgfrit)")
                    await desk.press(*["down"] * (len(parts) - 1))
                    await desk.see(step.title, *(word for part in parts for word in part.text.split()))
                    (last,) = [at for at, line in enumerate(desk.lines) if "Hvor sikker er du?" in line]
                    (first,) = [at for at, line in enumerate(desk.lines) if "Tryk så Enter." in line]
                    assert first < last, "it stands below the answers, as with every question"
                    assert desk.app.screen.query_one(QuizView).max_scroll_y == 0, question.id


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


@pytest.mark.parametrize("kind", [Single, Multiple])
async def test_the_marked_option_lies_in_sight_in_a_very_small_window(
    open_app: Open, practice_course: Course, kind: type[Single | Multiple]
) -> None:
    lesson, step, asked = next(
        (lesson, step, each)
        for lesson in practice_course.lessons
        for step in lesson.steps
        if isinstance(step, Quiz)
        for each in step.questions
        if isinstance(each, kind)
    )
    texts = {word: f"Mulighed {word}, som fylder flere linjer, end man tror, og ender med {word.upper()}." for word in "abcd"}
    changed = replace(asked, options=tuple(Option(word, text, "Fordi.", word == "a") for word, text in texts.items()))
    course = replace(with_question(practice_course, changed), statements=())
    async with open_app((40, 12), course=course) as desk:
        there = course.lessons[practice_course.lessons.index(lesson)]
        await desk.app.go(ToLesson(there, lesson.steps.index(step), question=asked.id))
        await desk.pilot.pause()
        for _option in texts:
            await desk.press("down")
            await desk.until(lambda: "▸" in desk.text, "the mark")
            marked = " ".join(desk.text.partition("▸")[2].split())
            assert f"ender med {marked.partition('Mulighed ')[2][0].upper()}." in marked.replace("▁ ", ""), desk.text
