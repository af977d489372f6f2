"""The journal's title: its four lists by digit and name, each with how much is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from course.locale import _
from course.session.journal_lists import TABS, Tab
from course.tui.widgets.blocks import OwnLinks


class JournalTabs(OwnLinks, Widget):
    """One line; where not all names fit, only that of the list that is shown is named. A click shows a list, as its digit does.

    Args:
        show: Shows a list, by its digit.
    """

    DEFAULT_CSS = """
    JournalTabs { dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, show: Callable[[int], None]) -> None:
        super().__init__()
        self._show_list = show
        self._shown = Tab.WORDS
        self._counts: Mapping[Tab, int] = {}

    def mark(self, shown: Tab, counts: Mapping[Tab, int]) -> None:
        """Marks the list that is shown, and tells how much is in each."""
        self._shown, self._counts = shown, counts
        self.refresh()

    def action_show(self, digit: int) -> None:
        """A click on a name."""
        self._show_list(digit)

    def render(self) -> RenderResult:
        """All names, or the one of the list that is shown."""
        for named in (set(Tab), {self._shown}):
            tabs = [self._tab(tab, tab in named) for tab in Tab]
            line = Content.assemble((_("Journal"), "bold"), "   ", Content("  ").join(tabs))
            if line.cell_length <= self.content_size.width:
                break
        return line

    def _tab(self, tab: Tab, is_named: bool) -> Content:
        is_shown = tab is self._shown
        name = f" {_(TABS[tab])} ({self._counts.get(tab, 0)})" if is_named else ""
        text = Content.assemble("▸ " if is_shown else "", (str(tab.value), "$accent"), name)
        return text.stylize("bold underline" if is_shown else "$text-muted").stylize(f"@click=show({tab.value})")
