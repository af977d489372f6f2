"""What gets the focus is in sight, whether it is laid out by then or not."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Static

from course.tui.base.focus_in_sight import FocusInSight


class _Long(FocusInSight[None]):
    """A page that is longer than the window."""

    def compose(self) -> ComposeResult:
        yield VerticalScroll(can_focus=False)

    def fill(self, *, scroll_visible: bool = True) -> Button:
        """The page, with a button below the window's end that gets the focus before anything of it is laid out."""
        button = Button("Videre")
        self.query_one(VerticalScroll).mount(Static("\n" * 60), button, Static("\n" * 60))
        self.set_focus(button, scroll_visible)
        return button


class _App(App[None]):
    def get_default_screen(self) -> Screen[None]:
        return _Long()


async def _settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


async def test_what_is_not_laid_out_yet_comes_into_sight_once_it_is() -> None:
    async with _App().run_test(size=(40, 12)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, _Long)
        button = screen.fill()
        await _settled(pilot)
        assert screen.focused is button
        assert screen.can_view_entire(button)


async def test_what_has_lost_the_focus_meanwhile_is_not_looked_for() -> None:
    async with _App().run_test(size=(40, 12)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, _Long)
        screen.fill()
        screen.set_focus(None)
        await _settled(pilot)
        assert screen.query_one(VerticalScroll).scroll_offset.y == 0


async def test_whoever_wants_no_scrolling_gets_none() -> None:
    async with _App().run_test(size=(40, 12)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, _Long)
        button = screen.fill(scroll_visible=False)
        await _settled(pilot)
        assert screen.focused is button
        assert not screen.can_view_entire(button)
