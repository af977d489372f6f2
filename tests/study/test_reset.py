"""Starting over: exactly the progress in question goes, nothing the leader wrote or marked does, and all of it can come back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.content.model import Course, Lesson, Question, Read, Reflect, step_questions
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.kinds import ATTEMPTS, PLACES, RATINGS, READINGS, SETTINGS
from course.journal.records import Records
from course.study.answer_parts import in_words
from course.study.cards import Cards
from course.study.progress import State, progress_of
from course.study.reset import Taken, of_course, of_lesson, of_question
from course.study.review import schedule
from tests.conftest import NOW
from tests.study.answers import first_answer

Act = Callable[[Records], object]


@contextmanager
def new_records() -> Iterator[Records]:
    """An empty journal, whose clock goes on a minute with each look."""
    now = [NOW]

    def tick() -> datetime:
        now[0] += timedelta(minutes=1)
        return now[0]

    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder), clock=tick) as journal:
        yield Records(journal)


def acts(course: Course) -> list[Act]:
    """Everything a leader can do that is kept."""
    found: list[Act] = [
        lambda records: records.save_note(None, None, "frit", None),
        lambda records: records.save_setting("theme", "light"),
        lambda records: records.save_setting("statements-before", "skipped"),
        # of an earlier edition of the course
        lambda records: records.save_attempt("foerst", "foerst-sorter", "vaek-q", ["kan"], True, 1),
        lambda records: records.save_reading("foerst", "vaek-laes"),
    ]
    found += [lambda records, s=each: records.save_rating("before", s.id, 4) for each in course.statements]  # type: ignore[misc]
    for lesson in course.lessons:
        for step in lesson.steps:
            found += _at(lesson, step.id)
            if isinstance(step, Read):
                found.append(lambda records, le=lesson.id, st=step.id: records.save_reading(le, st))  # type: ignore[misc]
            if isinstance(step, Reflect):
                found += _writing(lesson.id, step.id)
            found += [_answering(lesson.id, step.id, each) for each in step_questions(step)]
            # in a review, or in an edition that had the question elsewhere
            found += [_answering("sidst", "sidst-sorter", each) for each in step_questions(step)]
    return found


def _at(lesson: Lesson, step: str) -> list[Act]:
    return [
        lambda records: records.save_place(lesson.id, step),
        lambda records: records.save_note(lesson.id, step, "et notat", None),
        lambda records: records.save_bookmark(lesson.id, step),
    ]


def _writing(lesson: str, step: str) -> list[Act]:
    return [
        lambda records: records.save_reflection(lesson, step, "en refleksion", None),
        lambda records: records.save_revisit(lesson, step, 14, "et gensyn", None),
    ]


def _answering(lesson: str, step: str, question: Question) -> Act:
    chosen = in_words(question, first_answer(question))
    return lambda records: records.save_attempt(lesson, step, question.id, chosen, True, 1, sure=True)


def state(records: Records, course: Course) -> object:
    """All that the course is, as the leader meets it."""
    return (
        progress_of(course, records),
        schedule(Cards(course).by_question, records.attempts()),
        records.attempts(),
        records.readings(),
        {place.lesson: place.step for place in records.places()},
        records.ratings(),
        records.setting("statements-before"),
        words(records),
    )


def words(records: Records) -> object:
    """What no reset ever takes."""
    return records.reflections(), records.notes(), records.revisits(), records.bookmarks(), records.setting("theme")


def every_entry(records: Records) -> set[tuple[str, str]]:
    return {(table, entry.doc_id) for table in records.journal.tables() for entry in records.journal.table(table)}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_reset_takes_its_scope_and_undo_gives_it_back(practice_course: Course, data: st.DataObject) -> None:
    course = practice_course
    with new_records() as records:
        for act in data.draw(st.lists(st.sampled_from(acts(course)), max_size=25)):
            act(records)
        questions = [question for lesson in course.lessons for question in lesson.questions()]
        scope = data.draw(st.sampled_from([*questions, *course.lessons, course]))
        before, kept, entries = state(records, course), words(records), every_entry(records)
        taken = _taken(records, practice_course, scope)
        assert set(taken) == _expected(records, scope)
        records.remove_all(taken)
        assert every_entry(records) == entries - set(taken)
        assert words(records) == kept
        _is_open(records, course, scope)
        records.restore_all(taken)
        assert state(records, course) == before
        assert every_entry(records) == entries
        records.restore_all(taken)
        assert every_entry(records) == entries


def _taken(records: Records, course: Course, scope: Question | Lesson | Course) -> Taken:
    match scope:
        case Course():
            return of_course(records, scope, ("statements-before",))
        case Lesson():
            return of_lesson(records, course, scope)
        case _:
            return of_question(records, scope)


def _expected(records: Records, scope: Question | Lesson | Course) -> set[tuple[str, str]]:
    """The same, found by going through the whole journal."""
    lessons = scope.lessons if isinstance(scope, Course) else (scope,) if isinstance(scope, Lesson) else ()
    questions = {each.id for lesson in lessons for each in lesson.questions()} or {getattr(scope, "id", "")}
    steps = {step.id for lesson in lessons for step in lesson.steps}
    found = set()
    for kind in records.journal.tables():
        for entry in records.journal.table(kind):
            goes = {
                ATTEMPTS: entry.get("question") in questions,
                READINGS: entry.get("step") in steps,
                PLACES: entry.get("lesson") in {lesson.id for lesson in lessons},
                RATINGS: isinstance(scope, Course),
                SETTINGS: isinstance(scope, Course) and entry.get("name") == "statements-before",
            }
            if goes.get(kind, False):
                found.add((kind, entry.doc_id))
    return found


def _is_open(records: Records, course: Course, scope: Question | Lesson | Course) -> None:
    rungs, bank = schedule(Cards(course).by_question, records.attempts()), Cards(course)
    if isinstance(scope, Lesson | Course):
        lessons = scope.lessons if isinstance(scope, Course) else (scope,)
        for lesson in lessons:
            states = progress_of(course, records).of(lesson.id).states
            for step, its_state in zip(lesson.steps, states, strict=True):
                assert its_state is State.OPEN or (isinstance(step, Reflect) and step.id in records.written())
            assert not {question.id for question in lesson.questions()} & records.answered()
            assert lesson.id not in {place.lesson for place in records.places()}
        if isinstance(scope, Course):
            assert rungs == {}
            assert records.ratings() == {}
    else:
        assert scope.id not in records.answered()
        others = {each.question for each in records.attempts()} & set(bank.asked)
        assert set(rungs) == {bank.by_question[question_id] for question_id in others}


def test_an_answer_given_anew_stays_the_latest_when_the_reset_is_undone(practice_course: Course) -> None:
    question = practice_course.lessons[0].steps[2].questions[0]  # type: ignore[union-attr]
    with new_records() as records:
        records.save_attempt("foerst", "foerst-sorter", question.id, ["kan"], False, 1)
        taken = of_question(records, question)
        records.remove_all(taken)
        records.save_attempt("foerst", "foerst-sorter", question.id, ["skal"], True, 2)
        records.restore_all(taken)
        assert [attempt.chosen for attempt in records.attempts()] == [("kan",), ("skal",)]


def test_a_place_gone_to_anew_stays_the_latest_when_the_reset_is_undone(practice_course: Course) -> None:
    with new_records() as records:
        records.save_place("foerst", "foerst-skriv")
        records.save_place("sidst", "sidst-laes")
        taken = of_lesson(records, practice_course, practice_course.lessons[0])
        records.remove_all(taken)
        records.save_place("foerst", "foerst-laes")
        records.restore_all(taken)
        assert [(place.lesson, place.step) for place in records.places()] == [
            ("sidst", "sidst-laes"),
            ("foerst", "foerst-laes"),
        ]


def test_an_answer_that_can_not_be_read_goes_as_well(practice_course: Course) -> None:
    """It counts for progress, which asks for the question alone."""
    with new_records() as records:
        records.journal.table(ATTEMPTS).insert({"question": "foerst-c01", "lesson": 5})
        assert records.attempts() == []
        assert records.answered() == {"foerst-c01"}
        records.remove_all(of_course(records, practice_course))
        assert records.answered() == set()


def test_deleted_answers_and_deleted_texts_are_found_apart(practice_course: Course) -> None:
    with new_records() as records:
        records.save_attempt("foerst", "foerst-sorter", "foerst-c01", ["kan"], False, 1)
        note = records.save_note(None, None, "frit", None)
        records.remove_all([*of_course(records, practice_course), ("notes", note)])
        assert [type(each).__name__ for each in records.deleted(["notes", "revisits"])] == ["Note"]
        assert [type(each).__name__ for each in records.deleted([ATTEMPTS])] == ["Attempt"]
        assert len(records.deleted()) == 2


@pytest.mark.parametrize("what", ["removed", "restored"])
def test_all_or_none(practice_course: Course, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_records() as records:
        records.save_attempt("foerst", "foerst-sorter", "foerst-c01", ["kan"], False, 1)
        records.save_reading("foerst", "foerst-laes")
        taken = of_course(records, practice_course)
        if what == "restored":
            records.remove_all(taken)
        before, writes = every_entry(records), []

        def refuse(data: bytes) -> int:
            writes.append(data)
            raise OSError(28, "full")

        monkeypatch.setattr(records.journal.storage.log, "append", refuse)
        with pytest.raises(SaveFailed):
            (records.remove_all if what == "removed" else records.restore_all)(taken)
        assert len(writes) == 1
        assert every_entry(records) == before
