"""The leader's development on screen: by keys, by mouse, as pictures and in words."""

from __future__ import annotations

import re
import threading
from datetime import datetime, timedelta
from functools import partial

import pytest

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.tui.app import SkalkanApp
from tests.conftest import NOW
from tests.tui.desk import Desk, Open, at_desk

NAMES = ("Lektioner", "Svar", "Sikker eller gæt", "Ord", "Dage", "Før og nu")
SMALL = (40, 12)


@pytest.fixture
def half_way(journal: Journal) -> None:
    """The first lesson done on a day some weeks ago, the second begun today."""
    now = NOW - timedelta(days=20)
    with Journal(journal.home, clock=lambda: now) as earlier:
        records = Records(earlier)
        records.save_reading("foerst", "foerst-laes")
        records.save_reflection("foerst", "foerst-skriv", "Mindst af kurset [/] og mest af Åse.", None)
        now += timedelta(minutes=9)
        records.save_attempt("foerst", "foerst-sorter", "foerst-c01", ["skal"], True, 1, sure=True)
        records.save_attempt("foerst", "foerst-sorter", "foerst-c02", ["skal"], False, 1, sure=True)
        now += timedelta(minutes=8)
        records.save_attempt("foerst", "foerst-sorter", "foerst-c03", ["begge"], True, 1, sure=False)
        records.save_reading("foerst", "foerst-slut")
        for statement, value in (("udsagn-kaede", 3), ("udsagn-start", 5), ("udsagn-samtale", 2)):
            records.save_rating("before", statement, value)
    records = Records(journal)
    records.save_reading("dernaest", "dernaest-laes")
    records.save_attempt("dernaest", "dernaest-quiz", "dernaest-q04", ["Venter."], False, 1)
    records.save_note(None, None, "Husk at takke kontoret.", None)
    records.save_rating("after", "udsagn-kaede", 6)
    records.save_rating("then", "udsagn-kaede", 3)


def figures(desk: Desk) -> set[str]:
    """Every number in the picture or table."""
    return set(re.findall(r"\d+", "\n".join(desk.lines[4:-1])))


