"""One of the two lists of a project's page: an arrow leads from one to the other where they stand side by side."""

from __future__ import annotations

from textual.strip import Strip
from textual.widgets import OptionList

from course.locale import N_
from course.tui.base.keys import key
from course.tui.tools.desk.work_list import WorkList


class HubList(WorkList):
    """A list that knows the one beside it."""

    BINDINGS = [
        key("left,right", "aside", N_("To the other side"), show=False),
    ]
    beside: HubList | None = None
    """The other one."""

    def action_aside(self) -> None:
        """To the list beside this one."""
        if self.beside is not None and self.beside.display:
            self.beside.focus()

    def render_line(self, y: int) -> Strip:
        """A line; the mark shows in one list at a time."""
        is_alone = self.beside is None or not self.beside.has_focus
        return super().render_line(y) if is_alone else OptionList.render_line(self, y)

    def on_focus(self) -> None:
        """The mark comes over from the list beside it."""
        if self.beside is not None:
            self.beside.refresh()
