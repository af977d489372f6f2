"""How the app of a window is started: `skalkan` itself, painting through a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

import course

PAGE = "SKALKAN_PAGE"
"""Says, where it is set, that a page shows what is told as lines."""
_FOR_A_TERMINAL = {"EDITOR", "VISUAL"}
"""Programs that would be started where nobody sits."""
_DRIVER = "course.tui.base.page_driver:PageDriver"


class Program(Struct, frozen=True):
    """A command line, and its environment."""

    command: Sequence[str]
    environ: Mapping[str, str]


def program(home: Path, lessons: Path, language: str, environ: Mapping[str, str], *, as_lines: bool = False) -> Program:
    """The app over a journal: this very one, whatever lies in the folder one happens to stand in.

    Args:
        home: The leader's own folder.
        lessons: The folder of lessons.
        language: Of the interface.
        environ: What it is added to.
        as_lines: Whether it is the course as lines, not the app.
    """
    command = [sys.executable, "-P", "-m", "course", "--home", str(home), "--lessons", str(lessons), "--lang", language]
    if as_lines:
        command.append("plain")
    painting = {PAGE: "1", "TEXTUAL_DRIVER": _DRIVER, "TEXTUAL_COLOR_SYSTEM": "truecolor", "COLORTERM": "truecolor"}
    own = os.pathsep.join(filter(None, (str(Path(course.__file__).parents[1]), environ.get("PYTHONPATH"))))
    usable = {name: value for name, value in environ.items() if name not in _FOR_A_TERMINAL}
    return Program(command, {**usable, **painting, "PYTHONPATH": own})
