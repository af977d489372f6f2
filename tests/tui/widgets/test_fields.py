"""The fields of a form: what is written in one that reads it takes the place of what stood there."""

from __future__ import annotations

from course.content.model import Course
from course.journal import Journal
from course.tools.commitment import Commitment
from course.tools.repositories import Repositories
from course.tui.tools.commitment.commitment_screen import CommitmentScreen
from course.tui.widgets.field import DayField
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
