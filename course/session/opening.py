"""Opening a file with the system's own program, and showing the folder that it lies in.

No shell is asked, nothing gets into the terminal that the app is drawn in, and the program that opens the file outlives the app.
Where the system has no such program, or it says that it can't, the leader is told where the file lies, to open it themselves.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from course.locale import _

PATIENCE = 1.5
"""Seconds within which a program says that it can't; one that is still there then has the file open."""
_LINUX = (("xdg-open",), ("gio", "open"))
"""What opens a file there, the usual one first."""


class NotOpened(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """It can't be opened from here; says in a line that the leader reads what to do."""


class Desktop(Struct, frozen=True):
    """What the machine opens files with."""

    platform: str
    """What Python calls the system."""
    environment: Mapping[str, str]
    """The variables that say whether there is a screen, and where Windows lies."""
    find: Callable[[str], str | None]
    """Where a program lies; None where it isn't installed."""
    start: Callable[[Sequence[str] | str], int | None]
    """Starts a program; returns the code it ended with, or None where it goes on. A whole command line is for Windows alone."""
    start_file: Callable[[str], object] | None
    """What Windows opens a file with; None elsewhere."""


def this_desktop() -> Desktop:
    """The machine that the program runs on."""
    import shutil

    return Desktop(sys.platform, os.environ, shutil.which, _start, getattr(os, "startfile", None))


async def open_file(file: Path, desktop: Desktop) -> None:
    """Opens a file with the program that the system has for it, without holding up the app.

    Raises:
        NotOpened: It isn't there any more, or there is nothing to open it with.
    """
    there = file.absolute()
    if not await asyncio.to_thread(there.exists):
        raise NotOpened(_("There is no file {file} any more.").format(file=there))
    if not await asyncio.to_thread(_open, there, desktop):
        raise NotOpened(_("The file can't be opened from here. Open it yourself: {file}").format(file=there))


async def show_folder(file: Path, desktop: Desktop) -> None:
    """Shows the folder that a file lies in, with the file marked where the system can do that.

    Raises:
        NotOpened: There is nothing to show it with.
    """
    there = file.absolute()
    if not await asyncio.to_thread(_show, there, desktop):
        raise NotOpened(_("The folder can't be shown from here. Open it yourself: {folder}").format(folder=there.parent))


def _open(file: Path, desktop: Desktop) -> bool:
    """Whether something has opened it; so with a folder."""
    try:
        match desktop.platform:
            case "win32":
                if desktop.start_file is None:
                    return False
                desktop.start_file(str(file))
                return True
            case "darwin":
                return not desktop.start(["/usr/bin/open", str(file)])
            case _:
                return _has_screen(desktop) and any(_opens(program, file, desktop) for program in _LINUX)
    except OSError:
        return False


def _show(file: Path, desktop: Desktop) -> bool:
    try:
        match desktop.platform:
            case "win32":
                # One line, since Explorer splits at commas what stands in no quotes; no name on Windows has quotes in it. What it
                # ends with says nothing: 1, however it went. By its whole path, or one beside the app could take its place.
                explorer = Path(desktop.environment.get("SystemRoot", r"C:\Windows")) / "explorer.exe"
                desktop.start(f'"{explorer}" /select,"{file}"')
                return True
            case "darwin":
                return not desktop.start(["/usr/bin/open", "-R", str(file)])
            case _:
                return _open(file.parent, desktop)
    except OSError:
        return False


def _has_screen(desktop: Desktop) -> bool:
    """Whether there is more than a terminal: without, a browser for terminals may be started in the midst of the app."""
    return any(desktop.environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _opens(program: Sequence[str], file: Path, desktop: Desktop) -> bool:
    name, *arguments = program
    found = desktop.find(name)
    return found is not None and not desktop.start([found, *arguments, str(file)])


def _start(command: Sequence[str] | str) -> int | None:
    from subprocess import DEVNULL, Popen, TimeoutExpired
    from threading import Thread

    process = Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    try:
        return process.wait(PATIENCE)
    except TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # somebody has to be told when it ends, or the system keeps its number
        return None