async def test_u_opens_it_and_esc_leads_back(open_app: Open, practice_course: Course, half_way: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("u")
        await desk.see("▸ 1 Lektioner", "Du er igennem 1 af 3 lektioner og har taget 5 af 11 trin.")
        assert desk.lines[-1].startswith(" ← → Billede  Esc Forside  F1 Hjælp")
        await desk.press("u")
        assert desk.place == "DevelopmentScreen"
        await desk.press("escape")
        assert desk.place == "HomeScreen"


async def test_it_opens_from_a_lesson_and_from_the_palette(open_app: Open, practice_course: Course, half_way: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("2")
        await desk.see("trin 1 af 4")
        await desk.press("ctrl+p")
        await desk.write("udvik")
        await desk.press("enter")
        await desk.see("▸ 1 Lektioner")


async def test_digits_arrows_and_clicks_change_the_picture(open_app: Open, practice_course: Course, half_way: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("u")
        for number, name in enumerate(NAMES, start=1):
            await desk.press(str(number))
            await desk.see(f"▸ {number} {name}")
        await desk.press("right")
        await desk.see("▸ 1")
        await desk.press("left", "left")
        await desk.see("▸ 5")
        await desk.click("2 Svar")
        await desk.see("▸ 2 Svar", "2 af 3 besvaret rigtigt")
        await desk.press("right")
        await desk.see("▸ 3 Sikker eller gæt", "Du var sikker og tog fejl")
        await desk.press("7", "0")
        await desk.see("▸ 3 Sikker eller gæt")


async def test_every_table_says_the_figures_of_its_picture(open_app: Open, practice_course: Course, half_way: None) -> None:
    said = {
        1: (["4 af 4 trin", "1 af 4 trin", "0 af 3 trin"], ["Lektion 1, Hvor kommer det fra?: 4 af 4 trin, færdig."]),
        2: (
            ["2 af 3 besvaret rigtigt", "0 af 1 besvaret rigtigt"],
            ["Lektion 2, Rækkefølge og plads: 0 af 1 besvaret rigtigt. 3 spørgsmål venter."],
        ),
        3: (["havde ret", "tog fejl"], ["Du var sikker og havde ret: 1.", "Du gættede og tog fejl: 0."]),
        4: (["Uden for lektionerne"], ["Lektion 1, Hvor kommer det fra?: 7 ord.", "Uden for lektionerne: 4 ord."]),
        5: (["uge 45", "■", "▪"], ["Tirsdag den 3. november 2026: omkring 19 minutter."]),
        6: (["○", "●", "◇"], ["Før kurset: 3. Nu: 6. Før, set i bakspejlet: 3."]),
    }
    async with open_app(course=practice_course) as desk:
        await desk.press("u")
        for number, (drawn, told) in said.items():
            await desk.press(str(number))
            await desk.see(*drawn)
            picture = figures(desk)
            await desk.press("tab", "enter")
            await desk.see("▸ Som billede", *told)
            assert number > 4 or picture <= figures(desk), "a calendar and a scale have figures of their own"
            await desk.press("enter", "shift+tab")
            await desk.see("Som tabel", *drawn)


async def test_words_stay_words_in_the_next_picture_and_a_click_draws_again(
    open_app: Open, practice_course: Course, half_way: None
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("u", "tab", "enter", "shift+tab", "right")
        await desk.see("Lektion 1, Hvor kommer det fra?: 2 af 3 besvaret rigtigt.", "Uge 48 i 2026: 0 af 1 besvaret rigtigt.")
        await desk.click("Som billede")
        await desk.see("□ ikke rigtige endnu", "0/1")


async def test_what_was_mistaken_is_named(open_app: Open, practice_course: Course, half_way: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("u", "3")
        await desk.see(
            "Der er kun få svar endnu.", "1 svar uden et ord om", "Et ekstra blik værd", "1 To pædagoger filmer en dag"
        )


async def test_each_picture_of_an_empty_journal_says_what_will_be_there(open_app: Open, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("u")
        await desk.see("Hele kurset ligger foran dig.", "0 af 4 trin")
        for number, text in (
            (2, "Det begynder med det første spørgsmål"),
            (3, "Her kan du se, hvor tit du har ret, når du er sikker"),
            (4, "En enkelt sætning er nok."),
            (5, "En dag uden mærke betyder ikke noget."),
            (6, "Du vurderer dem fra forsiden, eller med Ctrl+P: »Vurdér«."),
        ):
            await desk.press(str(number))
            await desk.see(text)
            await desk.press("tab", "enter", "shift+tab")
            await desk.see(text)


async def test_a_course_without_statements_says_so(open_app: Open) -> None:
    async with open_app() as desk:
        await desk.press("u", "6")
        await desk.see("Dette kursus har ingen udsagn at vurdere.")


async def test_who_was_away_for_long_is_told_kindly(journal: Journal, practice_course: Course, half_way: None) -> None:
    async with at_desk(practice_course, journal, lambda: NOW + timedelta(days=300)) as desk:
        await desk.press("u", "5")
        await desk.see("Alt, hvad du lavede, er her stadig.", "I alt har du brugt omkring 21 minutter.")


async def test_a_clock_that_was_set_back_and_the_year_2038_do_no_harm(
    journal: Journal, practice_course: Course, half_way: None
) -> None:
    for now in (NOW - timedelta(days=4000), NOW.replace(year=2038, month=1, day=20)):
        async with at_desk(practice_course, journal, partial(datetime.fromisoformat, now.isoformat())) as desk:
            await desk.press("u")
            for number in "123456":
                await desk.press(number)
                await desk.see(f"▸ {number}")
                await desk.press("tab", "enter", "enter", "shift+tab")
            await desk.see("○ før kurset")


async def test_it_shows_at_once_what_was_written_meanwhile(open_app: Open, practice_course: Course, half_way: None) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("u", "4")
        await desk.see("Du har skrevet 11 ord.")
        await desk.press("ctrl+p")
        await desk.paste("dagbog")
        await desk.press("enter")
        await desk.see("Husk at takke")
        await desk.press("delete")
        await desk.press("escape")
        await desk.see("▸ 4 Ord", "Du har skrevet 7 ord.")


async def test_all_of_it_can_be_read_in_a_very_small_window(open_app: Open, practice_course: Course, half_way: None) -> None:
    async with open_app(SMALL, practice_course) as desk:
        await desk.press("u")
        await desk.see("▸ 1 Lektioner  2  3  4  5  6")
        await desk.click("5")
        await desk.see("5 Dage", "m  t  o  t  f  l  s")
        assert not desk.shows("et kvarter eller mere")
        await desk.press("end")
        await desk.see("uge 48", "et kvarter eller mere")
        await desk.press("1")
        await desk.see("Du er igennem 1 af 3")


async def test_it_waits_for_the_journal(practice_course: Course, journal: Journal) -> None:
    ready = threading.Event()

    def opening() -> Journal:
        ready.wait(10)
        return journal

    app = SkalkanApp(practice_course, opening, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(app, pilot)
        await desk.see("Åbner din dagbog")
        await desk.press("u")
        assert desk.place == "HomeScreen"
        ready.set()
        await desk.until(lambda: app.session.is_ready)
        await desk.press("u")
        await desk.see("▸ 1 Lektioner")
    app.pool.shutdown()
