"""Two windows on one journal: who writes over what the other has written meanwhile is told, and both are there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from course.content.model import Course
from course.journal import Journal
from course.journal.records import Records
from course.session.routes import ToHome, ToWork
from course.tools.commitment import TABLE, Commitment
from course.tools.repositories import Repositories
from course.tui.widgets.field import Field
from tests.tui.desk import Open

LESSON, STEP = "start", "start-sidste"
THERE = "Skrevet om i det andet vindue, mens det første stod åbent."


async def test_both_texts_are_kept_and_told(
    open_app: Open, journal: Journal, home: Path, clock: Callable[[], datetime], little_course: Course
) -> None:
    reflection = Records(journal).save_reflection(LESSON, STEP, "Mine ord.", None)
    agreement = Repositories(journal).of(Commitment).save(Commitment(action="ringer jeg", learned="Ring.", outcome="done"))
    async with open_app() as desk:
        await desk.press("1", "right")
        await desk.see("Mine ord.")
        desk.editor.focus()
        await desk.until(lambda: desk.editor.has_focus, "the text field to have the focus")
        with Journal(home, clock=clock) as other:
            Records(other).save_reflection(LESSON, STEP, "Andre ord.", reflection)
        await desk.write(" Og flere.")
        await desk.see("Du har også skrevet her i et andet vindue")
        desk.app.clear_notifications()
        await desk.app.go(ToWork(TABLE, agreement.id))
        await desk.see("Hvad lærte jeg?")
        desk.app.screen.query_one("#learned", Field).focus()
        with Journal(home, clock=clock) as other:
            agreements = Repositories(other).of(Commitment)
            agreements.save(Commitment(id=agreement.id, action="ringer jeg", learned=THERE, outcome="done"))
        desk.app.reload()  # as when another computer is heard of; the field stays as the leader knows it
        await desk.write(" Og flere.")
        await desk.see("Du har også skrevet her i et andet vindue")
        await desk.app.go(ToHome())
        await desk.see("2 steder har to tekster")
        await desk.press("»to tekster")
        await desk.see("Andre ord.", "Mine ord. Og flere.")
        await desk.press("2")
        await desk.see("1 sted har to tekster")
        await desk.press("»to tekster")
        await desk.see("Skrevet om i det andet", "Ring. Og flere.")
        await desk.press("3")
        await desk.until(lambda: not desk.shows("to tekster"), "the choice to be made")
    assert [each.text for each in Records(journal).reflections()] == ["Mine ord. Og flere."]
    (kept,) = Repositories(journal).of(Commitment).all()
    assert kept.learned == f"{THERE}\n\nRing. Og flere."
