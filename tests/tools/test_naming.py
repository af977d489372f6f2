"""What the leader's own work is called, and the words in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.naming import title_of, words_of
from course.tools.plan import Message, MessagePlan
from course.tools.project import Project, Watched
from course.tools.repository import Work
from course.tools.workshop import Workshop
from tests.tools.plans import steps


@pytest.mark.parametrize(
    ("work", "title"),
    [
        (Project(name="Ny\n telefoni"), "Ny telefoni"),
        (Project(), "Projekt uden navn"),
        (Workshop(title=" Tre timer "), "Tre timer"),
        (Workshop(), "Workshop uden navn"),
        (Board(), "Figur uden navn"),
        (Board(target=" forældre\ni Solsikken "), "Nu og fremtid for forældre i Solsikken"),
        (Board(title="Tavler", target="forældre"), "Tavler"),
        (MessagePlan(), "Plan uden navn"),
        (Commitment(action="ringer jeg"), "ringer jeg"),
    ],
)
def test_titles(work: Work, title: str) -> None:
    assert title_of(work) == title


@pytest.mark.parametrize("kind", [Project, Workshop, Board, MessagePlan])
def test_two_without_a_name_can_be_told_apart(clock: Callable[[], datetime], kind: type[Work]) -> None:
    first = kind(id="one", created=clock())
    second = kind(id="another", created=clock() + timedelta(days=3, minutes=5))
    assert title_of(first).endswith(" uden navn, begyndt man. 23. nov. kl. 9.42")
    assert title_of(second).endswith(" uden navn, begyndt tors. 26. nov. kl. 9.47")


def test_every_word_that_was_written_is_there_and_no_id_or_day() -> None:
    board = Board(
        id="b1", title="Figuren", target="forældre", project="p1", cards=(Card("c1", "now-pro", "nærhed", "ring selv"),)
    )
    assert words_of(board) == ["forældre", "nærhed", "ring selv"]
    plan = MessagePlan(
        why="fordi", steps=steps("først", "så"), messages=(Message("m1", "personalet", "nyt", "mig", "mødet", "2026-12-01"),)
    )
    assert words_of(plan) == ["fordi", "først", "så", "personalet", "nyt", "mig", "mødet"]
    project = Project(
        name="Navn", about="om", in_use="2027-01-01", watched={"w": Watched("done", "en note")}, replies={"q": "yes"}
    )
    assert words_of(project) == ["om", "en note"]
