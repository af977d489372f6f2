"""The bar at the bottom: its keys stand in their order, and none passes one that doesn't fit."""

from __future__ import annotations

import pytest
from textual.content import Content

from course.tui.widgets.keybar import KeyBar
from tests.tui.desk import Open

PLACES = {
    "home": [],
    "a step": ["1"],
    "a case": ["2", "right"],
    "the journal": ["d"],
    "a reflection": ["1", "right"],
    "a note": ["plus"],
}


def shown(bar: KeyBar) -> list[str]:
    """What stands on it, one item after the other."""
    drawn = bar.render()
    assert isinstance(drawn, Content)
    return [each for each in drawn.plain.split("  ") if each]


@pytest.mark.parametrize("place", PLACES)
async def test_a_narrower_bar_shows_the_first_of_what_a_wider_one_shows(open_app: Open, place: str) -> None:
    async with open_app(size=(110, 24)) as desk:
        await desk.press(*PLACES[place])
        bar = desk.app.screen.query_one(KeyBar)
        whole = shown(bar)
        assert whole[-1] == "Ctrl+P Mere" and "F1 Hjælp" in whole
        for width in (96, 80, 70, 60, 50, 40):
            await desk.pilot.resize_terminal(width, 24)
            await desk.until(lambda width=width: bar.outer_size.width == width, "the bar")  # type: ignore[misc]
            items = [each for each in shown(bar) if each not in {"F1 Hjælp", "Ctrl+P Mere"}]
            assert items == whole[: len(items)], width
            assert sum(map(len, shown(bar))) <= width
