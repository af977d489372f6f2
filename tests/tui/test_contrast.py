"""Every pair of text and background that is really on screen can be read, and where the focus is shows without any colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.filter import dim_color

from course.journal.records import Records
from course.session import looks
from course.tui.base import theme
from course.tui.widgets.keybar import KeyBar
from tests.tui.desk import WIDE, Desk, Open

PLACES: dict[str, tuple[str, ...]] = {
    "home": (),
    "lesson": ("1",),
    "question": ("1", "right", "right", "space", "enter"),
    "journal": ("d",),
    "glossary": ("o",),
    "search": ("ctrl+f", "m"),
    "development": ("u",),
    "projects": ("p",),
    "agreements": ("a",),
    "note": ("+",),
    "outgoing": ("d", "ctrl+e"),
    "settings": ("i",),
    "board": ("»nu og fremtid",),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "dialog": ("i", *["end"], "enter"),
}
"""The keys that lead from home to a place."""
DRAWN = {chr(code) for code in range(0x2500, 0x25A0)}
"""Lines and blocks: they frame what can be read."""


def segments(desk: Desk) -> Iterator[Segment]:
    """What is on screen, piece by piece; of a dialog only itself, since what lies below is out of reach."""
    screen = desk.app.screen
    regions = [each.region for each in screen.query(".dialog, KeyBar")] if screen.is_modal else [screen.region]
    strips = screen._compositor.render_strips()
    for region in regions:
        for y in range(region.y, region.bottom):
            yield from strips[y].crop(region.x, region.right)


def contrast(style: Style) -> float:
    """The contrast of a text with what lies behind it, from 1 to 21."""
    assert style.color is not None, style
    assert style.bgcolor is not None, style
    front, back = style.color, style.bgcolor
    if style.reverse:
        front, back = back, front
    if style.dim:
        front = dim_color(back, front)
    lighter, darker = sorted((luminance(front), luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: RichColor) -> float:
    """How light a colour is, as WCAG 2.2 reckons it."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_faint(desk: Desk, least: float) -> set[tuple[str, str, float]]:
    """What can't be read well enough."""
    return {
        (piece.text.strip(), str(piece.style), round(contrast(piece.style), 2))
        for piece in segments(desk)
        if piece.style is not None and set(piece.text) - DRAWN - {" "} and contrast(piece.style) < least
    }


async def to_place(desk: Desk, place: str) -> None:
    """Goes there from home: a key that leads nowhere would have home looked at once more."""
    await desk.press(*PLACES[place])
    await desk.until(lambda: (desk.place == "HomeScreen") == (place == "home"), place)


@pytest.mark.parametrize("place", PLACES)
async def test_every_text_can_be_read(open_app: Open, records: Records, place: str) -> None:
    records.save_reflection("start", "start-sidste", "Mine ord.", None)
    async with open_app(size=WIDE) as desk:
        await to_place(desk, place)
        faint = {}
        for look in theme.THEMES:
            desk.app.session.looks[looks.THEME] = look.name
            desk.app.apply_settings()
            await desk.pilot.pause()
            if found := too_faint(desk, 7 if "contrast" in look.name else 4.5):
                faint[look.name] = found
        assert faint == {}


def shape(desk: Desk) -> list[tuple[str, bool, bool, bool]]:
    """What is on screen above the keys for an eye that sees no colour, cell by cell."""
    keys = desk.app.screen.query_one(KeyBar)
    keys.styles.visibility = "hidden"  # it says something else on other widgets, which shows nobody where these are
    kinds = [(piece.text, piece.style or Style()) for piece in segments(desk)]
    return [(sign, bool(it.bold), bool(it.underline), bool(it.reverse)) for text, it in kinds for sign in text]


@pytest.mark.parametrize("place", PLACES)
async def test_the_focus_is_seen_without_colour(open_app: Open, records: Records, place: str) -> None:
    records.save_reflection("start", "start-sidste", "Mine ord.", None)
    async with open_app(size=WIDE) as desk:
        await to_place(desk, place)
        screen = desk.app.screen
        shapes = []
        for widget in [None, *screen.focus_chain]:
            screen.set_focus(widget)
            await desk.pilot.pause()
            shape(desk)
            await desk.pilot.pause()
            shapes.append((widget, shape(desk)))
        for (one, left), (other, right) in combinations(shapes[1:], 2):
            assert left != right, f"{one} looks like {other}"
