"""The questions that come back: offered at home, asked one after another, and never more than five."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.records import Records
from course.locale import use
from course.session.review_words import day_in_words
from course.study.cards import Cards
from course.study.reset import of_question
from course.tui.home.continue_card import ContinueCard
from course.tui.home.lesson_map import LessonMap
from course.tui.home.today_list import TodayList
from course.tui.review.review_screen import ReviewScreen
from tests.tui.days import Days, answer_all, save_answer
from tests.tui.desk import CLASSIC, WIDE, Desk, at_desk

SINGLES = ["foerst-c01", "foerst-c02", "foerst-c03", "dernaest-q04", "sidst-c02"]
"""Five questions of three lessons, each on a card of its own and answered with one key."""


@pytest.fixture
def days() -> Days:
    """The leader's time."""
    return Days()


@pytest.fixture
def journal(home: Path, days: Days, practice_course: Course) -> Iterator[Journal]:
    """Five questions answered yesterday."""
    days.pass_by(-1)
    answer_all(home, practice_course, days, SINGLES)
    days.pass_by(1)
    with Journal(home, clock=days) as opened:
        yield opened


Opened = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def desk_at(practice_course: Course, journal: Journal, days: Days) -> Opened:
    """Opens the app on the course for tests, today."""
    return lambda size=CLASSIC, course=None: at_desk(course or practice_course, journal, days, size)


def review(desk: Desk) -> ReviewScreen:
    """The review, which is on top."""
    screen = desk.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def to_review(desk: Desk) -> ReviewScreen:
    """From home."""
    await desk.app.run_action("review")
    await desk.until(lambda: desk.place == "ReviewScreen", "the review")
    return review(desk)


async def answer(desk: Desk, correct: bool = True) -> None:
    """Answers the question on screen."""
    asked = review(desk).round.current
    assert asked is not None
    right = Cards(desk.app.session.course).asked[asked.question.id].question
    view = review(desk).question
    options = view._choices._options
    number = next(n for n, option in enumerate(options, start=1) if option.correct is correct)
    assert view.question == right
    await desk.press(str(number), "enter")
    await desk.until(lambda: view.answered, "the verdict")


# Home


