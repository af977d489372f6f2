"""A list of a workshop: its lines are marked, ordered and taken out, and each is written right where it stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from msgspec import to_builtins
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from course.locale import _
from course.tools.rows import Row, found, inserted, moved, rewritten, without
from course.tools.workshop import Workshop
from course.tui.tools.desk.desk import Desk
from course.tui.widgets.inline_field import InlineField
from course.tui.widgets.reorderable_list import GUTTER, Keeper, ReorderableList

R = TypeVar("R", bound=Row)
Written: TypeAlias = tuple[str, str, Callable[[str], None]]
"""A field's name, its text, and what saves it, which may be called in another thread."""
_FIELD = 3
"""Lines of the screen that a line takes while it is written."""


class Lines(ReorderableList):
    """The lines, drawn.

    Args:
        keeper: The list, which carries out what is asked for.
        empty: What is said as long as there is no line.
        clicked: Does what a sign in the marked line stands for, by the sign's name.
        space_holds: Whether Space takes hold of a line.
    """

    def __init__(self, keeper: Keeper, empty: str, clicked: Callable[[str], Awaitable[None]], *, space_holds: bool) -> None:
        super().__init__(keeper, empty, space_holds=space_holds)
        self._clicked = clicked

    async def action_sign(self, name: str) -> None:
        """A click on a sign in a line, which has the mark by now."""
        await self._clicked(name)


