"""The card at the end of a lesson on screen: what one sees of it, and what each key on it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from course.content import builtin, load
from course.content.model import Course, Lesson, Reflect
from course.content.scenario import Ending, Fork, Scenario
from course.journal import Journal
from course.journal.paths import Decision, ScenarioPath, save_path
from course.journal.records import Records
from course.tools.commitment import Commitment
from tests.conftest import NOW
from tests.tui.camera import SIZES, SMALL, Camera, Take
from tests.tui.desk import CLASSIC, Desk, Open

OWN = "Det er vagtplanen. Den bestemmer, hvornår vi holder møder, og hvem der kan være med. " * 3


@pytest.fixture(scope="module")
def course() -> Course:
    """The course that comes with the program."""
    return load(builtin("da"))


def go_through(records: Records, lesson: Lesson, step: Scenario) -> None:
    """The first choice at every fork, to an ending."""
    made: list[Decision] = []
    at: Fork | Ending | None = step.forks[0]
    while isinstance(at, Fork):
        choice = at.choices[0]
        made.append(Decision(at.id, choice.id, choice.text))
        at = step.node(choice.next)
    assert at is not None
    save_path(records.journal, ScenarioPath("", lesson.id, step.id, step.title, tuple(made), at.id, at.title, NOW, NOW))


def at_the_end(course: Course, records: Records, number: int) -> None:
    """All of a lesson is done but its end, from 0."""
    lesson = course.lessons[number]
    for step in lesson.steps[:-1]:
        records.save_reading(lesson.id, step.id)
        if isinstance(step, Reflect):
            records.save_reflection(lesson.id, step.id, OWN, None)
        if isinstance(step, Scenario):
            go_through(records, lesson, step)
    for question in lesson.questions():
        records.save_attempt(lesson.id, "x", question.id, ["x"], False, 1)
    records.save_place(lesson.id, lesson.steps[-1].id)


def agreements(desk: Desk) -> list[Commitment]:
    """What was agreed on."""
    return desk.app.session.works.of(Commitment).all()


@pytest.mark.parametrize("number", range(9))
async def test_every_card_of_the_course_stands_whole_on_a_small_screen(
    open_app: Open, course: Course, records: Records, number: int
) -> None:
    at_the_end(course, records, number)
    async with open_app(CLASSIC, course) as desk:
        await desk.press(str(number + 1))
        await desk.see("Det kan du nu", "✔ du er igennem lektionen", "Du skrev", "På mandag", "▸ 1  ◆ Aftal det med dig selv")
        await desk.see("Enter Vælg  ← Lektionen  Esc Forside  F1 Hjælp")
        assert desk.app.screen.query_one("ClosingView").max_scroll_y == 0
        assert sum("┃" in line for line in desk.lines) == 2
        assert desk.shows("Alt, du skrev i lektionen (")


async def test_each_line_does_what_it_says(open_app: Open, course: Course, records: Records) -> None:
    at_the_end(course, records, 2)
    async with open_app(CLASSIC, course) as desk:
        await desk.press("3", "right", "up")
        await desk.see("▸ 1  ◆ Aftal det med dig selv", "mandag den 30. november, se tilbage fredag")
        await desk.press("down", "down", "up", "up", "enter")
        await desk.see("◆ Aftalt. Se tilbage fre. 4. dec.", "  Ctrl+Z fortryder", "▸ 2  Næste lektion")
        await desk.press("up")
        await desk.see("▸ 1  ◆ Aftalt. Se tilbage fre. 4. dec.", "Enter retter, Ctrl+Z fortryder")
        assert [each.look_back for each in agreements(desk)] == ["2026-12-04"]
        await desk.press("ctrl+z")
        await desk.see("▸ 1  ◆ Aftal det med dig selv", "Aftalen er fortrudt.")
        assert agreements(desk) == []
        await desk.press("ctrl+z")
        await desk.see("◆ Aftalt. Se tilbage fre. 4. dec.")
        assert not desk.shows("Ctrl+Z fortryder")
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement to open")
        await desk.see("Skal eller kan?")
        assert len(agreements(desk)) == 1
        await desk.press("escape")
        await desk.see("▸ 1  ◆ Aftalt.")
        await desk.press("5")
        await desk.see("Dagbog", "Dine ord", "Det er vagtplanen.")
        await desk.press("escape", "2")
        await desk.see("4 Når det kommer udefra", "trin 1 af")
        await desk.press("escape")
        await desk.see("Kurset")


async def test_stop_ends_the_course(open_app: Open, records: Records, little_course: Course) -> None:
    at_the_end(little_course, records, 0)
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("▸ 1  Næste lektion: Ind i hverdagen", "2  Stop her for i dag")
        assert not desk.shows("På mandag", "Aftal det")
        await desk.press("9", "2")
        await desk.until(lambda: desk.app._exit, "the end")
    assert "start-slut" in records.readings()


async def test_without_words_of_ones_own_the_card_says_so(open_app: Open, records: Records) -> None:
    records.save_place("start", "start-slut")
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("Du skrev ikke noget denne gang. Det gør ikke noget.", "trin 4 af 4")
        assert not desk.shows("Alt, du skrev")


async def test_in_a_tiny_window_enter_reads_on_to_the_lines_first(open_app: Open, course: Course, records: Records) -> None:
    at_the_end(course, records, 0)
    async with open_app(SMALL, course) as desk:
        await desk.press("1")
        await desk.see("Det kan du nu")
        assert not desk.shows("Stop her")
        while not desk.shows("✔ du er igennem lektionen"):
            await desk.press("enter")
        assert agreements(desk) == []
        await desk.press("down", "down")
        await desk.see("▸ 3  Stop her for i dag")


@pytest.fixture
def shown(camera: Camera, course: Course, journal: Journal, clock: Callable[[], datetime], records: Records) -> Take:
    """Pictures of the end of the third lesson."""
    at_the_end(course, records, 2)
    return camera(course, journal, clock)


@SIZES
def test_the_end_of_a_lesson(shown: Take, size: tuple[int, int]) -> None:
    shown(size, ["3"], "◆ Aftal det med dig selv")


def test_the_end_of_a_lesson_in_a_very_small_window(shown: Take) -> None:
    shown(SMALL, ["3", "enter"], "På mandag")


def test_an_agreement_that_was_made_at_the_end_of_a_lesson(shown: Take) -> None:
    shown(CLASSIC, ["3", "1"], "◆ Aftalt.")


async def test_a_held_enter_runs_past_no_card(
    open_app: Open, course: Course, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.held_enter.TOO_SOON", timedelta(milliseconds=400))
    at_the_end(course, records, 2)
    async with open_app(CLASSIC, course) as desk:
        await desk.press("3")
        await desk.see("På mandag")
        await desk.press("enter", "enter", "enter")
        assert agreements(desk) == []
        await desk.see("På mandag", "▸ 1  ◆ Aftal det med dig selv")
