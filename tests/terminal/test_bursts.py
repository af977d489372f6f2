"""Keys faster than anybody types them, in a real terminal: the program is there afterwards, and so is what was written."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.terminal.window import Window

LESSONS = Path(__file__).parents[2] / "lessons" / "da"
KEYS = [
    *"abcdefghijklmnopqrstuvwxyz123456789/ ",
    *("enter", "escape", "tab", "right", "left", "ctrl+g", "\x1b[A", "\x1b[B", "\x1b[3~", "\x7f", "\x1bOP", "\x1bOQ", "\x1bOS"),
    *("\x10", "\x06", "\x1a", "\x1b[5~", "\x1b[6~", "\x1b[Z"),
]
"""All that is on a keyboard but for what ends the program."""
BURSTS, LENGTH = 6, 20


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_random_bursts_stop_nothing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    window = Window(tmp_path / "home", LESSONS, environment={"HOME": str(tmp_path)})  # where it takes out to
    try:
        window.wait_for("Hjælp")
        for _burst in range(BURSTS):
            for _key in range(LENGTH):
                window.press(chance.choice(KEYS))
                time.sleep(chance.choice((0, 0, 0.01, 0.05)))
            window.press(*["escape"] * 2)
            time.sleep(0.3)
        assert window.process.isalive(), window.text
        for _dialog in range(8):  # whatever lies on whatever: all of it has a way out
            window.press("escape")
            time.sleep(0.2)
        window.press("ctrl+q")
        assert window.end() == 0, window.text
    finally:
        window.discard()
    assert not list(tmp_path.rglob("fault.txt"))
