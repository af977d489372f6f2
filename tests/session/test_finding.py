"""The one search: what is in its index, when it is stale, and where a hit leads."""

from __future__ import annotations

import pytest

from course.content.model import Course
from course.journal.kinds import NOTES, REFLECTIONS
from course.session.finding import index, searched, stamp, to_hit
from course.session.lesson_steps import arrive
from course.session.routes import Route, ToEntry, ToGlossary, ToLesson, ToWork
from course.session.session import Session
from course.study.documents import course_docs
from course.study.search import Doc, Kind
from course.study.step_kinds import kind_words
from course.tools.board import Board, Card
from course.tools.project import Project
from tests.session.leader import Clock, give, go_through, reflect, works_in


def found(session: Session, query: str, kind: Kind) -> list[Doc]:
    """What a fresh index finds of a kind."""
    hits = index(session, stamp(session)).search.find(query).hits
    return [hit.doc for hit in hits if hit.doc.kind is kind]


def leads(session: Session, query: str, kind: Kind) -> Route | None:
    return to_hit(session, found(session, query, kind)[0])


def test_at_first_the_course_is_searched_without_the_journal(session: Session) -> None:
    reflect(session, 0, "Vandmelon.")
    give(session, "foerst-c02")
    known = searched(session)
    assert known.stamp is None
    assert known.search.find("vandmelon").total == 0
    assert known.search.find("startpunkter").total == 1
    assert known.search.find("vuggestuen").total == 1, "the case was met"
    assert known.search.find("plejehjem").total == 0, "this one wasn't"
    assert searched(session) is known


def test_the_index_holds_the_course_and_all_that_was_written(session: Session) -> None:
    reflect(session, 0, "Vandmelon ét.")
    session.records.save_note(None, None, "Vandmelon to.", None)
    works_in(session, "boards").save(Board(title="Tavler", cards=(Card("1", text="Vandmelon tre."),)))
    give(session, "foerst-c02")
    before = stamp(session)
    made = index(session, before)
    assert made.stamp == before
    hits = made.search.find("vandmelon").hits
    assert [hit.doc.kind for hit in hits] == [Kind.WORK, Kind.NOTE, Kind.REFLECTION]
    assert hits[0].doc.title == "Tavler"
    assert made.search.find("vuggestuen").total == 1
    assert made.search.find("plejehjem").total == 0


def test_the_work_that_was_changed_last_comes_first(session: Session, clock: Clock) -> None:
    first = works_in(session, "boards").save(Board(title="Første vandmelon"))
    clock.passes(1)
    second = works_in(session, "projects").save(Project(name="Anden vandmelon"))
    clock.passes(1)
    third = works_in(session, "boards").save(Board(title="Tredje vandmelon"))
    names = {f"boards:{first.id}": 1, f"projects:{second.id}": 2, f"boards:{third.id}": 3}
    assert [names[doc.ref] for doc in found(session, "vandmelon", Kind.WORK)] == [3, 2, 1]


def test_whatever_can_be_searched_makes_the_index_stale(session: Session) -> None:
    stamps = [stamp(session)]
    reflect(session, 0, "Ét.")
    stamps.append(stamp(session))
    session.records.save_note(None, None, "To.", None)
    stamps.append(stamp(session))
    give(session, "foerst-c01")
    stamps.append(stamp(session))
    for kept in session.works.every():
        session.journal.table(kept.table).insert({"title": "Tre."})
        stamps.append(stamp(session))
    assert len(set(stamps)) == len(stamps)


def test_what_cannot_be_searched_leaves_the_index_good(session: Session) -> None:
    before = stamp(session)
    session.records.save_setting("theme", "dark")
    arrive(session, session.course.lessons[0], session.course.lessons[0].steps[0])
    assert stamp(session) == before


def test_a_word_leads_to_the_glossary(session: Session) -> None:
    assert leads(session, "tovholder", Kind.TERM) == ToGlossary(("tovholder",))


def test_a_lesson_opens_where_one_was(session: Session) -> None:
    lesson = session.course.lessons[1]
    assert leads(session, "rækkefølge og plads", Kind.LESSON) == ToLesson(lesson, 0, look=True)
    arrive(session, lesson, lesson.steps[2])
    assert leads(session, "rækkefølge og plads", Kind.LESSON) == ToLesson(lesson, 2, look=True)
    go_through(session, lesson)
    assert leads(session, "rækkefølge og plads", Kind.LESSON) == ToLesson(lesson, 0, look=True)


def test_a_step_opens_at_the_step_and_a_question_at_the_question(session: Session) -> None:
    lesson = session.course.lessons[1]
    give(session, "dernaest-q04")
    assert leads(session, "forventningerne igen", Kind.STEP) == ToLesson(lesson, 2, look=True)
    assert leads(session, "ny lov", Kind.QUESTION) == ToLesson(lesson, 1, look=True, question="dernaest-q04")
    assert leads(session, "prøv dig selv", Kind.STEP) == ToLesson(lesson, 1, look=True)


def test_a_text_leads_to_its_entry_as_long_as_it_is_there(session: Session) -> None:
    written = reflect(session, 0, "Vandmelon.").id or ""
    note = session.records.save_note(None, None, "Agurk.", None)
    revisit = session.records.save_revisit("foerst", "foerst-skriv", 14, "Gulerod.", None)
    hits = [found(session, "vandmelon", Kind.REFLECTION)[0], found(session, "agurk", Kind.NOTE)[0]]
    later = found(session, "gulerod", Kind.REVISIT)[0]
    assert [doc.ref for doc in (*hits, later)] == [written, note, revisit]
    for doc in (*hits, later):
        route = to_hit(session, doc)
        assert isinstance(route, ToEntry)
        assert route.record.id == doc.ref
    session.delete([(REFLECTIONS, written), (NOTES, note)])
    assert [to_hit(session, doc) for doc in hits] == [None, None]


@pytest.mark.parametrize("deleted", [True, False])
def test_a_piece_of_work_leads_to_itself_as_long_as_it_is_there(session: Session, deleted: bool) -> None:
    board = works_in(session, "boards").save(Board(title="Vandmelon"))
    (doc,) = found(session, "vandmelon", Kind.WORK)
    if deleted:
        session.delete([("boards", board.id)])
    assert to_hit(session, doc) == (None if deleted else ToWork("boards", board.id))


@pytest.mark.parametrize("kind", ["refleksion", "quiz", "spørgsmål", "cases"])
def test_a_step_is_found_by_what_it_is(session: Session, kind: str) -> None:
    steps = {step.id: lesson.id for lesson in session.course.lessons for step in lesson.steps if kind in kind_words(step)}
    docs = {doc.ref: doc.lesson for doc in found(session, kind, Kind.STEP)}
    assert steps
    assert steps.items() <= docs.items()


def test_a_dilemma_is_found_by_that_word(dilemma_course: Course) -> None:
    found = [doc for doc in course_docs(dilemma_course, ()) if doc.text.startswith("dilemma")]
    assert [doc.title for doc in found] == ["Fem uger til vagtplanen"]
