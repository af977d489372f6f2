"""Fields for a number of minutes: of a form, and of a line that is written in place."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from course.locale import N_, _
from course.tools.workshop import LONGEST, read_minutes
from course.tui.widgets.field import ReadField
from course.tui.widgets.inline_field import InlineField

HELP = N_("Write a number of minutes, such as 30. What isn't one changes nothing.")


class MinutesField(ReadField):
    """Minutes in a form. What is no number of minutes isn't saved, and the field says so.

    Args:
        label: What takes them.
        minutes: What is saved already.
        save: Saves another number; may be called in another thread.
    """

    HELP = HELP

    def __init__(self, label: str, minutes: int, save: Callable[[int], None], *, id: str | None = None) -> None:
        super().__init__(label, str(minutes), saving_minutes(save), id=id)
        self._minutes = str(minutes)

    def left(self) -> None:
        """Reads what was written."""
        super().left()
        minutes = read_minutes(self.text)
        if minutes is not None and self.display:
            self.text = str(minutes)

    def renew(self, saved: str) -> None:
        """What is no number of minutes stays to be seen, with the number that holds."""
        self._minutes = saved
        if self.remark():
            self._show_state()
        else:
            super().renew(saved)

    def remark(self) -> str:
        """That it is no number of minutes, and which one still holds."""
        if not _unread(self.text):
            return ""
        return _("{minutes} min. still holds").format(minutes=self._minutes)


class MinutesInPlace(InlineField):
    """The same in a line; it says so at once, for it goes when the leader is done."""

    HELP = HELP
    DEFAULT_CSS = "MinutesInPlace { max-width: 20; }"

    def entered(self) -> None:
        """Marks the number: another one takes its place."""
        self.select_all()

    def _show_state(self) -> None:
        unread = _unread(self.text)
        if unread:
            self.border_subtitle = Content.styled(f"⚠ {unread}", "$warning")
        else:
            super()._show_state()


def saving_minutes(save: Callable[[int], None]) -> Callable[[str], None]:
    """What saves a text as minutes; one that is no number of minutes is left alone."""

    def saving(text: str) -> None:
        minutes = read_minutes(text)
        if minutes is not None:
            save(minutes)

    return saving


def _unread(text: str) -> str:
    return _("1 to {longest}").format(longest=LONGEST) if read_minutes(text) is None else ""
