"""What stands below a page in one row: links and buttons, through which the arrows lead as one sees them."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.widget import Widget

from course.locale import N_
from course.tui.base.keys import key


class FootRow(Horizontal):
    """Links and buttons beside each other; at the ends of the row an arrow means what it means on the page."""

    BINDINGS = [
        key("left", "along(-1)", N_("To the left in the row below"), show=False),
        key("right", "along(1)", N_("To the right in the row below"), show=False),
    ]

    def action_along(self, by: int) -> None:
        """To the next one, or the one before."""
        if (beside := self._beside(by)) is not None:
            beside.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where something stands there."""
        match action, parameters:
            case "along", (int(by),):
                return self._beside(by) is not None
            case _:
                return True

    def _beside(self, by: int) -> Widget | None:
        row = [each for each in self.children if each.focusable and each.visible]
        at = next((number for number, each in enumerate(row) if each.has_focus), None)
        return row[at + by] if at is not None and 0 <= at + by < len(row) else None