async def test_home_offers_the_questions_of_the_day(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await desk.see("● 5 spørgsmål til genopfriskning")


async def test_where_nothing_is_due_nothing_is_offered(desk_at: Opened, days: Days) -> None:
    days.pass_by(-1)
    async with desk_at() as desk:
        await desk.see("Kurset")
        assert not desk.shows("genopfriskning")
        await desk.app.run_action("review")
        assert desk.place == "HomeScreen"


async def test_after_months_away_it_says_five_and_counts_nothing(
    desk_at: Opened, days: Days, journal: Journal, practice_course: Course
) -> None:
    for asked in Cards(practice_course).asked.values():
        save_answer(Records(journal), asked, correct=False)
    days.pass_by(100)
    async with desk_at() as desk:
        await desk.see("5 spørgsmål til genopfriskning")
        assert not any(number in desk.text for number in ("6 sp", "7 sp", "8 sp", "9 sp", "10 sp"))


async def test_the_arrows_go_from_the_card_over_the_list_to_the_map_and_back(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await desk.see("5 spørgsmål")
        places = []
        for key in ("down", "down", "down", "up", "up", "up"):
            await desk.press(key)
            places.append(type(desk.app.focused))
        assert places == [TodayList, TodayList, LessonMap, TodayList, TodayList, ContinueCard], "the quarter, then the questions"


@pytest.mark.parametrize("how", ["enter", "click", "palette"])
async def test_an_offer_is_opened_by_enter_a_click_or_the_palette(desk_at: Opened, how: str) -> None:
    async with desk_at() as desk:
        await desk.see("5 spørgsmål")
        if how == "enter":
            await desk.press("down", "enter")
        elif how == "click":
            await desk.click("5 spørgsmål")
        else:
            await desk.press("ctrl+p")
            await desk.write("dagens f")
            await desk.see("aldrig flere end fem")
            await desk.press("enter")
        await desk.until(lambda: desk.place == "ReviewScreen", "the review")
        await desk.see("Dagens fem", "1 af 5")


async def test_what_is_offered_is_up_to_date_when_one_comes_back(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        await answer(desk)
        await desk.press("escape")
        await desk.see("● 4 spørgsmål til genopfriskning")


async def test_a_day_that_is_done_is_told_once_and_kindly(desk_at: Opened, days: Days) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        for _ in range(5):
            await answer(desk)
            await desk.press("enter")
        await desk.see("Du kunne huske alle 5.")
        await desk.press("enter")
        await desk.see("✔ Dagens spørgsmål er klaret.")
        assert isinstance(desk.app.focused, ContinueCard)
        assert not desk.shows("genopfriskning")
    days.pass_by(1)
    async with desk_at() as desk:
        await desk.see("Kurset")
        assert not desk.shows("klaret")


async def test_a_line_that_goes_leaves_the_focus_in_the_list(desk_at: Opened, journal: Journal, practice_course: Course) -> None:
    async with desk_at() as desk:
        await desk.see("5 spørgsmål")
        await desk.press("down")
        for question_id in SINGLES:
            save_answer(Records(journal), Cards(practice_course).asked[question_id], review=True)
        desk.app.reload()
        await desk.see("klaret")
        assert isinstance(desk.app.focused, TodayList)


async def test_the_list_fits_a_very_small_window(desk_at: Opened) -> None:
    async with desk_at((40, 12)) as desk:
        await desk.press("down")
        await desk.see("● 5 spørgsmål til genopfriskning")


# The questions


async def test_the_day_from_the_first_question_to_the_closing_words(desk_at: Opened) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        for number in range(1, 6):
            await desk.see(f"{number} af 5")
            asked = screen.round.current
            assert asked is not None
            await desk.see(asked.lesson.title)
            await answer(desk, correct=number != 2)
            if number == 2:
                await desk.see("Kommer igen i morgen.")
            else:
                await desk.see("Det er rigtigt.", "Kommer igen om 3 dage.")
            await desk.press("enter")
        await desk.see("Du kunne huske 4 af 5.", "Der kommer spørgsmål igen i morgen.", "1, 3, 7, 21 og 60 dage")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "HomeScreen", "home")


async def test_an_answer_is_saved_with_its_place_and_as_a_review(desk_at: Opened) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        asked = screen.round.current
        assert asked is not None
        await desk.press("9")
        await answer(desk, correct=False)
        saved = desk.records.attempts()[-1]
        assert (saved.lesson, saved.step, saved.question) == (asked.lesson.id, asked.step.id, asked.question.id)
        assert (saved.correct, saved.sure, saved.review) == (False, True, True)
        assert saved.seed == screen.round.seed(asked)
        assert len(desk.records.attempts()) == 6


async def test_an_answer_given_right_away_says_nothing_of_sureness(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        await answer(desk)
        assert desk.records.attempts()[-1].sure is None


async def test_one_may_stop_at_any_time_and_go_on_the_same_day(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        await answer(desk)
        await desk.press("enter")
        await answer(desk)
        await desk.press("escape")
        await desk.see("3 spørgsmål")
    async with desk_at() as desk:
        screen = await to_review(desk)
        await desk.see("3 af 5")
        assert len(screen.round.questions) == 3


async def test_what_is_passed_over_stays_due(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        await answer(desk)
        await desk.press(*["right"] * 5)
        await desk.see("Det ene, du svarede på, kunne du huske.", "Det, du sprang over, ligger klar")
        await desk.press("escape")
        await desk.see("● 4 spørgsmål til genopfriskning")


async def test_who_passes_over_everything_is_told_that_it_waits(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        await desk.press(*["enter"] * 5)
        await desk.see("1 af 5", "→ springer over.")
        await desk.press(*["right"] * 5)
        await desk.see("Du svarede ikke på noget denne gang.", "Enter Færdig")
        assert len(desk.records.attempts()) == 5
        await desk.press("escape")
        await desk.see("● 5 spørgsmål til genopfriskning")


async def test_in_a_quarter_of_an_hour_the_closing_words_lead_on(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await desk.app.run_action("quarter", desk.app.screen)
        await desk.until(lambda: desk.place == "ReviewScreen", "the questions")
        await desk.press(*["right"] * 5)
        await desk.see("Du svarede ikke på noget denne gang.", "Videre ›", "Enter Videre  ← Forrige  Esc Tilbage")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "LessonScreen", "the next part")


async def test_back_shows_an_answer_again_and_it_can_not_be_given_twice(desk_at: Opened) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        await answer(desk, correct=False)
        await desk.press("enter")
        await desk.see("2 af 5")
        await desk.press("left")
        await desk.see("1 af 5", "Kommer igen i morgen.")
        assert screen.question.answered
        await desk.press("1", "2", "enter")
        await desk.see("2 af 5")
        assert len(desk.records.attempts()) == 6


async def test_the_buttons_do_what_the_keys_do(desk_at: Opened) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        await desk.see("Vælg et svar", "Esc Tilbage  → Spring over")
        await desk.push("#forward")
        await desk.see("1 af 5", "→ springer over.")
        await desk.press("right")
        await desk.see("2 af 5")
        await desk.push("#back")
        await desk.see("1 af 5")
        await desk.press("1")
        await desk.see("Svar")
        await desk.push("#forward")
        await desk.until(lambda: screen.question.answered, "the verdict")
        await desk.push("#forward")
        await desk.see("2 af 5")
        await desk.press("1")
        assert screen.question.chosen, "the keys belong to the question"


async def test_the_ladder_is_told_in_help(desk_at: Opened) -> None:
    async with desk_at(WIDE) as desk:
        await to_review(desk)
        await desk.press("f1")
        await desk.see("Et spørgsmål kommer igen efter 1, 3, 7, 21 og 60 dage")


async def test_from_a_lesson_the_palette_offers_it_and_escape_leads_back(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await desk.press("1")
        await desk.see("Tre cases")
        await desk.press("ctrl+p")
        await desk.write("dagens f")
        await desk.see("aldrig flere end fem")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "ReviewScreen", "the review")
        await desk.press("escape")
        await desk.see("Tre cases")


async def test_it_is_opened_once(desk_at: Opened) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        await desk.app.run_action("review")
        await desk.app.run_action("journal")
        await desk.until(lambda: desk.place == "JournalScreen", "the journal")
        await desk.app.run_action("review")
        assert [type(screen).__name__ for screen in desk.app.screen_stack].count("ReviewScreen") == 1


# What may change under it


async def test_a_question_answered_in_another_window_is_not_asked_again(
    desk_at: Opened, home: Path, days: Days, practice_course: Course
) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        asked = screen.round.current
        assert asked is not None
        with Journal(home, clock=days) as other:
            save_answer(Records(other), asked, review=True)
        await desk.press("1", "enter")
        await desk.see("Det har du svaret på i et andet vindue.", "2 af 5")
        assert len(desk.records.attempts()) == 6
        assert screen.round.current is not asked


async def test_coming_back_from_another_place_it_looks_again(desk_at: Opened, home: Path, days: Days) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        first, second = screen.round.questions[:2]
        await desk.press("f1")
        with Journal(home, clock=days) as other:
            save_answer(Records(other), first, review=True)
        await desk.press("escape")
        await desk.until(lambda: screen.round.current is second, "the second question")


async def test_all_answered_in_another_window_ends_it(desk_at: Opened, home: Path, days: Days) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        with Journal(home, clock=days) as other:
            for asked in screen.round.questions:
                save_answer(Records(other), asked, review=True)
        await desk.press("1", "enter")
        await desk.see("✔ Dagens spørgsmål er klaret.", "Der kommer spørgsmål igen på torsdag.")
        await desk.press("left", "enter")
        await desk.until(lambda: desk.place == "HomeScreen", "home")


async def test_answers_erased_meanwhile_break_nothing(desk_at: Opened, journal: Journal) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        journal.table("attempts").truncate()
        await desk.press("1", "enter")
        await desk.see("klaret")
        assert not desk.shows("Næste gang")


async def test_questions_that_the_course_no_longer_has_are_passed_over(desk_at: Opened, little_course: Course) -> None:
    async with desk_at(course=little_course) as desk:
        await desk.see("Kurset")
        assert not desk.shows("genopfriskning")


async def test_an_answer_that_can_not_be_saved_stays_on_the_screen(desk_at: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*what: object, **more: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld.")

    async with desk_at() as desk:
        screen = await to_review(desk)
        with monkeypatch.context() as patched:
            patched.setattr(Records, "save_attempt", refuse)
            await desk.press("1", "enter")
            await desk.see("Ikke gemt: Disken er fuld.")
        assert not screen.question.answered
        assert screen.question.chosen
        await desk.press("enter")
        await desk.until(lambda: screen.question.answered, "the verdict")


async def test_midnight_may_pass(desk_at: Opened, days: Days) -> None:
    async with desk_at() as desk:
        screen = await to_review(desk)
        await answer(desk)
        days.pass_by(1)
        await desk.press("enter")
        await answer(desk)
        await desk.see("2 af 5")
        assert len(screen.round.given) == 2


async def test_a_clock_set_back_asks_nothing_twice(desk_at: Opened, days: Days) -> None:
    async with desk_at() as desk:
        await to_review(desk)
        for _ in range(5):
            await answer(desk)
            await desk.press("enter")
    for back in (1, 20):
        days.pass_by(-back)
        async with desk_at() as desk:
            await desk.see("Kurset")
            assert not desk.shows("genopfriskning")


async def test_after_a_year_of_2038_the_questions_still_come(
    desk_at: Opened, days: Days, journal: Journal, practice_course: Course
) -> None:
    right = days.now
    days.now = right.replace(year=2038)
    for question_id in SINGLES:
        save_answer(Records(journal), Cards(practice_course).asked[question_id])
    days.now = right
    async with desk_at() as desk:
        await desk.see("● 5 spørgsmål til genopfriskning")
        await to_review(desk)
        await answer(desk)
        await desk.see("Kommer igen om")
        await desk.press("escape")
        await desk.see("● 4 spørgsmål til genopfriskning")


# Words

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "danish", "english"),
    [
        (1, "i morgen", "tomorrow"),
        (2, "på onsdag", "on Wednesday"),
        (6, "på søndag", "on Sunday"),
        (7, "mandag den 30. november 2026", "on Monday 30 November 2026"),
    ],
)
def test_a_day_to_come_in_words(days: int, danish: str, english: str) -> None:
    assert day_in_words(MONDAY + timedelta(days), MONDAY) == danish
    use("en")
    assert day_in_words(MONDAY + timedelta(days), MONDAY) == english


async def test_a_question_reset_today_lets_no_sixth_come(home: Path, practice_course: Course, days: Days) -> None:
    days.pass_by(-1)
    answer_all(home, practice_course, days)
    days.pass_by(1)
    with Journal(home, clock=days) as journal:
        records = Records(journal)
        async with at_desk(practice_course, journal, days) as desk:
            for _number in range(5):
                save_answer(records, desk.app.session.reviews.today()[0], review=True)
            assert desk.app.session.reviews.today() == ()
            last = records.attempts()[-1]
            taken = of_question(records, Cards(practice_course).asked[last.question].question)
            desk.app.delete_entries(taken)
            assert last not in records.attempts()
            assert desk.app.session.reviews.today() == ()
            assert desk.app.session.reviews.all_done()
            await desk.press("ctrl+z")
            assert last in records.attempts()
            assert desk.app.session.reviews.today() == ()
            days.pass_by(1)
            assert desk.app.session.reviews.today()
