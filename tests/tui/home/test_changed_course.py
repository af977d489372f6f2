"""A journal from before the course was changed: all of it is still there, where it belongs today or under its own heading."""

from __future__ import annotations

import pytest
from textual.widgets import Select

from course.content.model import Course
from course.export.journal import journal_document
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.journal.records import Records
from course.study.answer_parts import in_words
from course.study.marking import mark
from course.tui.journal.journal_screen import JournalScreen
from tests.conftest import NOW
from tests.study.answers import first_answer
from tests.study.changed import (
    with_fewer_options,
    with_lesson_renamed,
    with_question_moved,
    with_question_renamed,
    with_step_moved,
    with_step_renamed,
    without_lesson,
    without_question,
    without_step,
)
from tests.tui.desk import WIDE, Desk, Open

EARLIER = "Fra en tidligere udgave af kurset"


@pytest.fixture
def kept(records: Records, practice_course: Course) -> Records:
    """A journal of the unchanged course: every question answered, a reflection looked back at, a note."""
    records.save_setting("statements-before", "skipped")
    for lesson in practice_course.lessons:
        for question in lesson.questions():
            step = next(step for step in lesson.steps if question in getattr(step, "questions", ()))
            chosen = first_answer(question)
            words, correct = in_words(question, chosen), mark(question, chosen).correct
            records.save_attempt(lesson.id, step.id, question.id, words, correct, 3, ids=chosen)
    records.save_reflection("foerst", "foerst-skriv", "Jeg venter mig meget.", None)
    records.save_revisit("foerst", "foerst-skriv", 14, "Jeg venter mig mindre nu.", None)
    records.save_revisit("foerst", "foerst-skriv", 60, "", None)
    records.save_note("foerst", "foerst-skriv", "Spørg Åse.", None)
    return records


async def to_journal(desk: Desk) -> None:
    """To the journal's own words, lesson by lesson."""
    await desk.press("d")
    await desk.see("▸ 1 Dine ord (2)")
    await desk.press("ctrl+p", *"rækkefølge", "enter")
    await desk.until(lambda: desk.place == "JournalScreen", "the journal")


def journal_of(desk: Desk) -> JournalScreen:
    """The journal on screen."""
    assert isinstance(desk.app.screen, JournalScreen)
    return desk.app.screen


def group_of(desk: Desk, text: str) -> str:
    """The heading that an entry stands under."""
    journal = journal_of(desk)
    heading = ""
    for item in journal._list.items:
        if isinstance(item, str):
            heading = item
        elif text in journal._lists.searched(item) or text == getattr(item, "question", ""):
            return heading
    raise AssertionError(f"{text} is not in the list")


def test_the_course_is_a_good_one_to_begin_with(practice_course: Course, kept: Records) -> None:
    assert len(kept.all()) == 12


async def test_a_moved_step_takes_its_words_along_in_journal_entry_and_export(
    open_app: Open, kept: Records, practice_course: Course
) -> None:
    moved = with_step_moved(practice_course, "foerst-skriv", "sidst")
    async with open_app(size=WIDE, course=moved) as desk:
        await to_journal(desk)
        assert {group_of(desk, each) for each in ("meget", "mindre", "Åse")} == {"3 Det sidste"}
        assert not desk.shows(EARLIER)
        lesson = desk.app.screen.query_one("#lesson", Select)
        assert EARLIER not in {str(prompt) for prompt, _value in lesson._options}
        lesson.value = "sidst"
        desk.app.screen.query_one("#entries").focus()
        await desk.press("end")
        await desk.see("Dine forventninger", "Gensyn efter 14 dage", "Jeg venter mig mindre nu.")
        await desk.press("right", "down", "enter")
        await desk.see(
            "Gensyn efter 14 dage", "Det sidste · Dine forventninger", "Hvad venter du dig af", "Jeg venter mig meget."
        )
        await desk.press("tab", "right", "enter")
        await desk.see("3 Det sidste", "trin 4 af 4", "Jeg venter mig meget.")
    document = to_markdown(journal_document(moved, kept.all(), Selection(["sidst"]), NOW))
    assert document.index("Lektion 3: Det sidste") < document.index("Jeg venter mig meget.")
    assert document.index("Jeg venter mig meget.") < document.index("14 dage senere") < document.index("mindre nu.")
    assert EARLIER not in document


