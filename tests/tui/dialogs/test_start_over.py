"""Starting over on screen: offered where it fits, asked first, shown at once, and undone with Ctrl+Z."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from course.content.model import Course, Reflect, step_questions
from course.journal.errors import SaveFailed
from course.journal.kinds import ATTEMPTS, BOOKMARKS
from course.journal.records import Records
from course.study.answer_parts import in_words
from course.study.marking import mark
from course.study.progress import progress_of
from tests.study.answers import first_answer
from tests.tui.desk import CLASSIC, Desk, Open

Opened = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def begun(records: Records, practice_course: Course) -> Records:
    """A journal of a leader who is through the first two lessons, and has left out the statements."""
    for moment in ("before", "after", "then"):
        records.save_setting(f"statements-{moment}", "skipped")
    records.save_bookmark("foerst", "foerst-laes")
    for lesson in practice_course.lessons[:2]:
        for step in lesson.steps:
            records.save_place(lesson.id, step.id)
            if isinstance(step, Reflect):
                records.save_reflection(lesson.id, step.id, "Mine ord.", None)
            elif questions := step_questions(step):
                for question in questions:
                    chosen = first_answer(question)
                    words, correct = in_words(question, chosen), mark(question, chosen).correct
                    records.save_attempt(lesson.id, step.id, question.id, words, correct, 3, ids=chosen)
            else:
                records.save_reading(lesson.id, step.id)
    return records


@pytest.fixture
def open_practice(open_app: Open, practice_course: Course) -> Opened:
    """Opens the app on the course with every kind of question."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = CLASSIC) -> AsyncIterator[Desk]:
        async with open_app(size=size, course=practice_course) as desk:
            yield desk

    return opened


async def to_question(desk: Desk) -> None:
    """To the second question of the second lesson's quiz, answered."""
    await desk.press("2", "right")
    await desk.see("Hører det til skal eller kan?")
    await desk.click("Hører det til")
    await desk.see("spørgsmål 2 af 4")


async def begin_again(desk: Desk, *keys: str) -> None:
    """Through both dialogs, the choice made by these keys."""
    await desk.press("»begynd forfra")
    await desk.see("Begynd forfra med …")
    await desk.press(*keys, "enter")
    await desk.see("Vil du begynde forfra med")
    await desk.press("left", "enter")


async def test_a_question_is_asked_again_at_once_and_undo_tells_it_answered(
    open_practice: Opened, begun: Records, practice_course: Course
) -> None:
    before = progress_of(practice_course, begun), begun.attempts()
    async with open_practice() as desk:
        await to_question(desk)
        await begin_again(desk)
        await desk.see("Nu kan du begynde forfra. Ctrl+Z henter det frem igen.", "spørgsmål 2 af 4", "Hvor sikker er du?")
        assert "dernaest-q02" not in begun.answered()
        assert len(begun.attempts()) == 6
        await desk.press("ctrl+z")
        await desk.see("Det er tilbage", "spørgsmål 2 af 4")
        assert not desk.shows("Hvor sikker er du?")
    assert (progress_of(practice_course, begun), begun.attempts()) == before


async def test_a_lesson_begins_at_its_first_step_and_undo_gives_its_state_back(
    open_practice: Opened, begun: Records, practice_course: Course
) -> None:
    before = progress_of(practice_course, begun), begun.attempts()
    async with open_practice() as desk:
        await to_question(desk)
        await desk.press("»begynd forfra")
        await desk.see("Dette spørgsmål", "Lektionen »Rækkefølge og plads«", "4 svar og 2 læste trin bliver nulstillet.")
        await desk.press("escape")
        await begin_again(desk, "down")
        await desk.see("Først det ene", "trin 1 af 4")
        assert [lesson.done for lesson in progress_of(practice_course, begun).lessons] == [4, 1, 0]
        assert len(begun.reflections()) == 2
        await desk.press("ctrl+z")
        await desk.see("Det er tilbage")
    assert (progress_of(practice_course, begun), begun.attempts()) == before


async def test_the_whole_course_begins_at_home_and_comes_back_from_the_list(
    open_practice: Opened, begun: Records, practice_course: Course
) -> None:
    before = progress_of(practice_course, begun), begun.attempts(), begun.places()
    async with open_practice() as desk:
        await desk.see("8 af 11 trin")
        await begin_again(desk)
        await desk.see("Begynd: Hvor kommer det fra?", "2 af 11 trin")
        assert begun.attempts() == []
        assert begun.setting("statements-before") is None
        assert len(begun.reflections()) == 2
        assert len(begun.bookmarks()) == 1
        await desk.press("d", "4")
        await desk.see("↶ Begyndt forfra: hele kurset", "Alt sammen: 7 svar og", "▸ 4 Slettet (8)", "Enter Hent frem")
        await desk.press("delete", "enter")
        await desk.see("Det er tilbage", "▸ 4 Slettet (0)")
        await desk.press("escape", "escape")
        await desk.see("8 af 11 trin")
    assert (progress_of(practice_course, begun), begun.attempts(), begun.places()) == before
    assert begun.setting("statements-before") == "skipped"


