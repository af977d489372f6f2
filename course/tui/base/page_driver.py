"""The terminal of the app where there is none: a page in a browser, reached through a pipe to the server that shows it.

The pipe is that of Textual's web driver: packets of a letter, four bytes of length, and so much. `D` is what a terminal would
get, or send; `M` is a word about it, in JSON. A document goes out whole, as `F`: a line of JSON, and then the file.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TextIO, cast

from textual import events
from textual.app import App
from textual.drivers._input_reader import InputReader
from textual.drivers.web_driver import WebDriver
from textual.geometry import Size

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

READY = b"__GANGLION__\n"
"""What Textual's web driver says before its first packet."""
_MODES = "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"
"""The other screen, the mouse, no cursor, and pastes marked as such."""


class PatientReader(InputReader):
    """Reads what comes, and looks seldom whether anything is overdue while nothing does: many apps are open at once."""

    SELDOM, OFTEN = 2.0, 0.1
    """Seconds between two looks."""
    ROUNDS = 5
    """How often it looks after something came: an Esc on its own is told from the start of a key by what doesn't follow."""

    def __iter__(self) -> Iterator[bytes]:
        """What comes, and nothing at each look."""
        left = self.ROUNDS
        for data in super().__iter__():
            left = self.ROUNDS if data else left - 1
            self.timeout = self.OFTEN if left > 0 else self.SELDOM
            yield data


class PageDriver(WebDriver):
    """Textual's web driver, with a page that may come back, an end that saves, and no loss of the focus at the start."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._input_reader = PatientReader()
        self._write = partial(self._write_whole)
        self._writing = Lock()

    def _write_whole(self, data: bytes) -> int:
        """Writes a packet without another thread's in it; without a server nothing, for the end of the input says so, too."""
        written = 0
        with self._writing, suppress(OSError):
            while written < len(data):
                written += os.write(self.fileno, data[written:])
        return written

    def start_application_mode(self) -> None:
        """Begins to paint and to read."""
        self._loop = asyncio.get_running_loop()
        self._write(READY)
        self.write(_MODES)
        self._request_terminal_sync_mode_support()
        size = Size(*(self._size or (80, 24)))
        self._app.post_message(events.Resize(size, size))
        self._key_thread.start()

    def run_input_thread(self) -> None:
        """Reads until the app ends, or the server does."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._end()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Hears what the server says of the page."""
        if packet_type == "repaint":
            self._loop.call_soon_threadsafe(self._repaint)
        elif packet_type == "quit":
            self._end()
        else:
            super().on_meta(packet_type, payload)

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Hands a document to the browser."""
        made = binary.read()
        data = made.encode("utf-8") if isinstance(made, str) else made
        head = json.dumps({"name": save_path.name, "type": mime_type or ""}).encode() + b"\n"
        self._write(b"F%s%s%s" % ((len(head) + len(data)).to_bytes(4, "big"), head, data))

    def _repaint(self) -> None:
        """Another page shows the app: it knows nothing yet."""
        self.write(_MODES)
        self._base.paint_anew()

    def _end(self) -> None:
        with suppress(RuntimeError):  # it has ended by itself meanwhile
            self._loop.call_soon_threadsafe(self._base.call_later, self._base.end_from_outside)

    @property
    def _base(self) -> BaseApp:
        return cast("BaseApp", self._app)
