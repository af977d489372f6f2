"""How sure one is: said before the answer, saved with it, and met with a fuller explanation where it was wrong."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal.records import Records
from tests.tui.desk import Desk, Open
from tests.tui.exercises import burst

ALL = ("Den gælder alle og har en dato.", "Skolen har ikke fundet på den.", "Der er intet tilbage at finde på.")
OPENING = "Du var sikker, så giv begrundelserne et øjeblik mere."
AGAIN = "Læs »To startpunkter« igen"


@pytest.fixture
def course(practice_course: Course) -> Course:
    """The practice course without anything before it."""
    return replace(practice_course, statements=())


async def to_cases(desk: Desk) -> None:
    """To the first lesson's cases."""
    await desk.press("1", "right", "ctrl+g")
    await desk.see("case 1 af 3", "Hvor sikker er du?")


@pytest.mark.parametrize(
    ("keys", "sure"),
    [
        ("k enter", None),
        ("k 9 enter", True),
        ("8 k enter", False),
        ("9 8 k enter", False),
        ("9 k 9 enter", None),
        ("8 k 8 9 enter", True),
    ],
)
async def test_what_was_said_is_saved_with_the_answer(
    open_app: Open, records: Records, course: Course, keys: str, sure: bool | None
) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await burst(desk, *keys.split())
        await desk.see("Dit svar")
        await desk.press("9", "8")
        assert not desk.shows("Hvor sikker er du?")
    assert [(attempt.chosen, attempt.sure) for attempt in records.attempts()] == [(("kan",), sure)]


async def test_it_is_said_by_mouse_and_taken_back(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.click("○ gætter")
        await desk.see("◉ gætter", "○ sikker")
        await desk.click("○ sikker")
        await desk.see("◉ sikker", "○ gætter")
        await desk.click("◉ sikker")
        await desk.see("○ sikker", "○ gætter")
        await desk.click("○ sikker")
        await desk.press("k", "enter")
        await desk.see("Dit svar")
    assert [attempt.sure for attempt in records.attempts()] == [True]


async def test_sure_but_wrong_sees_both_reasons_and_the_ways_to_the_rest(open_app: Open, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.press("9", "k", "enter")
        await desk.see(OPENING, *ALL[:2], "Det sidste svar", AGAIN)
        assert not desk.shows(ALL[2])
        await desk.click("Det sidste svar")
        await desk.see(*ALL, "Kun det vigtigste")
        await desk.press("tab", "enter")
        await desk.until(lambda: not desk.shows(ALL[2]), "the last reason to go")


@pytest.mark.parametrize("keys", [("k",), ("8", "k"), ("s",), ("9", "s")])
async def test_nobody_else_gets_more_than_they_asked_for(open_app: Open, course: Course, keys: tuple[str, ...]) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.press(*keys, "enter")
        await desk.see("Dit svar")
        assert not desk.shows(OPENING)
        assert not desk.shows(ALL[2])


async def test_a_right_guess_gets_a_word(open_app: Open, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.press("8", "s", "enter")
        await desk.see("✔ Du gættede rigtigt. Sådan hænger det sammen.", ALL[0])


@pytest.mark.parametrize("way", ["key", "click"])
async def test_the_step_that_teaches_it_is_a_key_or_a_click_away(open_app: Open, course: Course, way: str) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.press("9", "k", "enter")
        await desk.see(AGAIN)
        await (desk.press("tab", "right", "enter") if way == "key" else desk.click(AGAIN))
        await desk.see("trin 1 af 4", "hører mest til det sidste")
        await desk.press("right", "ctrl+g")
        await desk.see("case 2 af 3")


async def test_what_was_said_goes_with_the_answer_that_it_was_said_of(open_app: Open, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.press("9", "right")
        await desk.see("case 2 af 3", "○ sikker")
        await desk.press("left")
        await desk.see("case 1 af 3", "◉ sikker")
        await desk.press("k", "enter", "right", "left")
        await desk.see(OPENING, *ALL[:2])


async def test_hints_open_one_by_one_and_fold_with_the_question(open_app: Open, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.see("Ctrl+K Skub")
        await burst(desk, "ctrl+k", "k")
        await desk.see("Et skub: Må skolen sige nej?", "Svar")
        assert not desk.shows("Hvem har sat datoen?")
        await desk.press("ctrl+k")
        await desk.see("Et skub: Hvem har sat datoen?")
        assert not desk.shows("Ctrl+K Skub")
        await desk.press("enter", "ctrl+k")
        await desk.see("Dit svar")
        assert not desk.shows("Et skub: "), "they fold with the question"
        await desk.press("up")
        await desk.see("Et skub: Må skolen sige nej?", "Et skub: Hvem har sat datoen?")
        await desk.press("right", "left")
        await desk.see("Dit svar")
        assert not desk.shows("Et skub: ")


async def test_a_click_beside_the_answers_leaves_them_the_keys(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_cases(desk)
        await desk.click("Ministeriet giver alle skoler")
        await desk.press("k", "enter")
        await desk.see("Dit svar")
    assert len(records.attempts()) == 1


async def test_in_a_small_window_the_verdict_comes_to_the_top(open_app: Open, course: Course) -> None:
    async with open_app((40, 12), course=course) as desk:
        await desk.press("1", "right", "ctrl+g", "k", "enter")
        await desk.until(lambda: "Du svarede Kan." in "".join(desk.lines[1:3]), "the verdict at the top")


async def test_a_hint_comes_into_sight_wherever_one_has_scrolled_to(open_app: Open, course: Course) -> None:
    async with open_app((40, 12), course=course) as desk:
        await desk.press("1", "right", "ctrl+g")
        await desk.until(lambda: desk.place == "LessonScreen")
        await desk.press("end")
        await desk.press("ctrl+k")
        await desk.see("Et skub: ")


async def test_the_whole_explanation_is_read_on_before_the_next_question(open_app: Open, course: Course) -> None:
    async with open_app((40, 12), course=course) as desk:
        await desk.press("1", "right", "ctrl+g", "k", "9", "enter")
        await desk.see("Læs videre ↓")
        for _screenful in range(6):
            if not desk.shows("Læs videre ↓"):
                break
            await desk.press("enter")
        assert desk.shows("Næste") or desk.shows("Se alle svar")
        assert desk.shows("Du svarede Kan.") is False, "the end of the explanation is on the screen"
