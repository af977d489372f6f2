"""A window: one running app, and the page that shows it, if one does."""

from __future__ import annotations

import asyncio
import json
import secrets
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol

from course.web import packets
from course.web.packets import Delivered
from course.web.program import Program

PATIENCE = 15.0
"""Seconds that an app has to save and to end; it needs a fraction of one."""
_TOLD = 2000
"""Letters of an app's last words that are kept."""


class Page(Protocol):
    """What shows a window."""

    def paint(self, data: bytes) -> None:
        """Gets what a terminal would; never waits."""

    def hear(self, **said: Any) -> None:
        """Gets a word."""


class Window:
    """One running app.

    Args:
        leader: Whose it is.
        ended: Called when the app has ended.
        keep: Keeps a document for the browser to fetch; gives back its address.
    """

    def __init__(self, leader: str, ended: Callable[[Window], None], keep: Callable[[str, Delivered], str]) -> None:
        self.id = secrets.token_urlsafe(16)
        self.leader = leader
        self.page: Page | None = None
        self.alone_since = monotonic()
        """When the last page went, while there is none."""
        self.used = monotonic()
        """When a key came last."""
        self.was_left = False
        """Whether the last page was closed, rather than lost."""
        self._ended = ended
        self._keep = keep
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    async def start(self, program: Program, page: Page, width: int, height: int) -> None:
        """Starts the app, and shows it on a page.

        Raises:
            OSError: It can't be.
        """
        self.page = page
        environ = {**program.environ, "COLUMNS": str(width), "ROWS": str(height)}
        self._process = await asyncio.create_subprocess_exec(
            *program.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ, **_apart()
        )
        self._reading = asyncio.create_task(self._read(self._process))

    @property
    def pid(self) -> int | None:
        """The app's process."""
        return self._process.pid if self._process is not None else None

    # The page

    async def show_on(self, page: Page, width: int, height: int) -> None:
        """Shows it on a page; whichever showed it before is told."""
        self._take_over(page)
        await self.resize(width, height)
        await self._send(packets.word("repaint"))

    def _take_over(self, page: Page) -> None:
        before, self.page = self.page, page
        if before is not None:
            before.hear(state="elsewhere")

    def leave(self, page: Page, *, closed: bool) -> None:
        """A page shows it no longer: it was closed, or its connection is lost."""
        if self.page is page:
            self.page, self.alone_since, self.was_left = None, monotonic(), closed

    async def type(self, data: bytes) -> None:
        """Passes on what was typed; waits while the app is busy."""
        self.used = monotonic()
        if data:  # nothing at all would mean to the app that no more will come
            await self._send(packets.keys(data))

    async def resize(self, width: int, height: int) -> None:
        """Passes on how large the page is, in characters."""
        await self._send(packets.word("resize", width=width, height=height))

    # The end

    async def end(self, why: str = "ended") -> None:
        """Has the app save and end, and waits for it; one that doesn't is stopped by force.

        Args:
            why: The state that the page is told.
        """
        if self.page is not None:
            self.page.hear(state=why)
            self.page = None
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._ask_to_end(), PATIENCE)
        if self._reading is not None and self._process is not None:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._reading), PATIENCE)
            if not self._reading.done():
                self._process.kill()
                await self._reading

    async def _ask_to_end(self) -> None:
        await self._send(packets.word("quit"))

    async def _send(self, packet: bytes) -> None:
        stdin = self._process.stdin if self._process is not None else None
        if stdin is not None and not stdin.is_closing():
            with suppress(OSError):  # it has ended: whoever reads says so
                stdin.write(packet)
                await stdin.drain()

    # The app

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None and process.stderr is not None
        complaint = asyncio.create_task(process.stderr.read())
        try:
            async for kind, payload in packets.packets(process.stdout):
                if self._take(kind, payload):
                    break
            if process.stdin is not None:
                process.stdin.close()  # nobody keeps it from ending
            await process.stdout.read()  # its farewell is for a terminal
        except (ValueError, KeyError, TypeError):  # that is no packet of ours
            process.kill()
        told = (await complaint).decode("utf-8", "replace").strip()[-_TOLD:]
        code = await process.wait()
        if self.page is not None:
            self.page.hear(state="ended" if code == 0 else "failed", told=told if code else "")
            self.page = None
        self._ended(self)

    def _take(self, kind: bytes, payload: bytes) -> bool:
        """Passes a packet on; tells whether it was the last."""
        if kind == b"D":
            self._show(payload)
        elif kind == b"F":
            self._deliver(packets.delivered(payload))
        else:
            said = json.loads(payload)
            if said["type"] == "exit":
                return True
            if said["type"] == "open_url" and self.page is not None and str(said["url"]).startswith(("https://", "http://")):
                self.page.hear(open=str(said["url"]))
        return False

    def _show(self, painted: bytes) -> None:
        if self.page is not None:
            self.page.paint(painted)

    def _deliver(self, document: Delivered) -> None:
        if self.page is not None:
            self.page.hear(file=self._keep(self.leader, document), name=document.name)


def _apart() -> dict[str, Any]:
    """Ctrl+C at the server is the server's: it has the apps save and end."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
