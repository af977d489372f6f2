"""A page of Chromium, and the server behind it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, WebSocket

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LEADER = "X-Leder"
"""The header in which a proxy names one; here the browser says it itself."""
SCREEN = "(document.querySelector('.xterm-rows')?.innerText ?? '').replaceAll('\\u00a0', ' ')"


class Browser:
    """A page of Chromium, with what it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        self.sent: list[str | bytes] = []
        """What went over its line."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.add(request.url.split("/")[2]))
        page.on("websocket", self._listen)

    def _hear(self, message: ConsoleMessage) -> None:
        """Keeps a complaint; that a server is gone is what some tests are about."""
        if message.type in {"error", "warning"} and "ERR_CONNECTION_REFUSED" not in message.text:
            self.complaints.append(message.text)

    def _listen(self, line: WebSocket) -> None:
        self.asked.add(line.url.split("/")[2])
        line.on("framesent", self._keep)

    def _keep(self, frame: str | bytes) -> None:
        self.sent.append(frame)

    @property
    def screen(self) -> str:
        """What stands in the terminal."""
        return str(self.page.evaluate(SCREEN))

    def sees(self, text: str) -> None:
        """Waits until it is in the terminal."""
        try:
            self.page.wait_for_function(f"text => {SCREEN}.includes(text)", arg=text, timeout=30_000)
        except Exception as error:
            raise AssertionError(f"{text!r} did not come:\n{self.screen}") from error

    def says(self, text: str) -> None:
        """Waits until the page itself says it, in place of the terminal."""
        self.page.locator("[data-state]:not([hidden])").get_by_text(text).wait_for(timeout=30_000)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def paste(self, text: str) -> None:
        """Pastes as the menu does."""
        self.page.evaluate(
            """text => {
                const clipboardData = new DataTransfer();
                clipboardData.setData('text/plain', text);
                const paste = new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true});
                document.activeElement.dispatchEvent(paste);
            }""",
            text,
        )

    def fetches(self, *keys: str) -> tuple[str, bytes]:
        """Presses keys until a document comes; gives its name, and what is in it."""
        with self.page.expect_download() as download:
            self.press(*keys)
        return download.value.suggested_filename, download.value.path().read_bytes()


@contextmanager
def started(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`skalkan web`; gives its first line as well."""
    command = [sys.executable, "-m", "course", "web", "--no-open", *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=os.environ
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(40)


class Host:
    """A server for many leaders.

    Args:
        homes: The folder of their homes.
        lessons: The folder of lessons.
        port: Where it listens.
    """

    def __init__(self, homes: Path, lessons: Path, port: int) -> None:
        self.homes = homes
        self.address = f"http://127.0.0.1:{port}/"
        proxy = ("--behind-proxy", LEADER, "--trusted-proxy", "127.0.0.1")
        self.arguments = ("--port", str(port), "--lessons", lessons, "--homes", homes, *proxy)


def apps_of(home: Path) -> list[int]:
    """The processes of the apps over a home."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if os.fsencode(home) in each.read_bytes().split(b"\0"):
                found.append(int(each.parent.name))
        except OSError:  # it has ended meanwhile
            continue
    return found
