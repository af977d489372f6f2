"""Draws the README's picture: the real app, on the real course, answers a case. `python -m tests.pictures` makes it anew."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from course.content import builtin, load
from course.journal import Journal
from course.session.routes import ToLesson
from course.study.progress import step_index
from course.tui.app import SkalkanApp
from course.tui.base import theme

PICTURE = Path(__file__).parent / "skalkan.svg"


async def draw(home: Path) -> str:
    """The app's own screenshot of an answered case, as SVG."""
    app = SkalkanApp(load(builtin("da")), Journal(home), lambda: datetime(2026, 11, 23, 9, 42, tzinfo=UTC))
    async with app.run_test(size=(90, 26)) as pilot:
        app.theme = theme.LIGHT
        lesson = app.session.course.lesson("startpunkt")
        assert lesson is not None
        index = step_index(lesson, "startpunkt-sorter-1")
        assert index is not None
        await app.go(ToLesson(lesson, index, ask=False))
        await pilot.pause()
        await pilot.press("right", "right", "k", "enter")
        await pilot.pause()
        return app.export_screenshot(title="skalkan")


def main() -> None:
    """Writes the picture, without the fonts that a viewer would fetch from the net."""
    with tempfile.TemporaryDirectory() as home:
        svg = asyncio.run(draw(Path(home)))
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main()
