"""The fields of a form: what is written in one that reads it takes the place of what stood there."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual.events import Blur, Focus
from textual.widget import Widget
from textual.widgets import Input

from course.content.model import Course
from course.journal import Journal
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.base.autosave import Autosave
from course.tui.tools.commitment.commitment_screen import CommitmentScreen
from course.tui.widgets import editor
from course.tui.widgets.field import DayField, Field
from tests.tui.desk import Open


async def test_a_day_is_written_anew_from_its_first_letter(open_app: Open, practice_course: Course, journal: Journal) -> None:
    works = Repositories(journal)
    kept = works.of(Commitment).save(Commitment(occasion="nogen spørger", action="lytter jeg", look_back="2027-03-01"))
    async with open_app(course=practice_course) as desk:
        desk.app.push_screen(CommitmentScreen(works, kept))
        await desk.see("mandag den 1. marts 2027")
        field = desk.app.screen.query_one(DayField)
        while desk.app.focused is not field:
            await desk.press("tab")
        await desk.write("på fredag")
        await desk.press("tab")
        await desk.see("fredag den 27. november 2026")
        await desk.press("shift+tab")
        await desk.write("snart")
        await desk.press("tab")
        await desk.see("snart", "Den dag kan jeg ikke læse.")
        await desk.until(lambda: works.of(Commitment).all()[0].look_back == "snart", "what was written to be kept")


async def test_each_field_begins_to_save_once(
    open_app: Open, practice_course: Course, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual calls `on_mount` of every class by itself: calling that of the class above as well would run it twice."""
    begun, told = Counter[str](), CommitmentScreen._tell

    def beginning(*arguments: Any) -> Autosave:
        begun["saving"] += 1
        return Autosave(*arguments)

    def telling(screen: CommitmentScreen) -> None:
        begun["telling"] += 1
        told(screen)

    monkeypatch.setattr(editor, "Autosave", beginning)
    monkeypatch.setattr(CommitmentScreen, "_tell", telling)
    async with open_app(course=practice_course) as desk:
        desk.app.push_screen(CommitmentScreen(Repositories(journal), Commitment()))
        await desk.see("Aftale med mig selv")
        assert len(desk.app.screen.query(Field)) == 4
        assert begun == {"saving": 4, "telling": 1}


async def test_a_field_is_entered_and_left_once(
    open_app: Open, practice_course: Course, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, entered = Counter[Widget](), Counter[Widget]()
    blurred, focused = Widget._on_blur, Widget._on_focus

    def counting_blur(widget: Widget, event: Blur) -> None:
        left[widget] += 1
        blurred(widget, event)

    def counting_focus(widget: Widget, event: Focus) -> None:
        entered[widget] += 1
        focused(widget, event)

    monkeypatch.setattr(Widget, "_on_blur", counting_blur)
    monkeypatch.setattr(Widget, "_on_focus", counting_focus)
    async with open_app(course=practice_course) as desk:
        desk.app.push_screen(CommitmentScreen(Repositories(journal), Commitment()))
        await desk.see("Aftale med mig selv")
        field = desk.app.screen.query_one(DayField)
        field.focus()
        await desk.until(lambda: field.has_focus)
        await desk.press("tab")
        assert (entered[field], left[field]) == (1, 1)


async def test_a_paste_that_begins_with_a_line_break_finds_its_first_words_where_there_is_one_line(
    open_app: Open, practice_course: Course, journal: Journal
) -> None:
    async with open_app(course=practice_course) as desk:
        await desk.press("p", "enter")
        await desk.paste("\r\n\nNy telefoni\n")
        await desk.paste(" i\nreceptionen\x1b[31m")
        await desk.until(lambda: bool(Repositories(journal).of(Project).all()), "the project to be kept")
        await desk.press("escape", "escape", "slash")
        await desk.paste("\ntelefoni\n")
        await desk.see("1 i alt")
        assert desk.app.screen.query_one(Input).value == "telefoni"
    (project,) = Repositories(journal).of(Project).all()
    assert project.name == "Ny telefoni i receptionen\N{REPLACEMENT CHARACTER}[31m"
