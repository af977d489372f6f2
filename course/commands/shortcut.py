"""`skalkan shortcut`: puts a shortcut to the course on the desktop."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from course.commands.options import Options
from course.commands.refused import Refused
from course.locale import _
from course.session.shortcut import NoShortcut, System, make_shortcut

PATIENCE = 60
"""Seconds within which Windows makes a shortcut."""


def run(options: Options) -> int:
    """Makes the shortcut, and tells where it lies."""
    from platformdirs import user_desktop_path  # noqa: PLC0415 - for whoever makes one

    command = [sys.executable, "-m", "course"]
    if options.home is not None:
        command += ["--home", str(options.home.expanduser().absolute())]
    system = System(sys.platform, user_desktop_path(), Path.home(), os.environ, _run)
    try:
        file = make_shortcut(command, system)
    except NoShortcut as error:
        raise Refused(str(error)) from error
    print(_("The shortcut is on your desktop: {file}").format(file=file))
    if system.platform not in {"win32", "darwin"}:
        print(_("If it doesn't open: click it with the right button, and choose “Allow Launching”."))
    return 0


def _run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    try:
        return subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired):  # it isn't there, or doesn't answer: the leader is told what to do instead
        return 1
