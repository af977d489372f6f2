"""The output of the course as lines where a page shows it: packets to the server."""

from __future__ import annotations

import json
import os

from course.web.packets import READY, packet


class PageOutput:
    """Writes what is told.

    Args:
        handle: The pipe to the server.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._send(READY)

    def write(self, text: str, /) -> int:
        """Tells lines.

        Raises:
            OSError: The server is gone.
        """
        self._send(packet(b"D", text.encode("utf-8", "replace")))
        return len(text)

    def flush(self) -> None:
        """All of it is written already."""

    def deliver(self, name: str, data: bytes) -> None:
        """Hands a document to the browser."""
        head = json.dumps({"name": name, "type": ""}).encode()
        self._send(packet(b"F", head + b"\n" + data))

    def _send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._handle, data) :]
