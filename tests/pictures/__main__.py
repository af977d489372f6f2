"""Draws the README's pictures: the real app, on the real course, used for a fortnight (`python -m tests.pictures`)."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from course.content import builtin, load
from course.content.model import Course
from course.journal import Journal
from course.session.lesson_steps import arrive, finish_reading
from course.session.routes import Route, ToHome, ToJournal, ToLesson
from course.session.session import Session
from course.study.progress import step_index
from course.tools.commitment import Commitment
from course.tools.workshop import Workshop
from course.tui.app import SkalkanApp
from course.tui.base import theme
from tests.session.leader import Clock, go_through

FOLDER = Path(__file__).parent
OWN = (
    "Det er vagtplanen. Den bestemmer, hvornår vi holder møder, og vi har aldrig spurgt hvorfor.",
    "Jeg vil være med, når de vælger, hvem der skal prøve den nye app først.",
    "Appen sparer køkkenet for opkald, så der er tid til at spise sammen med børnene.",
    "Jeg sagde: Det er noget, vi skal. Næste gang siger jeg, hvad vi får ud af det.",
    "At jeg selv beder om hjælp, når jeg ikke kan finde ud af det.",
    "Skærmen på gangen. Den er bestemt ovenfra, men hvad der står på den, er vores.",
    "Fraværet er skal, måden vi ringer på er kan, og mødetavlen er begge dele.",
)
"""What the leader writes to one reflection after the other."""


def use(course: Course, journal: Journal, clock: Clock) -> None:
    """A fortnight of a leader's: three lessons, own words, an agreement and a workshop."""
    session = Session(course, journal, clock)
    clock.passes(-14)
    session.records.save_setting("statements-before", "skipped")
    for lesson in course.lessons[:3]:
        go_through(session, lesson)
        clock.passes(4)
    for text, reflection in zip(OWN, session.records.reflections(), strict=False):
        session.records.save_text(reflection, text)
    clock.passes(2)
    lesson = course.lessons[3]
    for step in lesson.steps[:2]:
        arrive(session, lesson, step)
        finish_reading(session, lesson, step)
    arrive(session, lesson, lesson.steps[2])
    today = session.today()
    agreed = Commitment(
        occasion="vi har personalemøde", action="spørger jeg, hvem der ejer vagtplanen", look_back=today.isoformat()
    )
    session.works.of(Commitment).save(agreed)
    session.works.of(Workshop).save(Workshop(title="Tre timer", day=_in_days(today, 3)))


def _in_days(today: date, days: int) -> str:
    return (today + timedelta(days)).isoformat()


def _case(course: Course) -> Route:
    lesson = course.lesson("startpunkt")
    assert lesson is not None
    index = step_index(lesson, "startpunkt-sorter-1")
    assert index is not None
    return ToLesson(lesson, index, ask=False)


PICTURES: dict[str, tuple[Callable[[Course], Route], tuple[str, ...], bool]] = {
    "hjem.svg": (lambda _course: ToHome(), (), True),
    "svar.svg": (_case, ("right", "right", "k", "enter"), False),
    "dagbog.svg": (lambda _course: ToJournal(), (), True),
}
"""Each picture: where it is taken, the keys before it, and whether the leader has been at it for a while."""


async def draw(home: Path, place: Callable[[Course], Route], keys: tuple[str, ...], *, used: bool) -> str:
    """The app's own screenshot of a place, as SVG."""
    clock = Clock()
    course = load(builtin("da"))
    with Journal(home, clock=clock) as journal:
        if used:
            use(course, journal, clock)
        app = SkalkanApp(course, journal, clock)
        async with app.run_test(size=(84, 26)) as pilot:
            app.theme = theme.LIGHT
            await app.go(place(course))
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            return app.export_screenshot(title="skalkan")


def main() -> None:
    """Writes the pictures, without the fonts that a viewer would fetch from the net."""
    for name, (place, keys, used) in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            svg = asyncio.run(draw(Path(home), place, keys, used=used))
        (FOLDER / name).write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
