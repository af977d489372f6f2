r"""Paths that Windows opens however long they are.

Unless somebody has set it otherwise for the whole computer, a path there has 260 letters at most, and a folder 248; with
`\\?\` in front it may have 32,000 (learn.microsoft.com, "Maximum Path Length Limitation"). A path that is shorter is left as
it is: it is shown to the leader, and other programs are given it.
"""

from __future__ import annotations

import ntpath
import sys
from pathlib import Path

_LONG = 180
"""Letters of a folder from which on what lies in it may be too long: the longest name of ours, while it is written, takes 60."""
_MARK, _SHARE = "\\\\?\\", "\\\\?\\UNC\\"


def reachable(path: Path, system: str = sys.platform) -> Path:
    """A path as it can be opened on this system.

    Args:
        path: The path, of a folder or a file.
        system: The system, as Python names it.
    """
    return Path(marked(str(path))) if system == "win32" else path


def marked(path: str) -> str:
    """A path of Windows with the mark in front, where it is long."""
    if len(path) < _LONG or path.startswith(_MARK):
        return path
    whole = ntpath.normpath(path if ntpath.isabs(path) else ntpath.abspath(path))  # behind the mark nothing is worked out
    return _SHARE + whole.removeprefix("\\\\") if whole.startswith("\\\\") else _MARK + whole
