"""What a leader brings to the talk with their own manager: written, picked and left out, by keys and by mouse."""

from __future__ import annotations

import pytest

from course.content.model import Course, Reflect
from course.journal import Journal
from course.journal.kinds import NOTES, REFLECTIONS
from course.journal.records import Records
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.talk import Picked, Talk, Thing
from course.tools.workshop import Workshop
from tests.tui.desk import WIDE, Desk, Open

NARROW = (40, 12)


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def records(journal: Journal) -> Records:
    return Records(journal)


def talk(works: Repositories) -> Talk:
    """The one there is."""
    (found,) = works.of(Talk).all()
    return found


async def to_talk(desk: Desk) -> None:
    await desk.press("»Åbn: Samtalen")
    await desk.until(lambda: desk.place == "TalkScreen", "the talk")


async def test_from_the_list_to_three_things_and_the_nearest_project(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    soon = works.of(Project).save(Project(name="Ny telefoni"))
    works.of(Workshop).save(Workshop(project=soon.id, day="2026-12-01"))
    works.of(Project).save(Project(name="Fravær i appen", in_use="2027-03-01"))
    async with open_app(WIDE, practice_course) as desk:
        await desk.press("p", "plus")
        await desk.see("Samtalen med min leder")
        await desk.click("Samtalen med min leder")
        await desk.see("Hvilket projekt hører det til?", "▸○ Ny telefoni")
        await desk.press("enter")
        await desk.see("Op til tre ting.", "Med (skriv roller, ikke navne)")
        await desk.write("9/12")
        await desk.press("tab")
        await desk.write("områdelederen")
        await desk.press("tab", "tab")
        await desk.write("To timer")
        await desk.press("tab")
        await desk.write("Fordi vi mangler dem")
        await desk.press("tab", "right", "enter")
        await desk.see("2. Jeg er i tvivl om", "onsdag den 9. december 2026")
        await desk.press("tab")
        await desk.write("De andre")
        await desk.leave()
        await desk.until(lambda: desk.place == "ProjectsScreen", "the list")
    made = talk(works)
    assert (made.day, made.role, made.project) == ("2026-12-09", "områdelederen", soon.id)
    assert made.wanted == (Thing("1", "request", "To timer", "Fordi vi mangler dem"), Thing("2", "doubt", "De andre"))


async def test_five_texts_are_picked_and_agreements_left_out(
    open_app: Open, practice_course: Course, works: Repositories, records: Records
) -> None:
    lesson, step = next((each, step) for each in practice_course.lessons for step in each.steps if isinstance(step, Reflect))
    picked = [(REFLECTIONS, records.save_reflection(lesson.id, step.id, "Skærmen hænger i entréen.", None))]
    picked += [(NOTES, records.save_note(None, None, f"Tanke {number}", None)) for number in range(6)]
    records.save_rating("before", practice_course.statements[0].id, 3)
    agreed = works.of(Commitment).save(Commitment(occasion="det ringer", action="svarer jeg", look_back="2026-12-10"))
    works.of(Talk).save(Talk(role="min leder", picked=tuple(Picked(each, table) for table, each in picked[:4])))
    async with open_app(WIDE, practice_course) as desk:
        await to_talk(desk)
        await desk.press("escape", "2")
        await desk.see("☑ Hvis det ringer, så svarer jeg", "Se tilbage: torsdag den 10. december 2026")
        await desk.press("tab", "space")
        await desk.see("☐ Hvis det ringer")
        assert talk(works).left_out == (agreed.id,)
        await desk.press("3")
        await desk.see("☑ Mine tal før og efter kurset", "☑ Skærmen hænger i entréen.", f"Lektion 1, {step.title}", "4 er valgt")
        await desk.press("space")
        await desk.see("☐ Mine tal")
        await desk.click("Tanke 5")
        await desk.see("☑ Tanke 5", "5 er valgt")
        await desk.click("Tanke 4")
        await desk.see("Der er plads til 5. Tag først hakket fra en anden.", "☐ Tanke 4")
    assert talk(works).entries == (*picked[:4], picked[6])
    assert not talk(works).with_ratings


async def test_with_nothing_to_bring_it_says_so_and_a_small_window_has_all_of_it(
    open_app: Open, practice_course: Course, works: Repositories
) -> None:
    works.of(Talk).save(Talk(day="2026-12-09"))
    async with open_app(NARROW, practice_course) as desk:
        await to_talk(desk)
        await desk.see("1. Jeg beder om")
        await desk.press("ctrl+g")
        await desk.see("Hører til: intet projekt", "Du har ingen åbne aftaler.")
        await desk.press("ctrl+g")
        await desk.see("Du har ikke skrevet noget i kurset endnu.")
        await desk.press("»Slet samtalen")
        await desk.until(lambda: not works.of(Talk).all(), "the talk deleted")


async def test_it_leads_to_what_goes_out(open_app: Open, practice_course: Course, works: Repositories) -> None:
    works.of(Talk).save(Talk(things=(Thing("1", "request", "To timer om ugen"),)))
    async with open_app(WIDE, practice_course) as desk:
        await to_talk(desk)
        await desk.press("ctrl+e")
        await desk.see("Samtalen med min leder", "To timer om ugen", "samtalen-med-min-leder-2026-11-23")
