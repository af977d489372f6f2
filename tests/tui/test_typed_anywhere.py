"""What a person types lands in a field or does nothing: on every place, and behind every key that opens one."""

from __future__ import annotations

import pytest
from textual.actions import parse
from textual.widgets import Input

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.session.session import Session
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from course.tui.base.keys import Command
from tests.tui.desk import Open

SENTENCE = "vi skal spørge, hvem der ejer den"
PLACES = {
    "a step to read": ["1"],
    "a case": ["2", "right"],
    "the journal": ["d"],
    "an answer of the journal": ["d", "2", "enter"],
    "projects and tools": ["p"],
    "a project": ["p", "enter"],
    "must or can": ["p", "enter", "enter"],
    "what to watch": ["p", "enter", "down", "enter"],
    "agreements": ["a"],
    "the glossary": ["o"],
    "development": ["u"],
    "settings": ["i"],
    "the formats of a file": ["d", "ctrl+e"],
    "help": ["f1"],
    "the search": ["slash"],
}


@pytest.fixture
def worked(journal: Journal, practice_course: Course, clock: object) -> Session:
    """A leader who has made something of everything."""
    session = Session(practice_course, journal, clock)  # type: ignore[arg-type]
    works = session.works
    project = works.of(Project).save(Project(name="Ny telefoni", start="skal"))
    works.of(Board).save(Board(title="Tavlen", project=project.id, cards=(Card(id="c1", text="Et kort"),)))
    works.of(Workshop).save(Workshop(title="Tre timer"))
    works.of(MessagePlan).save(MessagePlan(title="Planen"))
    works.of(Commitment).save(Commitment(occasion="vi mødes", action="spørger jeg", look_back="2026-12-20"))
    records = session.records
    records.save_setting("statements-before", "skipped")
    records.save_note(None, None, "Et notat.", None)
    lesson = practice_course.lessons[1]
    question = next(iter(lesson.questions()))
    records.save_attempt(lesson.id, lesson.steps[1].id, question.id, ["x"], False, 1)
    return session


def held(journal: Journal) -> list[object]:
    """Everything that the journal holds, but for where the leader is and how it looks."""
    records = Records(journal)
    works = [work for each in Repositories(journal).every() for work in (*each.all(), *each.deleted())]
    return [*records.all(), *records.deleted(), *records.bookmarks(), records.ratings(), *works]


@pytest.mark.parametrize("place", PLACES)
async def test_a_sentence_changes_nothing(
    open_app: Open, practice_course: Course, journal: Journal, worked: Session, place: str
) -> None:
    before = held(journal)
    async with open_app(course=practice_course) as desk:
        await desk.press(*PLACES[place])
        there, theme = desk.place, desk.app.theme
        await desk.write(SENTENCE)
        assert (desk.place, desk.app.theme) == (there, theme)
        assert await desk.app.all_saved()
    assert held(journal) == before


SAME = ({"commit", "agree"}, {"search", "anew"}, {"undo", "put_back", "take_back"})
"""Actions that are one to the leader: what is nearer does its own part of it."""
NEARER = {
    "escape",
    "enter",
    "up",
    "down",
    "left",
    "right",
    "space",
    "tab",
    "pageup",
    "pagedown",
    "home",
    "end",
    "ctrl+g",
    *"123456789",
}
"""Keys that by the rules belong to what has the mark: the way out, the button, the arrows, what shows the digit."""


@pytest.mark.parametrize("place", PLACES)
async def test_no_key_does_two_things_on_one_place(open_app: Open, practice_course: Course, worked: Session, place: str) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press(*PLACES[place])
        meanings: dict[str, set[str]] = {}
        for node in (desk.app.focused or desk.app.screen).ancestors_with_self:
            for binding in node.BINDINGS:
                if isinstance(binding, Command):
                    name, parameters = parse(binding.action)[1:]
                    target = desk.app if binding.action.startswith("app.") else node
                    if target.check_action(name, parameters):
                        for key in {each.lower() for each in binding.key.split(",")} - NEARER:
                            meanings.setdefault(key, set()).add(name)
        twice = {key: names for key, names in meanings.items() if len(names) > 1 and not any(names <= each for each in SAME)}
        assert twice == {}


@pytest.mark.parametrize(("keys", "where"), [(["plus"], "note"), (["1", "right"], "reflection")], ids=["a note", "a reflection"])
async def test_a_sentence_on_the_heels_of_the_key_lands_whole(
    open_app: Open, practice_course: Course, records: Records, worked: Session, keys: list[str], where: str
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press_at_once(*keys, *SENTENCE)
        await desk.until(lambda: bool(desk.app.screen.query("Editor")), "the field")
        await desk.until(lambda: desk.editor.text == SENTENCE, "the whole sentence")
        assert await desk.app.all_saved()
    written = records.notes() if where == "note" else records.reflections()
    assert SENTENCE in [each.text for each in written]


@pytest.mark.parametrize("keys", [["slash"], ["d"], ["o"], ["ctrl+p"]], ids=str)
async def test_what_is_typed_where_one_searches_is_what_is_searched_for(
    open_app: Open, practice_course: Course, worked: Session, keys: list[str]
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press_at_once(*keys, *"vagtplanen")
        await desk.until(lambda: any(each.value == "vagtplanen" for each in desk.app.screen.query(Input)), "the whole word")


async def test_enter_never_skips_a_question(open_app: Open, practice_course: Course, records: Records, worked: Session) -> None:
    answers = len(records.attempts())
    async with open_app(course=practice_course) as desk:
        await desk.press("1", "right", "right")
        before = desk.text
        await desk.press("enter", "ctrl+g", "enter", "enter")
        await desk.see("Vælg et svar med tallene. → springer over.")
        assert desk.lines[0] == before.splitlines()[0], "it is still the same question"
    assert len(records.attempts()) == answers
