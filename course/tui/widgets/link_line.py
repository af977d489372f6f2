"""A line that leads somewhere: by a click, by its letter, or with Enter where it has the focus."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.content import Content
from textual.widgets import Static

from course.locale import N_
from course.tui.base.keys import key
from course.tui.widgets.blocks import OwnLinks


class LinkLine(OwnLinks, Static, can_focus=True):
    """A text that is a link.

    Args:
        follow: Goes where it leads.
        letter: The key that does the same, where there is one.
    """

    BINDINGS = [
        key("enter", "follow", N_("Go there"), N_("Go where the line leads")),
        key("down", "app.focus_next", N_("Further down"), show=False),
        key("up", "app.focus_previous", N_("Further up"), show=False),
    ]
    DEFAULT_CSS = """
    LinkLine { width: 100%; height: auto; padding: 0 1; &:focus { background: $panel; background-tint: transparent; } }
    """

    def __init__(self, follow: Callable[[], Awaitable[None]], letter: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._follow = follow
        self._letter = letter

    def show(self, text: str) -> None:
        """Shows where it leads."""
        lead = f"{self._letter} " if self._letter else "→ "
        link = Content.assemble((lead, "bold $accent"), (text, "underline"))
        self.update(link.stylize("@click=follow"))
        self.can_focus = True

    def show_dead(self, text: str) -> None:
        """Says where it led: there is nothing there any more."""
        self.update(Content.styled(text, "$text-muted"))
        self.can_focus = False

    async def action_follow(self) -> None:
        """Goes there."""
        await self._follow()
