"""A lesson from beginning to end: by keyboard, by mouse, and back at the very step next week."""

from __future__ import annotations

from course.content.model import Course
from course.journal.records import Records
from course.session.routes import ToLesson
from course.study.progress import progress_of
from tests.tui.desk import WIDE, Open


async def test_a_whole_lesson_by_keyboard_alone(open_app: Open, little_course: Course) -> None:
    async with open_app() as desk:
        await desk.see("Begynd: Det første skridt")
        await desk.press("enter")
        await desk.see("To slags", "trin 1 af 4")
        await desk.press("enter")
        await desk.see("trin 2 af 4")
        await desk.write("Souschefen på Ærø [/] vidste det.")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
        await desk.press("2", "enter", "enter")
        await desk.see("spørgsmål 2 af 3")
        await desk.press("1", "2", "enter", "enter")
        await desk.see("spørgsmål 3 af 3")
        await desk.press("3", "enter", "enter")
        await desk.see("af 3 er på plads")
        await desk.press("enter")
        await desk.see("Det kan du nu", "Souschefen på Ærø [/] vidste det.", "▸ 1  Næste lektion: Ind i hverdagen")
        await desk.press("enter")
        await desk.see("Oversæt det", "trin 1 af 5")
        await desk.press("escape")
        await desk.see("Fortsæt: Ind i hverdagen", "1 ✔ Det første skridt")
        assert progress_of(little_course, desk.records).of("start").done == 4


async def test_a_whole_lesson_by_mouse_alone(open_app: Open, little_course: Course) -> None:
    async with open_app() as desk:
        await desk.see("Ind i hverdagen")
        await desk.click("Ind i hverdagen")
        await desk.see("Oversæt det")
        await desk.click("Næste trin")
        for answer, title in (("Skal  ", "case 1 af 3"), ("Kan  ", "case 2 af 3"), ("Begge dele", "case 3 af 3")):
            await desk.see(title)
            await desk.click(answer)
            await desk.see("Svar")
            await desk.push("#forward")
            await desk.see("Det er rigtigt.")
            await desk.push("#forward")
        await desk.see("3 af 3 er på plads.")
        await desk.push("#forward")
        await desk.see("Hvem hos jer?")
        await desk.paste("Nattevagten.")
        await desk.push("#forward")
        await desk.see("»[/] virker ikke«")
        await desk.click("[b]Hvad prøvede du?[/b]")
        await desk.push("#forward")
        await desk.see("Et spørgsmål åbner; [/] kan betyde så meget.")
        await desk.push("#forward")
        await desk.see("1 af 1 er på plads.")
        await desk.push("#forward")
        await desk.see("Det kan du nu", "Nattevagten.")
        await desk.click("Alt, du skrev i lektionen (1)")
        await desk.see("Dagbog", "Nattevagten.", "Dine ord (1)")
        await desk.press("escape")
        await desk.see("Det kan du nu")
        await desk.click("Esc")
        await desk.see("2 ✔ Ind i hverdagen")
        assert progress_of(little_course, desk.records).of("hverdag").done == 5


