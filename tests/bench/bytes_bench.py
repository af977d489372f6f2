"""How many bytes going somewhere sends, as a ratio to the picture it ends with: `python -m tests.bench.bytes_bench`.

What a slow line carries is felt. The picture is one whole repaint of the place that one has come to.
"""

from __future__ import annotations

import fcntl
import struct
import sys
import tempfile
import termios
from collections.abc import Callable
from pathlib import Path

from tests.bench.app_bench import CTRL_Q, ENTER, LESSONS, RIGHT, Report, Terminal

BEGIN = b"\x1b[?2026h"
KNOWS_FRAMES = b"\x1b[?2026;2$y"
"""What a terminal answers that takes a picture as one, so that each begins with `BEGIN`."""
ESC = b"\x1b"
SIZES = ((80, 24), (120, 40))
PLACES = {
    "the first lesson": ENTER,
    "a step forward": RIGHT,
    "another": RIGHT,
    "and back": b"\x1b[D",
    "home again": ESC,
    "the journal": b"d",
    "home from there": ESC,
    "my projects": b"p",
    "home from these": ESC,
    "the agreements": b"a",
    "home from them": ESC,
    "Udvikling": b"u",
    "home from it": ESC,
    "the search": b"/",
    "home after it": ESC,
    "help": b"\x1bOP",
    "home under it": ESC,
    "the palette": b"\x10",
    "home without it": ESC,
}
"""What one goes to from home, and by which key."""


class Line:
    """A terminal at the end of a slow line."""

    def __init__(self, home: Path, size: tuple[int, int]) -> None:
        self.size = size
        self.terminal = Terminal([sys.executable, "-m", "course", "--home", str(home), "--lessons", str(LESSONS)])
        self._resize(size)
        self.terminal.type(KNOWS_FRAMES)
        self.terminal.wait_for("Hjælp".encode())
        self._settled()

    def frames(self, keys: bytes) -> list[int]:
        """The bytes of each picture that is sent when keys are pressed."""
        return self._pictures(lambda: self.terminal.type(keys))

    def whole(self) -> int:
        """The bytes of one whole picture of what is there."""
        width, height = self.size
        self._resize((width - 1, height))
        self._settled()
        return self._pictures(lambda: self._resize(self.size))[-1]

    def _pictures(self, act: Callable[[], object]) -> list[int]:
        start = len(self.terminal.sent)
        act()
        self._settled()
        return [len(each) for each in self.terminal.sent[start:].split(BEGIN)[1:]]

    def _settled(self) -> None:
        self.terminal.wait_for_silence(1.0)

    def _resize(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self.terminal._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def main() -> int:
    """Prints the table."""
    report = Report()
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            line = Line(Path(folder) / "home", size)
            for what, keys in PLACES.items():
                frames = line.frames(keys)
                whole = line.whole()
                name = f"{size[0]}x{size[1]}: {what} ({len(frames)} of {max(frames, default=0)} B)"
                report.line(name, sum(frames) / whole, "x", 1.5)
            line.terminal.type(CTRL_Q)
    return 0 if report.within else 1


if __name__ == "__main__":
    sys.exit(main())
