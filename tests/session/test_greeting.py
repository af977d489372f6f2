"""What home says first: by the hour, to who is new, and to who has been away."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.session.greeting import GoOn, farewell, go_on, greeting
from course.session.lesson_steps import arrive, finish_reading
from course.session.session import Session
from course.session.writing import ReflectionDraft
from course.study.progress import NextStep, next_step, progress_of
from tests.conftest import NOW
from tests.session.leader import Clock, give, go_through


def coming(session: Session) -> NextStep | None:
    return next_step(session.course, progress_of(session.course, session.records), session.records.places())


def on_the_way(session: Session) -> None:
    arrive(session, session.course.lessons[0], session.course.lessons[0].steps[0])


def test_who_is_new_is_welcomed(session: Session, practice_course: Course, tmp_path: Path, clock: Clock) -> None:
    assert greeting(session, coming(session)).endswith("kun på denne computer.")
    share = tmp_path / "delt"
    share.mkdir()
    with Journal(tmp_path / "anden", share, clock=clock) as journal:
        shared = Session(practice_course, journal, clock)
        said = greeting(shared, coming(shared))
    assert said.startswith("Velkommen.")
    assert "kun på denne computer" not in said


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (0, "Velkommen tilbage."),
        (4, "Velkommen tilbage."),
        (5, "Godmorgen."),
        (9, "Godmorgen."),
        (10, "God formiddag."),
        (11, "God formiddag."),
        (12, "God eftermiddag."),
        (17, "God eftermiddag."),
        (18, "Godaften."),
        (23, "Godaften."),
    ],
)
def test_everybody_else_is_greeted_by_the_hour(session: Session, clock: Clock, hour: int, said: str) -> None:
    clock.now = NOW.replace(hour=hour)
    on_the_way(session)
    assert greeting(session, coming(session)) == said


def test_who_has_been_away_is_welcomed_back(session: Session, clock: Clock) -> None:
    on_the_way(session)
    clock.passes(2)
    assert greeting(session, coming(session)) == "Godmorgen."
    clock.now += timedelta(minutes=1)
    assert greeting(session, coming(session)) == "Godt at se dig igen."


def test_who_is_through_is_greeted_like_everybody_else(session: Session) -> None:
    for lesson in session.course.lessons:
        go_through(session, lesson)
    assert coming(session) is None
    assert greeting(session, None) == "Godmorgen."


def test_where_one_goes_on_is_told_with_what_is_left(session: Session) -> None:
    first, second, _third = session.course.lessons
    progress = progress_of(session.course, session.records)
    asked = go_on(NextStep(first, 0, fresh=True), progress, 8)
    assert asked.before == "Først 8 korte udsagn om dig selv: 2 min., og du må springe dem over."
    begin = go_on(NextStep(first, 0, fresh=True), progress, 0)
    left = progress.of(first.id).minutes_left
    assert begin == GoOn("▶ Begynd: Hvor kommer det fra?", f"lektion 1 · trin 1 af 4 · ca. {left} min. tilbage")
    go_through(session, first)
    finish_reading(session, second, second.steps[0])
    give(session, "dernaest-q01")
    progress = progress_of(session.course, session.records)
    left = progress.of(second.id).minutes_left
    there = coming(session)
    assert there is not None
    assert (there.lesson, there.fresh) == (second, False)
    assert go_on(NextStep(second, 1, fresh=False), progress, 0) == GoOn(
        "▶ Fortsæt: Rækkefølge og plads", f"lektion 2 · trin 2 af 4 · ca. {left} min. tilbage"
    )


def test_the_farewell_says_what_waits_where_that_is_not_where_one_stood(session: Session) -> None:
    on_the_way(session)
    assert "Du er ved lektion 1, trin 1." in farewell(session.course, session.records)
    lesson = session.course.lessons[0]
    for step in lesson.steps:
        arrive(session, lesson, step)
        finish_reading(session, lesson, step)
    ReflectionDraft(session, lesson, lesson.steps[1]).save("Mine ord.")  # type: ignore[arg-type]
    give(session, "foerst-c01")
    assert farewell(session.course, session.records).startswith("Alt er gemt. 2 cases venter i lektion 1, trin 3.")
    arrive(session, lesson, lesson.steps[2])
    assert "Du er ved lektion 1, trin 3." in farewell(session.course, session.records)
