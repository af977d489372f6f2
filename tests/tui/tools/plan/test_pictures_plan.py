"""What the communication plan looks like. A picture that changed has to be looked at before it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.tools.plan import Message, MessagePlan, new_plan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.tools.plan.plan_screen import PlanScreen
from tests.tools.plans import steps
from tests.tui.camera import SIZES, SMALL, Camera
from tests.tui.desk import CLASSIC

REHEARSE = ["ctrl+p", *"øv højt", "enter"]
PLAN = MessagePlan(
    title="Sådan fortæller vi om den fælles dokumentation",
    why="Fordi vi i dag skriver det samme tre steder, og fordi aftenvagten ikke kan se, hvad dagvagten har aftalt med borgeren.",
    story=(
        "Det er en tirsdag i marts. Lone møder ind klokken 15 og åbner skærmen én gang. Hun kan se, at fru Holm har spist til "
        "middag, og at datteren kommer klokken 17.\n\nFør ville hun have ringet to gange og ledt efter sedlen på køleskabet."
    ),
    steps=steps(
        "Superbrugerne prøver det på to borgere i uge 2.",
        "Alle får en times øvelse i uge 4, og vagtplanen giver plads til det, også for nattevagterne og for de faste vikarer.",
        "Vi holder op med sedlerne den 1. marts.",
    ),
    drawing="Tre sedler med kryds over, og én skærm.",
    messages=(
        Message(
            "medarbejdere",
            "Medarbejderne",
            "Fra 1. marts skriver I kun ét sted, og I får en times øvelse i arbejdstiden, før det går i gang.",
            "Hanne",
            "Personalemødet",
            "2026-12-15",
        ),
        Message("lederkolleger", "Lederkolleger", "Vi begynder i det små. Kom og se.", "Hanne", "Ledermødet", "2026-11-20"),
        Message("chefer", "Chefer"),
        Message("borgere", "Borgerne", "Der står en skærm hos jer.", "Kontaktpersonen", "Hjemme hos borgeren", "når vi er klar"),
        Message("1", "Pårørende", "Et brev om, hvem de nu kan ringe til.", "", "", "2027-02-01"),
    ),
)


class Take(Protocol):
    """Takes a picture of a plan after some keys, once these texts are on the screen, and compares it with the accepted one."""

    def __call__(self, plan: MessagePlan, size: tuple[int, int], keys: list[str], *texts: str) -> None: ...


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def take(camera: Camera, practice_course: Course, journal: Journal, clock: Callable[[], datetime], works: Repositories) -> Take:
    """A camera before a plan."""

    def taken(plan: MessagePlan, size: tuple[int, int], keys: list[str], *texts: str) -> None:
        camera(practice_course, journal, clock, lambda: PlanScreen(works, plan))(size, keys, *texts)

    return taken


@pytest.fixture
def plan(works: Repositories) -> MessagePlan:
    project = works.of(Project).save(Project(name="Fælles dokumentation"))
    return works.of(MessagePlan).save(replace(PLAN, project=project.id))


def part(number: int) -> list[str]:
    return ["ctrl+g"] * (number - 1)


@SIZES
def test_why(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, part(1), "Hører til: Fælles dokumentation", "▸ 1 Hvorfor")


@SIZES
def test_the_rehearsal(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, [*REHEARSE, "tab", "right", "enter"], "Du har 60 sekunder.")


@SIZES
def test_the_story(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, part(2), "Det er en tirsdag i marts.")


@SIZES
def test_the_steps(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, [*part(3), "down"], "2. Alle får en times øvelse")


def test_writing_a_step(take: Take, plan: MessagePlan) -> None:
    take(plan, CLASSIC, [*part(3), "down", "enter"], "─ Skridt 2")


@SIZES
def test_who_hears_what(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, part(4), "Næste besked: Medarbejderne", "»Hvad bliver anderledes på mandag?«")


@SIZES
def test_one_groups_message(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, [*part(4), "enter"], "Hvad skal de høre?", "tirsdag den 15. december 2026")


@SIZES
def test_what_is_missing(take: Take, plan: MessagePlan, size: tuple[int, int]) -> None:
    take(plan, size, part(5), "Der mangler 5 ting.")


def test_nothing_is_missing(take: Take, works: Repositories) -> None:
    whole = MessagePlan(
        title="Telefoner", why="x", story="x", steps=steps("x"), messages=(Message("1", "A", "b", "c", "d", "2026-12-01"),)
    )
    take(works.of(MessagePlan).save(whole), CLASSIC, part(5), "Der mangler ikke noget.")


def test_a_new_plan(take: Take, practice_course: Course) -> None:
    assert practice_course.toolkit is not None
    take(new_plan(practice_course.toolkit), CLASSIC, part(1), "Mangler (5)")


@pytest.mark.parametrize(
    "keys",
    [part(1), [*REHEARSE, "space"], part(3), part(4), [*part(4), "enter"]],
    ids=["why", "rehearsal", "steps", "who", "form"],
)
def test_in_a_very_small_window(take: Take, plan: MessagePlan, keys: list[str]) -> None:
    take(plan, SMALL, keys)
