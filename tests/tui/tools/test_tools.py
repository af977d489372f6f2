"""The ways to the tools: from lessons, palette and search."""

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


class TestFromALesson:
    @pytest.mark.parametrize(
        ("tool", "place"),
        [
            ("project", "AboutScreen"),
            ("workshop", "WorkshopScreen"),
            ("board", "BoardScreen"),
            ("plan", "PlanScreen"),
            ("commitment", "CommitmentScreen"),
        ],
    )
    async def test_a_step_leads_to_a_new_one_and_back(
        self, home: Path, practice_course: Course, tool: ToolName, place: str
    ) -> None:
        days = Days()
        with Journal(home, clock=days) as journal:
            async with at_desk(leading_to(practice_course, tool), journal, days) as desk:
                await opened(desk)
                await desk.press("»brug redskabet")
                assert desk.place == place
                await desk.leave()
                assert desk.place == "LessonScreen"
                await desk.click("Brug redskabet")
                assert desk.place == place

    async def test_where_some_exist_their_list_is_shown_with_the_tool_marked(
        self, open_app: Open, made: Repositories, practice_course: Course
    ) -> None:
        async with open_app(course=leading_to(practice_course, "plan")) as desk:
            await opened(desk)
            await desk.press("»brug redskabet")
            assert desk.place == "ProjectsScreen"
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
            await desk.write("o")
            assert desk.editor.text == "o"
            await desk.press("»brug redskabet")
            assert desk.place == "BoardScreen"

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
            for query, place in (
                ("redskaber", "ProjectsScreen"),
                ("aftaler", "CommitmentsScreen"),
                ("projekter", "ProjectsScreen"),
            ):
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
            await desk.leave()
            assert desk.place == "SearchScreen"

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
            await desk.press("ctrl+e")
            await desk.until(lambda: desk.place == "ExportScreen", f"Ctrl+E in a new one of {kind.table}")
            await desk.press("escape")
            await desk.leave()
            assert desk.place == "HomeScreen"
            assert not session.works.every()[0].all(), "nothing is made by it"
        await desk.app.go(ToNewWork(new_work(session, "plans")))
        await desk.press_at_once(*"tavler", "ctrl+e")
        await desk.until(lambda: desk.place == "ExportScreen", "Ctrl+E at once")
        await desk.see("tavler.pdf")
