"""Fields of a form: each is named on its edge, saves itself, and hands the keys on to the next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Key

from course.journal.text import on_one_line
from course.locale import N_, _
from course.locale.dates import clock_time, long_day
from course.locale.written import read_date, read_time
from course.tools.iso import day_of
from course.tools.workshop import time_of
from course.tui.widgets.editor import Editor

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class Field(Editor):
    """A text with a name.

    Args:
        label: What it is, on the upper edge.
        text: What stands there already.
        save: Saves a text; may be called in another thread.
        lines: How many lines are shown; a field of one line takes no line breaks, and Enter goes on to the next field.
    """

    app: BaseApp
    HELP = N_(
        "Write as you like; it is saved while you write. Tab goes on to the next field; so does an arrow from the last line, and "
        "Enter where there is but one."
    )
    DEFAULT_CSS = """
    Field {
        width: 100%;
        min-height: 3;
        padding: 0 1;
        border-title-color: $text-muted;
        border-title-style: none;
        &:focus { border-title-color: $accent; border-title-style: bold; }
        &.-failed { border: round $error; border-subtitle-color: $error; border-subtitle-style: bold; }
    }
    """

    def __init__(self, label: str, text: str, save: Callable[[str], None], *, lines: int = 1, id: str | None = None) -> None:
        super().__init__(text, save, id=id)
        self._single = lines == 1
        self.ends: Callable[[], Awaitable[None]] | None = None
        """What Enter does in the last field, where that has but one line; in all others it goes on to the next."""
        self.border_title = Content(label)
        self.styles.height = lines + 2
        if self._single:
            self.soft_wrap = False  # the line runs on, rather than out of sight line by line
            self.styles.scrollbar_size_vertical = 0  # there is room for none
            self.styles.scrollbar_size_horizontal = 0

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is the form's where there is but one line."""
        return not (self._single and key == "enter") and super().check_consume_key(key, character)

    async def _on_key(self, event: Key) -> None:
        goes_back = event.key == "up" and self._is_at(first=True)
        goes_on = event.key == "down" and self._is_at(first=False)
        enters = event.key == "enter" and self._single
        if not (goes_back or goes_on or enters):
            return
        event.stop()
        event.prevent_default()
        if goes_back:
            self.screen.focus_previous()
        elif enters and self.ends is not None:
            self.app.call_later(self.ends)  # it waits for this field's own keys
        else:
            self.screen.focus_next()

    def _is_at(self, *, first: bool) -> bool:
        """In a field of one line the cursor is always on the first and the last one."""
        return self._single or super()._is_at(first=first)

    def begun(self) -> None:
        """Shows the text's beginning."""
        self.call_after_refresh(self._show_beginning)

    def left(self) -> None:
        """Says what there is to remark, and shows the text's beginning."""
        self._show_state()
        self._show_beginning()

    def _show_beginning(self) -> None:
        """A long text is read from its beginning, unless it is being written."""
        if not self.has_focus:
            self.scroll_home(animate=False)

    def pasted(self, text: str) -> str:
        """On one line, where there is but one."""
        text = super().pasted(text)
        return on_one_line(text) if self._single else text

    def _show_state(self) -> None:
        """What the field remarks stays, however often it is saved."""
        remark = "" if self.has_focus or self.has_class("-failed") else self.remark()
        if remark:
            self.border_subtitle = Content.styled(f"⚠ {remark}", "$warning")
        else:
            super()._show_state()

    def _length_in_words(self) -> str:
        """One line needs no count of its words."""
        return "" if self._single else super()._length_in_words()

    def remark(self) -> str:
        """What there is to say of the text, once the leader has left the field; nothing of most."""
        return ""

    def renew(self, saved: str) -> None:
        """Shows what is saved by now (another window may have changed it), unless the leader is writing here."""
        if not self.has_focus:
            self.reload(self.shown(saved))

    def shown(self, saved: str) -> str:
        """How something saved stands in the field."""
        return saved


class ReadField(Field):
    """A field that reads what is written and says it back in full: what is written next takes its place as a whole."""

    def entered(self) -> None:
        """Marks all of it, at once: the first key may be on its way. A click then puts the cursor where it points."""
        self.select_all()


class DayField(ReadField):
    """A day, written as people write it and read back in full.

    What is saved is the day as an ISO date; what can't be read as a day is kept as it was written, and the field says so.

    Args:
        label: What day it is.
        day: The day that stands there already, as it was saved.
        save: Saves the day; may be called in another thread.
        past: What is said of a day that has passed; nothing where it may.
    """

    HELP = N_("Write a day as you would on paper: 3. december, 3/12, on Friday, in two weeks. Enter reads it.")

    def __init__(self, label: str, day: str, save: Callable[[str], None], *, past: str = "", id: str | None = None) -> None:
        super().__init__(label, _in_full(day), self._save_day, id=id)
        self._save_iso = save
        self._past = past

    def left(self) -> None:
        """Reads what was written."""
        super().left()
        if self.display:  # a field on its way out has nothing more to say: what it read is saved
            self._read_back()

    def begun(self) -> None:
        """Says at once where what was saved is no day."""
        super().begun()
        self._read_back()

    def shown(self, saved: str) -> str:
        """A day in full."""
        return _in_full(saved)

    @property
    def day(self) -> date | None:
        """The day that is written there, or None."""
        return read_date(self.text, self.app.session.today())

    def _save_day(self, text: str) -> None:
        day = read_date(text, self.app.session.today())
        self._save_iso(day.isoformat() if day else text.strip())

    def _read_back(self) -> None:
        day = self.day
        if day is not None and self.text != long_day(day):
            self.text = long_day(day)
        self._show_state()

    def remark(self) -> str:
        """That it is no day, or one that has passed."""
        day = self.day
        if day is None:
            return _("I can't read that as a day. Write 3. december, say.") if self.text.strip() else ""
        return self._past if day < self.app.session.today() else ""


class TimeField(ReadField):
    """A time of day, written as people write it."""

    HELP = N_("Write a time of day, such as 9 or 9.30. Enter reads it.")

    def __init__(self, label: str, begins: str, save: Callable[[str], None], *, id: str | None = None) -> None:
        super().__init__(label, self.shown(begins), self._save_time, id=id)
        self._save_iso = save

    def left(self) -> None:
        """Reads what was written."""
        super().left()
        read = read_time(self.text)
        if read is not None and self.display:
            self.text = clock_time(read)
        self._show_state()

    def remark(self) -> str:
        """That it is no time of day."""
        unread = self.text.strip() and read_time(self.text) is None
        return _("I can't read that as a time. Write 9.30, say.") if unread else ""

    def shown(self, saved: str) -> str:
        """A time as one says it."""
        known = time_of(saved)
        return clock_time(known) if known else saved

    def _save_time(self, text: str) -> None:
        read = read_time(text)
        self._save_iso(read.strftime("%H:%M") if read else text.strip())


def _in_full(day: str) -> str:
    known = day_of(day)
    return long_day(known) if known else day
