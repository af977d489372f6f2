"""A dilemma on screen: by keys, by mouse, in a very small window, and when another window has gone on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.content.scenario import Scenario
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.kinds import PATHS
from course.journal.paths import paths
from course.journal.private import private_marks
from course.journal.records import Records
from course.session.routes import ToEntry, ToJournal, ToLesson
from course.session.scenarios import Play
from tests.tui.desk import Desk, Open, at_desk

STEP = "vagt-dilemma"
SENTENCE = "Jeg vil spørge først."


@pytest.fixture
def at_dilemma(open_app: Open, dilemma_course: Course) -> Open:
    """Opens the app on the course with the scenario."""

    def opened(size: tuple[int, int] = (80, 24), course: Course | None = None):  # type: ignore[no-untyped-def]
        return open_app(size, course or dilemma_course)

    return opened


async def to_it(desk: Desk) -> None:
    """To the scenario's first page."""
    await desk.app.go(ToLesson(desk.app.session.course.lessons[0], 1))
    await desk.see("Du leder et plejehjem.")


def chosen(journal: Journal) -> list[list[str]]:
    """What was chosen, path by path."""
    return [[each.choice for each in path.decisions] for path in paths(journal)]


async def test_by_keys_from_its_beginning_to_the_sentence(at_dilemma: Open, journal: Journal, records: Records) -> None:
    async with at_dilemma() as desk:
        await to_it(desk)
        await desk.press("down")
        await desk.see("▸ ≡  På dit bord: Mail fra forvaltningen", "Enter Åbn")
        await desk.press("enter")
        await desk.see("Vagtplanen går i luften den 1. marts.", "Enter Tilbage")
        await desk.press("escape")
        await desk.see("Du leder et plejehjem.", "Begynd ›", "Enter Begynd")
        await desk.press("enter")
        await desk.see("Hvad gør du først?", "Vælg, hvad du gør")
        await desk.press("enter")
        assert chosen(journal) == [], "nothing is marked"
        await desk.press("down", "down", "up", "9")
        await desk.see("▸ 1  Du indkalder", "Enter Beslut")
        await desk.press("up", "enter")
        await desk.see("Vagtplanen går i luften den 1. marts.")
        await desk.press("escape")
        await desk.see("▸ ≡  På dit bord: Mail fra forvaltningen", "Åbn")
        await desk.press("2", "enter")
        assert chosen(journal) == [["skriver"]]
        await desk.see("Samme dag", "Tre svarer.", "Kig tre måneder frem ›", "Enter Kig tre måneder frem")
        await desk.press("enter")
        await desk.see("Et kig tre måneder frem", "Nogle siger stadig", "Tilbage til nutiden ›", "Enter Tilbage til nutiden")
        await desk.press("left")
        await desk.see("Tre svarer.")
        await desk.press("right", "right")
        await desk.see("beslutning 2", "På dit bord: Linje i budgettet")
        await desk.press("1", "enter", "enter", "enter", "2", "enter")
        assert chosen(journal) == [["skriver", "tovholder", "fint"]]
        await desk.press("enter")
        await desk.see("Se, hvordan det endte ›")
        await desk.press("enter")
        await desk.see("Planen er i drift på papiret", "Din vej", "▸ 4  Skriv en sætning", "Arbejd videre med dit eget projekt")
        await desk.press("ctrl+o")
        await desk.see("Din vej   ▣ kun for dig", "▸ 4  Skriv en sætning")
        assert private_marks(journal) == {(PATHS, each.id) for each in paths(journal)}
        await desk.press("up")
        await desk.see("Se de andre valg")
        await desk.press("enter")
        await desk.see(
            "Det stod på spil: Det, der driller", "Du valgte: Du siger, at det går fint.", "Et andet valg: Du fortæller"
        )
        await desk.see("Sådan endte det: Planen er i drift på papiret", "Så var det endt: Planen er i drift, og I ved hvorfor")
        await desk.press("escape")
        await desk.see("▸ 3  Du siger, at det går fint.")
        await desk.press("4")
        await desk.see("Hvad ville du gøre anderledes hos jer?")
        assert not desk.editor.border_title, "the sentence itself may go out"
        await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")
        await desk.write("1 ting: " + SENTENCE)
        await desk.press("ctrl+g")
        await desk.see("Nu kan du vælge.")
        found = records.reflection(STEP)
        assert found is not None
        assert found.text == "1 ting: " + SENTENCE
        await desk.app.go(ToEntry(found))
        await desk.see("Du valgte: Du skriver til alle i dag", "Sådan endte det: Planen er i drift på papiret", SENTENCE)


async def test_by_mouse_once_more_and_into_a_project(at_dilemma: Open, journal: Journal) -> None:
    async with at_dilemma() as desk:
        await to_it(desk)
        await desk.click("Mail fra forvaltningen")
        await desk.see("Vagtplanen går i luften den 1. marts.")
        await desk.push("#back")
        await desk.see("Du leder et plejehjem.")
        await desk.click("tovholder")
        await desk.until(lambda: desk.place == "GlossaryScreen", "the word")
        await desk.press("escape")
        await desk.push("#forward")
        await desk.see("Hvad gør du først?")
        await desk.click("Du venter, til du ved mere.")
        await desk.push("#forward")
        await desk.see("Rygtet når nattevagten")
        await desk.push("#forward")
        await desk.push("#forward")
        await desk.see("Planen er i drift på papiret")
        await desk.click("Du venter")
        await desk.see("Et andet valg: Du skriver til alle")
        await desk.push("#forward")
        await desk.click("Begynd forfra")
        await desk.see("Du leder et plejehjem.")
        assert chosen(journal) == [["venter"]]
        await desk.push("#forward")
        await desk.click("Du indkalder alle")
        await desk.push("#forward")
        assert chosen(journal) == [["venter"], ["mandag"]]
        await desk.push("#forward")
        await desk.push("#forward")
        await desk.click("Alle hjælper hinanden.")
        for _page in range(3):
            await desk.push("#forward")
        await desk.click("Arbejd videre med dit eget projekt")
        await desk.see("Hvad hedder projektet?")


