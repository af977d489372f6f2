"""How the app of a window is started: `skalkan` itself, painting through a pipe."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

_DRIVER = "course.tui.base.page_driver:PageDriver"


class Program(Struct, frozen=True):
    """A command line, and its environment."""

    command: Sequence[str]
    environ: Mapping[str, str]


def program(home: Path, lessons: Path, language: str, environ: Mapping[str, str]) -> Program:
    """The app over a journal.

    Args:
        home: The leader's own folder.
        lessons: The folder of lessons.
        language: Of the interface.
        environ: What it is added to.
    """
    command = [sys.executable, "-m", "course", "--home", str(home), "--lessons", str(lessons), "--lang", language]
    painting = {"TEXTUAL_DRIVER": _DRIVER, "TEXTUAL_COLOR_SYSTEM": "truecolor", "COLORTERM": "truecolor"}
    return Program(command, {**environ, **painting})
