"""Whatever is typed at whatever question: no traceback, no dead end, nothing that commands a terminal."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.content.model import Course
from course.journal import Journal
from course.session.session import Session
from tests.conftest import NOW
from tests.plain.talk import talk
from tests.session.leader import go_through, reflect

WORDS = """
? igen tilbage hjem søg dagbog projekter aftaler ordbog udvikling notat indstillinger trin mærke skriv skub
eksempel læs udgaver aftale slet ja nej ny færdig alle svar mærker slettet find fortryd flyt næste forrige
sikker gætter tip lektioner overblik kvarter start kæde workshop figur plan projekt redskab ord begrundelser .
.. .hjem .slut .fortryd 3/12 fredag 9.30 skal kan begge navn titel felt pause resten forbered dagsorden
besluttet budskaber trin spring rigtigt editor åbn
"""
LINES = st.one_of(
    st.sampled_from(WORDS.split()),
    st.integers(0, 15).map(str),
    st.just(""),
    st.permutations(range(1, 5)).map(lambda numbers: " ".join(map(str, numbers))),
    st.text(max_size=30),
    st.binary(max_size=30),
)


def clock() -> datetime:
    """A clock that stands still."""
    return NOW


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(typed=st.lists(LINES, min_size=5, max_size=40))
def test_anything_may_be_typed(practice_course: Course, typed: list[str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "home", clock=clock) as journal:
        session = Session(practice_course, journal, clock)
        reflect(session, 1, "Noget, der er skrevet")
        go_through(session, practice_course.lessons[0])
        flat = [line.replace("\n", " ") if isinstance(line, str) else line.replace(b"\n", b" ") for line in typed]
        told = talk(session, *(line.encode("utf-8", "replace") if isinstance(line, str) else line for line in flat), "?")
        again = talk(session, *(line.encode("utf-8", "replace") if isinstance(line, str) else line for line in flat), ".hjem")
        assert told
        assert again


PLACES = ["1", "lektioner", "dagbog", "projekter", "aftaler", "søg", "ordbog", "udvikling", "notat", "indstillinger", "overblik"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("then", ["1", "2", "3", "ny"])
def test_a_question_mark_is_answered_everywhere(session: Session, place: str, then: str) -> None:
    reflect(session, 1, "Noget, der er skrevet")
    before = talk(session, place, then)
    said = talk(session, place, then, "?", "?")
    assert len(said) > len(before)
    refused = "Det kan man ikke svare her"
    assert said.count(refused) == before.count(refused)


def test_places_within_places_come_to_an_end(session: Session) -> None:
    said = talk(session, *["indstillinger", "dagbog", "ordbog"] * 150)
    assert said.count("Fagets ord: ") == 150
