"""Home: its letters, what is offered, the map, the quarter of an hour, and what is one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.session.lesson_steps import arrive
from course.session.session import Session
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.workshop import Workshop
from course.tui.home.continue_card import ContinueCard
from course.tui.home.own_pane import OwnList
from course.tui.home.today_list import TodayList
from tests.session.leader import reflect
from tests.tui.desk import CLASSIC, WIDE, Open

LETTERS = {"d": "JournalScreen", "a": "CommitmentsScreen", "o": "GlossaryScreen", "u": "DevelopmentScreen", "i": "SettingsScreen"}


@pytest.fixture
def busy(journal: Journal, practice_course: Course, clock: Callable[[], datetime]) -> Session:
    """A leader who comes back to questions, an agreement, a workshop, a project and words of their own."""
    session = Session(practice_course, journal, clock)
    session.records.save_setting("statements-before", "skipped")
    lesson = practice_course.lessons[1]
    arrive(session, lesson, lesson.steps[0])
    reflect(session, 0, "Det er vagtplanen, der bestemmer [/] æøå.")
    today = session.today()
    works = session.works
    works.of(Commitment).save(Commitment(occasion="vi mødes", action="spørger jeg", look_back=today.isoformat()))
    works.of(Workshop).save(Workshop(title="Tre timer", day=(today + timedelta(3)).isoformat()))
    works.of(Project).save(Project(name="Ny vagtplan", in_use=(today + timedelta(60)).isoformat()))
    return session


@pytest.mark.parametrize("letter", LETTERS)
async def test_a_letter_opens_a_place_and_escape_comes_back(open_app: Open, letter: str) -> None:
    async with open_app() as desk:
        await desk.press(letter.upper())
        await desk.until(lambda: desk.place == LETTERS[letter], letter)
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        await desk.press("escape")
        await desk.see("Ctrl+Q")


async def test_a_sentence_opens_one_place_at_most(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press_at_once(*"jeg husker at spoerge")
        await desk.press("escape", "escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home again")
        assert records.all() == []


async def test_what_waits_is_told_and_opened_from_the_list(open_app: Open, practice_course: Course, busy: Session) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.see("Har du et kvarter?", "I dag", "◆ Hvis vi mødes, så spørger jeg", "se tilbage i dag", "Workshop")
        await desk.press("down", "down", "enter")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        await desk.press("+")
        await desk.until(lambda: desk.place == "EntryScreen", "a note")


async def test_nothing_scrolls_at_80x24_with_four_lines(open_app: Open, practice_course: Course, busy: Session) -> None:
    async with open_app(course=practice_course, size=CLASSIC) as desk:
        await desk.see("I dag")
        assert desk.app.screen.query_one("#page").max_scroll_y == 0
        assert desk.app.screen.query_one(TodayList).options
        assert desk.shows("D Dagbog", "I Indstillinger", "Ctrl+Q Afslut")


async def test_the_map_goes_in_two_columns_and_its_lessons_open(open_app: Open, practice_course: Course, busy: Session) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("tab", "tab", "right", "enter")
        await desk.until(lambda: desk.place == "LessonScreen", "a lesson")
        await desk.see("3 Det sidste")
        await desk.press("escape")
        await desk.click("Rækkefølge og plads")
        await desk.until(lambda: desk.place == "LessonScreen", "a lesson")


async def test_what_is_ones_own_stands_at_the_right_of_a_wide_window(
    open_app: Open, practice_course: Course, busy: Session
) -> None:
    async with open_app(course=practice_course, size=WIDE) as desk:
        await desk.see(
            "Dine egne ord", "┃ Det er vagtplanen, der bestemmer [/] æøå.", "Næste datoer", "Mine projekter", "Ny vagtplan"
        )
        await desk.press("shift+tab", "down", "enter")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the first date")
        await desk.press("escape")
        await desk.pilot.resize_terminal(*CLASSIC)
        await desk.until(lambda: not desk.shows("Næste datoer"), "the pane to go")


async def test_a_quarter_of_an_hour_goes_on_by_itself_and_ends_with_a_card(
    open_app: Open, practice_course: Course, journal: Journal, clock: Callable[[], datetime]
) -> None:
    session = Session(practice_course, journal, clock)
    session.records.save_setting("statements-before", "skipped")
    lesson = practice_course.lessons[0]
    arrive(session, lesson, lesson.steps[0])
    session.works.of(Commitment).save(Commitment(action="spørger jeg", look_back=session.today().isoformat()))
    async with open_app(course=practice_course) as desk:
        await desk.press("down", "enter")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        await desk.see("kvarter: del 1 af 2", "Ctrl+G Færdig")
        await desk.press("1")
        await desk.see("Ctrl+G Videre")
        await desk.press("ctrl+g")
        await desk.until(lambda: desk.place == "LessonScreen", "the lesson")
        await desk.see("kvarter: del 2 af 2", "Du har set tilbage på aftalen.")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home, and no more of it")
        assert desk.app.session.quarter is None


async def test_a_quarter_that_ends_with_the_lesson_ends_on_stopping(
    open_app: Open, practice_course: Course, journal: Journal, clock: Callable[[], datetime]
) -> None:
    session = Session(practice_course, journal, clock)
    session.records.save_setting("statements-before", "skipped")
    lesson = practice_course.lessons[0]
    arrive(session, lesson, lesson.steps[0])
    async with open_app(course=practice_course) as desk:
        await desk.see("Har du et kvarter?", "resten af lektion 1")
        await desk.press("down", "enter", *["right"] * 12)
        await desk.see("Det kan du nu")
        assert any(line.strip().startswith("▸") and "Stop her" in line for line in desk.lines)


async def test_a_quarter_that_is_full_ends_with_the_card(
    open_app: Open, practice_course: Course, journal: Journal, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.session.quarter.MINUTES", 1)
    session = Session(practice_course, journal, clock)
    session.records.save_setting("statements-before", "skipped")
    lesson = practice_course.lessons[0]
    arrive(session, lesson, lesson.steps[0])
    async with open_app(course=practice_course) as desk:
        await desk.see("Har du et kvarter?", "lektion 1 til trin 2", " Enter │")
        await desk.press("down")
        await desk.until(lambda: not desk.shows(" Enter │"), "the key to be the marked line's alone")
        await desk.see("▸Har du et kvarter?")
        await desk.press("enter")
        await desk.see("kvarter: del 1 af 1 · ", "trin 1 af 4", "Næste trin ›")
        await desk.press("right")
        await desk.see("Videre ›")
        await desk.press("right")
        await desk.see("Det var kvarteret", "Du læste lektion 1 til trin 2.", "▸1  Stop her.", "2  Læs resten af lektion 1")
        await desk.press("2")
        await desk.until(lambda: desk.place == "LessonScreen", "the rest")
        await desk.see("trin 3 af 4")
        assert desk.app.session.quarter is None


async def test_the_first_start_announces_the_statements(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.see("Først 3 korte udsagn om dig selv: 2 min., og du må springe dem over.")
        assert not desk.shows("Har du et kvarter?")


async def test_the_arrows_lead_across_a_wide_window_and_round_in_no_circle(
    open_app: Open, practice_course: Course, busy: Session
) -> None:
    async with open_app(course=practice_course, size=WIDE) as desk:
        await desk.see("Næste datoer")
        await desk.press("right")
        await desk.until(lambda: isinstance(desk.app.focused, OwnList), "the right column")
        own = desk.app.screen.query_one(OwnList)
        first = own.highlighted
        await desk.press(*["down"] * 9)
        last = own.highlighted
        assert last is not None and first is not None and last > first
        await desk.press("down")
        assert own.highlighted == last
        await desk.press("left")
        await desk.until(lambda: isinstance(desk.app.focused, ContinueCard), "the card")
        await desk.press("right", *["up"] * 10)
        assert not own.has_focus


async def test_the_marked_lesson_has_a_sign_in_front(open_app: Open, practice_course: Course) -> None:
    """In a window without colour nothing else would say which one Enter opens."""
    async with open_app(course=practice_course) as desk:
        await desk.see(" 1 · Hvor kommer det fra?", " 3 · Det sidste")
        await desk.press("down")
        await desk.see("▸1 · Hvor kommer det fra?", " 3 · Det sidste")
        await desk.press("right")
        await desk.see(" 1 · Hvor kommer det fra?", "▸3 · Det sidste")
        assert desk.text.count("▸") == 1
