"""Waiting for an app to come to rest: all that follows from a key is done and painted, and without end it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.tui.quiet import at_rest

MANY = 20


class Chain(App[None]):
    """Each step leads to the next one, in one way or another."""

    steps = 0

    def compose(self) -> ComposeResult:
        yield Static("none", id="told")

    def on_key(self) -> None:
        self.step()

    def step(self) -> None:
        self.steps += 1
        self.query_one("#told", Static).update(f"step {self.steps}")
        ways: list[Callable[..., object]] = [self.call_later, self.call_after_refresh, self.screen.call_next]
        if self.steps < MANY:
            ways[self.steps % 3](self.step)


class Restless(App[None]):
    """Does one thing after another, until it is told to stop."""

    stopped = False

    async def step(self) -> None:
        await asyncio.sleep(0)
        if not self.stopped:
            self.call_later(self.step)


async def test_all_that_follows_from_a_key_is_done_and_painted() -> None:
    async with (app := Chain()).run_test() as pilot:
        await pilot.press("x")
        assert app.steps == MANY
        await pilot.pause()
        assert not app.screen._compositor._dirty_regions
        first = next(iter(app.screen._compositor.render_strips()))
        assert first.text.startswith(f"step {MANY}")


async def test_an_app_that_never_rests_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.tui.quiet.ENDLESS", 500)
    async with (app := Restless()).run_test():
        app.call_later(app.step)
        with pytest.raises(AssertionError, match="rest"):
            await at_rest(app)
        app.stopped = True
