"""Putting things in order and where they belong: by keys, by mouse, and what is said of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from course.content.model import Course, Item
from course.journal import Journal
from course.journal.kinds import Attempt
from course.journal.records import Records
from course.study.answer_parts import paired
from course.study.marking import scrambled, seed
from tests.tui.days import Days
from tests.tui.desk import Desk, Open, at_desk
from tests.tui.exercises import burst, drag, match_of, order_of, shown, with_question

WORKSHOP = ("Oplæg", "Brainstorm", "Drøftelse", "Beslutning")
GIVEN, STOP, HELP = "Datoen er givet.", "I kan stoppe igen.", "Der er central hjælp at hente."
TARGETS = {GIVEN: "Skal", STOP: "Kan", HELP: "Skal"}


@pytest.fixture
def course(practice_course: Course) -> Course:
    """The practice course without anything before it."""
    return replace(practice_course, statements=())


async def to_order(desk: Desk) -> None:
    """To the question that asks for an order."""
    await desk.press("2", "right")
    await desk.see("spørgsmål 1 af 4", *WORKSHOP)


async def to_match(desk: Desk) -> None:
    """To the question that asks what belongs where."""
    await to_order(desk)
    await desk.press("right")
    await desk.see("spørgsmål 2 af 4", *TARGETS)


def start_of(course: Course) -> list[str]:
    """The order to begin with."""
    asked = order_of(course)
    return [item.text for item in scrambled(asked, seed(asked, 0))]


def the_one(records: Records) -> Attempt:
    """The one attempt that there is."""
    (attempt,) = records.attempts()
    return attempt


# Order


async def test_items_are_put_in_order_by_moving_the_marked_one(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_order(desk)
        assert shown(desk, WORKSHOP) == start_of(course) != list(WORKSHOP)
        for place, text in enumerate(WORKSHOP):
            for _ in range(shown(desk, WORKSHOP).index(text) - place):
                await desk.press(*["up"] * 4, *["down"] * shown(desk, WORKSHOP).index(text), "shift+up")
        assert shown(desk, WORKSHOP) == list(WORKSHOP)
        await desk.press("enter")
        await desk.see("Det er rigtigt.", "Inspirationen kommer først.", "Til sidst: hvem gør hvad?")
    assert the_one(records).chosen == WORKSHOP
    assert the_one(records).correct


async def test_a_digit_puts_the_marked_item_in_that_place(open_app: Open, records: Records, course: Course) -> None:
    first, *others = start_of(course)
    async with open_app(course=course) as desk:
        await to_order(desk)
        await desk.press("4", "7", "0")
        await desk.until(lambda: shown(desk, WORKSHOP) == [*others, first], "the first item to be last")
        await desk.press("2", "enter")
        await desk.see("står rigtigt i rækkefølgen.")
    assert the_one(records).chosen == (others[0], first, *others[1:])


async def test_the_space_bar_takes_hold_and_the_arrows_move(open_app: Open, records: Records, course: Course) -> None:
    first, second, *others = start_of(course)
    async with open_app(course=course) as desk:
        await to_order(desk)
        await desk.press("space", "down")
        await desk.until(lambda: shown(desk, WORKSHOP) == [second, first, *others], "the item to move")
        await desk.press("space", "down", "enter")
        await desk.see("står rigtigt i rækkefølgen.")
    assert the_one(records).chosen == (second, first, *others)


async def test_an_order_that_nobody_touched_is_asked_for_first(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_order(desk)
        await desk.press("down", "enter")
        await desk.see("spørgsmål 1 af 4", "Er rækkefølgen sådan? Enter igen svarer.")
        assert records.attempts() == []
        await desk.press("shift+up")
        assert not desk.shows("Er rækkefølgen sådan?"), "it was moved"
        await desk.press("shift+down", "enter")
        await desk.see("står rigtigt i rækkefølgen.")
    assert list(the_one(records).chosen) == start_of(course)


async def test_what_is_half_made_is_there_when_one_comes_back(open_app: Open, records: Records, course: Course) -> None:
    first, second, *others = start_of(course)
    async with open_app(course=course) as desk:
        await to_order(desk)
        await desk.press("space", "down", "space", "right")
        await desk.see("spørgsmål 2 af 4")
        await desk.press("2", "1", "8", "right")
        await desk.see("spørgsmål 3 af 4")
        await desk.press("1", "2", "left")
        await desk.see("spørgsmål 2 af 4", "1 mangler", "◉ gætter")
        await desk.press("left", "left")
        await desk.see("trin 1 af")
        await desk.press("escape")
        await desk.press("2", "right")
        assert shown(desk, WORKSHOP) == [second, first, *others]
        await desk.press("enter", "enter")
        await desk.see("spørgsmål 2 af 4")
        assert desk.text.count("◉") == 3
        await desk.press("1", "enter", "enter")
        await desk.see("spørgsmål 3 af 4")
        assert desk.text.count("☑") == 2
    assert [attempt.sure for attempt in records.attempts()] == [None, False]


async def test_a_held_enter_says_nothing_about_an_order(
    journal: Journal, records: Records, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.tui.base.held_enter.TOO_SOON", timedelta(milliseconds=400))
    days = Days()
    async with at_desk(course, journal, days) as desk:
        await to_order(desk)
        await desk.press("enter", "enter", "enter")
        await desk.see("Er rækkefølgen sådan?")
        assert records.attempts() == []
        days.now += timedelta(milliseconds=400)
        await desk.press("enter")
        await desk.see("står rigtigt i rækkefølgen.")


async def test_a_match_that_nobody_touched_says_how(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_match(desk)
        await desk.see("Vælg et svar")
        await desk.press("down", "enter", "enter")
        await desk.see("spørgsmål 2 af 4", "Giv hver linje et tal. → springer over.")
        await desk.press("1")
        await desk.see("2 mangler", "Tryk så Enter.")
    assert records.attempts() == []


@pytest.mark.parametrize(("size"), [(80, 24), (46, 24)], ids=["80x24", "narrow"])
async def test_an_item_is_dragged_down_and_up(open_app: Open, records: Records, course: Course, size: tuple[int, int]) -> None:
    first, second, third, last = start_of(course)
    async with open_app(size, course=course) as desk:
        await to_order(desk)
        await drag(desk, first, last)
        assert shown(desk, WORKSHOP) == [second, third, last, first]
        await drag(desk, last, second)
        assert shown(desk, WORKSHOP) == [last, second, third, first]
        await desk.push("#forward")
        await desk.see("står rigtigt i rækkefølgen.")
    assert the_one(records).chosen == (last, second, third, first)


async def test_a_short_item_dragged_past_a_long_one_changes_places_once(open_app: Open, course: Course) -> None:
    long = "En linje, der fylder lige netop to. Slut."
    items = Item("kort", "Kort", "Derfor."), Item("lang", long, "Derfor."), Item("kortere", "Kortere", "Derfor.")
    asked = replace(order_of(course), items=items)
    short = next(item.text for item in scrambled(asked, seed(asked, 0)) if item.text != long)
    async with open_app((46, 24), course=with_question(course, asked)) as desk:
        await desk.press("2", "right")
        await desk.see("spørgsmål 1 af 4")
        for _ in range(3):
            above = shown(desk, (short, "Slut."))[0] == short
            await drag(desk, short, "Slut." if above else "En linje")
            assert (shown(desk, (short, "Slut."))[0] == short) is not above


async def test_an_item_follows_the_mouse_only_while_it_is_held(open_app: Open, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_order(desk)
        await desk.click(start_of(course)[1])
        await desk.pilot.hover(offset=(10, 5))
        await desk.pilot.hover(offset=(10, 20))
        assert shown(desk, WORKSHOP) == start_of(course)
        await desk.press("shift+up")
        assert shown(desk, WORKSHOP)[0] == start_of(course)[1], "the click marked it"


async def test_after_an_order_stands_where_each_item_was_put(open_app: Open, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_order(desk)
        for place, text in enumerate(("Beslutning", "Oplæg", "Brainstorm", "Drøftelse"), 1):
            await desk.press(*["up"] * 4, *["down"] * shown(desk, WORKSHOP).index(text), str(place))
        await desk.press("enter")
        await desk.see("3 af 4 står rigtigt i rækkefølgen.", "1 → 4  Til sidst: hvem gør hvad?")
        await desk.see("✔ 1  Oplæg", "✔ 2  Brainstorm", "✔ 3  Drøftelse", "Alle begrundelser")
        assert not desk.shows("Inspirationen kommer først.")
        await desk.press("tab", "enter")
        await desk.see("✔ 1  Oplæg", "✔ 2  Brainstorm", "✔ 3  Drøftelse", "Inspirationen kommer først.")
        before = desk.lines
        await desk.press("shift+down", "2")
        assert desk.lines == before, "what is answered stays"


# Match


async def test_digits_put_each_text_where_it_belongs(open_app: Open, records: Records, course: Course) -> None:
    asked = match_of(course)
    texts = [pair.text for pair in scrambled(asked, seed(asked, 0))]
    async with open_app(course=course) as desk:
        await to_match(desk)
        for missing, text in zip((2, 1, None), texts, strict=True):
            await desk.press("1" if TARGETS[text] == "Skal" else "2")
            await desk.see(f"{missing} mangler" if missing else "Svar")
        await desk.press("enter")
        await desk.see("Det er rigtigt.", "Mange skal det samme.")
    assert the_one(records).chosen == tuple(paired(text, TARGETS[text]) for text in texts)
    assert the_one(records).correct


async def test_digits_and_arrows_do_too_and_a_choice_can_be_changed(open_app: Open, records: Records, course: Course) -> None:
    asked = match_of(course)
    texts = [pair.text for pair in scrambled(asked, seed(asked, 0))]
    async with open_app(course=course) as desk:
        await to_match(desk)
        await desk.press("down", "down", "2", "7", "k", "up", "up", "1", "2", "up", "up", "2", "enter")
        await desk.see("står rigtigt.")
    assert the_one(records).chosen == tuple(paired(text, "Kan") for text in texts)


async def test_the_space_bar_goes_through_the_targets_of_a_line(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_match(desk)
        await desk.press("space", "down", "space", "space", "down", "space", "space", "space", "enter")
        await desk.see("Mange skal det samme.")
    assert [text[-4:] for text in the_one(records).chosen] == ["Skal", " Kan", "Skal"]


async def test_enter_goes_to_the_line_that_is_missing(open_app: Open, records: Records, course: Course) -> None:
    async with open_app(course=course) as desk:
        await to_match(desk)
        await desk.press("down", "1", "1")
        await desk.see("1 mangler")
        await desk.press("enter")
        assert records.attempts() == []
        await desk.press("1", "enter")
        await desk.see("2 af 3 står rigtigt.", "Skal → Kan  Ingen har krævet det.", "✔ Datoen er givet. → Skal")
    assert len(the_one(records).chosen) == 3


@pytest.mark.parametrize("size", [(80, 24), (40, 24)], ids=["beside", "below"])
async def test_a_click_on_a_target_chooses_it(open_app: Open, records: Records, course: Course, size: tuple[int, int]) -> None:
    async with open_app(size, course=course) as desk:
        await to_match(desk)
        for text, target in TARGETS.items():
            start = next(number for number, line in enumerate(desk.lines) if text in line)
            row, line = next((number, line) for number, line in enumerate(desk.lines) if number >= start and target in line)
            await desk.pilot.click(offset=(line.index(target), row))
            await desk.pilot.pause()
        await desk.push("#forward")
        await desk.see("Det er rigtigt.")
    assert the_one(records).correct


async def test_the_review_names_answers_that_were_put_together(open_app: Open, records: Records, course: Course) -> None:
    records.save_attempt("dernaest", "dernaest-quiz", "dernaest-q01", WORKSHOP, True, 1)
    records.save_attempt("dernaest", "dernaest-quiz", "dernaest-q02", [paired(GIVEN, "Skal")], False, 1)
    async with open_app(course=course) as desk:
        await desk.press("2", "right", "right", "right")
        await desk.see("Dit svar: 1. Oplæg · 2. Brainstorm · 3. Drøftelse · 4. Beslutning", "Dit svar: Datoen er givet. → Skal")


async def test_an_answer_to_an_order_the_course_has_changed_is_told_as_it_was(
    open_app: Open, records: Records, course: Course
) -> None:
    records.save_attempt("dernaest", "dernaest-quiz", "dernaest-q01", ["Oplæg", "Kaffe"], True, 1)
    async with open_app(course=course) as desk:
        await desk.press("2", "right", "left")
        await desk.see(
            "Det var rigtigt.", "Kurset er ændret siden. Du svarede: 1. Oplæg · 2. Kaffe", "Nu kan I vælge til og fra."
        )


async def test_keys_in_a_burst_answer_one_question_after_another(open_app: Open, records: Records, course: Course) -> None:
    first, *others = start_of(course)
    async with open_app(course=course) as desk:
        await to_order(desk)
        await burst(desk, "4", "9", "enter", "enter", "1", "1", "2", "8", "enter", "enter", "1", "3", "enter", "enter", "2")
        await desk.see("spørgsmål 4 af 4")
        await burst(desk, "enter")
        await desk.until(lambda: len(records.attempts()) == 4, "four answers")
    order, match, several, one = records.attempts()
    assert (order.chosen, order.sure) == ((*others, first), True)
    assert ([text[-4:] for text in match.chosen], match.sure) == (["Skal", "Skal", " Kan"], False)
    assert (len(several.chosen), several.sure) == (2, None)
    assert len(one.chosen) == 1


@pytest.mark.parametrize("record", ["order", "match", "gone"])
async def test_the_journal_opens_an_answer_of_any_kind(open_app: Open, records: Records, course: Course, record: str) -> None:
    chosen = {"order": WORKSHOP[::-1], "match": (paired(GIVEN, "Kan"),), "gone": ("Noget andet",)}[record]
    number = "dernaest-q01" if record == "order" else "dernaest-q02"
    records.save_attempt("dernaest", "dernaest-quiz", number, chosen, False, 1)
    async with open_app(course=course) as desk:
        await desk.press("d", "2", "enter", "enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the entry")
        match record:
            case "order":
                await desk.see("1 af 4 står rigtigt i rækkefølgen.", "4 → 1  ")
            case "match":
                await desk.see("Kan → Skal  Den er sat udefra.", "ingen plads → Kan")
            case _:
                await desk.see("Noget andet")
