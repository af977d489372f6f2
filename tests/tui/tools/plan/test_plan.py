"""The communication plan on screen: its five parts by keys and by mouse, and what can go wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList

from course.content.model import Course
from course.journal import Journal
from course.tools.commitment import Commitment
from course.tools.plan import TABLE, Message, MessagePlan, new_plan, without_step
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.tools.plan.plan_screen import PlanScreen
from course.tui.tools.plan.rehearsal import RehearsalScreen
from course.tui.widgets.field import DayField, Field
from tests.conftest import NOW
from tests.tools.plans import steps, texts
from tests.tui.desk import CLASSIC, WIDE, Desk, Open
from tests.tui.exercises import drag, save_file, take_out

WHOLE = MessagePlan(
    title="Ny telefoni",
    why="Fordi borgerne venter for længe.",
    story="Det er tirsdag.",
    steps=steps("Vi øver os.", "Vi begynder.", "Vi slukker den gamle."),
    drawing="En telefon.",
    messages=(
        Message("medarbejdere", "Medarbejderne", "I får en ny telefon.", "Hanne", "Personalemødet", "2026-12-10"),
        Message("borgere", "Borgerne", "I kan ringe hele dagen.", "Hanne", "Hjemmesiden", "2026-12-03"),
    ),
)


class Moving:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def opened(open_app: Open, works: Repositories, practice_course: Course) -> Opened:
    return Opened(open_app, works, practice_course)


class Opened:
    """Opens a plan, at one of its parts."""

    def __init__(self, open_app: Open, works: Repositories, course: Course) -> None:
        self._open = open_app
        self.works = works
        self.course = course

    @asynccontextmanager
    async def __call__(
        self, plan: MessagePlan, part: int = 1, size: tuple[int, int] = CLASSIC, course: Course | None = None
    ) -> AsyncIterator[tuple[Desk, PlanScreen]]:
        async with self._open(size, course or self.course) as desk:
            screen = PlanScreen(self.works, plan)
            desk.app.push_screen(screen)
            await desk.until(lambda: desk.place == "PlanScreen")
            for _part in range(part - 1):
                await desk.press("ctrl+g")
            yield desk, screen


def saved(works: Repositories) -> MessagePlan:
    (plan,) = works.of(MessagePlan).all()
    return plan


def groups(plan: MessagePlan) -> list[str]:
    return [message.group for message in plan.messages]


# Why, and the rehearsal


async def test_a_plan_is_written_from_nothing(opened: Opened, works: Repositories) -> None:
    toolkit = opened.course.toolkit
    assert toolkit is not None
    async with opened(new_plan(toolkit)) as (desk, _screen):
        await desk.see("▸ 1 Hvorfor", "Mangler (5)", "Hører til: intet projekt")
        await desk.write("Ny telefoni")
        await desk.press("enter", "down")
        await desk.write("Fordi borgerne venter.")
        await desk.press("ctrl+g")
        await desk.see("Fortæl om en ganske almindelig tirsdag bagefter.")
        await desk.write("Det er tirsdag.")
        await desk.press("down")  # from the last line of a text into the next field
        await desk.write("En telefon.")
        await desk.press("ctrl+g")
        await desk.see("Ingen skridt endnu.", "Mangler (3)")
        await desk.press("plus")
        await desk.write("Vi øver os.")
        await desk.press("escape")
        await desk.see("1. Vi øver os.")
        await desk.press("right", "enter")
        await desk.see("Hvad bliver anderledes på mandag?")
        await desk.write("I får en ny telefon.")
        await desk.press("enter", "escape")  # a line of its own, then back
        await desk.see("Medarbejderne  I får en ny telefon.")
        plan = saved(works)
        assert (plan.title, plan.why, plan.story) == ("Ny telefoni", "Fordi borgerne venter.", "Det er tirsdag.")
        assert (plan.drawing, texts(plan)) == ("En telefon.", ("Vi øver os.",))
        assert plan.messages[0].what.strip() == "I får en ny telefon."


async def test_nothing_is_kept_of_a_plan_that_was_only_looked_at(opened: Opened, works: Repositories) -> None:
    async with opened(MessagePlan()) as (desk, _screen):
        await desk.press("ctrl+g", "ctrl+g", "plus", "escape", "4", "5", "escape")
        await desk.until(lambda: desk.place == "HomeScreen")
    assert works.of(MessagePlan).all() == []


async def test_it_belongs_to_a_project(opened: Opened, works: Repositories) -> None:
    project = works.of(Project).save(Project(name="Telefoner"))
    async with opened(works.of(MessagePlan).save(WHOLE)) as (desk, _screen):
        await desk.click("intet projekt")
        await desk.click("Telefoner")
        await desk.see("Hører til: Telefoner")
    assert saved(works).project == project.id


async def test_a_deleted_project_is_told_and_the_plan_stays(opened: Opened, works: Repositories) -> None:
    project = works.of(Project).save(Project(name="Telefoner"))
    plan = works.of(MessagePlan).save(replace(WHOLE, project=project.id))
    works.of(Project).remove(project.id)
    async with opened(plan) as (desk, _screen):
        await desk.see("Projektet »Telefoner« er slettet. Redskabet bliver her.")


async def rehearse(desk: Desk, monotonic: Moving, why: str = "Fordi borgerne venter.") -> RehearsalScreen:
    screen = RehearsalScreen("Hvorfor skal vi det?", why, monotonic=monotonic)
    desk.app.push_screen(screen)
    await desk.see("Hvorfor skal vi det?", "Du har 60 sekunder.")
    return screen


def cells(desk: Desk) -> tuple[int, int]:
    """How long the bar is, and its groove."""
    return desk.text.count("█"), max(line.strip(" │").count("─") for line in desk.lines if "╭" not in line and "╰" not in line)


async def test_sixty_seconds_pass(open_app: Open) -> None:
    monotonic = Moving()
    async with open_app() as desk:
        await rehearse(desk, monotonic)
        assert not desk.shows("Fordi borgerne venter.")
        assert cells(desk) == (60, 0)
        monotonic.now += 30
        await desk.press("space")
        await desk.see("60 sekunder tilbage")
        monotonic.now += 14.5
        await desk.see("46 sekunder tilbage")
        assert cells(desk) == (46, 14)
        await desk.press("space")
        monotonic.now += 100
        await desk.see("46 sekunder tilbage, på pause", "Fortsæt")
        await desk.press("space")
        monotonic.now += 45
        await desk.see("1 sekund tilbage")
        monotonic.now += 1
        await desk.see("Sagde du det, du ville? Ret teksten, eller øv igen.", "Ret teksten", "Øv igen")
        assert cells(desk) == (0, 60)
        await desk.press("tab", "enter")
        await desk.see("60 sekunder tilbage")


async def test_ones_own_words_are_shown_on_request(open_app: Open) -> None:
    async with open_app() as desk:
        await rehearse(desk, Moving(), "Fordi [/] borgerne venter.")
        await desk.press("tab", "right", "enter")
        await desk.see("Fordi [/] borgerne venter.")
        await desk.press("enter")
        assert not desk.shows("Fordi [/] borgerne venter.")
        await desk.press("f1")
        await desk.see("De syv regler")
        await desk.press("escape", "ctrl+p", *"din tekst", "enter")
        await desk.see("Fordi [/] borgerne venter.")
        await desk.press("escape")
        assert desk.place == "HomeScreen"


async def test_the_rehearsal_by_mouse(open_app: Open) -> None:
    monotonic = Moving()
    async with open_app() as desk:
        await rehearse(desk, monotonic, "")
        await desk.push("#hold")
        await desk.see("60 sekunder tilbage")
        monotonic.now += 10
        await desk.see("50 sekunder tilbage")
        await desk.click("Forfra")
        await desk.see("60 sekunder tilbage")
        await desk.click("Din tekst")
        await desk.see("Du har ikke skrevet noget endnu.")
        monotonic.now += 60
        await desk.see("Sagde du det, du ville?")
        await desk.push("#hold")
        await desk.see("60 sekunder tilbage")


@pytest.mark.parametrize("size", [(40, 12), CLASSIC])
async def test_from_the_plan_to_the_rehearsal_and_back_to_the_text(
    opened: Opened, works: Repositories, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monotonic = Moving()
    monkeypatch.setattr(RehearsalScreen.__init__, "__kwdefaults__", {"monotonic": monotonic})
    async with opened(works.of(MessagePlan).save(WHOLE), 2, size) as (desk, screen):
        await desk.app.run_action("screen.rehearse")
        await desk.press("space")
        await desk.see("60 sekunder tilbage")
        monotonic.now += 61
        await desk.see("Sagde du det, du ville?")
        await desk.press("tab", "left", "enter")
        await desk.see("▸ 1 Hvorfor")
        await desk.until(lambda: screen.query_one("#why").has_focus, "the text in focus")


# Steps


async def test_steps_are_added_moved_edited_and_removed_by_keys(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 3) as (desk, _screen):
        await desk.press("shift+down")
        await desk.see("1. Vi begynder.", "2. Vi øver os.")
        await desk.press("enter", "end")
        await desk.write(" Godt.")
        await desk.press("enter")
        await desk.see("2. Vi øver os. Godt.")
        await desk.press("delete")
        await desk.see("2. Vi slukker den gamle.")
        assert texts(saved(works)) == ("Vi begynder.", "Vi slukker den gamle.")
        await desk.press("ctrl+z")
        await desk.see("2. Vi øver os. Godt.")
        await desk.press("plus", "escape")
        assert texts(saved(works)) == ("Vi begynder.", "Vi øver os. Godt.", "Vi slukker den gamle.")
        await desk.press("ctrl+z")
        await desk.see("1. Vi øver os. Godt.", "2. Vi begynder.")


async def test_steps_are_written_one_after_another_with_enter(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 3) as (desk, _screen):
        await desk.pilot.press("plus", *"Nu igen", "enter", *"Prøv", "enter", "enter")
        await desk.see("4. Nu igen", "5. Prøv")
        assert texts(saved(works)) == (*texts(WHOLE), "Nu igen", "Prøv")
        assert not desk.shows("Skridt 6")
        await desk.press("delete")
        await desk.until(lambda: texts(saved(works)) == (*texts(WHOLE), "Nu igen"), "the marked step gone")


async def test_a_step_is_dragged_opened_and_made_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 3) as (desk, _screen):
        await drag(desk, "Vi slukker den gamle.", "Vi øver os.")
        await desk.until(lambda: texts(saved(works))[0] == "Vi slukker den gamle.", "the order saved")
        await desk.see("1. Vi slukker den gamle.", "3. Vi begynder.")
        await desk.click("Vi slukker den gamle.")
        await desk.see("Skridt 1")
        await desk.write(" Helt.")
        await desk.click("Vi begynder.")
        await desk.until(lambda: not desk.shows("─ Skridt 1"), "the field closed")
        await desk.push("#new-step")
        await desk.write("Vi fejrer det.")
        await desk.press("escape")
        assert texts(saved(works)) == ("Vi slukker den gamle. Helt.", "Vi øver os.", "Vi begynder.", "Vi fejrer det.")


async def test_what_was_taken_out_comes_back_one_after_another(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 3) as (desk, _screen):
        await desk.press("delete", "delete")
        assert texts(saved(works)) == texts(WHOLE)[2:]
        await desk.press("ctrl+z")
        assert texts(saved(works)) == texts(WHOLE)[1:]
        await desk.press("ctrl+z")
        assert texts(saved(works)) == texts(WHOLE)


async def test_keys_that_come_faster_than_they_are_done(opened: Opened, works: Repositories) -> None:
    plan = works.of(MessagePlan).save(replace(WHOLE, steps=steps(*"abcdef")))
    async with opened(plan, 3) as (desk, _screen):
        await desk.press_at_once("shift+down", "shift+down", "shift+down")
        assert "".join(texts(saved(works))) == "bcdaef"
        await desk.see("▸  4. a")
        await desk.press_at_once("end", "delete", "delete", "delete")
        assert "".join(texts(saved(works))) == "bcd"
        await desk.press_at_once("home", "delete", "delete", "delete", "delete", "delete")
        assert texts(saved(works)) == ()
        await desk.press_at_once(*["ctrl+z"] * 6)
        assert "".join(texts(saved(works))) == "bcdaef"


async def test_a_step_without_a_word_goes(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 3) as (desk, _screen):
        await desk.press("enter", "ctrl+a", "backspace", "enter")
        await desk.see("1. Vi begynder.")
        assert texts(saved(works)) == ("Vi begynder.", "Vi slukker den gamle.")


async def test_a_step_that_another_window_moves_or_takes_is_the_same_step(
    opened: Opened, works: Repositories, journal: Journal
) -> None:
    plan = works.of(MessagePlan).save(replace(WHOLE, steps=steps("et", "to", "tre")))
    with Journal(journal.home, clock=lambda: NOW) as other:
        elsewhere = Repositories(other).of(MessagePlan)
        async with opened(plan, 3) as (desk, _screen):
            await desk.press("down", "enter")
            elsewhere.save(without_step(saved(Repositories(other)), "1"))
            await desk.write(" mere")
            await desk.press("escape")
            await desk.until(lambda: texts(saved(works)) == ("to mere", "tre"))


# Who hears what


async def test_a_day_stays_with_its_group_when_one_turns_to_the_next(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4) as (desk, _screen):
        await desk.press("enter")
        await desk.until(lambda: desk.place == "MessageForm")
        desk.app.screen.query_one("#day").focus()
        await desk.write("24/12")
        await desk.press("ctrl+g")
        await desk.see("Borgerne", "torsdag den 3. december 2026")
        await desk.press("escape")
        days = {each.id: each.day for each in saved(works).messages}
        assert days == {"medarbejdere": "2026-12-24", "borgere": "2026-12-03"}


async def test_a_new_group_that_stays_empty_takes_nothing_with_it(opened: Opened, works: Repositories, journal: Journal) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4) as (desk, _screen):
        await desk.press("plus")
        await desk.until(lambda: desk.place == "MessageForm")
        with Journal(journal.home, clock=lambda: NOW) as other:
            there = saved(Repositories(other))
            Repositories(other).of(MessagePlan).save(
                replace(there, messages=(*there.messages, Message("x", "Alle", "Skrevet i et andet vindue.")))
            )
        await desk.press("escape")
        await desk.until(lambda: [each.group for each in saved(works).messages] == ["Medarbejderne", "Borgerne", "Alle"])


async def test_a_group_of_ones_own_by_keys(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4) as (desk, _screen):
        await desk.see("Næste besked: Borgerne, tors. 3. dec.")
        await desk.press("plus")
        await desk.see("Hvem er det?")
        await desk.write("Pårørende")
        await desk.press("enter")
        await desk.write("Ring bare.")
        assert desk.lines[-1].split("  ")[:2] == [" Ctrl+G Færdig", "Esc Tilbage"]
        await desk.press("tab")
        await desk.write("Hanne")
        await desk.press("enter")
        await desk.write("Brev")
        await desk.press("enter")
        await desk.write("3/12")
        await desk.press("enter")
        await desk.see("torsdag den 3. december 2026")
        await desk.press("escape")
        await desk.see("▸ Pårørende  Ring bare.", "Hanne · Brev · tors. 3. dec.")
        message = saved(works).messages[-1]
        assert message == Message(message.id, "Pårørende", "Ring bare.", "Hanne", "Brev", "2026-12-03")


async def test_groups_are_opened_moved_sorted_and_removed(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4) as (desk, _screen):
        await desk.press("tab", "tab", "enter", "shift+tab", "shift+tab")
        await desk.until(lambda: groups(saved(works)) == ["Borgerne", "Medarbejderne"], "the order of days")
        await desk.press("ctrl+z")
        await desk.until(lambda: groups(saved(works)) == ["Medarbejderne", "Borgerne"], "the order back")
        await desk.press("down", "shift+up")
        await desk.until(lambda: groups(saved(works)) == ["Borgerne", "Medarbejderne"], "the order changed")
        await desk.see("Borgerne: »Hvem kan hjælpe mig?«")
        await desk.press("delete")
        await desk.until(lambda: groups(saved(works)) == ["Medarbejderne"], "the group gone")
        await desk.press("ctrl+z")
        await desk.until(lambda: saved(works).messages == WHOLE.messages[::-1], "the group back")
        await desk.press("ctrl+z")
        await desk.until(lambda: saved(works).messages == WHOLE.messages, "the move undone")


async def test_groups_by_mouse(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4, WIDE) as (desk, _screen):
        await desk.see("Hvad de skal høre", "Fra hvem", "Hvornår")
        await drag(desk, "Borgerne  ", "Medarbejderne  ")
        await desk.until(lambda: groups(saved(works)) == ["Borgerne", "Medarbejderne"], "the order changed")
        await desk.click("I får en ny telefon.")
        await desk.see("Medarbejderne: »Hvad bliver anderledes på mandag?«")
        await desk.click("I kan ringe hele dagen.")
        await desk.click("I kan ringe hele dagen.")
        await desk.see("De vil især vide: »Hvem kan hjælpe mig?«")
        await desk.push("#next")
        await desk.see("De vil især vide: »Hvad bliver anderledes på mandag?«")
        await desk.push("#done")
        await desk.push("#new-group")
        await desk.see("Hvem er det?")
        await desk.push("#done")
        await desk.until(lambda: len(saved(works).messages) == 2, "the empty group gone")


async def test_a_day_that_is_none_is_told_and_kept(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4) as (desk, _screen):
        await desk.press("enter")
        desk.app.screen.query_one(DayField).focus()
        await desk.press("ctrl+a")
        await desk.write("når vi er klar")
        await desk.press("enter")
        await desk.see("Den dag kan jeg ikke læse.")
        await desk.press("escape")
        await desk.see("⚠ når vi er klar", "Mangler (1)")
    assert saved(works).messages[0].day == "når vi er klar"


async def test_from_group_to_group_in_the_form(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 4) as (desk, _screen):
        await desk.press("enter")
        await desk.write(" Ja.")
        await desk.press("ctrl+g")
        await desk.see("I kan ringe hele dagen.")
        await desk.write(" Jo.")
        await desk.press("escape")
        await desk.see("▸ Borgerne  I kan ringe hele dagen. Jo.")
    assert [each.what for each in saved(works).messages] == ["I får en ny telefon. Ja.", "I kan ringe hele dagen. Jo."]


# What is missing


async def test_each_thing_that_is_missing_leads_to_its_place(opened: Opened, works: Repositories) -> None:
    toolkit = opened.course.toolkit
    assert toolkit is not None
    async with opened(works.of(MessagePlan).save(new_plan(toolkit, "Plan")), 5) as (desk, screen):
        await desk.see("Der mangler 5 ting.", "○ Borgerne: Der er ingen besked endnu.")
        for place, field in enumerate(["#why", "#story", "InlineField"]):
            await desk.press("home", *["down"] * place, "enter")
            await desk.until(lambda field=field: screen.query_one(field).has_focus, field)  # type: ignore[misc]
            await desk.press("escape") if place == 2 else None
            for _part in range(4 - place):
                await desk.press("ctrl+g")
        await desk.click("Borgerne: Der er ingen besked endnu.")
        await desk.until(lambda: desk.place == "MessageForm")
        await desk.until(lambda: desk.app.screen.query_one("#what", Field).has_focus, "the message in focus")
        await desk.write("Ring bare.")
        await desk.press("escape", "5")
        await desk.see("Borgerne: Der står ikke, hvem der siger det.")


async def test_nothing_missing_is_told_warmly(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 5) as (desk, screen):
        await desk.see("Intet mangler ✔", "Der mangler ikke noget.", "Nu skal det bare siges.")
        assert not screen.query_one(OptionList).display


# What can go wrong


async def test_the_parts_by_mouse_and_by_digits(opened: Opened, works: Repositories) -> None:
    plan = works.of(MessagePlan).save(WHOLE)
    async with opened(plan) as (desk, _screen):
        assert desk.shows("2 Historien")
        assert desk.lines[-1].strip().startswith("Ctrl+G Næste del  Esc Tilbage")
        await desk.click("Skridt")
        await desk.see("▸ 3 Skridt", "1. Vi øver os.")
        await desk.press("5")
        await desk.see("▸ 5 Intet mangler ✔")
        await desk.press("left")
        await desk.see("▸ 4 Hvem hører hvad")
        await desk.press("1", "2", "1", "5")
        await desk.see("▸ 5 Intet mangler ✔")
        assert saved(works) == plan, "no digit became text"
        await desk.press("ctrl+g")
        await desk.see("▸ 1 Hvorfor")


async def test_another_window_changes_it_meanwhile(opened: Opened, works: Repositories, journal: Journal) -> None:
    plan = works.of(MessagePlan).save(WHOLE)
    async with opened(plan, 4) as (desk, _screen):
        with Journal(journal.home) as other:
            Repositories(other).of(MessagePlan).save(replace(plan, why="Fordi vi selv vil.", messages=plan.messages[1:]))
        await desk.press("enter")
        await desk.write(" Kom.")
        await desk.press("escape")
        now = saved(works)
        assert now.why == "Fordi vi selv vil."
        assert "I får en ny telefon. Kom." in {each.what for each in now.messages}, "what is written is never lost"


@pytest.mark.parametrize("size", [(40, 12), CLASSIC, WIDE])
async def test_many_groups_and_long_texts(opened: Opened, works: Repositories, size: tuple[int, int]) -> None:
    long = "[/] [red]Borgere 😀 " * 17
    many = tuple(Message(f"g{number}", f"{number} {long}", long * 40, long, long, long) for number in range(60))
    plan = works.of(MessagePlan).save(replace(WHOLE, title=long, why=long * 600, steps=steps(*[long] * 30), messages=many))
    async with opened(plan, 1, size) as (desk, _screen):
        await desk.see("Kommunikationsplan  [/] [red]")
        for _part in range(4):
            await desk.press("ctrl+g")
            await desk.press("end")
        await desk.press("4", "end", "shift+up", "delete", "ctrl+z", "enter", "escape")
        await desk.see("▸ 59 [/]")
    assert {each.what for each in saved(works).messages} == {long * 40}


async def test_without_the_courses_words(opened: Opened, works: Repositories, little_course: Course) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), course=little_course) as (desk, _screen):
        await desk.see("Hvorfor skal vi det?")
        for _part in range(4):
            await desk.press("ctrl+g")
        await desk.see("Der mangler ikke noget.")


async def test_an_earlier_version_is_taken_back(opened: Opened, works: Repositories, journal: Journal) -> None:
    with Journal(journal.home, clock=lambda: NOW - timedelta(days=1)) as yesterday:
        plan = Repositories(yesterday).of(MessagePlan).save(WHOLE)
    async with opened(plan) as (desk, _screen):
        await desk.write(" Og vi med.")
        await desk.app.run_action("screen.versions")
        await desk.until(lambda: desk.place == "VersionsScreen")
        first = journal.history(TABLE, plan.id)[0]
        desk.app.screen.dismiss(first)
        await desk.until(lambda: saved(works).why == WHOLE.why, "the first version")
        await desk.until(lambda: not desk.shows("Og vi med."), "the field anew")
        await desk.see("Fordi borgerne venter for længe.", "Kommunikationsplan  Ny telefoni")


async def test_an_agreement_grows_out_of_what_is_marked(opened: Opened, works: Repositories) -> None:
    plan = works.of(MessagePlan).save(WHOLE)
    async with opened(plan, 4) as (desk, _screen):
        await desk.press("down", "ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen")
        await desk.see("siger jeg til »Borgerne«: I kan ringe hele dagen.")
        await desk.press("escape")
    (made,) = works.of(Commitment).all()
    assert made.source is not None
    assert (made.source.table, made.source.id, made.source.title) == (TABLE, plan.id, "Ny telefoni")


async def test_a_plan_is_deleted_and_brought_back(opened: Opened, works: Repositories) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE), 3) as (desk, _screen):
        await desk.app.run_action("screen.delete")
        await desk.until(lambda: desk.place == "HomeScreen")
        assert works.of(MessagePlan).all() == []
        await desk.press("ctrl+z")
        assert saved(works).title == "Ny telefoni"


async def test_it_is_taken_out_as_a_document(opened: Opened, works: Repositories, tmp_path: Path) -> None:
    async with opened(works.of(MessagePlan).save(WHOLE)) as (desk, _screen):
        await desk.write(" Og vi med.")
        file = await take_out(desk, ".md")
        assert Path(file.value).name == f"kommunikationsplan-ny-telefoni-{NOW.date()}.md"
        file.value = str(tmp_path / "plan.md")
        await save_file(desk)
    text = (tmp_path / "plan.md").read_text("utf-8")
    assert "> Fordi borgerne venter for længe. Og vi med." in text
    assert "| Borgerne | I kan ringe hele dagen. | Hanne | Hjemmesiden | torsdag den 3. december 2026 |" in text
