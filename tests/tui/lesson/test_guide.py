"""The guides on screen: from the end of a lesson, from the projects, and by everyday words; read there, and saved as a file."""

from __future__ import annotations

import pytest

from course.content import builtin, load
from course.content.model import Course
from course.journal.records import Records
from tests.tui.desk import CLASSIC, Open
from tests.tui.lesson.test_closing import at_the_end


@pytest.fixture(scope="module")
def course() -> Course:
    """The course that comes with the program."""
    return load(builtin("da"))


async def test_from_the_end_of_a_lesson_to_its_guide_and_to_the_others(open_app: Open, course: Course, records: Records) -> None:
    at_the_end(course, records, 2)
    async with open_app(CLASSIC, course) as desk:
        await desk.press("3")
        await desk.see("6  Tal om det med en anden leder", "makkerguide, 20 minutter")
        await desk.press("6")
        await desk.see(
            "Makkerguide", "lektion 3 af 9", "Skal eller kan?", "min. Formål · 5\u00a0min. Dilemma", "Om et år skal alle"
        )
        await desk.press("end")
        await desk.see("Vis det næste gang", "bliver mellem jer")
        await desk.press("right")
        await desk.see("lektion 4 af 9", "Når det kommer udefra", "Et nyt system skulle spare jer")
        await desk.press("left", "ctrl+e")
        await desk.see("Makkerguide til lektion 3: Skal eller kan?", "makkerguide-lektion-3.")
        await desk.press("escape")
        await desk.press("tab", "enter")
        await desk.see("til en gruppe", "Makkerguiden i en gruppe ledere", "Find en fast time")
        await desk.press("right")
        await desk.see("lektion 1 af 9")
        await desk.press("escape")
        await desk.see("På mandag", "6  Tal om det med en anden leder")


@pytest.mark.parametrize("words", ["makker", "kollega", "netværk", "sparring"])
async def test_the_palette_finds_it_by_everyday_words(open_app: Open, course: Course, words: str) -> None:
    async with open_app(CLASSIC, course) as desk:
        await desk.press(f"»{words}")
        await desk.see("Makkerguide", "lektion 1 af 9")


async def test_from_the_projects_where_the_course_has_guides(open_app: Open, course: Course, little_course: Course) -> None:
    async with open_app(CLASSIC, course) as desk:
        await desk.press("»projekter og redskaber", "end")
        await desk.see("Makkerguide", "Tyve minutter med en anden leder: et dilemma")
        await desk.press("enter")
        await desk.see("lektion 1 af 9")
        await desk.press("escape")
        await desk.see("Projekter og redskaber")
    async with open_app(CLASSIC, little_course) as desk:
        await desk.press("»projekter og redskaber", "end")
        await desk.see("Aftaler")
        assert not desk.shows("Makkerguide")
