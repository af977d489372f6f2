"""The folder of a leader, by the name that the sign-in gives: no two names have the same folder, and the name can be read off it.

Each byte of the name that isn't a small letter, a digit or one of `.@-` is written as `%` and its two digits. So names that
differ in capitals alone, or in how an å is put together, stay two on a disk that takes them for one.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

LONGEST = 200
"""Characters of a folder's name at most; disks take 255."""
_BEFORE = "leder-"
"""Stands before each name, so that none is a device of Windows or a hidden file."""
_PLAIN = re.compile(rb"[^a-z0-9.@-]|\.$")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class NoName(Exception):  # noqa: N818 - what is the case
    """No folder can have that name."""


def folder_of(leader: str) -> str:
    """What a leader's folder is called.

    Raises:
        NoName: It is empty, too long, or no text.
    """
    try:
        name = leader.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NoName from error
    if not leader.strip() or _CONTROL.search(leader):
        raise NoName
    folder = _BEFORE + _PLAIN.sub(lambda found: b"%%%02x" % found[0][0], name).decode("ascii")
    if len(folder) > LONGEST:
        raise NoName
    return folder


def leader_of(folder: str) -> str:
    """Whose folder it is."""
    return unquote_to_bytes(folder.removeprefix(_BEFORE)).decode("utf-8")