class LineList(Vertical, Generic[R]):
    """Lines of a workshop, one of them marked.

    A subclass says which of the workshop's lists it is (`of` and `put`), how a line is drawn (`drawn`), which fields write it
    (`fields`), and what a new one is (`new`).

    Args:
        desk: Where the workshop is changed.
        empty: What is said as long as there is no line.
    """

    SPACE_HOLDS: ClassVar[bool] = True
    """Whether Space takes hold of a line; in some lists it changes the line."""
    DEFAULT_CSS = f"""
    LineList {{
        width: 100%;
        height: auto;
        .in-place {{ position: absolute; width: 100%; height: {_FIELD}; padding-left: {GUTTER}; display: none; }}
        .in-place InlineField {{ width: 1fr; }}
    }}
    """

    def __init__(self, desk: Desk[Workshop], empty: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.lines: tuple[R, ...] = ()
        """The lines that are shown."""
        self.movable = Lines(self, empty, self.sign_clicked, space_holds=self.SPACE_HOLDS)
        """What draws and moves them."""
        self.fields = self.made_fields()
        """What a line is written in."""
        for field, following in pairwise(self.fields):
            field.following = following
        self.fields[-1].then = self._go_on
        self._slot = Horizontal(*self.fields, classes="in-place")
        self._written = ""
        """The id of the line that is being written."""
        self._new = ""
        """The id of the line that was made last."""

    # What a subclass says

    def of(self, workshop: Workshop) -> tuple[R, ...]:
        """The workshop's lines."""
        raise NotImplementedError

    def put(self, workshop: Workshop, lines: tuple[R, ...]) -> Workshop:
        """The workshop with other lines."""
        raise NotImplementedError

    def drawn(self, workshop: Workshop) -> list[Visual]:
        """The lines, each as it looks."""
        raise NotImplementedError

    def made_fields(self) -> list[InlineField]:
        """The fields that a line is written in; one unless it has several."""
        return [InlineField(self.movable, lines=1)]

    def written(self, line: R) -> list[Written]:
        """What each field is called, what stands in it, and how it is saved."""
        raise NotImplementedError

    def new(self) -> R:
        """A new line; it gets an id of its own."""
        raise NotImplementedError

    def is_blank(self, line: R) -> bool:
        """Whether a line says nothing, so that it goes when the leader is done with it."""
        raise NotImplementedError

    async def sign_clicked(self, name: str) -> None:
        """Does what a sign in the marked line stands for; only some lists have signs to click on."""

    # Showing

    def compose(self) -> ComposeResult:
        """The lines, and above the one that is written its fields."""
        yield self.movable
        yield self._slot

    @property
    def marked(self) -> R | None:
        """The marked line."""
        return found(self.lines, self.movable.marked)

    def enter(self) -> None:
        """To the lines, without scrolling further than the marked one."""
        self.movable.focus(scroll_visible=False)
        self.movable.see_mark()

    def show(self, workshop: Workshop, mark: str = "") -> None:
        """Shows a workshop's lines; the mark goes to the one of an id, or stays on its own."""
        self.lines = self.of(workshop)
        each = zip(self.lines, self.drawn(workshop), strict=True)
        self.movable.show([(line.id, _Gap() if line.id == self._written else visual) for line, visual in each], mark)
        if found(self.lines, self._written):
            self.call_after_refresh(self._place_fields)

    def _place_fields(self) -> None:
        """Puts the fields where the line is that they write."""
        number = next((n for n, line in enumerate(self.lines) if line.id == self._written), None)
        if number is not None:
            self._slot.styles.offset = (0, self.movable.top_of(number))

    # Changing

    def change(self, make: Callable[[tuple[R, ...]], tuple[R, ...]], mark: str = "") -> bool:
        """Saves other lines and shows them at once; the leader is told where that fails."""
        changed = self.desk.try_to_revise(lambda workshop: self.put(workshop, make(self.of(workshop))))
        self.show(self.desk.work, mark)
        return changed

    def save(self, make: Callable[[tuple[R, ...]], tuple[R, ...]]) -> None:
        """Saves other lines; may be called in another thread.

        Raises:
            JournalError: They could not be saved.
        """
        self.desk.revise(lambda workshop: self.put(workshop, make(self.of(workshop))))

    def rewrite(self, line: R, **values: Any) -> None:
        """Gives a line other values, which can be undone."""
        before = {name: value for name, value in to_builtins(line).items() if name in values}
        if values != before and self.change(lambda lines: rewritten(lines, line.id, **values)):
            self.desk.can_undo(lambda workshop: self.put(workshop, rewritten(self.of(workshop), line.id, **before)), row=line.id)

    def new_row(self) -> None:
        """A new line after the marked one, to be written at once."""
        self.add(self.new())

    def add(self, line: R, *, write: bool = True) -> None:
        """Puts a new line after the marked one."""
        if not self.close():
            return
        above, made = self.movable.marked, ""

        def put_in(lines: tuple[R, ...]) -> tuple[R, ...]:
            nonlocal made
            place = next((n for n, each in enumerate(lines, start=1) if each.id == above), len(lines))
            lines = inserted(lines, place, line)
            made = lines[place].id  # another window may have put in a line as well
            return lines

        if self.change(put_in):
            self._new = made
            self.show(self.desk.work, made)
            if write:
                self.write()

    def open_row(self, row: str) -> None:
        """Enter, or a click on the marked line."""
        self.write()

    def move_row(self, row: str, to: int) -> None:
        """A line gets another place."""
        place = next((number for number, line in enumerate(self.lines) if line.id == row), to)
        if place != to and self.change(lambda lines: moved(lines, row, to), row):
            self.desk.can_undo(lambda workshop: self.put(workshop, moved(self.of(workshop), row, place)), row=row)

    def remove_row(self, row: str) -> None:
        """A line goes, which can be undone."""
        line = found(self.lines, row)
        if line is None:
            return
        place = self.lines.index(line)
        if self.change(lambda lines: without(lines, row)):
            told = _("Taken out. Ctrl+Z brings it back.")
            self.desk.can_undo(lambda workshop: self.put(workshop, inserted(self.of(workshop), place, line)), told, row)

    # Writing

    def write(self, field: int = 0) -> None:
        """Opens the marked line's fields, in its place, and goes to one of them."""
        line = self.marked
        if line is None or not self.close() or (line := found(self.lines, line.id)) is None:
            return
        self._written = line.id
        self._slot.display = True
        self.show(self.desk.work, line.id)
        self._place_fields()
        every = list(zip(self.fields, self.written(line), strict=True))
        for each, (label, text, save) in [*every[:field], *every[field + 1 :], every[field]]:  # the last one has the focus
            each.begin(label, text, save)

    def close(self) -> bool:
        """Closes the fields; False where their texts can't be saved."""
        if not self._written:
            return True
        done, self._written = self._written, ""
        if not all(field.finish() for field in self.fields):
            self._written = done
            return False
        self._slot.display = False
        lines = self.of(self.desk.work)
        line = found(lines, done)
        if line is None or not self.is_blank(line):
            self.show(self.desk.work, done)
            return True
        above = lines[max(0, lines.index(line) - 1)].id  # from there it was made
        if not self.change(lambda lines: without(lines, done), above):
            self.show(self.desk.work, done)
        return True

    def on_inline_field_closed(self, event: InlineField.Closed) -> None:
        """The leader is done with the line."""
        event.stop()
        if not any(field.is_open for field in self.fields):
            self.close()

    def _go_on(self) -> None:
        """Enter behind the last field; behind a new line of a single field the next one begins."""
        goes_on = len(self.fields) == 1 and self._written == self._new
        if self.close() and goes_on and found(self.lines, self._new) is not None:
            self.new_row()

    def on_descendant_blur(self) -> None:
        """Whoever goes elsewhere is done with the line as well."""
        if self._written:
            self.call_after_refresh(self._left)

    def _left(self) -> None:
        if self.screen.focused is not None and self.screen.focused not in self.fields:
            self.close()


class _Gap(Visual):
    """The room for the fields of the line that is written."""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Nothing."""
        return [Strip.blank(width, style.rich_style)] * _FIELD

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as there is room for."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as a field."""
        return _FIELD
