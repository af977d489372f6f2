"""A widget that draws all its cards by itself, line by line, and opens one text field where a card is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from textual import on
from textual.app import ComposeResult
from textual.content import Content, Span
from textual.events import Click, Key, MouseDown, MouseMove, MouseUp
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static, TextArea

from course.journal import JournalError
from course.locale import N_
from course.tui.base.autosave import Autosave, Saving
from course.tui.base.keys import key
from course.tui.widgets.editor import Editor, hints

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


_SIGNED = 4
"""Cells in front of a card's text in which its signs stand."""


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of at most so many cells; an empty one has one line.

    Several times faster than `Content.wrap`, which is felt where two hundred cards are wrapped before they are on screen.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", -1
        for word in paragraph.split():
            cells = cell_len(word)
            if used + 1 + cells <= width:
                line, used = f"{line} {word}" if line else word, used + 1 + cells
                continue
            lines += [line] if line else []
            *full, line = chop_cells(word, max(2, width)) if cells > width else (word,)
            lines += full
            used = cell_len(line)
        lines += [line] if line else []
    return tuple(lines) or ("",)


def shortened(lines: tuple[str, ...], most: int, width: int) -> tuple[str, ...]:
    """The first of some lines; the last of them says where there are more."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], Content(f"{lines[most - 1]} ").truncate(width - 1).plain.rstrip() + "…")


class CardEditor(Editor):
    """The text field of a sheet: it is always there, so that no key is lost before it has opened."""

    BINDINGS = [
        key("enter", "next", N_("Keep it"), N_("Keep it; behind a new card the next one begins")),
        key("escape", "done", N_("Finished"), N_("Keep what is written and go back to the cards")),
    ]
    HELP = N_("Write as you like; it is saved while you write. Enter keeps it, Esc stops writing.")
    DEFAULT_CSS = """
    CardEditor { position: absolute; display: none; width: 10; height: 1; padding: 0; }
    """

    def __init__(self, sheet: CardCanvas) -> None:
        super().__init__("", lambda _text: None)
        self._sheet = sheet
        self._is_told = False
        self.styles.border = ("none", "transparent")  # those of other fields have one
        self.styles.scrollbar_size_vertical = 1

    def begin(self, text: str, save: Callable[[str], None]) -> None:
        """Takes another text to write on."""
        self.abandon()
        self.text = text
        self.move_cursor(self.document.end)
        self._is_told = False
        self._point_out()
        self._save = save
        self._autosave = Autosave(text, save, self.app.pool, self._told)

    def height_at(self, width: int) -> int:
        """The lines that the text takes."""
        known = self.wrap_width == width
        return max(1, self.wrapped_document.height if known else len(wrapped(self.text, width)))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is the sheet's: a card has no lines of its own."""
        return key != "enter" and super().check_consume_key(key, character)

    def action_next(self) -> None:
        """Enter."""
        self._sheet.finish(again=True)

    def action_done(self) -> None:
        """Esc."""
        self._sheet.finish()

    async def _on_key(self, event: Key) -> None:
        if event.key in {"enter", "escape"}:
            event.stop()
            event.prevent_default()
            self._sheet.finish(again=event.key == "enter")

    def pasted(self, text: str) -> str:
        """What the sheet makes of its lines."""
        return self._sheet.pasted([line.strip() for line in super().pasted(text).splitlines() if line.strip()])

    def left(self) -> None:
        """Keeps what is written. Looking at another window ends nothing, and the field may be open again for the next card."""
        if self.app.app_focus and self.screen.focused is not self:
            self._sheet.finish()

    def _show_state(self) -> None:
        """There is no edge to say it on: the sheet says below the text what is pointed out."""
        self._sheet.lay()

    @on(TextArea.Changed)
    def _grown(self) -> None:
        self._sheet.lay()

    def on_resize(self) -> None:
        """The text is wrapped at its width by now."""
        self._sheet.lay()

    def _told(self, state: Saving, error: JournalError | None) -> None:
        super()._told(state, error)
        if state is Saving.FAILED and not self._is_told:  # there is no edge to say it on
            self._is_told = True
            self.app.notify(str(error), severity="error", timeout=10, markup=False)

    # The mouse is the field's own here, and not the sheet's below

    def on_mouse_down(self, event: MouseDown) -> None:
        """Sets the cursor."""
        event.stop()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Marks text."""
        event.stop()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Ends it."""
        event.stop()

    def on_click(self, event: Click) -> None:
        """Nothing more."""
        event.stop()


