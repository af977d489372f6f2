"""Rating the statements: before the first lesson, after the last, and looking back; by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from course.content.model import Course, Reflect, step_questions
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.records import Records
from course.tui.development.scales import Scales
from tests.tui.desk import WIDE, Desk, Open, at_desk

KAEDE, START, SAMTALE = "udsagn-kaede", "udsagn-start", "udsagn-samtale"


def go_through(records: Records, course: Course) -> None:
    """Does every step, with nothing right."""
    for lesson in course.lessons:
        for step in lesson.steps:
            for question in step_questions(step):
                records.save_attempt(lesson.id, step.id, question.id, ["?"], False, 1)
            if isinstance(step, Reflect):
                records.save_reflection(lesson.id, step.id, "Det tænkte jeg.", None)
            elif not step_questions(step):
                records.save_reading(lesson.id, step.id)


@pytest.fixture
def through(records: Records, practice_course: Course) -> None:
    go_through(records, practice_course)


async def to_statements(desk: Desk) -> None:
    """From home, as the palette leads there."""
    await desk.app.run_action("statements")
    await desk.pilot.pause()


def marked(desk: Desk) -> str:
    """The statement that is marked."""
    return next(line.strip(" ▸") for line in desk.lines if "▸" in line)


class TestBefore:
    async def test_the_first_lesson_opens_after_the_statements(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("enter")
            await desk.see(
                "Før du begynder", "3 korte udsagn om dig selv.", "1 Vurdér dig selv nu (1 min.)", "2 Begynd lektionen."
            )
            assert not desk.shows("Jeg kan holde"), "only who wants to sees them"
            await desk.press("1")
            await desk.see("0 af 3 udsagn", "Spring over")
            await desk.press("3", "5", "1")
            assert desk.records.ratings() == {"before": {KAEDE: 3, START: 5, SAMTALE: 1}}
            await desk.see("3 af 3 udsagn")
            await desk.press("enter")
            await desk.see("To startpunkter", "trin 1 af 4")
            await desk.press("escape", "1")
            assert desk.place == "LessonScreen"

    async def test_the_offer_is_chosen_with_the_arrows_as_it_stands(self, open_app: Open, practice_course: Course) -> None:
        for size, keys in (((40, 12), ["down", "down"]), (WIDE, ["right"])):
            async with open_app(course=practice_course, size=size) as desk:
                await desk.press("1", *keys)
                await desk.see("▸ 2 Begynd lektionen")
                await desk.press("left" if "right" in keys else "up")
                await desk.see("▸ 1 Vurdér")

    @pytest.mark.parametrize("keys", [["2"], ["right", "enter"], ["1", "tab", "enter"]])
    async def test_they_can_be_left_out_and_taken_up_later(
        self, open_app: Open, practice_course: Course, keys: list[str]
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("2")
            assert desk.place == "StatementsScreen"
            await desk.press(*keys)
            await desk.see("Først det ene")
            assert desk.records.ratings() == {}
            await desk.press("escape", "1")
            assert desk.place == "LessonScreen"
            await desk.press("escape")
            await to_statements(desk)
            await desk.see("0 af 3 udsagn")

    async def test_esc_leads_back_and_what_was_rated_is_gone_on_with(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("1", "1", "4", "escape")
            assert desk.place == "HomeScreen"
            await desk.press("1")
            await desk.see("1 af 3 udsagn")
            assert marked(desk).startswith("Jeg kan sige, om et projekt")
            await desk.press("2")
            assert desk.records.ratings() == {"before": {KAEDE: 4, START: 2}}
            await desk.push("#forward")
            await desk.see("To startpunkter")
            await desk.press("escape", "1")
            assert desk.place == "LessonScreen", "what was left out stays out"

    async def test_nothing_rated_is_nothing_to_go_on_with(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("1", "enter", "enter", "enter")
            assert desk.place == "StatementsScreen"
            await desk.press("right")
            await desk.until(lambda: not desk.app.screen.query_one("#forward").disabled, "the way on")
            await desk.press("enter")
            await desk.see("To startpunkter")

    async def test_who_has_begun_is_never_asked(self, open_app: Open, practice_course: Course, records: Records) -> None:
        records.save_reading("foerst", "foerst-laes")
        async with open_app(course=practice_course) as desk:
            await desk.press("1")
            assert desk.place == "LessonScreen"

    async def test_a_course_without_statements_asks_nothing(self, open_app: Open) -> None:
        async with open_app() as desk:
            await to_statements(desk)
            assert desk.place == "HomeScreen"
            await desk.press("1")
            assert desk.place == "LessonScreen"

    async def test_a_lesson_from_the_palette_comes_after_them_too(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await desk.press("ctrl+p", *"Rækkefølge", "enter")
            await desk.until(lambda: desk.place == "StatementsScreen")
            await desk.press("ctrl+p", *"Rækkefølge", "enter")
            await desk.see("Først det ene")

    async def test_on_ones_own_accord_it_leads_back_home(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("7", "7", "7", "enter")
            assert desk.place == "HomeScreen"
            await to_statements(desk)
            assert desk.place == "HomeScreen", "they are not wanted any more"
            await desk.press("1")
            assert desk.place == "LessonScreen"


class TestTheScale:
    async def test_the_arrows_move_and_change_and_stop_at_the_ends(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("up", "right", "right", "down", "left", "left", "down", "down", "5", *["left"] * 6)
            assert desk.records.ratings()["before"] == {KAEDE: 5, START: 3, SAMTALE: 1}
            await desk.press(*["right"] * 9)
            assert desk.records.ratings()["before"][SAMTALE] == 7
            assert marked(desk).startswith("Jeg kan holde en samtale")
            await desk.press("delete", "delete")
            assert desk.records.ratings()["before"] == {KAEDE: 5, START: 3}

    async def test_other_keys_rate_nothing(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("0", "8", "9", "x", "å", "²", "٣")
            assert desk.records.ratings() == {}

    async def test_by_mouse(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.click("○ 6")
            assert desk.records.ratings() == {"before": {KAEDE: 6}}
            await desk.see("● 6")
            await desk.click("Jeg kan holde")
            assert marked(desk).startswith("Jeg kan holde")
            await desk.press("2")
            assert desk.records.ratings() == {"before": {KAEDE: 6, SAMTALE: 2}}

    async def test_a_rating_replaces_the_one_before(self, open_app: Open, practice_course: Course) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("2", "up", "5")
            assert desk.records.ratings() == {"before": {KAEDE: 5}}
            assert len(desk.records.journal.table("ratings")) == 1

    async def test_what_cannot_be_saved_is_not_shown_as_rated(
        self, open_app: Open, practice_course: Course, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("2")

            def refuse(*what: object) -> None:
                raise SaveFailed("Ikke gemt: Disken er fuld.")

            monkeypatch.setattr(Records, "save_rating", refuse)
            monkeypatch.setattr(Records, "save_setting", refuse)
            await desk.press("7")
            await desk.see("Ikke gemt", "1 af 3 udsagn")
            assert desk.app.screen.query_one(Scales).values == {KAEDE: 2}
            await desk.press("escape", "1", "enter")
            assert desk.place == "LessonScreen", "a full disk keeps nobody from the course"

    @pytest.mark.parametrize("size", [(40, 12), (30, 8), (80, 24)], ids=str)
    async def test_the_marked_one_is_always_in_sight(
        self, open_app: Open, practice_course: Course, size: tuple[int, int]
    ) -> None:
        async with open_app(course=practice_course, size=size) as desk:
            await to_statements(desk)
            for keys in (["1"], ["1"], ["1"], ["up"], ["up"], ["up"]):
                await desk.press(*keys)
                await desk.until(lambda: any("▸" in line for line in desk.lines), "the mark")


class TestAfter:
    async def test_all_the_way_to_what_has_moved(
        self, open_app: Open, practice_course: Course, records: Records, through: None
    ) -> None:
        for statement in (KAEDE, START, SAMTALE):
            records.save_rating("before", statement, 2)
        async with open_app(course=practice_course) as desk:
            await desk.see("Se, hvad der har flyttet sig: 3 udsagn")
            await to_statements(desk)
            await desk.see("Efter kurset")
            assert "Spring over" not in desk.text
            await desk.press("6", "5", "4", "enter")
            await desk.see("Som du var dengang", "0 af 3 udsagn")
            assert "●" not in desk.text, "what was rated a moment ago doesn't colour the look back"
            await desk.press("3", "3", "3", "enter")
            await desk.until(lambda: desk.place == "DevelopmentScreen", "the comparison")
            assert desk.records.ratings() == {
                "before": {KAEDE: 2, START: 2, SAMTALE: 2},
                "after": {KAEDE: 6, START: 5, SAMTALE: 4},
                "then": {KAEDE: 3, START: 3, SAMTALE: 3},
            }
            await desk.see("Jeg kan forklare kæden")
            await desk.press("escape")
            assert desk.place == "HomeScreen"
            assert not desk.shows("Se, hvad der har flyttet sig")

    async def test_a_look_back_that_was_broken_off_is_gone_on_with(
        self, open_app: Open, practice_course: Course, through: None
    ) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("6", "5", "4", "enter", "2", "escape")
            assert desk.place == "HomeScreen"
            await desk.see("Se, hvad der har flyttet sig")
            await to_statements(desk)
            await desk.see("Som du var dengang", "1 af 3 udsagn")

    async def test_what_is_left_out_stays_out(self, open_app: Open, practice_course: Course, through: None) -> None:
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            await desk.press("6", "enter", "2", "enter", "escape")
            assert desk.place == "HomeScreen"
            assert not desk.shows("Se, hvad der har flyttet sig")

    async def test_rating_once_more_overwrites_only_that_moment(
        self, open_app: Open, practice_course: Course, records: Records, through: None
    ) -> None:
        for moment in ("before", "after", "then"):
            for statement in (KAEDE, START, SAMTALE):
                records.save_rating(moment, statement, 4)
        async with open_app(course=practice_course) as desk:
            assert not desk.shows("Se, hvad der har flyttet sig")
            await to_statements(desk)
            await desk.see("Efter kurset", "3 af 3 udsagn")
            await desk.press("7", "escape")
            assert desk.records.ratings()["after"][KAEDE] == 7
            assert desk.records.ratings()["then"][KAEDE] == desk.records.ratings()["before"][KAEDE] == 4

    async def test_in_the_middle_of_the_course_there_is_nothing_to_rate(
        self, open_app: Open, practice_course: Course, records: Records
    ) -> None:
        records.save_reading("foerst", "foerst-laes")
        for question in practice_course.lessons[0].questions():
            records.save_attempt("foerst", "x", question.id, ["?"], False, 1)
        for step in practice_course.lessons[0].steps:
            records.save_reading("foerst", step.id)
            if isinstance(step, Reflect):
                records.save_reflection("foerst", step.id, "Det tænkte jeg.", None)
        async with open_app(course=practice_course) as desk:
            await to_statements(desk)
            assert desk.place == "HomeScreen"
            await desk.press("ctrl+p", *"kursusbevis")
            await desk.see("Dit navn")
            assert not desk.shows("Beviset for hele kurset")


async def test_a_shared_journal_with_ratings_of_another_course_is_no_trouble(
    practice_course: Course, journal: Journal, clock: Callable[[], datetime]
) -> None:
    journal.table("ratings").insert_multiple(
        [
            {"moment": "before", "statement": KAEDE, "value": "syv"},
            {"moment": "before", "statement": START, "value": 9},
            {"moment": "engang", "statement": KAEDE, "value": 3},
            {"moment": "before", "statement": "fremmed", "value": 3},
        ]
    )
    async with at_desk(practice_course, journal, clock) as desk:
        await desk.press("1")
        assert desk.place == "StatementsScreen"
        await desk.press("1", "5", "5", "5", "enter")
        assert desk.place == "LessonScreen"