async def test_it_goes_on_where_it_was_left_and_stands_in_the_journal(at_dilemma: Open, journal: Journal) -> None:
    async with at_dilemma() as desk:
        await to_it(desk)
        await desk.press("enter", "1", "enter", "escape")
        await desk.until(lambda: desk.place == "HomeScreen", "home")
    async with at_dilemma() as desk:
        await desk.press("enter")
        await desk.see("Der bliver stille i frokoststuen.")
        await desk.press("enter", "enter", "right")
        await desk.see("→ igen springer resten af dilemmaet over.", "beslutning 2", "→ Spring dilemmaet over")
        await desk.press("1", "right")
        await desk.see("▸ 1  ")
        await desk.press("right")
        await desk.see("Nu kan du vælge.")
        await desk.press("left")
        await desk.see("beslutning 2")
        await desk.press("right", "right")
        await desk.see("Nu kan du vælge.")
        await desk.app.go(ToJournal())
        await desk.press("2")
        await desk.see("⑂", "Fem uger til vagtplanen", "Du indkalder alle til et møde på mandag.")
        await desk.press("ctrl+o")
        await desk.see("▣ kun for dig")
        await desk.press("enter")
        await desk.see("Der bliver stille i frokoststuen.")
        await desk.press("escape")
        await desk.see("⑂")
        await desk.press("delete", "4")
        await desk.see("Fem uger til vagtplanen")
        assert chosen(journal) == []
        await desk.press("ctrl+z")
        assert chosen(journal) == [["mandag"]]


async def test_another_window_that_has_gone_on_stands(at_dilemma: Open, journal: Journal, dilemma_course: Course) -> None:
    async with at_dilemma() as desk:
        await to_it(desk)
        await desk.press("enter", "1")
        step = dilemma_course.lessons[0].steps[1]
        assert isinstance(step, Scenario)
        other = Play(desk.app.session, dilemma_course.lessons[0], step)
        other.go_on()
        assert other.choose("venter")
        await desk.press("enter")
        await desk.see("Du er gået videre et andet sted.", "Planen er i drift på papiret")
        assert chosen(journal) == [["venter"]]


async def test_what_cannot_be_kept_is_not_decided(at_dilemma: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise SaveFailed("Disken er fuld.")

    async with at_dilemma() as desk:
        await to_it(desk)
        await desk.press("enter", "1")
        monkeypatch.setattr("course.session.scenarios.save_path", full)
        await desk.press("enter")
        await desk.see("Disken er fuld.", "▸ 1  Du indkalder", "Beslut")


async def test_one_that_was_changed_says_so_and_goes_on_at_the_last_fork_that_stands(
    dilemma_course: Course, journal: Journal, clock: Callable[[], datetime]
) -> None:
    lesson = dilemma_course.lessons[0]
    read, step, end = lesson.steps
    assert isinstance(step, Scenario)
    async with at_desk(dilemma_course, journal, clock) as desk:
        await to_it(desk)
        await desk.press("enter", "2", "enter")
    first = replace(step.forks[0], choices=tuple(each for each in step.forks[0].choices if each.id != "skriver"))
    edition = replace(lesson, steps=(read, replace(step, forks=(first, *step.forks[1:])), end))
    async with at_desk(replace(dilemma_course, lessons=(edition, dilemma_course.lessons[1])), journal, clock) as desk:
        await desk.app.go(ToLesson(edition, 1))
        await desk.see("Dilemmaet er ændret, siden du var her.", "Du skriver til alle i dag", "Du leder et plejehjem.")


async def test_all_of_it_can_be_read_and_chosen_in_a_very_small_window(at_dilemma: Open, journal: Journal) -> None:
    async with at_dilemma((40, 12)) as desk:
        await to_it(desk)
        await desk.press("enter", "enter")
        await desk.see("Læs videre")
        for _line in range(30):
            if desk.shows("▸ 1"):
                break
            await desk.press("down")
        await desk.press("up")
        await desk.see("▸ ≡  På dit bord: Mail")
        await desk.press("enter")
        await desk.see("Vagtplanen går i luften")
        await desk.press("escape")
        await desk.see("▸ ≡  På dit bord: Mail")
        await desk.press("down", "down", "down")
        await desk.see("▸ 3  Du venter, til du ved mere.")
        await desk.press("enter", "enter", "enter")
        await desk.see("Planen er i drift på papiret")
        for _page in range(10):
            if desk.shows("Skriv en sætning ›"):
                break
            await desk.press("enter")
        await desk.press("enter")
        await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")
        await desk.write("Ja.")
        assert desk.shows("Ja.")
        assert chosen(journal) == [["venter"]]
