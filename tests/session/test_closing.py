"""The card at the end of a lesson: which lines it has, which day, and which sentence becomes the agreement."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from course.content import builtin, load
from course.content.minutes import lesson_minutes
from course.content.model import Lesson, Quiz, Reflect, Sort, Summary
from course.session.closing import Closing, Does, agree, agreement_of, closing, first_action, next_monday
from course.session.routes import ToCertificate, ToDevelopment, ToJournal, ToLesson, ToNewWork, ToStatements, ToWork
from course.session.session import Session
from course.session.works import source_stands, to_source
from course.session.writing import EntryDraft, ReflectionDraft
from course.tools.commitment import LESSON, Commitment, Source, in_words
from course.tools.project import Project
from course.tools.workshop import Workshop
from tests.session.leader import Clock, go_through, reflect


def ending(lesson: Lesson) -> Summary:
    """The last step of a lesson."""
    step = lesson.steps[-1]
    assert isinstance(step, Summary)
    return step


def card(session: Session, number: int) -> Closing:
    """The card of a lesson, from 0."""
    lesson = session.course.lessons[number]
    return closing(session, lesson, ending(lesson))


def said(session: Session, number: int) -> list[tuple[str, str]]:
    """The lines of that card."""
    return [(line.text, line.fact) for line in card(session, number).lines]


def agreed(session: Session, number: int) -> Commitment:
    """Makes the agreement of a lesson."""
    lesson = session.course.lessons[number]
    return agree(session, lesson, ending(lesson))


def changed(session: Session, number: int, **fields: object) -> None:
    """A course whose lesson ends otherwise."""
    lessons = list(session.course.lessons)
    lesson = lessons[number]
    lessons[number] = replace(lesson, steps=(*lesson.steps[:-1], replace(lesson.steps[-1], **fields)))
    session.course = replace(session.course, lessons=tuple(lessons))


def test_a_lesson_ends_with_an_agreement_the_next_lesson_and_a_stop(session: Session) -> None:
    minutes = lesson_minutes(session.course.lessons[1])
    assert said(session, 0) == [
        ("Aftal det med dig selv", "mandag den 30. november, se tilbage fredag"),
        (f"Næste lektion: {session.course.lessons[1].title}", f"ca. {minutes} min."),
        ("Stop her for i dag", "lukker, alt er gemt"),
    ]
    lines = card(session, 0).lines
    assert [line.does for line in lines] == [Does.AGREE, Does.GO, Does.STOP]
    assert lines[1].route == ToLesson(session.course.lessons[1], 0)


def test_without_anything_for_monday_there_is_nothing_to_agree_on(session: Session) -> None:
    changed(session, 0, monday=None)
    assert card(session, 0).monday == ""
    assert [line.does for line in card(session, 0).lines] == [Does.GO, Does.STOP]


def test_after_the_last_lesson_comes_what_has_moved_and_the_certificate(session: Session) -> None:
    assert [text for text, _fact in said(session, 2)] == [
        "Aftal det med dig selv",
        "Se, hvad der har flyttet sig",
        "Dit kursusbevis",
    ]
    assert [line.route for line in card(session, 2).lines[1:]] == [ToDevelopment(-1), ToCertificate()]
    for lesson in session.course.lessons:
        go_through(session, lesson)
    assert card(session, 2).lines[1].route == ToStatements("after")
    session.course = replace(session.course, statements=())
    assert [line.route for line in card(session, 2).lines[1:2]] == [ToCertificate()]


def test_the_agreement_is_made_for_next_monday_and_looked_back_at_on_friday(session: Session) -> None:
    lesson = session.course.lessons[0]
    made = agreed(session, 0)
    assert in_words(made) == "Hvis det er mandag den 30. november, så spørg en kollega, hvor jeres nyeste system kommer fra"
    assert made.look_back == "2026-12-04"
    assert made.source == Source(LESSON, lesson.id, lesson.title)
    assert to_source(session, made.source) == ToLesson(lesson, len(lesson.steps) - 1, look=True)
    line = card(session, 0).lines[0]
    assert (line.text, line.route, line.agreed) == ("Aftalt. Se tilbage fre. 4. dec.", ToWork("commitments", made.id), True)


def test_an_agreement_of_a_lesson_that_is_gone_stands_alone(session: Session) -> None:
    assert not source_stands(session, Source(LESSON, "findes-ikke", "Væk"))


def test_it_is_made_once_and_again_only_when_one_has_looked_back(session: Session) -> None:
    made = agreed(session, 0)
    assert agreed(session, 0).id == made.id
    works = session.works.of(Commitment)
    works.save(replace(made, look_back="snart"))
    assert card(session, 0).lines[0].text == "Aftalt."
    works.save(replace(made, outcome="done"))
    assert agreement_of(session, session.course.lessons[0]) is None
    assert card(session, 0).lines[0].does is Does.AGREE
    assert agreed(session, 0).id != made.id


def test_the_agreement_of_another_lesson_is_none_of_this_one(session: Session) -> None:
    agreed(session, 1)
    assert card(session, 0).lines[0].does is Does.AGREE


@pytest.mark.parametrize("days", range(7))
def test_monday_is_the_one_after_today(days: int) -> None:
    today = date(2026, 12, 28) + timedelta(days)
    assert next_monday(today) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("monday", "action"),
    [
        ("Stil dig ved en skærm. Sig hvorfor.", "stil dig ved en skærm"),
        ("Spørg: »Har du tid? Jeg er i tvivl.« Lyt.", "spørg: »Har du tid? Jeg er i tvivl.«"),
        ("Ring til\n**Åse** om en [pilot](ordbog:pilot). Tak.", "ring til Åse om en pilot"),
        ("Hvem ejer den? Find ud af det.", "hvem ejer den?"),
        ("Uden punktum", "uden punktum"),
        ("»Uden slut. Altid", "»Uden slut. Altid"),
        ("", ""),
    ],
)
def test_the_first_sentence_becomes_the_action(monday: str, action: str) -> None:
    assert first_action(monday) == action


def test_the_latest_reflection_stands_on_the_card(session: Session) -> None:
    assert card(session, 0).own is None
    reflect(session, 1, "Fra en anden lektion.")
    assert card(session, 0).own is None
    reflect(session, 0, "  ")
    assert card(session, 0).own is None
    reflect(session, 0, "Det er vagtplanen.")
    found = card(session, 0)
    assert found.own is not None
    assert found.own.text == "Det er vagtplanen."
    assert isinstance(found.own_step, Reflect)
    assert found.own_step.id == found.own.step


def test_of_two_reflections_it_is_the_one_written_last(session: Session, clock: Clock) -> None:
    session.course = load(builtin("da"))
    lesson = session.course.lessons[0]
    first, last = [step for step in lesson.steps if isinstance(step, Reflect)][:2]
    for step in (last, first):
        ReflectionDraft(session, lesson, step).save(f"Til {step.id}")
        clock.passes(1)
    found = card(session, 0)
    assert found.own is not None
    assert (found.own.text, found.own_step) == (f"Til {first.id}", first)


def test_what_was_written_in_the_lesson_is_counted_without_answers(session: Session) -> None:
    lesson = session.course.lessons[0]
    go_through(session, lesson)
    assert any(isinstance(step, Quiz | Sort) for step in lesson.steps)
    written = sum(isinstance(step, Reflect) for step in lesson.steps)
    EntryDraft.of_note(session, lesson, lesson.steps[0]).save("En note.")
    EntryDraft.of_note(session, None, None).save("Uden sted.")
    line = card(session, 0).lines[-1]
    assert (line.text, line.route) == (f"Alt, du skrev i lektionen ({written + 1})", ToJournal(lesson.id))


def test_a_step_that_leads_to_a_tool_offers_it_above_the_stop(session: Session) -> None:
    changed(session, 0, tool="workshop")
    lines = card(session, 0).lines
    assert [line.text for line in lines[2:]] == ["Brug redskabet på dit eget projekt: Den digitale samtale", "Stop her for i dag"]
    assert isinstance(lines[2].route, ToNewWork)
    assert isinstance(lines[2].route.work, Workshop)


def test_it_is_used_on_the_project_that_was_worked_on_last(session: Session, clock: Clock) -> None:
    changed(session, 0, tool="workshop")
    projects, workshops = session.works.of(Project), session.works.of(Workshop)
    projects.save(Project(name="Ny vagtplan"))
    clock.passes(1)
    last = projects.save(Project(name="Skærmen"))
    line = card(session, 0).lines[2]
    assert line.text == "Brug det på Skærmen"
    assert isinstance(line.route, ToNewWork)
    assert isinstance(line.route.work, Workshop)
    assert line.route.work.project == last.id
    made = workshops.save(line.route.work)
    assert card(session, 0).lines[2].route == ToWork("workshops", made.id)
    changed(session, 0, tool="project")
    assert card(session, 0).lines[2].route == ToWork("projects", last.id)


def test_an_agreement_is_offered_once(session: Session) -> None:
    changed(session, 0, tool="commitment")
    assert len(card(session, 0).lines) == 3
    changed(session, 0, monday=None)
    assert [line.text for line in card(session, 0).lines][1] == "Lav det til en aftale med dig selv: hvis … så …"


def test_every_lesson_of_the_course_has_something_to_agree_on(session: Session) -> None:
    session.course = load(builtin("da"))
    for lesson in session.course.lessons:
        made = agree(session, lesson, ending(lesson))
        assert 20 < len(made.action) < 120, made.action
        assert made.action.count("»") == made.action.count("«")
        assert not made.action.endswith(".")


def test_the_agreement_of_each_lesson_is_said_as_one_says_it_of_oneself() -> None:
    """It stands behind "så": »så stiller jeg mig …«, and not »så stil dig …«."""
    for lesson in load(builtin("da")).lessons:
        said = ending(lesson).agreement
        assert said is not None, lesson.id
        assert said.split()[1] == "jeg", said
        assert said[0].islower() and not said.endswith("."), said


def test_without_one_of_its_own_the_first_sentence_of_monday_is_the_agreement(session: Session) -> None:
    changed(session, 0, monday="Spørg to kolleger. Skriv det ned.", agreement=None)
    assert agreed(session, 0).action == "spørg to kolleger"
