"""A terminal window with the program in it: keys go in, and what a person would see is read off."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte
from ptyprocess import PtyProcess  # type: ignore[import-untyped]

PATIENCE = 60.0
"""Seconds after which what hasn't come will not come."""
_KEYBOARD = re.compile(rb"\x1b\[[<>=?][0-9;]*u")
"""What asks for a newer keyboard protocol, which pyte would write into the window as text."""
KEYS = {
    **{"enter": "\r", "tab": "\t", "escape": "\x1b", "right": "\x1b[C", "left": "\x1b[D", "up": "\x1b[A", "down": "\x1b[B"},
    **{f"ctrl+{letter}": chr(ord(letter) - ord("a") + 1) for letter in "efgklpqsz"},
}


class Window:
    """The program in a window.

    Args:
        home: The leader's own folder.
        lessons: The folder of lessons.
        size: Columns and rows.
        environment: Added to the environment; None takes a variable away.
    """

    def __init__(
        self, home: Path, lessons: Path, size: tuple[int, int] = (80, 24), environment: Mapping[str, str | None] | None = None
    ) -> None:
        columns, rows = size
        asked = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": None, **(environment or {})}
        kept = {name: value for name, value in os.environ.items() if name not in asked}
        command = [sys.executable, "-m", "course", "--home", str(home), "--lessons", str(lessons)]
        self.sent = b""
        """All bytes that came."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        added = {name: value for name, value in asked.items() if value is not None}
        self.process = PtyProcess.spawn(command, env={**kept, **added}, dimensions=(rows, columns))

    @property
    def text(self) -> str:
        """What the window shows, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *texts: str) -> None:
        """Waits until all these texts are in the window."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} to be in the window")

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Waits until something holds of the window."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self._read(end - time.monotonic()), f"waited for {what}; there was:\n{self.text}"

    def press(self, *keys: str) -> None:
        """Presses keys by their names; anything that has no name is typed."""
        for key in keys:
            self.process.write(KEYS.get(key, key).encode())

    def write(self, text: str) -> None:
        """Types a text and waits until its end can be seen."""
        self.press(text)
        self.wait_for(text.rsplit(maxsplit=1)[-1])

    def end(self) -> int:
        """Waits until the program has ended by itself; gives its exit code, or minus the signal that ended it."""
        while self._read(PATIENCE):
            pass
        return self._exit_code()

    def kill(self) -> None:
        """Ends it without a warning."""
        self.process.kill(signal.SIGKILL)
        assert self.end() == -signal.SIGKILL

    def close(self) -> int:
        """Closes the window, as with the mouse; gives the program's exit code once it has ended."""
        self.process.fileobj.close()
        self.process.closed = True
        return self._exit_code()

    def discard(self) -> None:
        """Sees that nothing of it is left after the test, however that went."""
        self.process.close(force=True)

    def _exit_code(self) -> int:
        end = time.monotonic() + PATIENCE
        while self.process.isalive():
            assert time.monotonic() < end, "the program doesn't end"
        if self.process.signalstatus is not None:
            return -int(self.process.signalstatus)
        return int(self.process.exitstatus)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.process.fd], [], [], max(0.0, seconds))[0]:
            return False
        try:
            more = os.read(self.process.fd, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.sent += more
        self._stream.feed(_KEYBOARD.sub(b"", more))
        return bool(more)
