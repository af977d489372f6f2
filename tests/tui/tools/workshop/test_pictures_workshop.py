"""What the digital conversation looks like, part by part, at the size of an old terminal and in a large window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.rows import rewritten
from course.tools.workshop import Decided, Visit, Workshop, new_item, new_workshop
from course.tui.tools.workshop.workshop_screen import WorkshopScreen
from tests.tui.camera import SIZES, Camera


class Take(Protocol):
    """Takes a picture of a workshop's part after some keys, once these texts are on the screen."""

    def __call__(self, size: tuple[int, int], keys: list[str], *texts: str, work: Workshop | None = None) -> None: ...


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def template(practice_course: Course) -> Workshop:
    assert practice_course.toolkit is not None
    return new_workshop(practice_course.toolkit)


@pytest.fixture
def filled(works: Repositories, template: Workshop) -> Workshop:
    """A workshop that is well under way, ten minutes too long."""
    project = works.of(Project).save(Project(name="Åben telefon på rådhuset"))
    agreed = works.of(Commitment).save(Commitment(action="ringer jeg til it", look_back="2026-12-22"))
    work = replace(
        template,
        title="Tre timer om det digitale på Solgården",
        project=project.id,
        day="2026-12-08",
        begins="09:00",
        place="Mødelokale 2",
        invited="Alle på dagholdet, og Åse fra it",
        preparation=rewritten(template.preparation, "1", done=True),
        visit=replace(
            Visit(unit="Plejecenter Engen", day="2027-01-12", seen="Vi spørger for sent."), questions=template.visit.questions
        ),
        decided=(
            Decided("1", "decision", "Vi skriver kun ét sted fra 1. februar."),
            Decided("2", "action", "Ringer til it om adgang til vikarerne", "Souschefen", agreed.id),
            Decided("3", "action", "Lægger en plan for oplæring, så ingen står alene med det den første uge", "Mette"),
        ),
    )
    return works.of(Workshop).save(new_item(work, 3, pause=True)[0])


@pytest.fixture
def take(camera: Camera, practice_course: Course, works: Repositories, filled: Workshop, clock: Callable[[], datetime]) -> Take:
    """A camera before a workshop."""

    def taken(size: tuple[int, int], keys: list[str], *texts: str, work: Workshop | None = None) -> None:
        camera(practice_course, works.of(Workshop).journal, clock, lambda: WorkshopScreen(works, work or filled))(
            size, keys, *texts
        )

    return taken


@SIZES
def test_the_preparation(take: Take, size: tuple[int, int]) -> None:
    take(size, [], "1 af 2 er klar", "Slutter kl. 12.10.")


@SIZES
def test_a_new_one(take: Take, size: tuple[int, int], template: Workshop) -> None:
    take(size, [], "Der er ingen dato endnu.", work=template)


@SIZES
def test_the_agenda(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "down"], "10 minutter for meget.", "(−10 min.)")


@SIZES
def test_an_item_that_is_written(take: Take, size: tuple[int, int]) -> None:
    take(size, ["2", "down", "enter", "tab"], "─ Minutter ─")


@SIZES
def test_the_script(take: Take, size: tuple[int, int]) -> None:
    take(size, ["3", "right"], "Punkt 2 af 5", "▪ Vis to eksempler")


@SIZES
def test_the_script_that_is_written(take: Take, size: tuple[int, int]) -> None:
    take(size, ["3", "right", "enter"], "─ Drejebog ─")


@SIZES
def test_the_visit(take: Take, size: tuple[int, int]) -> None:
    take(size, ["4", "down"], "Plejecenter Engen")


@SIZES
def test_what_was_decided(take: Take, size: tuple[int, int]) -> None:
    take(size, ["5", "down"], "◆ Beslutning", "se tilbage")


@pytest.mark.parametrize("part", range(1, 6))
def test_every_part_in_a_very_small_window(take: Take, part: int) -> None:
    take((40, 12), [str(part)], f"▸ {part}")
