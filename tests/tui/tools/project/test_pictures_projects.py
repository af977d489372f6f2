"""What the leader's own projects look like, at the size of an old terminal and in a large window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from course.content.model import Course
from course.journal import Journal
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.project import ChainLink, Project, Watched
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from tests.tui.camera import SIZES, SMALL, Camera, Take
from tests.tui.desk import CLASSIC, WIDE


@pytest.fixture
def take(camera: Camera, practice_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera over the practice course."""
    return camera(practice_course, journal, clock)


@pytest.fixture
def projects(journal: Journal) -> None:
    """Three projects, one of them well under way, and a deleted one."""
    works = Repositories(journal)
    works.of(Project).remove(works.of(Project).save(Project(name="Det gamle intranet")).id)
    works.of(Project).save(Project(name="Robotstøvsuger i fællesrummet", start="kan"))
    works.of(Project).save(Project(name="Et meget langt navn på et projekt [/] " * 8, in_use="engang til foråret"))
    project = works.of(Project).save(
        Project(
            name="Nyt dokumentationssystem på Solgården",
            about="Alle kommunens plejehjem går over til samme system. Nattevagten har haft sin egen måde.",
            origin="Direktørområdet",
            in_use="2026-11-01",
            core_task="Det, vi skriver om borgeren fra vagt til vagt.",
            start="begge",
            replies={"guide-besluttet": "yes", "guide-bruge": "yes"},
            watched={
                "skal-maal": Watched("done", "Én overlevering mindre om dagen."),
                "skal-kultur": Watched("trouble", "Nattevagten."),
                "kan-forklar": Watched("started"),
            },
            chain=(
                ChainLink("1", "Tiltaget", "Nyt system fra 15. december"),
                ChainLink("4", "", "Vi skriver ved sengen og ikke på kontoret"),
                ChainLink("2", "Det nye i hverdagen", "Ingen løse sedler"),
                ChainLink("3", "Værdien for borgeren"),
            ),
        )
    )
    workshop = works.of(Workshop).save(Workshop(title="Tre timer om det nye", project=project.id, day="2026-12-03"))
    works.of(Board).save(Board(title="Aftenvagterne", project=project.id))
    source = Source("workshops", workshop.id, workshop.title)
    agreed = Commitment(
        occasion="jeg møder nattevagten", action="spørger jeg til deres egen måde", look_back="2026-11-30", source=source
    )
    works.of(Commitment).save(agreed)


def line(down: int) -> list[str]:
    """The keys to what a line of the page of the project worked on last leads to."""
    return ["p", "enter", "home", *["down"] * down, "enter"]


@SIZES
def test_the_projects(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, ["p"], "Nyt dokumentationssystem")


def test_what_was_deleted(take: Take, projects: None) -> None:
    take(CLASSIC, ["p", "end", "enter", "end"], "Det gamle intranet")


def test_what_is_to_be_made(take: Take, projects: None) -> None:
    take(CLASSIC, ["p", "plus"], "Hvad vil du lave?")


def test_which_project_it_is_for(take: Take, projects: None) -> None:
    take(CLASSIC, ["p", "plus", "3"], "Hvilket projekt hører det til?")


@pytest.mark.parametrize("size", [CLASSIC, WIDE, SMALL], ids=["80x24", "120x40", "40x12"])
def test_the_page_of_a_project(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, ["p", "enter"], "Skal eller kan?")


@SIZES
def test_about_a_project(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, line(0), "Dagen er passeret.")


@SIZES
def test_must_or_can(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, [*line(1), "2"], "Forslag: Begge dele", "● 2 Kan")


@SIZES
def test_what_to_watch(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, [*line(2), "down", "space", "space"], "på plads: 2")


@SIZES
def test_a_note_is_written(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, [*line(2), "enter"], "Én overlevering")


@SIZES
def test_the_value_chain(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, [*line(3), "right", "enter"], "▸ 2")


@SIZES
def test_the_sheet(take: Take, size: tuple[int, int], projects: None) -> None:
    take(size, ["p", "enter", "shift+tab", "enter"], "Projektark")


@pytest.mark.parametrize("down", [0, 1, 2, 3], ids=["about", "start", "watch", "chain"])
def test_a_part_in_a_very_small_window(take: Take, projects: None, down: int) -> None:
    take(SMALL, line(down), "Nyt")