async def test_the_keys_at_the_bottom_can_be_clicked(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.click("Søg")
        await desk.until(lambda: desk.place == "SearchScreen")
        await desk.click("Esc")
        await desk.until(lambda: desk.place == "HomeScreen")


async def test_next_week_the_course_goes_on_at_the_very_step(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("2")
        await desk.see("trin 1 af 5")
        await desk.press("enter")
        await desk.see("case 1 af 3")
        await desk.press("s", "enter", "enter", "right", "right", "right")
        await desk.see("Hvem hos jer?")
    async with open_app() as desk:
        await desk.see("Fortsæt: Ind i hverdagen", "trin 3 af 5")
        await desk.press("enter")
        await desk.see("Hvem hos jer?", "trin 3 af 5")


async def test_a_quiz_goes_on_at_its_first_open_question(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("2", "enter")
        await desk.see("case 1 af 3")
        await desk.press("s", "enter", "enter")
        await desk.see("case 2 af 3")
    async with open_app() as desk:
        await desk.press("enter")
        await desk.see("case 2 af 3")


async def test_a_step_is_read_when_its_end_was_on_screen(open_app: Open, records: Records) -> None:
    async with open_app(size=(40, 12)) as desk:
        await desk.press("1")
        await desk.see("To slags", "Læs videre")
        await desk.press("right")
        await desk.see("Dit sidste projekt")
        assert records.readings() == set()
        await desk.push("#back")
        await desk.see("To slags", "Læs videre")
        for _ in range(10):
            if not desk.shows("Læs videre"):
                break
            assert records.readings() == set()
            await desk.press("enter")
        assert records.readings() == set(), "only going on says that it was read"
        await desk.press("enter")
        await desk.see("Dit sidste projekt")
        assert records.readings() == {"start-to-slags"}


async def test_going_back_and_forth_changes_nothing(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("trin 2 af 4")
        await desk.write("Uændret.")
        await desk.press("ctrl+g")
        await desk.see("spørgsmål 1 af 3")
        await desk.press("1", "enter")
        await desk.see("Dit svar")
        before = desk.text
        await desk.press("right", "right", "left", "left")
        await desk.see("spørgsmål 1 af 3", "Dit svar")
        assert desk.text == before
        await desk.press("left")
        await desk.see("trin 2 af 4", "Uændret.")
        assert len(records.attempts()) == 1
        assert [reflection.text for reflection in records.reflections()] == ["Uændret."]


async def test_a_skipped_step_is_shown_as_open(open_app: Open, little_course: Course) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.press("right")
        await desk.see("trin 2 af 4")
        await desk.press("ctrl+g")
        await desk.see("trin 3 af 4")
        await desk.press("escape")
        await desk.see("1/4")
        assert progress_of(little_course, desk.records).done == 1


async def test_a_wide_window_lists_the_steps_and_a_click_goes_there(open_app: Open) -> None:
    async with open_app(size=WIDE) as desk:
        await desk.press("1")
        await desk.see("To slags", "Dit sidste projekt", "quiz")
        await desk.click("Prøv dig selv")
        await desk.see("spørgsmål 1 af 3", "trin 3 af 4")


async def test_the_goals_stand_at_the_first_step(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("Når du er igennem lektionen", "Du kan skelne skal fra kan.")


async def test_a_course_that_is_done_leads_to_the_journal(open_app: Open, little_course: Course, records: Records) -> None:
    for lesson in little_course.lessons:
        for step in lesson.steps:
            records.save_reading(lesson.id, step.id)
            records.save_reflection(lesson.id, step.id, "Skrevet.", None)
        for question in lesson.questions():
            records.save_attempt(lesson.id, "x", question.id, ["kan"], False, 1)
    async with open_app() as desk:
        await desk.see("Du er igennem hele kurset", "9 af 9 trin")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "JournalScreen")


async def test_a_look_at_a_step_leads_back_and_moves_no_place(open_app: Open, little_course: Course, records: Records) -> None:
    records.save_place("hverdag", "hverdag-sorter")
    async with open_app() as desk:
        await desk.press("enter")
        await desk.app.go(ToLesson(little_course.lessons[0], 0, look=True))
        await desk.see("To slags", "Esc Tilbage")
        await desk.press("escape")
        await desk.see("case 1 af 3")
        assert [place.step for place in desk.records.places()] == ["hverdag-sorter"]
        await desk.app.go(ToLesson(little_course.lessons[0], 0, look=True))
        await desk.press("right")
        await desk.see("Dit sidste projekt", "Esc Tilbage")
        await desk.press("escape")
        await desk.see("case 1 af 3")
        assert [place.step for place in desk.records.places()] == ["hverdag-sorter"]


async def test_where_all_is_in_sight_the_arrows_lead_to_what_stands_below_and_back(open_app: Open) -> None:
    """Where one scrolls they don't: who has come to the end and presses Enter goes on."""
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("To slags", "Sæt mærke")
        assert not desk.shows("▸")
        await desk.press("down")
        await desk.see("▸", "Enter Vælg")
        await desk.press("up")
        await desk.see("Enter Næste")
        assert not desk.shows("▸")
        await desk.press("down", "right", "right")
        await desk.see("▸ Næste trin")
        await desk.press("left")
        await desk.until(lambda: desk.shows("▸") and not desk.shows("▸ Næste trin"), "the links again")
        await desk.press("up", "right")
        await desk.see("Dit sidste projekt")
        await desk.press("down", "down")
        await desk.see("▸ Sæt mærke")
        await desk.press("right", "right", "right")
        await desk.see("spørgsmål 1 af 3")
    async with open_app(size=(40, 12)) as desk:
        await desk.press("1", "left", "left", *["down"] * 40)
        await desk.see("Enter Næste")
        assert not desk.shows("▸")


async def test_before_the_first_step_there_is_no_way_back(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("1")
        await desk.see("To slags")
        assert not desk.shows("‹ Forrige")
        await desk.press("right")
        await desk.see("‹ Forrige")
