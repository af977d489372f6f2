"""A changed course keeps everything: each entry has its place by its own id, or is from an earlier edition."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.content.model import Course, step_questions
from course.export.document import Bullets, Quote
from course.export.journal import journal_document
from course.export.selection import Selection
from course.journal.kinds import Attempt, Bookmark, Note, Record, Reflection, Revisit
from course.study.answer_parts import in_words
from course.study.answers_in_words import answer_in_words
from course.study.cards import Cards
from course.study.documents import journal_docs
from course.study.locator import Locator, Spot
from course.study.marking import mark
from course.study.progress import progress
from course.study.quiz_round import QuizRound, answered
from course.study.review import due_today, schedule
from course.study.words import words
from tests.conftest import NOW
from tests.study.answers import first_answer
from tests.study.changed import (
    edited,
    edits,
    with_fewer_options,
    with_lesson_renamed,
    with_question_moved,
    with_question_renamed,
    with_step_moved,
    with_step_renamed,
    without_lesson,
    without_question,
    without_step,
)


def everything(course: Course) -> list[Record]:
    """A journal in which every step has a reflection, a revisit and a note, every question an answer, and nothing is missing."""
    found: list[Record] = [Note("n", None, None, "frit", NOW, NOW)]
    for lesson in course.lessons:
        found.append(Note(f"n-{lesson.id}", lesson.id, None, f"note {lesson.id}", NOW, NOW))
        for step in lesson.steps:
            found.append(Reflection(f"r-{step.id}", lesson.id, step.id, f"reflection {step.id}", NOW, NOW))
            found.append(Revisit(f"v-{step.id}", lesson.id, step.id, 14, f"revisit {step.id}", NOW, NOW))
            found.append(Note(f"n-{step.id}", lesson.id, step.id, f"note {step.id}", NOW, NOW))
            for question in step_questions(step):
                chosen = first_answer(question)
                correct, words = mark(question, chosen).correct, in_words(question, chosen)
                place = lesson.id, step.id, question.id
                found.append(Attempt(f"a-{question.id}", *place, words, correct, 3, NOW, sure=True, ids=chosen))
    return found


def of(course: Course, record_id: str, records: list[Record]) -> Spot | None:
    return Locator(course).of(next(record for record in records if record.id == record_id))


def test_in_an_unchanged_course_everything_is_where_it_was_written(practice_course: Course) -> None:
    placing = Locator(practice_course)
    for record in everything(practice_course):
        spot = placing.of(record)
        assert spot is not None
        assert (spot.lesson.id if spot.lesson else None, spot.step.id if spot.step else None) == (record.lesson, record.step)
        assert (spot.question.id if spot.question else None) == (record.question if isinstance(record, Attempt) else None)


def test_a_note_to_nothing_and_one_to_a_lesson_have_places_of_their_own(practice_course: Course) -> None:
    placing, records = Locator(practice_course), everything(practice_course)
    assert of(practice_course, "n", records) == Spot()
    assert Spot().title == ""
    assert placing.at("foerst", None) == Spot(practice_course.lessons[0])
    assert placing.at("foerst", "vaek") is None
    assert placing.at("vaek", None) is None
    found = placing.at(None, "foerst-skriv")
    assert found is not None
    assert found.title == "Hvor kommer det fra? · Dine forventninger"


@pytest.mark.parametrize("record_id", ["r-foerst-skriv", "v-foerst-skriv", "n-foerst-skriv"])
def test_what_is_written_follows_its_step_to_another_lesson(practice_course: Course, record_id: str) -> None:
    records = everything(practice_course)
    spot = of(with_step_moved(practice_course, "foerst-skriv", "sidst"), record_id, records)
    assert spot is not None
    assert spot.title == "Det sidste · Dine forventninger"
    assert of(without_step(practice_course, "foerst-skriv"), record_id, records) is None
    assert of(with_step_renamed(practice_course, "foerst-skriv"), record_id, records) is None
    kept = of(with_lesson_renamed(practice_course, "foerst"), record_id, records)
    assert kept is not None
    assert kept.lesson is not None
    assert kept.lesson.id == "ny-foerst"


def test_a_mark_follows_its_step(practice_course: Course) -> None:
    bookmark = Bookmark("b", "foerst", "foerst-laes", NOW)
    spot = Locator(with_step_moved(practice_course, "foerst-laes", "sidst")).of(bookmark)
    assert spot is not None
    assert spot.title == "Det sidste · To startpunkter"
    assert Locator(without_step(practice_course, "foerst-laes")).of(bookmark) is None


def test_an_answer_follows_its_question_and_counts_there(practice_course: Course) -> None:
    records = everything(practice_course)
    attempts = [record for record in records if isinstance(record, Attempt)]
    moved = with_question_moved(practice_course, "foerst-c02", "sidst-sorter")
    spot = of(moved, "a-foerst-c02", records)
    assert spot is not None
    assert spot.title == "Det sidste · Én case"
    session = QuizRound(moved.lessons[2].steps[1].questions, attempts)  # type: ignore[union-attr]
    assert session.open_questions == ()
    assert [question.id for question in session.questions] == ["sidst-c01", "sidst-c02", "foerst-c02"]
    done = progress(moved, (), {attempt.question for attempt in attempts}, ())
    assert [lesson.done for lesson in done.lessons] == [1, 1, 1]
    assert set(schedule(Cards(moved).by_question, attempts)) == set(schedule(Cards(practice_course).by_question, attempts))
    for gone in (without_question(practice_course, "foerst-c02"), with_question_renamed(practice_course, "foerst-c02")):
        assert of(gone, "a-foerst-c02", records) is None
        assert "foerst-c02" not in schedule(Cards(gone).by_question, attempts)


@pytest.mark.parametrize("question_id", ["dernaest-q01", "dernaest-q02", "dernaest-q03", "dernaest-q04"])
@pytest.mark.parametrize("correct", [True, False])
@pytest.mark.parametrize("by_id", [True, False])
def test_an_answer_whose_options_are_gone_keeps_its_texts_and_its_verdict(
    practice_course: Course, question_id: str, correct: bool, by_id: bool
) -> None:
    question = Cards(practice_course).asked[question_id].question
    chosen = first_answer(question)
    words = in_words(question, chosen)
    attempt = Attempt("a", "dernaest", "dernaest-quiz", question_id, words, correct, 3, NOW, ids=chosen if by_id else ())
    fewer = with_fewer_options(practice_course, question_id)
    spot = Locator(fewer).of(attempt)
    assert spot is not None
    assert spot.question is not None
    given = answered(spot.question, attempt)
    assert (given.attempt.chosen, given.correct, given.is_of_today) == (words, correct, False)
    assert given.chosen == tuple(part for part in chosen if part != chosen[0])
    assert words[0] in answer_in_words(spot.question, attempt)
    assert QuizRound([spot.question], [attempt]).right() == correct


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_is_ever_lost_or_told_twice(practice_course: Course, data: st.DataObject) -> None:
    course = edited(practice_course, data.draw(edits(practice_course)))
    records = everything(practice_course)
    placing = Locator(course)
    attempts = [record for record in records if isinstance(record, Attempt)]
    due_today(Cards(course), attempts, NOW.date().replace(year=2027))
    progress(course, {record.step for record in records if record.step}, {each.question for each in attempts}, ())
    for record in records:
        spot = placing.of(record)
        if spot is None:
            continue
        assert spot.lesson is None or spot.lesson in course.lessons
        if spot.step is not None:
            assert spot.lesson is not None
            assert spot.step in spot.lesson.steps
        if isinstance(record, Attempt):
            assert spot.question is not None
            assert spot.question.id == record.question
            assert spot.step is not None
            assert spot.question in step_questions(spot.step)
            answered(spot.question, record)
        else:
            assert (spot.step.id if spot.step else None) == record.step
    document = journal_document(course, records, Selection(answers=True), NOW)
    told = [block.text for block in document.in_order if isinstance(block, Quote)]
    assert sorted(told) == sorted(record.text for record in records if not isinstance(record, Attempt))
    earlier = [item for block in document.blocks if isinstance(block, Bullets) for item in block.items]
    for attempt in attempts:
        if placing.of(attempt) is None:
            assert sum(item.startswith(f"{attempt.question}: ") for item in earlier) == 1


def test_a_renamed_lesson_keeps_what_stands_in_its_steps_but_not_the_note_to_it_as_a_whole(practice_course: Course) -> None:
    renamed, records = with_lesson_renamed(practice_course, "foerst"), everything(practice_course)
    placing = Locator(renamed)
    assert [record.id for record in records if placing.of(record) is None] == ["n-foerst"]
    gone = Locator(without_lesson(practice_course, "foerst"))
    assert {record.lesson for record in records if gone.of(record) is None} == {"foerst"}


def test_a_moved_step_takes_its_words_along(practice_course: Course) -> None:
    """What was written to a step counts, and is found, in the lesson that has the step today."""
    moved = with_step_moved(practice_course, "foerst-skriv", "dernaest")
    here = Reflection("r1", "foerst", "foerst-skriv", "tre små ord", NOW, NOW)
    gone = Reflection("r2", "foerst", "væk", "to ord", NOW, NOW)
    counted = words(moved, [here, gone], NOW.date())
    assert [each.words for each in counted.lessons] == [0, 3, 0]
    assert counted.elsewhere == 2
    assert [doc.lesson for doc in journal_docs(moved, [here, gone])] == ["dernaest", ""]
