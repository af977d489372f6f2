"""A list where a click marks a line and a click on the marked one opens it, as in the journal: a look costs nothing."""

from __future__ import annotations

from textual.events import Click

from course.tui.widgets.pointed_list import PointedList


class MarkingList(PointedList):
    """Lines to mark and to open; what they say is never read as markup."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    async def _on_click(self, event: Click) -> None:
        event.prevent_default()
        number = event.style.meta.get("option")
        if number is None or self.get_option_at_index(number).disabled:
            return
        if number == self.highlighted:
            self.action_select()
        else:
            self.highlighted = number
