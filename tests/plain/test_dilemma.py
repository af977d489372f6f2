"""A dilemma by lines: what is decided, what comes of it, and what another choice would have led to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from course.content.model import Course
from course.content.scenario import Scenario
from course.journal import Journal
from course.session.privacy import private
from course.session.session import Session
from tests.plain.talk import talk
from tests.session.leader import Clock


@pytest.fixture
def session(dilemma_course: Course, home: Path, clock: Clock) -> Iterator[Session]:
    with Journal(home, clock=clock) as journal:
        yield Session(dilemma_course, journal, clock)


def lead_in(session: Session) -> list[str]:
    """The lines that lead to the dilemma."""
    steps = session.course.lessons[0].steps
    number = next(number for number, step in enumerate(steps, start=1) if isinstance(step, Scenario))
    return ["1", "trin", str(number)]


def test_it_is_gone_through_and_gone_on_with_another_day(session: Session) -> None:
    said = talk(session, *lead_in(session), "bord", "", "1", "", "")
    for told in ("Et dilemma", "Mail fra forvaltningen", "Datoen ligger fast.", "Beslutning 1", "Hvad gør du først?"):
        assert told in said
    assert "1. Du indkalder alle til et møde på mandag." in said
    assert said.index("Samme dag: Der bliver stille") < said.index("Et kig tre måneder frem: Mødet bliver husket")
    assert "**" not in said
    assert [each.choice for each in session.paths()[0].decisions] == ["mandag"]
    said = talk(session, *lead_in(session), "", "", "1", "", "", "1", "", "", "1", "skriv", "Jeg spørger, før jeg sender.", ".")
    assert "Beslutning 2" in said
    assert "Sådan endte det:" in said
    for told in ("Din vej", "Det stod på spil: ", "Du valgte: ", "Et andet valg: ", "Så var det endt: "):
        assert told in said
    assert [each.text for each in session.records.reflections()] == ["Jeg spørger, før jeg sender."]


def test_it_is_gone_through_once_more_and_both_paths_are_kept(session: Session) -> None:
    said = talk(session, *lead_in(session), "", "3", "", "", "vejen kun for mig", "?")
    assert "Din vej er ikke længere kun for dig" in said, "what can be said now"
    assert private(session) == {("paths", session.paths()[0].id)}
    said = talk(session, *lead_in(session), "en gang til", "", "1", "", "?", "vrøvl")
    assert [[each.choice for each in path.decisions] for path in session.paths()] == [["venter"], ["mandag"]], said[-1500:]
