"""A lesson by lines: every kind of step and of question, and what is told of it."""

from __future__ import annotations

from course.content.model import Case, Match, Multiple, Order, Reflect, Single, Sort, step_questions
from course.session.session import Session
from course.study.progress import State
from tests.plain.scripts import answer_lines, lesson_lines
from tests.plain.talk import talk


def begin(session: Session) -> list[str]:
    """The lines that lead into the first lesson, past the statements."""
    return ["1", "senere"] if session.course.statements else ["1"]


def test_a_whole_course_is_gone_through_and_the_journal_has_all_of_it(session: Session) -> None:
    typed = begin(session)
    for number, lesson in enumerate(session.course.lessons, start=1):
        typed += lesson_lines(lesson, "Mine ord æøå [/] til")
        typed.append("næste lektion" if number < len(session.course.lessons) else "hjem")
    said = talk(session, *typed)
    states = [each.state for each in session.progress().lessons]
    assert states == [State.DONE] * len(states), said[-3000:]
    questions = [question for lesson in session.course.lessons for question in lesson.questions()]
    assert {type(each) for each in questions} == {Single, Multiple, Case, Order, Match}
    assert [each.correct for each in session.records.attempts()] == [True] * len(questions)
    for reflection in session.records.reflections():
        assert reflection.text.startswith("Mine ord æøå [/] til")
        assert reflection.text.endswith("\nog en linje til")
    assert "Det er ikke" not in said
    assert "Det kan man ikke svare her" not in said


def test_where_one_is_and_what_an_answer_was_worth_is_said_in_words(session: Session) -> None:
    lesson, step, index = next(
        (lesson, step, index)
        for lesson in session.course.lessons
        for index, step in enumerate(lesson.steps)
        if isinstance(step, Sort) and len(step.cases) > 1
    )
    case = step.cases[0]
    wrong = "kan" if case.answer == "skal" else "skal"
    number = session.course.lessons.index(lesson) + 1
    said = talk(session, "lektioner", str(number), *begin(session)[1:], "trin", str(index + 1), f"{wrong} sikker", wrong.upper())
    assert f"Trin {index + 1} af {len(lesson.steps)}: {step.title}" in said
    assert f"Case 1 af {len(step.cases)}." in said
    name = {"skal": "Skal", "kan": "Kan", "begge": "Begge dele"}
    assert f"Du svarede {name[wrong]}. Det er {name[case.answer]}." in said
    assert getattr(case.why, wrong) in said
    assert getattr(case.why, case.answer) in said


def test_sureness_hints_and_passing_over(session: Session) -> None:
    lesson = session.course.lessons[0]
    step, index = next((step, n) for n, step in enumerate(lesson.steps) if step_questions(step))
    first, *others = step_questions(step)
    typed = [*begin(session), "trin", str(index + 1), "spring over"]
    typed += ["spørgsmålet før", "gaetter", *answer_lines(first, right=False)]
    said = talk(session, *typed, "begrundelser", "igen")
    assert "Du gætter." in said
    (attempt,) = session.records.attempts()
    assert (attempt.question, attempt.sure, attempt.correct) == (first.id, False, False)
    hinted = next(each for lesson in session.course.lessons for each in lesson.questions() if each.hints)
    assert others or hinted


def test_a_quiz_tells_how_it_went_and_asks_the_wrong_ones_again(session: Session) -> None:
    lesson, index, step = next(
        (lesson, n, step)
        for lesson in session.course.lessons
        for n, step in enumerate(lesson.steps)
        if step_questions(step) and all(len(each.prompt) < 700 for each in step_questions(step))
    )
    questions = step_questions(step)
    typed = ["lektioner", str(session.course.lessons.index(lesson) + 1), *begin(session)[1:], "trin", str(index + 1)]
    for question in questions:
        typed += [*answer_lines(question, right=False, sure="sikker"), ""]
    typed += ["alle", "", "1"]  # the wrong ones once more: it is told, not only on ?
    for question in questions:
        typed += [*answer_lines(question, attempts=1), ""]
    said = talk(session, *typed)
    assert f"0 af {len(questions)} er på plads." in said
    assert f"{len(questions)} af {len(questions)} er på plads." in said
    assert [each.sure for each in session.records.attempts()] == [True] * len(questions) + [None] * len(questions)
    assert "En gang til." in said


def test_an_order_wants_every_number_once_and_says_what_is_missing(session: Session) -> None:
    lesson, index, step, order = next(
        (lesson, n, step, question)
        for lesson in session.course.lessons
        for n, step in enumerate(lesson.steps)
        for question in step_questions(step)
        if isinstance(question, Order)
    )
    before = ["spring over"] * step_questions(step).index(order)
    typed = ["lektioner", str(session.course.lessons.index(lesson) + 1), *begin(session)[1:], "trin", str(index + 1), *before]
    said = talk(session, *typed, "1 2", "1 1 2", "1", "99 98", "vrøvl", *answer_lines(order))
    assert "Der mangler: 3" in said
    assert "Et tal står der to gange." in said
    assert f"Tallene her går fra 1 til {len(order.items)}." in said
    assert "Det kan man ikke svare her." in said
    assert [each.correct for each in session.records.attempts()] == [True]


def test_a_step_is_gone_to_by_its_number_and_words_are_searched_for_from_anywhere(session: Session) -> None:
    lesson = session.course.lessons[0]
    said = talk(session, *begin(session), f"trin {len(lesson.steps)}", "trin 99", "trin 1", "soeg kollega", "tilbage", "næste")
    assert f"Trin {len(lesson.steps)} af {len(lesson.steps)}: {lesson.steps[-1].title}" in said
    assert f"Tallene her går fra 1 til {len(lesson.steps)}." in said
    assert "»kollega«" in said
    assert said.count(f"Trin 1 af {len(lesson.steps)}") >= 2


def test_so_it_is_from_a_question_and_a_text_is_kept_that_is_said_before_one_is_asked_for_it(session: Session) -> None:
    lesson = session.course.lessons[0]
    quiz = next(n for n, step in enumerate(lesson.steps, start=1) if step_questions(step))
    write = next(n for n, step in enumerate(lesson.steps, start=1) if isinstance(step, Reflect))
    typed = [*begin(session), f"trin {quiz}", "spring over", f"trin {write}", "Det begyndte med en mail", "og så til", "."]
    said = talk(session, *typed)
    assert session.records.reflections()[0].text == "Det begyndte med en mail\nog så til", said
