"""What the tools' place, the agreements and the ways there look like. A picture that changed has to be looked at."""

from __future__ import annotations

import pytest
from msgspec import convert
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.tools.board import Board, Card
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from tests.tui.camera import SMALL, Take
from tests.tui.desk import CLASSIC, WIDE
from tests.tui.tools.test_tools import leading_to

SIZES = pytest.mark.parametrize("size", [CLASSIC, WIDE, SMALL], ids=["80x24", "120x40", "40x12"])


@pytest.fixture
def little_course(practice_course: Course) -> Course:
    """The course with tools, each step to read leading to one."""
    return replace(leading_to(practice_course, "board"), title="Digitaliseringen skal ledes")


@pytest.fixture
def at_work(journal: Journal) -> Repositories:
    """Something of everything."""
    works = Repositories(journal)
    project = works.of(Project).save(Project(name="Ny platform til forældrekontakt", start="skal", in_use="2027-03-01"))
    works.of(Workshop).save(Workshop(title="Tre timer om platformen", project=project.id, day="2026-12-10"))
    board = works.of(Board).save(
        Board(title="Forældre til de mindste", project=project.id, cards=(Card("1", "now-pro", "Nærhed"),))
    )
    works.of(Board).save(Board(title="Personalet på stue 1 og 2, som har åbnet døren for forældrene hver morgen i tyve år [/]"))
    works.of(MessagePlan).save(MessagePlan())
    source = Source("boards", board.id, board.title)
    agreements: tuple[dict[str, str], ...] = (
        {
            "occasion": "en forælder spørger i garderoben",
            "action": "viser jeg platformen på min egen telefon",
            "look_back": "2026-11-23",
        },
        {"occasion": "vi holder personalemøde", "action": "begynder jeg med hvorfor", "look_back": "2026-12-03"},
        {"action": "ringer jeg til lederen på Mælkevejen"},
    )
    for said in agreements:
        works.of(Commitment).save(convert({"source": source, **said}, Commitment))
    works.of(Commitment).save(
        Commitment(occasion="jeg ikke ved det", action="siger jeg det højt", look_back="2026-11-16", outcome="partly")
    )
    works.of(Commitment).save(Commitment(action="svarer jeg samme dag", look_back="2026-11-09", outcome="done"))
    return works


@SIZES
def test_the_tools_before_anything_is_made(take: Take, size: tuple[int, int]) -> None:
    take(size, ["p"], "Projekter og redskaber", "Mine projekter")


@SIZES
def test_the_tools(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, ["p"], "Projekter og redskaber")


@SIZES
def test_the_agreements(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, ["a"], "Se tilbage i dag")


@SIZES
def test_no_agreements(take: Take, size: tuple[int, int]) -> None:
    take(size, ["a"], "Der er ingen aftaler endnu")


@SIZES
def test_a_new_agreement(take: Take, size: tuple[int, int]) -> None:
    take(size, ["a", "plus"], "Hvis …")


@SIZES
def test_looking_back(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, ["a", "enter"], "Hvordan gik det?")


@SIZES
def test_looked_back(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, ["a", "end", "up", "enter"], "● ◐ delvist")


@SIZES
def test_what_is_missing(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, ["a", "down", "down", "enter"], "Hvis …")


@pytest.mark.parametrize("size", [CLASSIC, WIDE], ids=["80x24", "120x40"])
def test_home_tells_of_an_agreement(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, [], "se tilbage i dag")


@SIZES
def test_a_step_leads_to_its_tool(take: Take, size: tuple[int, int]) -> None:
    take(size, ["1", "2", "end"], "Brug redskabet")


@SIZES
def test_work_is_found(take: Take, size: tuple[int, int], at_work: Repositories) -> None:
    take(size, ["slash", *"platform"], "◈ Projekt", "◈ Aftale")
