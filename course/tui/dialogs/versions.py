"""Earlier versions of a text: to read, and to take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from course.content.model import count_words
from course.journal import Version
from course.journal.text import readable
from course.locale import N_, _, ngettext
from course.locale.dates import short_date, time_of_day
from course.study.visible_versions import editions
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.widgets.button import Button
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList


class VersionList(MarkedList):
    """The versions to look at; only Enter takes one back, so that a click is free to look."""

    BINDINGS = [key("enter", "take", N_("Take back"), N_("Take this version back; what you have now stays among the versions"))]

    def __init__(self, lines: Sequence[Content], take: Callable[[], None]) -> None:
        super().__init__(*map(Option, lines), id="versions")
        self._take = take

    def action_take(self) -> None:
        """Takes the marked one back."""
        self._take()


def text_of(version: Version) -> str:
    """What a version of a text says."""
    return readable(str((version.document or {}).get("text", "")))


class VersionsScreen(Dialog[Version]):
    """Earlier versions, newest first; returns the one that is taken back.

    Args:
        title: What they are versions of.
        versions: The earlier versions, oldest first.
        read: What a version says, in words.
    """

    CSS_PATH = "versions.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    BINDINGS = [
        key("escape", "close", N_("Close"), N_("Back to the text, as it is")),
    ]

    def __init__(self, title: str, versions: Sequence[Version], read: Callable[[Version], str] = text_of) -> None:
        super().__init__()
        self._title = title
        self._read = read
        self._versions = list(reversed(versions))

    @classmethod
    def open(cls, app: App[Any], title: str, history: Sequence[Version], take_back: Callable[[str | None], None]) -> None:
        """Shows the earlier versions among a text's history, or says that there are none; gives back the text that is taken."""
        cls.choose(app, title, history, text_of, lambda version: take_back(text_of(version) if version else None))

    @classmethod
    def choose(
        cls,
        app: App[Any],
        title: str,
        history: Sequence[Version],
        read: Callable[[Version], str],
        taken: Callable[[Version | None], None],
    ) -> None:
        """The same for anything that has versions: gives back the version that is taken."""
        earlier = editions(history, read)[:-1]
        if earlier:
            app.push_screen(cls(title, earlier, read), taken)
        else:
            app.notify(_("There are no earlier versions yet."), markup=False)

    def compose(self) -> ComposeResult:
        """List, text and a button."""
        with Vertical(classes="dialog"):
            yield Static(Content.assemble((_("Earlier versions"), "bold"), "  ", self._title), markup=False)
            with Horizontal(id="both"):
                yield VersionList([self._line(version) for version in self._versions], self.action_take)
                with VerticalScroll(id="old"):
                    yield Static(id="old-text", markup=False)
            with Horizontal(id="choice"):
                yield Button(Content(_("Take this version back")), id="take", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins with the newest."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        text = self._read(self._versions[event.option_index])
        self.query_one("#old-text", Static).update(Content(text or _("(empty)")))
        self.query_one("#old").scroll_home(animate=False)

    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Takes the version back that is looked at."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._versions[highlighted])

    def action_close(self) -> None:
        """Leaves the text as it is."""
        self.dismiss(None)

    def _line(self, version: Version) -> Content:
        words = count_words(self._read(version))
        count = ngettext("{n} word", "{n} words", words).format(n=words)
        return Content.assemble(f"{short_date(version.at)} {time_of_day(version.at)}", (f"  {count}", "$text-muted"))
