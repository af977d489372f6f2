"""What looks like it says who somebody is is pointed out wherever a leader writes."""

from __future__ import annotations

import pytest

from course.content.folder import builtin, load
from course.content.model import Course, Reflect
from course.content.scenario import Scenario
from course.journal import Journal
from course.journal.records import Records
from course.session.routes import ToLesson, ToNote, ToRevisit, ToWork
from course.session.session import Session
from course.study.revisits import ComingBack
from course.tools import registry
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.plan import Message, MessagePlan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.repository import Work
from course.tools.talk import Talk
from course.tools.workshop import AgendaItem, Workshop
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.workshop.minutes_field import MinutesInPlace
from course.tui.widgets.card_canvas import CardEditor
from course.tui.widgets.editor import Editor
from course.tui.widgets.field import ReadField
from tests.session.leader import Clock, play
from tests.tui.desk import Desk, Open

ADDRESS = " ida@skole.dk"
NUMBERS = (ReadField, MinutesInPlace)
"""A day, a time and minutes take no words."""
PLACES: tuple[tuple[Work, tuple[str, ...]], ...] = (
    (
        Project(name="Ny vagtplan", start="skal"),
        ("home enter", "home down enter enter", "home down down enter down enter", "home down down down enter enter"),
    ),
    (Workshop(title="Tre timer", items=(AgendaItem("a", "Velkomst"),)), ("", "enter", "enter", "", "plus")),
    (Board(title="Ny plan", cards=(Card("a", "now-pro", "Vi kender dem"),)), ("", "plus", "enter")),
    (MessagePlan(title="Ny plan", messages=(Message("a", "Forældre"),)), ("", "", "plus", "enter")),
    (Talk(), ("",)),
    (Commitment(occasion="vi mødes", action="spørger jeg"), ("",)),
)
"""Every kind of work, and for each of its parts the keys that lead to where one writes."""


@pytest.fixture(scope="module")
def course() -> Course:
    """The course itself."""
    return load(builtin("da"))


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.tui.widgets.editor.PAUSE", 0.01)


async def written_in(desk: Desk) -> set[str]:
    """Writes an address into every text on screen (a day, a time or minutes take none); gives what kinds of texts these are."""

    def there() -> list[Editor]:
        return [each for each in desk.app.screen.query(Editor) if each.region.height and not isinstance(each, NUMBERS)]

    await desk.until(lambda: bool(there()), "something to write in")
    editors = there()
    for editor in editors:
        await pointed_out_in(desk, editor)
    return {type(each).__name__ for each in editors}


async def pointed_out_in(desk: Desk, editor: Editor) -> None:
    """On its edge, and of a card on the line below it."""
    editor.focus()
    await desk.until(lambda: editor.has_focus, "the focus")
    await desk.paste(ADDRESS)
    if isinstance(editor, CardEditor):
        await desk.until(lambda: desk.shows("▲ Ligner en mailadresse"), "the hint below the card")
    else:
        await desk.until(lambda: "ailadresse" in str(editor.border_subtitle), f"the hint on {editor!r}")


async def test_in_every_part_of_every_tool(open_app: Open, course: Course, journal: Journal) -> None:
    works, found = Repositories(journal), set[str]()
    async with open_app(course=course) as desk:
        for work, parts in PLACES:
            kept = works.of(type(work)).save(work)
            for number, keys in enumerate(parts):
                await desk.app.go(ToWork(registry.of(kept).table, kept.id))
                await desk.pilot.pause()
                screen = desk.app.screen
                if isinstance(screen, PartedScreen):
                    await screen.show_part(number, enters=True)
                for each in keys.split():
                    await desk.press(each)
                    await desk.pilot.pause()
                found |= await written_in(desk)
                await desk.pilot.pause()
                while desk.place != "HomeScreen":
                    await desk.press("escape")
    assert found == {"Field", "InlineField", "LinkField", "ScriptField", "CardEditor"}


async def test_in_every_text_to_the_course(
    open_app: Open, course: Course, journal: Journal, records: Records, clock: Clock
) -> None:
    session = Session(course, journal, clock)
    steps = {type(step): (lesson, number) for lesson in course.lessons for number, step in enumerate(lesson.steps)}
    reflects, scenario = steps[Reflect], steps[Scenario]
    step = reflects[0].steps[reflects[1]]
    assert isinstance(step, Reflect)
    records.save_reflection(reflects[0].id, step.id, "Det, jeg skrev", None)
    played = scenario[0].steps[scenario[1]]
    assert isinstance(played, Scenario)
    play(session, scenario[0], played, lambda _fork: 0)
    reflection = records.reflection(step.id)
    assert reflection is not None
    offer = ComingBack(reflection, reflects[0], step, 14, 14)
    async with open_app(course=course) as desk:
        for route in (ToNote(), ToRevisit(offer), ToLesson(*reflects), ToLesson(*scenario)):
            await desk.app.go(route)
            await desk.pilot.pause()
            if isinstance(route, ToLesson) and (route.lesson, route.index) == scenario:
                await desk.press("end", "enter")
            assert await written_in(desk) == {"Editor"}
