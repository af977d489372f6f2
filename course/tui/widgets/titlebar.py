"""The line at the top: where one is, and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from course.tui.base.base_screen import BaseScreen
from course.tui.widgets.blocks import OwnLinks

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class TitleBar(OwnLinks, Widget):
    """A text at the left and one at the right; where both don't fit, the left one is cut."""

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    app: BaseApp

    class SignClicked(Message):
        """The sign in it that can be clicked on was: whoever put it there knows what it stands for."""

    left: reactive[Content] = reactive(Content.empty)
    """Where one is."""
    right: reactive[Content] = reactive(Content.empty)
    """How far, or what day it is."""

    def action_sign(self) -> None:
        """A click on the sign."""
        self.post_message(self.SignClicked())

    def watch_left(self, left: Content) -> None:
        """The place is called what stands here."""
        if isinstance(self.screen, BaseScreen):
            self.screen.place_name = left.plain.strip()

    def on_resize(self) -> None:
        """The right text moves with the edge."""
        self.refresh()

    def render(self) -> RenderResult:
        """Both texts, at their ends of the line."""
        width = self.content_size.width
        right = self._right
        room = max(0, width - right.cell_length - 1)
        left = self.left.truncate(room, ellipsis=True) if self.left.cell_length > room else self.left
        gap = width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * max(0, gap), right)

    @property
    def _right(self) -> Content:
        """How far, and while a quarter of an hour goes on which part of it this is."""
        quarter = self.app.session.quarter
        where = quarter.where() if quarter is not None else ""
        return Content.assemble((where, "$accent"), " · " if self.right.plain else "", self.right) if where else self.right