@pytest.mark.parametrize("keys", [["escape"], ["tab", "enter"], ["enter", "escape"], ["enter", "enter"]])
async def test_nothing_happens_until_it_is_asked_twice(open_practice: Opened, begun: Records, keys: list[str]) -> None:
    async with open_practice() as desk:
        await desk.press("»begynd forfra")
        await desk.see("Begynd forfra med …")
        await desk.press(*keys)
        await desk.until(lambda: desk.place == "HomeScreen", "home")
        assert not desk.shows("Ctrl+Z henter det frem igen")
    assert len(begun.attempts()) == 7


async def test_by_mouse(open_practice: Opened, begun: Records) -> None:
    async with open_practice() as desk:
        await desk.press("2")
        await desk.see("Først det ene")
        await desk.press("»begynd forfra")
        await desk.see("Begynd forfra med …")
        await desk.click("Lektionen »")
        await desk.see("Vil du begynde forfra med lektionen")
        await desk.push("#yes")
        await desk.until(lambda: len(begun.attempts()) == 3, "the lesson's answers to go")


async def test_only_what_fits_the_place_and_has_something_to_take(open_practice: Opened, begun: Records) -> None:
    async with open_practice() as desk:
        await desk.press("3")
        await desk.see("Når det ligger fast")
        await desk.press("right")
        await desk.see("case 1 af 2")
        await desk.press("»begynd forfra")
        await desk.see("Begynd forfra med …", "Hele kurset", "Det sidste")
        assert not desk.shows("Dette spørgsmål")
        await desk.see("1 læst trin bliver nulstillet.")


async def test_with_nothing_begun_it_says_so(open_practice: Opened) -> None:
    async with open_practice() as desk:
        await desk.press("»begynd forfra")
        await desk.see("Her er ikke noget at begynde forfra med endnu.")
        assert desk.place == "HomeScreen"


async def test_it_is_found_in_the_palette(open_practice: Opened, begun: Records) -> None:
    async with open_practice() as desk:
        await desk.press("ctrl+p")
        await desk.write("forfra")
        await desk.see("Begynd forfra")
        await desk.press("enter")
        await desk.see("Begynd forfra med …")


async def test_a_text_that_is_being_written_is_saved_and_stays(open_practice: Opened, begun: Records) -> None:
    async with open_practice() as desk:
        await desk.press("1", "right")
        desk.editor.focus()
        await desk.until(lambda: desk.editor.has_focus, "the text field")
        await desk.write(" Og flere")
        await begin_again(desk)
        await desk.see("trin 1 af 4")
    assert [each.text for each in begun.reflections()] == ["Mine ord. Og flere", "Mine ord."]


async def test_ctrl_z_in_a_text_takes_back_what_was_typed_and_not_a_reset(open_practice: Opened, begun: Records) -> None:
    async with open_practice() as desk:
        await begin_again(desk)
        await desk.see("2 af 11 trin")
        await desk.press("1")
        await desk.until(lambda: desk.place in ("LessonScreen", "StatementsScreen"), "the lesson")
        if desk.place == "StatementsScreen":
            await desk.press("escape")
            await desk.press("1")
        await desk.see("To startpunkter")
        await desk.press("right")
        await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the text field")
        await desk.write("xy")
        await desk.press("ctrl+z")
        await desk.until(lambda: "xy" not in desk.editor.text, "the letters to go")
    assert begun.attempts() == []


async def test_a_full_disk_takes_nothing(open_practice: Opened, begun: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*what: object, **more: object) -> None:
        raise SaveFailed("Disken er fuld.")

    async with open_practice() as desk:
        monkeypatch.setattr(desk.records.journal, "remove_all", refuse)
        await begin_again(desk)
        await desk.see("Disken er fuld.", "8 af 11 trin")
        assert not desk.app.check_action("undo", ())


async def test_many_deleted_answers_do_not_bury_a_deleted_text(open_practice: Opened, begun: Records) -> None:
    begun.save_note(None, None, "Et notat.", None)
    async with open_practice() as desk:
        await desk.press("d")
        await desk.see("Et notat.")
        await desk.press("delete")
        await begin_again(desk)
        await desk.press("d", "4")
        await desk.see("▸ ┃ Notat", "Et notat.", "Begyndt forfra: hele kurset")
        await desk.press("down", "down", "enter")
        await desk.see("Det er tilbage")
    assert len(begun.attempts()) == 1
    assert begun.journal.table(ATTEMPTS)
    assert begun.journal.table(BOOKMARKS)
