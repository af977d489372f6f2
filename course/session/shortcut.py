"""A shortcut on the desktop that opens the course in a terminal window, as each system has them.

Windows and macOS are written from their documentation. No path goes through a shell: on Windows they are handed to a script of
fixed words in its environment, and elsewhere they stand in quotes in a file of the system's own form.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from course.journal import disk
from course.locale import _

NAME = "skalkan"
_SCRIPT = """\
$ErrorActionPreference = 'Stop'
$shell = New-Object -ComObject WScript.Shell
$link = $shell.CreateShortcut($env:SKALKAN_LINK)
$link.TargetPath = $env:SKALKAN_TARGET
$link.Arguments = $env:SKALKAN_ARGUMENTS
$link.WorkingDirectory = $env:SKALKAN_FOLDER
$link.Save()
"""
"""What makes a shortcut on Windows."""
_POWERSHELL = r"System32\WindowsPowerShell\v1.0\powershell.exe"


class NoShortcut(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """It can't be made; says why in a line that the leader reads."""


class System(Struct, frozen=True):
    """What the machine makes shortcuts with."""

    platform: str
    """What Python calls the system."""
    desktop: Path
    """The folder of what lies on the desktop."""
    user: Path
    """The user's own folder."""
    environment: Mapping[str, str]
    run: Callable[[Sequence[str], Mapping[str, str]], int]
    """Runs a program to its end, with these variables; gives its code."""


def make_shortcut(command: Sequence[str], system: System) -> Path:
    """Makes the shortcut, in place of the one that is there.

    Args:
        command: What opens the course: the program by its whole path, and its arguments.
        system: The machine.

    Returns:
        The file on the desktop.

    Raises:
        NoShortcut: There is no desktop, or Windows has made none.
        OSError: It can't be written.
    """
    if not system.desktop.is_dir():
        raise NoShortcut(_("There is no desktop here: the folder {folder} isn't there.").format(folder=system.desktop))
    match system.platform:
        case "win32":
            return _windows(command, system)
        case "darwin":
            return _runnable(system.desktop / f"{NAME}.command", f"#!/bin/sh\nexec {shlex.join(command)}\n")
        case _:
            return _runnable(system.desktop / f"{NAME}.desktop", _entry(command))


def _runnable(file: Path, text: str) -> Path:
    disk.replace(file, [text.encode("utf-8", "surrogateescape")])
    file.chmod(0o700)
    return file


def _entry(command: Sequence[str]) -> str:
    """A desktop entry, as the Desktop Entry Specification 1.5 has them."""
    line = " ".join(map(_quoted, command)).replace("\\", "\\\\")  # once more, as in every value of such a file
    comment = _("Leading digitalisation, a quarter of an hour at a time")
    return f"[Desktop Entry]\nType=Application\nName={NAME}\nComment={comment}\nExec={line}\nTerminal=true\n"


def _quoted(argument: str) -> str:
    if "\n" in argument:
        raise NoShortcut(_("No shortcut can lead to a folder with a line break in its name."))
    escaped = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in argument)
    return f'"{escaped}"'.replace("%", "%%")


def _windows(command: Sequence[str], system: System) -> Path:
    from subprocess import list2cmdline
    from tempfile import TemporaryDirectory

    link = system.desktop / f"{NAME}.lnk"
    program, *arguments = command
    told = {
        "SKALKAN_LINK": str(link),
        "SKALKAN_TARGET": program,
        "SKALKAN_ARGUMENTS": list2cmdline(arguments),
        "SKALKAN_FOLDER": str(system.user),
    }
    powershell = Path(system.environment.get("SystemRoot", r"C:\Windows"), *_POWERSHELL.split("\\"))
    with TemporaryDirectory(prefix="skalkan-") as folder:
        script = Path(folder) / "shortcut.ps1"
        script.write_text(_SCRIPT, encoding="ascii")
        line = [str(powershell), "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", str(script)]
        code = system.run(line, {**system.environment, **told})
    if code or not link.exists():
        raise NoShortcut(
            _("Windows has made no shortcut. Make one yourself, to: {command}").format(command=list2cmdline(command))
        )
    return link
