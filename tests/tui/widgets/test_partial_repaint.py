"""Only the line one types in is drawn anew, and what stands on the screen is what drawing all of it would give."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from course.tui.widgets.partial_repaint import PartialRepaint

TYPED = ("a", "æ", " ", " ", "ord og ", "(", ")", "\t", "🎉", "\n", "\r\n", "et helt afsnit, der bliver langt. " * 3, "l" * 90)
KEYS = (
    "backspace", "backspace", "delete", "left", "right", "up", "down", "home", "end", "shift+left", "shift+right", "shift+up",
    "ctrl+w", "ctrl+k", "ctrl+u", "ctrl+z", "ctrl+y", "pageup", "pagedown", "f7",
)  # fmt: skip


class Writing(App[None]):
    """One field, in a window of which it takes the most."""

    CSS = "PartialRepaint { height: 1fr; border: round white; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        field = PartialRepaint(soft_wrap=True, tab_behavior="indent")
        field.cursor_blink = False
        yield field

    @property
    def field(self) -> PartialRepaint:
        """Where one writes."""
        return self.query_one(PartialRepaint)


def drawn(field: PartialRepaint) -> list[Strip]:
    """Its lines, as they are taken for the screen: those that nobody asked to be drawn anew are remembered ones."""
    return field.render_lines(Region(0, 0, *field.outer_size))


def as_text(strips: list[Strip]) -> list[list[tuple[str, str]]]:
    """What stands there, and in which style."""
    return [[(segment.text, str(segment.style)) for segment in strip.simplify()] for strip in strips]


@pytest.mark.parametrize("seed", range(4))
async def test_what_is_drawn_in_part_is_what_would_be_drawn_whole(seed: int) -> None:
    chance = Random(seed)
    app = Writing()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        for turn in range(120):
            action = await _something(chance, app.field, pilot)
            await pilot.pause()
            in_part = as_text(drawn(app.field))
            app.field.refresh()
            assert in_part == as_text(drawn(app.field)), f"turn {turn}: {action}, {app.field.text!r}"


async def _something(chance: Random, field: PartialRepaint, pilot: Pilot[None]) -> str:
    if chance.random() < 0.1:
        words = f"{chance.randrange(9)} ord"
        field.put_on_edge(Content(words))
        return words
    if chance.random() < 0.5:
        typed = chance.choice(TYPED)
        field.insert(typed)
        return repr(typed)
    key = chance.choice(KEYS)
    await pilot.press(key)
    return key


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (lambda field: field.insert("ø"), {3}),
        (lambda field: field.insert("\n"), set(range(10))),
        (lambda field: field.put_on_edge(Content("3 ord")), {9}),
        (lambda field: field.insert(" og meget mere, end der er plads til på en linje"), set(range(10))),
    ],
)
async def test_only_what_changes_is_sent(change: Callable[[PartialRepaint], object], lines: set[int]) -> None:
    app = Writing()
    async with app.run_test(size=(40, 10)) as pilot:
        app.field.text = "første\nanden\ntredje\nfjerde"
        app.field.move_cursor((2, 3))
        await pilot.pause()
        app.field._exchange_repaint_regions()
        change(app.field)
        assert {line for region in app.field._repaint_regions for line in region.line_range} == lines
