"""What makes an app in a test quick and certain: one waits for it to come to rest, by its event loop and not by a clock."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

ENDLESS = 100_000
"""Turns of the event loop after which an app will not come to rest."""
_parsed: dict[tuple[object, ...], list[RuleSet]] = {}
_variables: dict[tuple[tuple[str, str], ...], int] = {}
"""The colours and the like that a text was read with, by number."""


async def at_rest(app: App[Any], painted: bool = True) -> None:
    """Waits until there is nothing the app can do on its own: no message, no callback, no layout and no picture is left.

    A save in a thread and a timer that isn't due are not waited for: who needs them waits for what they bring.

    Args:
        app: The app.
        painted: Whether the picture counts, which between two keys that one writes nobody looks at.
    """
    for _ in range(ENDLESS):
        await asyncio.sleep(0)
        # Whoever could go on stands in this queue behind us. What Textual offers instead watches the clock of the processor.
        if not asyncio.get_running_loop()._ready and not _refreshed(app, painted):  # type: ignore[attr-defined]
            return
    raise AssertionError("the app doesn't come to rest")


def _refreshed(app: App[Any], painted: bool) -> bool:
    """Whether there was something to lay out or to paint, which else would be done with the next frame."""
    if not app._running or not app._screen_stack:
        return False
    due = [screen for screen in app._screen_stack if screen._update_timer._active.is_set()]
    for screen in due:
        screen._on_timer_update()
    return bool(due) or (painted and _painted(app))


def _painted(app: App[Any]) -> bool:
    compositor = app.screen._compositor
    if not compositor._dirty_regions:
        return False
    visible_screen_stack.set(app._background_screens)
    compositor.render_partial_update()
    return True


async def _idle(*_: object) -> None:
    await at_rest(active_app.get())


async def _idle_between_keys(*_: object) -> None:
    await at_rest(active_app.get(), painted=False)


async def _wait_for_screen(pilot: Pilot[Any], timeout: float = 0) -> bool:
    await at_rest(pilot.app)
    return True


async def _wait_for_layout(pilot: Pilot[Any], timeout: float = 0) -> bool:
    await at_rest(pilot.app, painted=False)
    return True


def wait_for_rest(patch: pytest.MonkeyPatch) -> None:
    """Has Textual's pilot wait until the app is at rest, where it would sleep until the processor seems to be.

    Frames come at rest, too, and not sixty times a second: how many there are doesn't hang on how fast the machine is.
    """
    patch.setattr("textual.screen.UPDATE_PERIOD", 3600.0)
    for module in ("pilot", "app"):
        patch.setattr(f"textual.{module}.wait_for_idle", _idle)
    patch.setattr(Pilot, "_wait_for_screen", _wait_for_screen)


def paint_at_rest(patch: pytest.MonkeyPatch) -> None:
    """Has a screen painted where the test pauses, and not at every step and every key on its way there, which nobody looks at."""
    paint = Compositor.render_update

    def painted(compositor: Compositor, full: bool = False, **more: Any) -> Any:
        return paint(compositor, full, **more) if full else None

    patch.setattr(Compositor, "render_update", painted)
    patch.setattr("textual.app.wait_for_idle", _idle_between_keys)
    patch.setattr(Pilot, "_wait_for_screen", _wait_for_layout)


def parse_styles_once(patch: pytest.MonkeyPatch) -> None:
    """Has all apps share the rules that were read from the same text with the same colours: nothing changes them afterwards."""
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, css: str, *args: Any, **more: Any) -> list[RuleSet]:
        key = (css, *args, *more.items(), _variables_of(sheet))
        if key not in _parsed:
            _parsed[key] = parse(sheet, css, *args, **more)
        return _parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", parsed)
    patch.setattr(RuleSet, "__hash__", object.__hash__)  # by identity, as its own, a million times a minute


def _variables_of(sheet: Stylesheet) -> int:
    """The number of what a sheet's texts are read with; looked up once for each sheet and set of these."""
    known: tuple[object, int] | None = getattr(sheet, "_numbered", None)
    if known is None or known[0] is not sheet._variables:
        number = _variables.setdefault(tuple(sheet._variables.items()), len(_variables))
        known = sheet._numbered = sheet._variables, number  # type: ignore[attr-defined]
    return known[1]
