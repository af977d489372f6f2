"""Questions: choosing, what was right and why, the review, and the wrong ones once more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.content.model import Choice, Course, Match, Multiple, Order, Quiz, Single
from course.journal import Journal
from course.journal.records import Records
from course.session.routes import ToLesson
from course.study.marking import seed, shuffled
from tests.tui.days import Days
from tests.tui.desk import Desk, Open, at_desk
from tests.tui.exercises import burst, with_question


def question(course: Course, question_id: str) -> Choice:
    """A question of the little course."""
    found = next(each for lesson in course.lessons for each in lesson.questions() if each.id == question_id)
    assert not isinstance(found, Order | Match)
    return found


async def to_quiz(desk: Desk, first: str = "spørgsmål 1 af 3") -> None:
    """To the first lesson's quiz."""
    await desk.press("1", "right", "ctrl+g")
    await desk.see(first)


async def to_cases(desk: Desk) -> None:
    """To the second lesson's cases."""
    await desk.press("2", "right")
    await desk.see("case 1 af 3")


def place_of(desk: Desk, text: str) -> str:
    """The digit in front of an option."""
    line = next(line for line in desk.lines if text in line)
    return next(character for character in line if character.isdigit())


@pytest.mark.parametrize(
    ("key", "answer"), [("s", "skal"), ("k", "kan"), ("b", "begge"), ("1", "skal"), ("2", "kan"), ("3", "begge")]
)
async def test_a_case_is_sorted_by_its_letter_or_its_digit(open_app: Open, records: Records, key: str, answer: str) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press(key, "enter")
        await desk.see("Dit svar")
    assert [attempt.chosen for attempt in records.attempts()] == [(answer,)]


@pytest.mark.parametrize(
    ("keys", "answer"), [(["down"], "skal"), (["down", "down"], "kan"), (["up"], "begge"), (["down"] * 9, "begge")]
)
async def test_the_arrows_choose(open_app: Open, records: Records, keys: list[str], answer: str) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press(*keys, "enter")
        await desk.see("Dit svar")
    assert [attempt.chosen for attempt in records.attempts()] == [(answer,)]