@pytest.mark.parametrize("change", [without_step, with_step_renamed], ids=["removed", "renamed"])
async def test_the_words_of_a_step_that_is_gone_stay_readable_and_can_be_written_on(
    open_app: Open, kept: Records, practice_course: Course, change: object
) -> None:
    gone = change(practice_course, "foerst-skriv")  # type: ignore[operator]
    async with open_app(size=(80, 40), course=gone) as desk:
        await to_journal(desk)
        assert {group_of(desk, each) for each in ("meget", "mindre", "Åse")} == {EARLIER}
        desk.app.screen.query_one("#lesson", Select).value = "--"
        await desk.see(EARLIER, "└ ↻ gensyn")
        desk.app.screen.query_one("#entries").focus()
        await desk.press("end", "enter", "down", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.see(EARLIER, "Jeg venter mig meget.", "Jeg venter mig mindre nu.")
        assert not desk.app.screen.check_action("to_step", ())
        await desk.write(" Ja.")
        await desk.press("escape")
        await desk.see("Jeg venter mig mindre nu. Ja.")
    assert [each.text for each in kept.revisits() if each.text] == ["Jeg venter mig mindre nu. Ja."]
    document = to_markdown(journal_document(gone, kept.all(), Selection(), NOW))
    assert document.index(EARLIER) < document.index("Jeg venter mig meget.") < document.index("14 dage senere")


async def test_a_question_that_moved_to_another_lesson_is_answered_there(
    open_app: Open, kept: Records, practice_course: Course
) -> None:
    moved = with_question_moved(practice_course, "foerst-c02", "sidst-sorter")
    async with open_app(size=(80, 30), course=moved) as desk:
        await desk.press("3", "right")
        await desk.see("Én case")
        await desk.until(lambda: desk.shows("3") and desk.shows("filmer en dag"), "the moved case in the review")
        assert not desk.shows("ikke besvaret")
        await desk.press("escape")
        await desk.press("d", "2")
        assert group_of(desk, "foerst-c02") == "3 Det sidste"


@pytest.mark.parametrize("change", [without_question, with_question_renamed], ids=["removed", "renamed"])
async def test_an_answer_to_a_question_that_is_gone_shows_its_own_words(
    open_app: Open, kept: Records, practice_course: Course, change: object
) -> None:
    gone = change(practice_course, "dernaest-q04")  # type: ignore[operator]
    async with open_app(size=(80, 30), course=gone) as desk:
        await desk.press("d", "2")
        assert group_of(desk, "dernaest-q04") == EARLIER
        desk.app.screen.query_one("#lesson", Select).value = "--"
        await desk.see("✘", "Dit svar: Venter.")
        desk.app.screen.query_one("#entries").focus()
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.see(EARLIER, "Venter.")
    document = to_markdown(journal_document(gone, kept.all(), Selection(answers=True), NOW))
    assert "dernaest-q04: Venter. (forkert)" in document


@pytest.mark.parametrize("question", ["dernaest-q01", "dernaest-q02", "dernaest-q03", "dernaest-q04"])
async def test_an_answer_whose_options_are_gone_keeps_its_words_and_its_verdict(
    open_app: Open, kept: Records, practice_course: Course, question: str
) -> None:
    fewer = with_fewer_options(practice_course, question)
    attempt = next(each for each in kept.attempts() if each.question == question)
    async with open_app(size=(100, 40), course=fewer) as desk:
        await desk.press("d", "2")
        items = [each for each in journal_of(desk)._list.items if not isinstance(each, str)]
        place = next(n for n, each in enumerate(items) if getattr(each, "question", "") == question)
        await desk.press(*["down"] * place)
        sign = "✔" if attempt.correct else "✘"
        await desk.until(lambda: any("▸" in line and sign in line for line in desk.lines), "the verdict that was saved")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        await desk.see(attempt.chosen[0].split(" → ")[0], "Kurset er ændret siden")


@pytest.mark.parametrize("change", [without_lesson, with_lesson_renamed], ids=["removed", "renamed"])
async def test_a_lesson_that_is_gone(open_app: Open, kept: Records, practice_course: Course, change: object) -> None:
    kept.save_place("foerst", "foerst-skriv")
    kept.save_note("foerst", None, "Til hele lektionen.", None)
    gone = change(practice_course, "foerst")  # type: ignore[operator]
    async with open_app(size=(80, 40), course=gone) as desk:
        await desk.press("d", "tab", "enter")
        home = EARLIER if change is without_lesson else "1 Hvor kommer det fra?"
        assert {group_of(desk, each) for each in ("meget", "mindre")} == {home}
        assert group_of(desk, "hele lektionen") == EARLIER
        await desk.press("shift+tab", "2")
        assert group_of(desk, "foerst-c01") == home


async def test_what_arrives_from_another_edition_meanwhile_gets_its_choice_in_the_filter(
    open_app: Open, kept: Records, practice_course: Course
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("d")
        lesson = desk.app.screen.query_one("#lesson", Select)
        lesson.value = "dernaest"
        await desk.see("Intet her passer.")
        kept.save_reflection("vaek", "vaek-skriv", "Til et trin, der er væk.", None)
        desk.app.reload()
        await desk.pilot.pause()
        assert lesson.value == "dernaest"
        lesson.value = "--"
        await desk.see("Til et trin, der er væk.")
