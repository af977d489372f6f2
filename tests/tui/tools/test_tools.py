"""The tools' place: what one has made, and new ones; the ways there, from lessons, palette and search."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.model import Course, Read, Reflect, Summary, ToolName
from course.journal import Journal
from course.session.routes import ToLesson, ToNewWork
from course.session.works import new_work
from course.tools import registry
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from tests.tui.days import Days
from tests.tui.desk import Desk, Open, at_desk


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def made(works: Repositories) -> Repositories:
    """One of each."""
    project = works.of(Project).save(Project(name="Ny telefoni", start="begge"))
    works.of(Workshop).save(Workshop(title="Tre timer om telefoni", project=project.id, day="2026-12-01"))
    works.of(Board).save(Board(title="Reception", project=project.id, cards=(Card("1", "now-pro", "Vi kender stemmerne"),)))
    works.of(MessagePlan).save(MessagePlan(title="Hvem hører hvad"))
    works.of(Commitment).save(Commitment(action="ringer jeg selv", look_back="2026-12-24"))
    return works


def leading_to(course: Course, tool: ToolName) -> Course:
    """The course, with every step to read, to write in or to close with leading to a tool."""
    lessons = tuple(
        replace(
            lesson,
            steps=tuple(
                replace(step, tool=tool) if isinstance(step, Read | Reflect | Summary) else step for step in lesson.steps
            ),
        )
        for lesson in course.lessons
    )
    return replace(course, lessons=lessons)


class TestPlace:
    async def test_what_one_has_made_stands_under_its_tool(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("r")
            await desk.see("Mine projekter", "Ny telefoni", "Begge dele", "1 Den digitale samtale", "Tre timer om telefoni")
            await desk.see(
                "Ny telefoni · tirs. 1. dec.", "Ny telefoni · 1 kort", "Hvem hører hvad", "ringer jeg selv", "tors. 24. dec."
            )
            assert desk.shows("5 i alt")

    @pytest.mark.parametrize(
        ("key", "place"),
        [
            ("1", "WorkshopScreen"),
            ("2", "BoardScreen"),
            ("3", "PlanScreen"),
            ("4", "CommitmentScreen"),
            ("enter", "ProjectScreen"),
        ],
    )
    async def test_a_digit_begins_a_new_one_that_is_kept_once_something_is_written(
        self, open_app: Open, works: Repositories, practice_course: Course, key: str, place: str
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("r", key)
            assert desk.place == place
            await desk.press("escape")
            await desk.until(lambda: desk.place == "ToolsScreen")
        assert [repository.all() for repository in works.every()] == [[]] * 5

    @pytest.mark.parametrize(
        ("name", "place"),
        [
            ("Ny telefoni", "ProjectScreen"),
            ("Tre timer om", "WorkshopScreen"),
            ("Reception", "BoardScreen"),
            ("Hvem hører hvad", "PlanScreen"),
            ("ringer jeg", "CommitmentScreen"),
        ],
    )
    async def test_a_click_marks_and_a_second_one_opens(
        self, open_app: Open, made: Repositories, practice_course: Course, name: str, place: str
    ) -> None:
        async with open_app(course=practice_course, size=(100, 40)) as desk:
            await desk.press("r", "end")
            marked = 0 if name != "ringer jeg" else 1
            for _each in range(2 - marked):
                await desk.click(name if name != "Ny telefoni" else "Ny telefoni   ")
            assert desk.place == place

    async def test_a_new_workshop_and_a_new_plan_begin_as_suggested(
        self, open_app: Open, works: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("r", "3")
            await desk.write("Plan")
            await desk.press("escape", "1")
            await desk.until(lambda: desk.place == "WorkshopScreen")
            await desk.write("Workshop")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "ToolsScreen")
        (plan,), (workshop,) = works.of(MessagePlan).all(), works.of(Workshop).all()
        assert [message.group for message in plan.messages] == ["Medarbejderne", "Borgerne"]
        assert [item.title for item in workshop.items] == ["Velkomst", "Oplæg", "Brainstorm", "Beslutning"]

    async def test_deleted_undone_and_found_again_at_the_end(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=practice_course, size=(80, 40)) as desk:
            await desk.press("r", "down", "delete")
            await desk.until(lambda: made.of(Project).all() == [])
            await desk.press("ctrl+z")
            await desk.until(lambda: len(made.of(Project).all()) == 1)
            await desk.see("5 i alt")
            await desk.see("Del Slet")  # the mark is on it again
            await desk.press("delete", "end")
            await desk.see("▸ Slettet (1)")
            await desk.press("enter")
            await desk.see("↶ Ny telefoni · Projekt")
            await desk.press("end", "enter")
            await desk.until(lambda: len(made.of(Project).all()) == 1)
            await desk.until(lambda: not desk.shows("Slettet ("))

    async def test_erased_for_good_where_it_is_open_and_in_the_list(
        self, open_app: Open, made: Repositories, practice_course: Course, home: Path
    ) -> None:
        async with open_app(course=practice_course, size=(80, 40)) as desk:
            await desk.press("r", "down", "delete")
            await desk.see("4 i alt")
            await desk.press(*["down"] * 4, "enter")
            await desk.until(lambda: desk.place == "BoardScreen")
            await desk.press("shift+f9")
            await desk.see("Vil du slette »Reception« for altid")
            await desk.press("escape")
            await desk.until(lambda: desk.place == "BoardScreen")
            await desk.press("shift+f9", "left", "enter")
            await desk.see("Er du helt sikker?")
            await desk.press("left", "enter")
            await desk.until(lambda: desk.place == "ToolsScreen")
            await desk.see("3 i alt", "Slettet for altid.")
            assert made.of(Board).all() == []
            assert desk.app.can_undo, "the project was only deleted"
            await desk.press("end", "enter", "end", "shift+f9")
            await desk.see("Vil du slette »Ny telefoni« for altid")
            assert desk.shows("bliver liggende"), "what belongs to it"
            await desk.press("left", "enter", "left", "enter")
            await desk.until(lambda: made.of(Project).deleted() == [])
            await desk.until(lambda: not desk.shows("Slettet ("))
            assert not desk.app.can_undo
        left = (home / "journal.jsonl").read_text("utf-8")
        assert not {word for word in ("Ny telefoni", "Reception", "stemmerne") if word in left}

    async def test_one_after_another_comes_back(self, open_app: Open, made: Repositories, practice_course: Course) -> None:
        there = {work.id for repository in made.every() for work in repository.all()}
        async with open_app(course=practice_course, size=(80, 40)) as desk:
            await desk.press("r", "down", "delete")
            await desk.see("4 i alt")
            await desk.press("down", "down", "delete")
            await desk.see("3 i alt")
            await desk.press("ctrl+z")
            await desk.see("4 i alt")
            await desk.press("ctrl+z")
            await desk.see("5 i alt")
            assert {work.id for repository in made.every() for work in repository.all()} == there
            assert not desk.app.can_undo

    async def test_a_tool_itself_can_not_be_deleted(self, open_app: Open, made: Repositories, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("r", "delete")
            assert desk.shows("5 i alt")
            assert not desk.shows("Del Slet")
            await desk.press("down")
            await desk.see("Del Slet")

    async def test_agreements_that_are_over_are_one_line(
        self, open_app: Open, works: Repositories, practice_course: Course
    ) -> None:
        for _each in range(3):
            works.of(Commitment).save(Commitment(action="det er ovre", outcome="done"))
        async with open_app(course=practice_course) as desk:
            await desk.press("r", "end")
            await desk.see("3, du har set tilbage på")
            assert not desk.shows("det er ovre")
            await desk.press("enter")
            assert desk.place == "CommitmentsScreen"

    async def test_any_text_and_three_hundred_letters_in_the_lowest_window(
        self, open_app: Open, works: Repositories, practice_course: Course
    ) -> None:
        name = "[/] [red] @click=app.quit " + "æ" * 300
        project = works.of(Project).save(Project(name=name))
        works.of(Board).save(Board(title=name, project=project.id))
        async with open_app(course=practice_course, size=(40, 12)) as desk:
            await desk.press("r", "down")
            await desk.see("[/] [red]")
            await desk.press("enter")
            assert desk.place == "ProjectScreen"

    async def test_a_course_without_tools_offers_none(self, open_app: Open) -> None:
        async with open_app() as desk:
            assert not desk.shows("R Redskaber")
            await desk.press("r")
            assert desk.place == "HomeScreen"

    async def test_home_names_the_places(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.see("J Dagbog  P Projekter  R Redskaber  U Udvikling  / Søg  F1 Hjælp")

    async def test_where_it_lies_below_it_is_gone_back_to(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("r", "4", "tab", "tab", "tab", "r")
            assert [type(screen).__name__ for screen in desk.app.screen_stack] == ["HomeScreen", "ToolsScreen"]


class TestFromALesson:
    @pytest.mark.parametrize(
        ("tool", "invitation", "place"),
        [
            ("project", "Arbejd videre med dit eget projekt", "ProjectScreen"),
            ("workshop", "Brug redskabet på dit eget projekt: Den digitale samtale", "WorkshopScreen"),
            ("board", "Brug redskabet på dit eget projekt: Nu og fremtid", "BoardScreen"),
            ("plan", "Brug redskabet på dit eget projekt: Kommunikationsplan", "PlanScreen"),
            ("commitment", "Lav det til en aftale med dig selv", "CommitmentScreen"),
        ],
    )
    async def test_a_step_leads_to_a_new_one_and_back(
        self, home: Path, practice_course: Course, tool: ToolName, invitation: str, place: str
    ) -> None:
        days = Days()
        with Journal(home, clock=days) as journal:
            async with at_desk(leading_to(practice_course, tool), journal, days) as desk:
                await opened(desk)
                await desk.see(invitation)
                await desk.press("o")
                assert desk.place == place
                await desk.press("escape")
                await desk.until(lambda: desk.place == "LessonScreen")
                await desk.click(invitation)
                assert desk.place == place

    async def test_where_some_exist_their_list_is_shown_with_the_tool_marked(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=leading_to(practice_course, "plan")) as desk:
            await opened(desk)
            await desk.press("o")
            assert desk.place == "ToolsScreen"
            await desk.press("down", "enter")
            assert desk.place == "PlanScreen"
            await desk.see("Hvem hører hvad")

    async def test_in_a_step_to_write_in_the_letter_is_a_letter_and_tab_leads_there(
        self, open_app: Open, works: Repositories, practice_course: Course
    ) -> None:
        course = leading_to(practice_course, "board")
        index = next(number for number, step in enumerate(course.lessons[0].steps) if isinstance(step, Reflect))
        async with open_app(course=course) as desk:
            await desk.app.go(ToLesson(course.lessons[0], index, ask=False))
            await desk.see("Shift+F2 Brug redskabet på dit eget projekt: Nu og fremtid")
            await desk.write("o")
            assert desk.editor.text == "o"
            await desk.press("tab", "enter")
            assert desk.place == "BoardScreen"
            await desk.press("escape", "shift+f2")
            await desk.until(lambda: desk.place == "BoardScreen")

    async def test_a_step_that_teaches_none_has_no_such_line(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await opened(desk)
            assert not desk.shows("Brug redskabet")
            await desk.press("o")
            assert desk.place == "LessonScreen"

    async def test_a_course_without_tools_leads_to_none(self, open_app: Open, little_course: Course) -> None:
        async with open_app(course=leading_to(little_course, "board")) as desk:
            await opened(desk)
            assert not desk.shows("Brug redskabet")
            await desk.press("o")
            assert desk.place == "LessonScreen"


async def opened(desk: Desk) -> None:
    """The first lesson at its first step, which is one to read."""
    lesson = desk.app.session.course.lessons[0]
    await desk.app.go(ToLesson(lesson, 0, ask=False))
    await desk.see(lesson.title)


class TestFound:
    async def test_the_palette_opens_a_project_and_a_tool_by_name(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("ctrl+p")
            await desk.write("åbn: reception")
            await desk.see("Åbn: Reception", "Nu og fremtid")
            await desk.press("enter")
            await desk.until(lambda: desk.place == "BoardScreen")

    async def test_the_palette_names_the_places(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            for query, place in (("redskaber", "ToolsScreen"), ("aftaler", "CommitmentsScreen"), ("projekter", "ProjectsScreen")):
                await desk.press("ctrl+p")
                await desk.paste(query)
                await desk.press("enter")
                await desk.until(lambda place=place: desk.place == place)  # type: ignore[misc]

    @pytest.mark.parametrize(
        ("query", "kind", "place"),
        [
            ("stemmerne", "Figur", "BoardScreen"),
            ("selv ringer", "Aftale", "CommitmentScreen"),
            ("Tre timer", "Workshop", "WorkshopScreen"),
            ("hvem hører", "Plan", "PlanScreen"),
        ],
    )
    async def test_the_search_finds_words_in_work_and_opens_it(
        self, open_app: Open, made: Repositories, practice_course: Course, query: str, kind: str, place: str
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("slash")
            await desk.paste(query)
            await desk.see(f"◈ {kind}")
            await desk.press("enter")
            await desk.until(lambda: desk.place == place)
            await desk.press("escape")
            await desk.until(lambda: desk.place == "SearchScreen")

    async def test_what_is_changed_or_deleted_is_found_as_it_is_now(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        (board,) = made.of(Board).all()
        async with open_app(course=practice_course) as desk:
            await desk.press("slash")
            await desk.paste("stemmerne")
            await desk.see("◈ Figur")
            made.of(Board).remove(board.id)
            await desk.press("enter")
            await desk.see("Den er slettet i mellemtiden")
            await desk.until(lambda: not desk.shows("◈ Figur"))


async def test_brand_new_work_can_be_taken_out(open_app: Open, practice_course: Course) -> None:
    """What was typed at once is in it, and a form that nothing stands in is one to fill in on paper."""
    async with open_app(course=practice_course) as desk:
        session = desk.app.session
        for kind in registry.KINDS:
            await desk.app.go(ToNewWork(new_work(session, kind.table)))
            await desk.press("f4")
            await desk.until(lambda: desk.place == "ExportScreen", f"F4 in a new one of {kind.table}")
            await desk.press("escape", "escape")
            await desk.until(lambda: desk.place == "HomeScreen", "home")
            assert not session.works.every()[0].all(), "nothing is made by it"
        await desk.app.go(ToNewWork(new_work(session, "plans")))
        await desk.press_at_once(*"tavler", "f4")
        await desk.until(lambda: desk.place == "ExportScreen", "F4 at once")
        await desk.see("tavler.md")
