"""Projects and tools on one screen: what one has made, and new ones, each asked once which project it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.tools.board import Board, Card
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import TABLE, Project, Watched
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from tests.tui.desk import Desk, Open


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def made(works: Repositories) -> Repositories:
    """One of each: two belong to the project, the plan and the agreement to none."""
    project = works.of(Project).save(Project(name="Ny telefoni", start="begge"))
    works.of(Workshop).save(Workshop(title="Tre timer om telefoni", project=project.id, day="2026-12-01"))
    works.of(Board).save(Board(title="Reception", project=project.id, cards=(Card("1", "now-pro", "Vi kender stemmerne"),)))
    works.of(MessagePlan).save(MessagePlan(title="Hvem hører hvad"))
    works.of(Commitment).save(Commitment(action="ringer jeg selv", look_back="2026-12-24"))
    return works


async def palette(desk: Desk, words: str) -> None:
    """Does what the palette finds by some words."""
    await desk.press("ctrl+p")
    await desk.write(words)
    await desk.press("enter")


async def test_before_anything_is_made_the_tools_stand_there_by_name(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p")
        await desk.see("▸+ Mine projekter", "+ Den digitale samtale", "+ Nu og fremtid", "+ Kommunikationsplan")
        await desk.see("Enter Åbn  + Nyt  Esc Forside")
        await desk.press("plus")
        await desk.see(
            "1 Projekt", "2 Den digitale samtale", "3 Nu og fremtid", "4 Kommunikationsplan", "5 Samtalen med min leder"
        )
        await desk.press("4")
        await desk.until(lambda: desk.place == "PlanScreen", "a plan, and nothing asked where there is no project")
        await desk.leave()
        await desk.press("down", "enter")
        await desk.until(lambda: desk.place == "WorkshopScreen", "a workshop, by its own line")
        await desk.leave()
        assert desk.place == "ProjectsScreen"
        await desk.press(*"1234 en sætning")
        assert desk.place == "ProjectsScreen", "what is typed here does nothing"
    assert [repository.all() for repository in works.every()] == [[]] * 6


async def test_projects_come_first_and_what_belongs_to_none_stands_under_its_tool(
    open_app: Open, practice_course: Course, made: Repositories
) -> None:
    watched = {"skal-maal": Watched("done"), "skal-kultur": Watched("trouble")}
    second = made.of(Project).save(Project(name="Andet", start="skal", in_use="2026-12-15", watched=watched))
    workshop = made.of(Workshop).save(Workshop(title="Tre timer", project=second.id, day="2026-11-26"))
    source = Source("workshops", workshop.id, workshop.title)
    made.of(Commitment).save(Commitment(action="ringer jeg", look_back="2026-11-20", source=source))
    made.of(Commitment).save(Commitment(action="det er ovre", outcome="done"))
    async with open_app((80, 40), practice_course) as desk:
        await desk.press("p")
        await desk.see("Projekter og redskaber", "9 i alt", "▸  Andet", "Skal · i brug tirs. 15. dec. · 1 af 3 på plads, 1 obs")
        await desk.see("● se tilbage på en aftale fre. 20. nov. · workshop tors. 26. nov.", "● workshop tirs. 1. dec.")
        await desk.see("▪ Hvem hører hvad", "◆ ringer jeg selv", "tors. 24. dec.", "1, du har set tilbage på")
        for elsewhere in ("Reception", "Tre timer om", "◆ ringer jeg ", "det er ovre"):
            assert elsewhere not in desk.text.replace("ringer jeg selv", "")
        await desk.click("Ny telefoni")
        assert desk.place == "ProjectsScreen", "a click marks"
        await desk.click("Ny telefoni")
        await desk.until(lambda: desk.place == "ProjectScreen", "a second one opens")
        await desk.press("escape", "end", "enter")
        await desk.until(lambda: desk.place == "CommitmentsScreen", "all agreements")


async def test_deleted_undone_and_found_again_at_the_foot(open_app: Open, practice_course: Course, made: Repositories) -> None:
    there = {work.id for repository in made.every() for work in repository.all()}
    async with open_app((80, 40), practice_course) as desk:
        await desk.press("p", "home", "delete")
        assert desk.shows("5 i alt"), "a tool itself can't be deleted"
        await desk.press("down", "backspace")
        await desk.see("Projektet er slettet.", "4 i alt", "Reception", "Slettet (1)")
        await desk.press("ctrl+z")
        await desk.see("▸  Ny telefoni", "5 i alt")
        await desk.press("delete", "end", "enter")
        await desk.see("↶ Ny telefoni · Projekt")
        await desk.press("end", "enter")
        await desk.until(lambda: not desk.shows("Slettet ("), "the project to be back")
        await desk.press("delete")
        await desk.see("4 i alt")
        await desk.click("Hvem hører hvad")
        await desk.press("delete")
        await desk.see("3 i alt")
        await desk.press("ctrl+z")
        await desk.see("4 i alt")
        await desk.press("ctrl+z")
        await desk.see("5 i alt")
        assert {work.id for repository in made.every() for work in repository.all()} == there
        assert not desk.app.can_undo


async def test_erased_for_good_where_it_is_open_and_in_the_list(
    open_app: Open, practice_course: Course, made: Repositories, home: Path
) -> None:
    async with open_app((80, 40), practice_course) as desk:
        await desk.press("p", "delete")
        await desk.see("4 i alt")
        await desk.click("Reception")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "BoardScreen", "the board")
        await palette(desk, "slet helt")
        await desk.see("Vil du slette »Reception« for altid")
        await desk.press("left", "enter")
        await desk.see("Er du helt sikker?")
        await desk.press("left", "enter")
        await desk.until(lambda: desk.place == "ProjectsScreen", "the list")
        await desk.see("3 i alt", "Slettet for altid.")
        assert made.of(Board).all() == []
        assert desk.app.can_undo, "the project was only deleted"
        await desk.press("end", "enter", "end")
        await palette(desk, "slet helt")
        await desk.see("Vil du slette »Ny telefoni« for altid")
        assert desk.shows("bliver liggende"), "what belongs to it"
        await desk.press("left", "enter", "left", "enter")
        await desk.until(lambda: made.of(Project).deleted() == [], "the project to go")
        await desk.until(lambda: not desk.shows("Slettet ("), "the foot to go")
        assert not desk.app.can_undo
    left = (home / "journal.jsonl").read_text("utf-8")
    assert not {word for word in ("Ny telefoni", "Reception", "stemmerne") if word in left}


async def test_with_one_project_a_new_piece_is_for_that_one_and_says_so(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    project = works.of(Project).save(Project(name="Ny vagtplan"))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "plus", "3")
        await desk.see("Hører til: Ny vagtplan  Tab, Enter ændrer")
        await desk.write("Aftenvagterne")
        await desk.leave()
        await desk.until(lambda: [board.project for board in works.of(Board).all()] == [project.id], "the board to be kept")


async def test_with_several_it_is_asked_once_and_the_last_used_one_has_the_mark(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    first, second = (works.of(Project).save(Project(name=name)) for name in ("Anden", "Første"))
    works.of(Workshop).save(Workshop(title="Tre timer", project=second.id))
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "plus", "3")
        await desk.see("Hvilket projekt hører det til?", "▸○ Første", "+ Nyt projekt", "Ingen endnu")
        await desk.press("up", "enter")
        await desk.see("Hører til: Anden")
        await desk.write("Aften [/]")
        await desk.leave()
        await desk.press("plus", "3", "end", "enter")
        await desk.see("Hører til: intet projekt")
        await desk.write("Løs")
        await desk.leave()
        await desk.see("▸▪ Nu og fremtid for Løs")
        await desk.press("plus", "2", "escape")
        assert desk.place == "ProjectsScreen", "nothing is made"
        assert {board.target: board.project for board in works.of(Board).all()} == {"Aften [/]": first.id, "Løs": ""}
        await palette(desk, "læg under")
        await desk.see("Hvilket projekt hører det til?")
        await desk.press("home", "enter")
        await desk.until(lambda: not desk.shows("for Løs"), "the piece to lie under its project")
        assert [board.project for board in works.of(Board).all()] == [first.id, first.id]


async def test_what_lies_loose_can_be_laid_under_a_project(open_app: Open, practice_course: Course, made: Repositories) -> None:
    (project,) = made.of(Project).all()
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "end")
        await palette(desk, "læg under")
        await desk.see("▸○ Ny telefoni")
        await desk.press("enter")
        await desk.until(lambda: not desk.shows("ringer jeg selv"), "the agreement to lie under its project")
        (agreement,) = made.of(Commitment).all()
        assert agreement.source == Source(TABLE, project.id, "Ny telefoni")
        await desk.click("Hvem hører hvad")
        await desk.press("enter")
        await palette(desk, "læg under")
        await desk.press("enter")
        await desk.see("Hører til: Ny telefoni")
        assert made.of(MessagePlan).all()[0].project == project.id
        assert not desk.app.screen.check_action("lay_under", ()), "it lies there"


async def test_any_text_and_three_hundred_letters_in_the_lowest_window(
    open_app: Open, works: Repositories, practice_course: Course
) -> None:
    name = "[/] [red] @click=app.quit " + "æ" * 300
    works.of(Project).save(Project(name=name))
    works.of(Board).save(Board(title=name))
    async with open_app((40, 12), practice_course) as desk:
        await desk.press("p")
        await desk.see("[/] [red]")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "ProjectScreen", "the project")


async def test_a_course_without_tools_has_projects_and_agreements(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("p")
        await desk.see("Mine projekter", "Aftaler med mig selv")
        assert not desk.shows("Nu og fremtid")
