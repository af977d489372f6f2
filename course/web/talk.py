"""A talk: the course as lines, running beside the page that shows it as a log."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Literal, TypeAlias

from course.web.packets import Delivered
from course.web.window import Page, Window

KEPT = 2000
"""Lines that a page which comes back is told again at most."""
Line: TypeAlias = tuple[Literal["told", "own"], str]
"""What was told, or what the leader said."""


class Talk(Window):
    """One running talk. It speaks in packets as an app does, and hears lines.

    Args:
        leader: Whose it is.
        ended: Called when the talk has ended.
        keep: Keeps a document for the browser to fetch; gives back its address.
    """

    def __init__(self, leader: str, ended: Callable[[Window], None], keep: Callable[[str, Delivered], str]) -> None:
        super().__init__(leader, ended, keep)
        self._lines: list[Line] = []

    async def show_on(self, page: Page, width: int, height: int) -> None:  # noqa: ARG002 - a page breaks the lines itself
        """Shows it on a page, from where it is kept."""
        self._take_over(page)
        page.hear(lines=self._lines, anew=True)

    async def type(self, data: bytes) -> None:
        """Passes on what the leader said, line by line; an empty line is Enter alone."""
        self.used = monotonic()
        text = data.decode("utf-8").replace("\r", "\n").removesuffix("\n")
        self._add(*(("own", line) for line in text.split("\n")))
        await self._send(f"{text}\n".encode())

    async def resize(self, width: int, height: int) -> None:
        """A page breaks the lines itself."""

    async def _ask_to_end(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def _show(self, painted: bytes) -> None:
        self._add(*(("told", line) for line in painted.decode("utf-8").splitlines() if line.strip()))

    def _add(self, *lines: Line) -> None:
        self._lines = [*self._lines, *lines][-KEPT:]
        if self.page is not None:
            self.page.hear(lines=lines)