class CardHint(Static):
    """What is pointed out in the text of a card, on the line below it."""

    DEFAULT_CSS = """
    CardHint {
        position: absolute; display: none; height: 1; text-wrap: nowrap; text-overflow: ellipsis;
        color: $warning; background: $panel;
    }
    """

    def on_mouse_down(self, event: MouseDown) -> None:
        """It lies over a card, and a click on it is none on that."""
        event.stop()


class CardCanvas(Widget, can_focus=True):
    """Cards as lines, one of them marked; a subclass says what stands on a line, and where the text field opens."""

    ALLOW_SELECT = False  # the mouse marks and drags cards here
    DEFAULT_CSS = """
    CardCanvas { width: 100%; height: 1fr; overflow: hidden; &:focus { background-tint: transparent; } }
    """
    app: BaseApp

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.editor = CardEditor(self)
        self._hint = CardHint(markup=False)
        self.is_writing = False
        self._strips: dict[int, tuple[tuple[int, Style, str, Sequence[Span]], Strip]] = {}
        """Each line as it was drawn last, with what it was made of."""

    def compose(self) -> ComposeResult:
        """The text field, out of sight until something is written, and so is what is pointed out in it."""
        yield self.editor
        yield self._hint

    # What a subclass says

    def line(self, y: int) -> Content:
        """What stands on a line of the widget."""
        raise NotImplementedError

    def place_of_editor(self) -> Region:
        """Where the text field goes, in the widget."""
        raise NotImplementedError

    def pasted(self, lines: list[str]) -> str:
        """What goes into the text field of several lines that are pasted: as a rule all of it, on one line."""
        return " ".join(lines)

    def was_written(self, text: str, *, again: bool) -> None:
        """The text field has closed over a text, which is saved; `again` where it was by Enter."""
        raise NotImplementedError

    # Writing

    def write(self, text: str, save: Callable[[str], None]) -> None:
        """Opens the text field."""
        self.is_writing = True
        self.editor.begin(text, save)
        self.editor.display = True
        self.screen.set_focus(self.editor)
        self.lay()
        self.refresh_bindings()

    def finish(self, *, again: bool = False) -> bool:
        """Closes the text field; False where its text can't be saved, which is told: then it stays open."""
        if not self.is_writing:
            return True
        if not self.editor.flush():
            return False
        self.is_writing = False
        text = self.editor.text.strip()
        self.editor.abandon()
        self.editor.display = self._hint.display = False
        if self.screen.focused is self.editor:
            self.screen.set_focus(self)
        self.was_written(text, again=again)
        self.refresh()
        self.refresh_bindings()
        return True

    def lay(self) -> None:
        """Puts the text field where it belongs by now, and draws what lies around it."""
        if self.is_writing and self.size.width:
            x, y, width, height = self.place_of_editor()
            styles = self.editor.styles
            if (styles.offset.x.value, styles.offset.y.value) != (x, y):
                styles.offset = (x, y)
            if styles.width is None or styles.width.value != width:
                styles.width = width
            if styles.height is None or styles.height.value != height:
                styles.height = height
            self._lay_hint(x, y, width, height)
        self.refresh()

    def _lay_hint(self, x: int, y: int, width: int, height: int) -> None:
        """Below the text field, or above it where that is the last line there is."""
        kind = self.editor.pointed_out
        self._hint.display = kind is not None
        if kind is not None:
            left = max(0, x - _SIGNED)  # from where the sign of a card stands, or it would be read as the next card's text
            lines = [Content(f"{'▲':>{x - left}} {each}") for each in hints(kind)]
            room = x - left + width
            self._hint.update(next((each for each in lines if each.cell_length <= room), lines[-1]))
            self._hint.styles.width = room
            self._hint.styles.offset = (left, y + height if y + height < self.size.height else max(0, y - 1))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of what is on screen; of most lines only the drawing before has to be shown again."""
        width, style, content = self.size.width, self.visual_style, self.line(y)
        made_of = width, style, content.plain, content.spans
        known = self._strips.get(y)
        if known is not None and known[0] == made_of:
            return known[1]
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        strip = strips[0].adjust_cell_length(width) if strips else Strip.blank(width)
        self._strips[y] = made_of, strip
        return strip
