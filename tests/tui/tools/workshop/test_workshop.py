"""The digital conversation on screen: five parts, by keys and by mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from course.content.model import Course
from course.export import formats
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.workshop import AgendaItem, Decided, Line, Workshop, new_workshop, total
from course.tui.tools.workshop.workshop_screen import WorkshopScreen
from tests.tui.desk import CLASSIC, WIDE, Desk, Open
from tests.tui.exercises import drag, save_file, take_out

PREPARE, AGENDA, SCRIPT, VISIT, AFTER = 1, 2, 3, 4, 5


class Opened(Protocol):
    """Opens the app at one part of a workshop: what is saved, or a new one."""

    def __call__(
        self, part: int = AGENDA, size: tuple[int, int] = CLASSIC, **fields: Any
    ) -> AbstractAsyncContextManager[tuple[Desk, WorkshopScreen]]: ...


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def template(practice_course: Course) -> Workshop:
    assert practice_course.toolkit is not None
    return new_workshop(practice_course.toolkit)


@pytest.fixture
def opened(open_app: Open, practice_course: Course, works: Repositories, template: Workshop) -> Opened:
    @asynccontextmanager
    async def at(
        part: int = AGENDA, size: tuple[int, int] = CLASSIC, **fields: Any
    ) -> AsyncIterator[tuple[Desk, WorkshopScreen]]:
        work = replace(template, **fields)
        if fields:
            work = works.of(Workshop).save(work)
        async with open_app(size, practice_course) as desk:
            screen = WorkshopScreen(works, work)
            await desk.app.push_screen(screen)
            await desk.until(lambda: screen.focused is not None, "the screen")
            await screen.action_show_part(part)
            await desk.pilot.pause()
            yield desk, screen

    return at


def saved(works: Repositories) -> Workshop:
    (workshop,) = works.of(Workshop).all()
    return workshop


def titles(works: Repositories) -> list[str]:
    return [item.title for item in saved(works).items]


TIMED: dict[str, Any] = {"title": "Tre timer", "day": "2026-12-08", "begins": "09:00"}


# The parts


async def test_nothing_is_saved_until_something_is_changed(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE) as (desk, _screen):
        await desk.press(*["ctrl+g"] * 5)
        assert not works.of(Workshop).all()
        await desk.write("Tre timer")
        await desk.until(lambda: bool(works.of(Workshop).all()), "it saved")
        await desk.see("Den digitale samtale  Tre timer")
        assert len(saved(works).items) == 4


async def test_from_part_to_part_by_keys_and_by_mouse(opened: Opened) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        assert desk.lines[-1].split("  ")[:4] == [" + Nyt", "Mellemrum Flyt", "Ctrl+G Næste del", "Esc Tilbage"]
        await desk.press("right")
        await desk.see("▸ 3 Drejebog", "Punkt 1 af 4")
        await desk.press("left")
        await desk.see("▸ 2 Dagsorden")  # beyond the first item
        await desk.press("3", "right")
        await desk.see("▸ 3 Drejebog", "Punkt 2 af 4")  # here the arrows go from item to item
        await desk.press("right", "right", "right")
        await desk.see("▸ 4 Besøg hos andre")
        await desk.press("5")
        await desk.see("▸ 5 Bagefter")
        await desk.click("2 Dagsorden")
        await desk.see("▸ 2 Dagsorden", "Brainstorm")
        await desk.press("1", "4", "1")
        await desk.see("▸ 1 Forbered", "Enter Ind i delen")
        await desk.press("ctrl+g")
        await desk.see("▸ 2 Dagsorden")


async def test_esc_goes_out_of_the_field_and_then_out_of_the_workshop(opened: Opened) -> None:
    async with opened(VISIT, **TIMED) as (desk, screen):
        screen.query_one("#seen").focus()
        await desk.press("down", "up")
        assert screen.query_one("#seen").has_focus, "the arrows leave no field of several lines"
        await desk.press("escape")
        assert screen.tabs.has_focus
        await desk.press("right")
        await desk.see("▸ 5 Bagefter")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "HomeScreen")


@pytest.mark.parametrize("size", [(40, 12), WIDE])
async def test_every_part_in_any_window(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(PREPARE, size, **TIMED) as (desk, _screen):
        for part, text in ((2, "Brainstorm"), (3, "Velkomst"), (4, "Hvad gør I"), (5, "+ skriver"), (1, "Find et rum")):
            await desk.press("ctrl+g")
            await desk.see(text, f"▸ {part}")


# Prepare


async def test_day_start_and_length_are_read(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE, title="Tre timer") as (desk, screen):
        await desk.see("Der er ingen dato endnu.", "Der er intet starttidspunkt endnu.")
        screen.query_one("#day").focus()
        await desk.write("8/12")
        await desk.press("tab")
        await desk.write("9")
        await desk.press("tab")
        await desk.until(lambda: saved(works).begins == "09:00", "the start saved")
        await desk.see("tirsdag den 8. december 2026", "Slutter kl. 12.00.")
        assert not desk.shows("Der er ingen dato endnu.")
        await desk.press("backspace", "backspace", "backspace", *"200", "tab")
        await desk.until(lambda: saved(works).length == 200, "the length saved")


@pytest.mark.parametrize("text", ["0", "1000", "tre timer", ""])
async def test_a_length_that_is_none_changes_nothing(opened: Opened, works: Repositories, text: str) -> None:
    async with opened(PREPARE, title="Tre timer") as (desk, screen):
        screen.query_one("#length").focus()
        await desk.press("ctrl+a", "delete")
        await desk.paste(text)
        await desk.press("tab")
        await desk.see("⚠ 180 min. gælder")
        assert saved(works).length == 180


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": "2026-11-20"}, "Datoen er allerede passeret."),
        ({"begins": "22:30"}, "Det varer til efter midnat."),
        ({"day": "2027-10-31", "begins": "01:30"}, "Uret bliver stillet undervejs"),
        ({"day": "2027-03-28", "begins": "02:30"}, "Det klokkeslæt findes ikke den dag"),
    ],
)
async def test_odd_times_are_told_where_they_are_written(opened: Opened, fields: dict[str, str], said: str) -> None:
    async with opened(PREPARE, **{**TIMED, **fields}) as (desk, _screen):
        await desk.see(said)


async def test_the_preparation_is_checked_written_and_taken_out(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE, **TIMED) as (desk, _screen):
        await desk.see("Forberedelse: 0 af 2 er klar")
        await desk.press("space")
        await desk.see("☑ Find et rum.", "1 af 2 er klar")
        await desk.press("ctrl+z")
        await desk.see("☐ Find et rum.", "0 af 2 er klar")
        await desk.press("space")
        await desk.click("☐ Lav et kort oplæg.")
        await desk.see("2 af 2 er klar")
        await desk.press("plus", *"Bestil kaffe", "escape")
        await desk.see("☐ Bestil kaffe", "2 af 3 er klar")
        assert [line.text for line in saved(works).preparation] == ["Find et rum.", "Lav et kort oplæg.", "Bestil kaffe"]
        await desk.press("enter", *" og te", "escape")
        await desk.see("☐ Bestil kaffe og te")
        await desk.press("delete")
        await desk.see("Taget ud. Ctrl+Z henter det frem igen.")
        assert len(saved(works).preparation) == 2
        await desk.press("ctrl+z")
        await desk.see("☐ Bestil kaffe og te")
        assert saved(works).preparation[0] == Line("1", "Find et rum.", done=True)


async def test_a_list_is_written_line_by_line_with_enter(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE, **TIMED) as (desk, _screen):
        await desk.pilot.press("plus", *"Bestil kaffe", "enter", *"Ny dug", "enter", *"Print", "enter", "enter")
        await desk.see("☐ Bestil kaffe", "☐ Ny dug", "☐ Print")
        await desk.see("0 af 5 er klar")
        texts = ["Find et rum.", "Bestil kaffe", "Ny dug", "Print", "Lav et kort oplæg."]
        assert [line.text for line in saved(works).preparation] == texts
        await desk.press("enter", *" ud", "enter")  # one that was there opens no other
        await desk.see("☐ Print ud")
        await desk.press("space")
        await desk.see("☑ Print ud", "1 af 5 er klar")


async def test_a_line_is_written_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE, **TIMED) as (desk, _screen):
        await desk.click("Lav et kort oplæg.")
        await desk.click("Lav et kort oplæg.")
        await desk.write(" Højst ti minutter.")
        await desk.click("Find et rum.")
        await desk.see("☐ Lav et kort oplæg. Højst ti minutter.")
        assert saved(works).preparation[1].text == "Lav et kort oplæg. Højst ti minutter."


async def test_the_project_is_told_when_it_is_gone(opened: Opened, works: Repositories) -> None:
    project = works.of(Project).save(Project(name="Ny telefoni"))
    works.of(Project).remove(project.id)
    async with opened(PREPARE, project=project.id) as (desk, _screen):
        await desk.see("Projektet »Ny telefoni« er slettet. Redskabet bliver her.")


# The agenda


async def test_the_times_follow(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.see("✔ Det går op.", "Slutter kl. 12.00.", "9.00–9.10   Velkomst", "11.00–12.00  Beslutning")
        await desk.press("space", "right", "right", "space", "down", "space", "left", "space")
        await desk.see("9.00–9.20   Velkomst", "9.20–10.05", "⚠ 5 minutter for meget.", "Slutter kl. 12.05.")
        assert [item.minutes for item in saved(works).items] == [20, 45, 60, 60]
        await desk.press("ctrl+z", "ctrl+z")
        await desk.until(lambda: [item.minutes for item in saved(works).items] == [15, 50, 60, 60], "two of three undone")


async def test_without_a_start_there_are_minutes(opened: Opened) -> None:
    async with opened(AGENDA) as (desk, _screen):
        await desk.see("Starten mangler: se 1.", "10 min.")
        assert "0.00" not in desk.text


async def test_an_item_moves_by_keys_and_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("shift+down")
        await desk.see("9.50–10.00  Velkomst")
        assert titles(works) == ["Oplæg", "Velkomst", "Brainstorm", "Beslutning"]
        await drag(desk, "Beslutning", "Oplæg")
        await desk.see("9.00–10.00  Beslutning")
        assert titles(works) == ["Beslutning", "Oplæg", "Velkomst", "Brainstorm"]
        await desk.press("shift+down", "shift+up", "end", "shift+down", "home", "shift+up")
        assert titles(works) == ["Beslutning", "Oplæg", "Velkomst", "Brainstorm"]
        await desk.press("ctrl+z", "ctrl+z", "ctrl+z")
        await desk.until(lambda: titles(works) == ["Oplæg", "Velkomst", "Brainstorm", "Beslutning"], "the drag undone")
        await desk.press("ctrl+z")
        await desk.until(lambda: titles(works)[0] == "Velkomst", "the first move undone")


async def test_space_takes_hold_of_an_item(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("space")
        await desk.see("↕", "Mellemrum Slip")
        await desk.press("down", "right", "home")
        assert titles(works) == ["Oplæg", "Velkomst", "Brainstorm", "Beslutning"]
        assert saved(works).items[1].minutes == 15
        await desk.press("escape")
        assert "↕" not in desk.text
        await desk.press("down", "space", "up", "enter", "up")
        assert titles(works) == ["Oplæg", "Brainstorm", "Velkomst", "Beslutning"]
        await desk.press("backspace")
        assert len(titles(works)) == 3
        await desk.press("ctrl+z")
        assert len(titles(works)) == 4


async def test_a_line_of_a_check_list_is_taken_hold_of_by_the_palette(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE, **TIMED) as (desk, _screen):
        await desk.press("ctrl+p", *"flyt", "enter")
        await desk.see("↕")
        await desk.press("down", "space", *"Husk at ringe 3 gange", "down")
        texts = [line.text for line in saved(works).preparation]
        assert texts == ["Lav et kort oplæg.", "Find et rum."]
        assert not any(line.done for line in saved(works).preparation), "a sentence typed here ticks nothing"


async def test_title_and_minutes_are_written_in_place(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("down", "enter", *" om os", "tab", "backspace", "backspace", *"25", "enter")
        await desk.see("9.10–9.35   Oplæg om os", "⚠ Der mangler 25 minutter.")
        await desk.click("60 min.")
        await desk.see("─ Minutter ─")
        await desk.press("backspace", "backspace", *"ti")
        await desk.see("⚠ 1 til 999")
        await desk.press("enter")
        await desk.see("60 min.")
        assert [item.minutes for item in saved(works).items] == [10, 25, 60, 60]


async def test_own_items_and_breaks(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("tab")
        await desk.see("▸ Pause")
        await desk.press("enter")
        await desk.see("9.10–9.20   Pause")
        await desk.press("plus", *"Runde", "enter", "enter")
        await desk.see("9.20–9.30   Runde")
        assert titles(works) == ["Velkomst", "Pause", "Runde", "Oplæg", "Brainstorm", "Beslutning"]
        await desk.press("plus", "enter", "enter")  # without a word it goes again
        assert len(titles(works)) == 6
        await desk.press("delete", "delete")
        await desk.press("ctrl+z", "ctrl+z")
        await desk.see("9.20–9.30   Runde")
        assert titles(works) == ["Velkomst", "Pause", "Runde", "Oplæg", "Brainstorm", "Beslutning"]


async def test_every_item_can_go(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press(*["delete"] * 5)
        await desk.see("Dagsordenen er tom. + laver et punkt.", "Der mangler 180 minutter.", "Slutter kl. 12.00.")
        await desk.press("space", "right", "shift+down", "enter", "3")
        await desk.see("Dagsordenen er tom, så der er ingen drejebog endnu.")
        await desk.press("enter", "space", "2", "plus", *"Ét", "enter", "enter")
        assert titles(works) == ["Ét"]


async def test_it_is_evened_out_on_the_marked_item(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED, length=200) as (desk, _screen):
        await desk.see("⚠ Der mangler 20 minutter.", "Få det til at gå op (+20 min.): »Velkomst«")
        await desk.press("down")
        await desk.see("(+20 min.): »Oplæg«")
        await desk.press("tab", "enter")
        await desk.see("✔ Det går op.", "9.10–10.20  Oplæg")
        assert total(saved(works).items) == 200


async def test_it_takes_no_more_than_an_item_has(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED, length=160) as (desk, _screen):
        await desk.click("(−5 min.): »Velkomst«")
        await desk.see("⚠ 15 minutter for meget.")
        assert saved(works).items[0].minutes == 5
        assert not desk.shows("(−")


async def test_minutes_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        line = next(y for y, text in enumerate(desk.lines) if "Oplæg" in text)
        await desk.pilot.click(offset=(desk.lines[line].rindex("+"), line))
        await desk.see("9.10–10.05  Oplæg")
        await desk.pilot.click(offset=(desk.lines[line].rindex("−"), line))
        await desk.see("9.10–10.00  Oplæg")
        assert titles(works)[1] == "Oplæg"


async def test_sixty_items(opened: Opened, works: Repositories) -> None:
    items = tuple(AgendaItem(str(n), f"Punkt nummer {n} [/] " + "langt " * 50, 999) for n in range(60))
    async with opened(AGENDA, title="Langt [red]navn[/] " * 20, items=items, begins="09:00") as (desk, _screen):
        await desk.see("Punkt nummer 0 [/]", "59760 minutter for meget.")
        await desk.press("end")
        await desk.see("Punkt nummer 59")
        await desk.press("shift+up", "plus", *"Sidst", "enter")
        await desk.see("Sidst")
        assert titles(works)[59] == "Sidst"


# The script


async def test_the_script_is_read_and_written(opened: Opened, works: Repositories) -> None:
    async with opened(SCRIPT, **TIMED) as (desk, _screen):
        await desk.see("Punkt 1 af 4", "9.00–9.10", "Velkomst", "Sig, hvorfor I er her.", "Derefter kl. 9.10: Oplæg")
        await desk.press("right")
        await desk.see("Punkt 2 af 4", "Vis to eksempler")
        await desk.press("enter", "ctrl+end", *" Vent.", "enter", *"Tie stille.", "escape")
        await desk.see("Punkt 2 af 4", "▪ Tie stille.")
        assert saved(works).items[1].script.endswith(" Vent.\nTie stille.")
        await desk.press("right", "right")
        await desk.see("Punkt 4 af 4", "Det var det sidste punkt.")


async def test_the_script_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(SCRIPT, **TIMED) as (desk, _screen):
        await desk.click("→")
        await desk.see("Punkt 2 af 4")
        await desk.click("←")
        await desk.see("Punkt 1 af 4")
        await desk.click("Sig, hvorfor", times=2)
        await desk.see("─ Drejebog ─")
        await desk.write(" Smil.")
        await desk.click("4 Besøg hos andre")
        assert saved(works).items[0].script == "Sig, hvorfor I er her. Smil."


async def test_the_script_opens_at_the_marked_item(opened: Opened) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("down", "down", "3")
        await desk.see("Punkt 3 af 4", "Brainstorm")


# The visit, and afterwards


async def test_the_visit(opened: Opened, works: Repositories) -> None:
    async with opened(VISIT, **TIMED) as (desk, screen):
        await desk.press("space", "plus", *"Hvem hjalp?", "enter")
        await desk.see("☑ Hvad gør I anderledes nu?", "☐ Hvem hjalp?")
        screen.query_one("#unit").focus()
        await desk.write("Engen")
        await desk.press("tab")
        await desk.write("på fredag")
        await desk.press("tab")
        await desk.see("fredag den 27. november 2026")
        screen.query_one("#seen").focus()
        await desk.write("Vi spørger for sent.")
        assert await desk.app.all_saved()
        visit = saved(works).visit
        assert (visit.unit, visit.day, visit.seen) == ("Engen", "2026-11-27", "Vi spørger for sent.")
        assert [line.text for line in visit.questions] == [
            "Hvad gør I anderledes nu?",
            "Hvem hjalp?",
            "Hvad havde I gerne vidst?",
        ]


async def test_what_was_decided_becomes_an_agreement(opened: Opened, works: Repositories) -> None:
    async with opened(AFTER, **TIMED) as (desk, _screen):
        await desk.press("plus", *"Ét sted", *["enter"] * 3, "space")
        await desk.press("plus", *"ringer jeg", "enter", *"Mig", "enter", *"3/12", "enter")
        await desk.see("◆ Beslutning: Ét sted", "▷ Handling: ringer jeg  Hvem: Mig  Hvornår: tors. 3. dec.")
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        (made,) = works.of(Commitment).all()
        source = made.source
        assert source is not None
        assert (made.action, source.table, source.id, source.title) == ("ringer jeg", "workshops", saved(works).id, "Tre timer")
        assert made.look_back == "2026-12-03"
        works.of(Commitment).save(replace(made, look_back="2026-12-22"))
        await desk.press("escape")
        await desk.see("✔ aftale, se tilbage tirs. 22. dec.")
        assert saved(works).decided[1].commitment == made.id
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the same agreement")
        assert len(works.of(Commitment).all()) == 1
        await desk.app.run_action("screen.delete")
        await desk.until(lambda: desk.place == "WorkshopScreen", "the workshop")
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen", "another agreement")
        assert saved(works).decided[1].commitment == works.of(Commitment).all()[0].id != made.id


async def test_afterwards_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(AFTER, **TIMED, decided=(Decided("1", "action", "Ringer [/]", "Mette"),)) as (desk, _screen):
        await desk.click("Handling:")
        await desk.see("◆ Beslutning: Ringer [/]")
        await desk.click("→")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        assert works.of(Commitment).all()[0].action == "Ringer [/]"


# Taken out, changed elsewhere, not saved


async def test_it_is_taken_out(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: Workshop) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr("course.session.exports.documents_folder", lambda _session: folder)
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN, formats.ICS))
    async with opened(AGENDA, title="Tre timer på Ærø") as (desk, screen):
        await take_out(desk, ".ics")
        await desk.press("ctrl+g")
        await desk.see("Der mangler en dato eller et starttidspunkt")
        assert not list(folder.iterdir())
        await desk.press("escape")
        assert screen.try_to_change(day="2026-12-08", begins="09:00")
        for ending, paper in ((".md", 0), (".md", 1), (".ics", 0)):
            await take_out(desk, ending, paper=paper)
            await save_file(desk)
    (whole,), (agenda,), (calendar,) = (folder.glob(name) for name in ("drejebog*.md", "dagsorden*.md", "*.ics"))
    assert "hvorfor I er her" in whole.read_text("utf-8")
    assert "hvorfor I er her" not in agenda.read_text("utf-8")
    (event,) = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert event["summary"] == "Tre timer på Ærø"


async def test_another_window_keeps_what_it_changed(
    opened: Opened, works: Repositories, home: Path, clock: Callable[[], datetime]
) -> None:
    async with opened(AGENDA, **TIMED) as (desk, screen):
        with Journal(home, clock=clock) as other:
            elsewhere = Repositories(other).of(Workshop)
            there = elsewhere.get(screen.work.id)
            assert there is not None
            elsewhere.save(replace(there, place="Loftet", items=(*there.items, AgendaItem("x", "Tak for i dag", 5))))
        await desk.press("space", "right")
        await desk.see("Tak for i dag")
        now = saved(works)
        assert (now.place, now.items[0].minutes, now.items[-1].title) == ("Loftet", 15, "Tak for i dag")
        await desk.press("1")
        screen.reload()
        await desk.see("Loftet")


async def test_an_earlier_version_is_taken_back(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, screen):
        await desk.press("space", "right")
        first = works.of(Workshop).journal.history("workshops", screen.work.id)[0]
        screen._take_back(first)
        await desk.see("✔ Det går op.")
        assert saved(works).items[0].minutes == 10


async def test_what_cant_be_saved_is_told(opened: Opened, works: Repositories, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):

        def refuse(*_what: object) -> Workshop:
            raise SaveFailed("Ikke gemt: Disken er fuld.")

        with monkeypatch.context() as patch:
            patch.setattr(works.of(Workshop), "save", refuse)
            await desk.press("space", "right")
            await desk.see("Ikke gemt: Disken er fuld.", "9.00–9.10   Velkomst")
            await desk.press("delete")
            await desk.press("ctrl+z")
            await desk.see("9.00–9.10   Velkomst")
        assert len(titles(works)) == 4


async def test_markup_and_long_texts_do_no_harm(opened: Opened) -> None:
    text = "[/] [red]æøå 👩‍🏫 " * 40
    decided = (Decided("1", "action", text, text),)
    items = (AgendaItem("1", text, 30, text * 30),)
    async with opened(PREPARE, title=text, place=text, invited=text, day=text, begins=text, items=items, decided=decided) as (
        desk,
        _,
    ):
        for _part in range(5):
            await desk.press("ctrl+g")
            await desk.see("[/]")


async def test_home_tells_of_the_one_that_is_near(open_app: Open, works: Repositories) -> None:
    works.of(Workshop).save(Workshop(title="Tre timer [/]", day="2026-11-26", begins="09:00"))
    async with open_app() as desk:
        await desk.see("● Workshop tors. 26. nov.: Tre timer [/]")
        await desk.app.run_action("workshop")
        await desk.until(lambda: desk.place == "WorkshopScreen")
        await desk.press("escape")
        await desk.click("Workshop tors.")
        await desk.until(lambda: desk.place == "WorkshopScreen")


async def test_home_keeps_quiet_about_one_that_is_far_or_over(open_app: Open, works: Repositories) -> None:
    works.of(Workshop).save(Workshop(title="Længe til", day="2026-12-08"))
    works.of(Workshop).save(Workshop(title="Forbi", day="2026-11-20"))
    async with open_app() as desk:
        await desk.see("Kurset")
        assert not desk.shows("Workshop")
        await desk.app.run_action("workshop")
        assert desk.place == "HomeScreen"


# What is left open, and what comes fast


async def test_items_by_keys_that_come_faster_than_they_are_done(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("home")
        await desk.press_at_once("shift+down", "shift+down")
        assert titles(works) == ["Oplæg", "Brainstorm", "Velkomst", "Beslutning"]
        await desk.press_at_once("end", "delete", "delete", "delete", "delete", "delete")
        assert titles(works) == []
        await desk.press_at_once(*["ctrl+z"] * 4)
        assert titles(works) == ["Oplæg", "Brainstorm", "Velkomst", "Beslutning"]


async def test_a_script_that_is_left_open_stays_with_its_item(opened: Opened, works: Repositories) -> None:
    async with opened(SCRIPT, **TIMED) as (desk, _screen):
        await desk.press("enter", "ctrl+end")
        await desk.write(" Smil.")
        await desk.press("escape", "left", "down", "home", "shift+down", "ctrl+g")
        await desk.see("Punkt 2 af 4", "Velkomst", "Smil.")
        await desk.press("enter", "ctrl+end")
        await desk.write(" Igen.")
        await desk.press("escape")
        scripts = {item.title: item.script for item in saved(works).items}
        assert scripts["Velkomst"] == "Sig, hvorfor I er her. Smil. Igen."
        assert scripts["Oplæg"] == "Vis to eksempler, og spørg, hvad de ligner."


async def test_a_script_whose_item_another_window_took_brings_it_back(
    opened: Opened, works: Repositories, journal: Journal, clock: Callable[[], datetime]
) -> None:
    async with opened(SCRIPT, **TIMED) as (desk, _screen):
        await desk.press("enter", "ctrl+end")
        with Journal(journal.home, clock=clock) as other:
            there = saved(Repositories(other))
            Repositories(other).of(Workshop).save(replace(there, items=there.items[1:]))
        await desk.write(" Smil.")
        await desk.press("escape")
        (kept,) = [item for item in saved(works).items if item.title == "Velkomst"]
        assert kept.script.endswith(" Smil.")
        assert len(saved(works).items) == 4


async def test_a_new_line_is_not_the_one_another_window_put_in(
    opened: Opened, works: Repositories, journal: Journal, clock: Callable[[], datetime]
) -> None:
    async with opened(PREPARE, **TIMED) as (desk, _screen):
        with Journal(journal.home, clock=clock) as other:
            there = saved(Repositories(other))
            elsewhere = (Line("andet", "Den andens linje"), *there.preparation)
            Repositories(other).of(Workshop).save(replace(there, preparation=elsewhere))
        await desk.press("plus", *"Min linje", "escape")
        texts = [line.text for line in saved(works).preparation]
        assert texts == ["Den andens linje", "Find et rum.", "Min linje", "Lav et kort oplæg."]


async def test_a_decisions_day_that_is_touched_stays_in_its_year(opened: Opened, works: Repositories) -> None:
    decided = (Decided("1", "action", "Ringer", day="2026-11-20"),)
    async with opened(AFTER, **TIMED, decided=decided) as (desk, _screen):
        await desk.press("enter", "enter", "enter", "end", "space", "backspace", "escape")
        await desk.until(lambda: desk.app.screen.focused is not None)
        assert saved(works).decided[0].day == "2026-11-20"


async def test_what_was_taken_out_does_not_come_back_twice_after_an_earlier_version(opened: Opened, works: Repositories) -> None:
    async with opened(AGENDA, **TIMED) as (desk, _screen):
        await desk.press("home", "delete")
        await desk.app.run_action("screen.versions")
        await desk.until(lambda: desk.place == "VersionsScreen")
        await desk.press("down", "enter")
        await desk.until(lambda: len(saved(works).items) == 4)
        await desk.press("ctrl+z")
        assert titles(works).count("Velkomst") == 1


async def test_words_that_come_in_one_go_with_the_letter_that_makes_a_line(opened: Opened, works: Repositories) -> None:
    async with opened(PREPARE, **TIMED) as (desk, _screen):
        await desk.press_at_once("plus", *"Bestil kaffe", "enter", *"Ny dug", "enter")
        await desk.press("escape")
        texts = [line.text for line in saved(works).preparation]
        assert texts == ["Find et rum.", "Bestil kaffe", "Ny dug", "Lav et kort oplæg."]