async def test_the_letters_work_with_caps_lock_on(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("K", "enter")
        await desk.see("Dit svar")
    assert [attempt.chosen for attempt in records.attempts()] == [("kan",)]


async def test_a_choice_can_be_changed_until_it_is_answered(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("b", "k", "s", "enter")
        await desk.see("Det er rigtigt.")
        await desk.press("k", "up", "space")
        await desk.see("Det er rigtigt.")
    assert [attempt.chosen for attempt in records.attempts()] == [("skal",)]


async def test_digits_choose_the_option_they_stand_at(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        await desk.press(place_of(desk, "Sender loven rundt."), "enter")
        await desk.see("Dit svar")
    assert [attempt.chosen for attempt in records.attempts()] == [("Sender loven rundt.",)]


async def test_where_several_are_right_digits_switch_on_and_off(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        await desk.press("right")
        await desk.see("spørgsmål 2 af 3", "Vælg alle, der passer")
        for text in ("Tavshed.", "Central hjælp.", "Tavshed.", "En tovholder hos jer."):
            await desk.press(place_of(desk, text))
        assert desk.text.count("☑") == 2
        await desk.press("enter")
        await desk.see("Det er rigtigt.")
    (attempt,) = records.attempts()
    assert set(attempt.chosen) == {"Central hjælp.", "En tovholder hos jer."}
    assert attempt.correct


async def test_where_several_are_right_the_space_bar_switches_where_the_arrow_stands(open_app: Open) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        await desk.press("right")
        await desk.see("Vælg alle, der passer")
        await desk.press("down", "space", "down", "space")
        await desk.until(lambda: desk.text.count("☑") == 2, "two boxes")
        await desk.press("space")
        await desk.until(lambda: desk.text.count("☑") == 1, "one box")


@pytest.mark.parametrize(
    ("chosen", "verdict"),
    [
        (["Central hjælp."], "1 af de 2 rigtige er med."),
        (["Central hjælp.", "Tavshed."], "1 af de 2 rigtige er med, men der er én for meget."),
        (["Central hjælp.", "En tovholder hos jer.", "Tavshed."], "Det rigtige er med, men der er én for meget."),
        (["Tavshed."], "Ikke helt."),
    ],
)
async def test_half_right_is_called_so(open_app: Open, chosen: list[str], verdict: str) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        await desk.press("right")
        await desk.see("Vælg alle, der passer")
        for text in chosen:
            await desk.press(place_of(desk, text))
        await desk.press("enter")
        await desk.see(verdict)


async def test_of_several_all_that_was_chosen_is_in_sight_with_its_mark(open_app: Open, little_course: Course) -> None:
    asked = question(little_course, "start-q02")
    assert isinstance(asked, Multiple)
    long = tuple(replace(each, why=f"{each.why} Det tager plads. " * 4) for each in asked.options)
    async with open_app(course=with_question(little_course, replace(asked, options=long))) as desk:
        await to_quiz(desk)
        await desk.press("right")
        await desk.see("Vælg alle, der passer")
        await desk.press("1", "2", "3", "enter")
        await desk.see(*(f"Dit svar  {number}" for number in "123"), "Alle begrundelser")
        for option in long:
            sign = "✔" if option.correct else "✘"
            assert any(line.strip().startswith(f"{sign} Dit svar") and option.text in line for line in desk.lines)
        assert sum("Det tager plads." in line for line in desk.lines) > 2


async def test_after_an_answer_stand_the_reasons_of_the_chosen_and_the_right_one(open_app: Open) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("k", "enter")
        await desk.see("Du svarede Kan. Det er Skal.", "Ingen på plejehjemmet har fundet på det.", "Det er besluttet for alle")
        assert not desk.shows("Der er ikke bedt om noget eget.")


async def test_a_link_shows_all_reasons_and_takes_them_away_again(open_app: Open) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("k", "enter")
        assert not desk.shows("Der er ikke bedt om noget eget.")
        await desk.press("tab", "enter")
        await desk.see("Der er ikke bedt om noget eget.", "Enter Næste")
        await desk.press("tab", "enter")
        await desk.until(lambda: not desk.shows("Der er ikke bedt om noget eget."), "the reason to go")


def marked(desk: Desk) -> str:
    """What stands behind the mark of what has the keys."""
    return next((line.partition("▸")[2].partition("   ")[0].strip() for line in desk.lines if "▸" in line), "")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_arrows_go_from_the_answer_to_the_links_and_the_button_and_back(
    open_app: Open, records: Records, size: tuple[int, int]
) -> None:
    async with open_app(size) as desk:
        await to_cases(desk)
        await desk.press("k", "enter")
        await desk.see("Dit svar", "Det sidste svar", "Læs »")
        assert marked(desk) == ""
        await desk.press("down")
        assert marked(desk) == "Det sidste svar"
        await desk.press("down")
        assert marked(desk).startswith("Læs »")
        await desk.press("down")
        assert marked(desk) == "Næste case ›"
        await desk.press("down", "down")
        assert marked(desk) == "Næste case ›"
        await desk.press("up")
        assert marked(desk).startswith("Læs »")
        await desk.press("up", "up")
        assert marked(desk) == ""
        await desk.see("case 1 af 3")
        assert len(records.attempts()) == 1, "an arrow presses nothing"
        await burst(desk, "down", "enter")
        await desk.see("Kun det vigtigste")
        await burst(desk, "down", "down", "down", "enter")
        await desk.see("case 2 af 3")


async def test_where_the_answer_is_longer_than_the_window_the_arrow_reads_to_its_end_first(open_app: Open) -> None:
    async with open_app((40, 12)) as desk:
        await to_cases(desk)
        await desk.press("k", "enter")
        await desk.see("Du svarede Kan.")
        assert not desk.shows("Det sidste svar")
        await desk.press(*["down"] * 30)
        assert marked(desk).startswith("Næste case")
        await desk.press("up", "up")
        assert marked(desk) == "Det sidste svar"


async def test_a_hint_opens_one_at_a_time(open_app: Open) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        await desk.press("ctrl+k")
        await desk.see("Hvad ved dine medarbejdere om loven?")
        assert not desk.shows("Begynd dér, hvor meningen er.")
        await desk.press("ctrl+k", "ctrl+k", "ctrl+k")
        await desk.see("Begynd dér, hvor meningen er.")


@pytest.mark.parametrize("steps", [0, 1], ids=["one", "several"])
async def test_enter_without_a_choice_goes_nowhere_however_often(open_app: Open, records: Records, steps: int) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        await desk.press(*["right"] * steps)
        await desk.see(f"spørgsmål {steps + 1} af 3", "Vælg et svar")
        assert not desk.shows("→ springer over.")
        await desk.press(*["enter"] * 5)
        await desk.push("#forward")
        await desk.see(f"spørgsmål {steps + 1} af 3", "Vælg et svar med tallene. → springer over.")
        await desk.press("1")
        await desk.see("Svar")
        assert not desk.shows("→ springer over."), "something is chosen now"
        assert records.attempts() == []


async def test_what_was_skipped_waits_and_is_told_by_its_number(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("enter", "enter")
        await desk.see("case 1 af 3", "Vælg et svar med tallene. → springer over.")
        await desk.press("right", "k", "enter", "enter", "right")
        await desk.see("1 af 3 er på plads.", "2 cases venter: 1, 3", "ikke besvaret")
        await desk.see("  Svar på de 2, der venter", "▸ Næste trin", "Næste trin ›", "Enter Næste trin")
        assert len(records.attempts()) == 1
        await desk.press("up")
        await desk.see("▸ Svar på de 2, der venter", "Enter Svar  ")
        await desk.press("enter")
        await desk.see("Alle plejehjem", "case 1 af 3")
        await desk.press("s", "enter", "right", "right", "right")
        await desk.see("1 case venter: 3", "Svar på den, der venter")
        await desk.press("up", "enter")
        await desk.see("case 3 af 3", "Et register")


async def test_an_enter_that_comes_with_the_verdict_is_swallowed(
    little_course: Course, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.held_enter.TOO_SOON", timedelta(milliseconds=400))
    days = Days()
    with Journal(home, clock=days) as journal:
        async with at_desk(little_course, journal, days) as desk:
            await to_cases(desk)
            await desk.press("k", "enter", "enter", "enter")
            for _held in range(20):
                days.now += timedelta(milliseconds=300)
                await desk.press("enter")
            await desk.see("case 1 af 3", "Dit svar")
            days.now += timedelta(milliseconds=400)
            await desk.press("enter")
            await desk.see("case 2 af 3")
            await desk.press("s", "enter")
            days.now -= timedelta(hours=1)  # a clock that is set back holds nobody up
            await desk.press("enter")
            await desk.see("case 3 af 3")


async def test_the_review_says_of_every_question_what_was_right(open_app: Open) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("s", "enter", "enter", "s", "enter", "enter", "right")
        await desk.see("1 af 3 er på plads.", "Alle plejehjem", "To bibliotekarer", "Et register", "Dit svar: Skal")
        await desk.see("ikke besvaret")


async def test_the_wrong_ones_can_be_tried_again_and_all_answers_are_kept(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("s", "enter", "enter", "s", "enter", "enter", "s", "enter", "enter")
        await desk.see("1 af 3 er på plads.", "Prøv de 2 forkerte igen", "▸ Næste trin")
        await desk.see("Enter Næste trin  ← Forrige  Esc Forside")
        await desk.press("up", "enter")
        await desk.see("To bibliotekarer", "case 1 af 2", "én gang til")
        assert not desk.shows("Dit svar")
        await desk.press("k", "enter", "enter")
        await desk.see("Et register", "case 2 af 2")
        await desk.press("k", "enter", "enter")
        await desk.see("2 af 3 er på plads.", "Prøv det forkerte igen")
    assert [attempt.chosen[0] for attempt in records.attempts()] == ["skal", "skal", "skal", "kan", "kan"]


async def test_the_wrong_ones_can_be_tried_again_by_mouse(open_app: Open) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("k", "enter", "right", "right", "right")
        await desk.see("0 af 3 er på plads.")
        await desk.see("Svar på de 2, der venter", "Prøv det forkerte igen", "▸ Næste trin")
        await desk.click("Prøv det forkerte igen")
        await desk.see("Alle plejehjem", "case 1 af 1")


async def test_a_number_in_the_review_opens_its_question_and_enter_comes_back(open_app: Open, records: Records) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("s", "enter", "enter", "s", "enter", "enter", "right")
        await desk.see("1 af 3 er på plads.", "Et tal åbner spørgsmålet.")
        listed = [line.split()[:2] for line in desk.lines if " 1 " in line or " 2 " in line or " 3 " in line][-3:]
        assert listed == [["✘", "2"], ["3", "Et"], ["✔", "1"]], "the wrong ones first"
        await desk.press("4", "9")
        await desk.see("1 af 3 er på plads.")
        await desk.press("2")
        await desk.see("case 2 af 3", "To bibliotekarer", "Dit svar", "Enter Se alle svar")
        await desk.press("enter")
        await desk.see("1 af 3 er på plads.", "▸ ✘ 2", "Enter Se svaret  → Næste")
        await desk.press("down", "down")
        await desk.see("▸ ✔ 1")
        await desk.press("enter", "right")
        await desk.see("case 2 af 3", "Enter Næste")
        await desk.press("right", "right", "3")
        await desk.see("case 3 af 3", "Vælg et svar")
    assert len(records.attempts()) == 2


async def test_a_list_longer_than_the_window_keeps_the_marked_question_in_sight(
    open_app: Open, little_course: Course, records: Records
) -> None:
    asked = question(little_course, "start-q01")
    assert isinstance(asked, Single)
    many = tuple(replace(asked, id=f"many-{n}", prompt=f"Nummer {n}. " + "Og så er der-mere at sige. " * 9) for n in range(1, 13))
    lesson = little_course.lessons[0]
    steps = tuple(replace(each, questions=many) if isinstance(each, Quiz) else each for each in lesson.steps)
    course = replace(little_course, lessons=(replace(lesson, steps=steps), *little_course.lessons[1:]))
    for each in many:
        records.save_attempt("start", "start-quiz", each.id, [asked.options[0].text], asked.options[0].correct, 1)
    for size in ((80, 24), (40, 12)):
        async with open_app(size, course) as desk:
            await desk.app.go(ToLesson(course.lessons[0], 2, look=True, ask=False))
            await desk.see("▸ Næste trin")
            for number in range(1, 13):
                await desk.press("down")
                line = next(line for line in desk.lines if "▸" in line)
                assert f"{number} Nummer {number}." in line
                assert line.rstrip(" ▁▂▃▄▅▆▇█").endswith(" …")
            await desk.press("enter")
            await desk.see("af 12", "Dit svar")
            for _page in range(3):  # in the small window Enter reads to the end of the answer first
                if not desk.shows("12 Nummer 12."):
                    await desk.press("enter")
            await desk.see("12 Nummer 12.")


async def test_a_click_in_the_review_opens_the_question(open_app: Open) -> None:
    async with open_app() as desk:
        await to_cases(desk)
        await desk.press("s", "enter", "right", "k", "enter", "right", "right")
        await desk.see("2 af 3 er på plads.")
        await desk.click("To bibliotekarer")
        await desk.see("case 2 af 3", "Dit svar", "Idéen er deres egen")


async def test_the_options_stay_in_place_until_they_are_answered(open_app: Open) -> None:
    async with open_app() as desk:
        await to_quiz(desk)
        before = desk.lines
        await desk.press("right", "left", "escape")
        await desk.see("Kurset")
        await desk.press("enter")
        await desk.see("spørgsmål 1 af 3")
        assert desk.lines == before
    async with open_app() as desk:
        await desk.press("enter")
        await desk.see("spørgsmål 1 af 3")
        assert desk.lines == before


async def test_the_order_of_an_answer_is_kept_and_the_next_attempt_has_its_own(
    open_app: Open, little_course: Course, records: Records
) -> None:
    asked = question(little_course, "start-q01")
    wrong = next(number for number, option in enumerate(shuffled(asked, seed(asked, 0)), 1) if not option.correct)

    def order(desk: Desk) -> list[str]:
        texts = [option.text for option in shuffled(asked, 0)]
        return sorted(texts, key=lambda text: next(n for n, line in enumerate(desk.lines) if text in line))

    async with open_app() as desk:
        await to_quiz(desk)
        assert order(desk) == [option.text for option in shuffled(asked, seed(asked, 0))]
        await desk.press(str(wrong), "enter")
        await desk.see(f"Dit svar  {wrong}")
        await desk.press("right", "right", "right")
        await desk.see("0 af 3 er på plads.")
        await desk.press("up", "enter")
        await desk.see("spørgsmål 1 af 1")
        assert order(desk) == [option.text for option in shuffled(asked, seed(asked, 1))]
    assert [attempt.seed for attempt in records.attempts()] == [seed(asked, 0)]


async def test_an_answer_to_an_option_that_is_gone_is_shown_without_a_crash(open_app: Open, records: Records) -> None:
    records.save_attempt("start", "start-quiz", "start-q01", ["En mulighed, der er væk."], False, 7)
    async with open_app() as desk:
        await to_quiz(desk, first="spørgsmål 2 af 3")
        await desk.press("left")
        await desk.see("spørgsmål 1 af 3", "Meningen kommer før opgaven.")
