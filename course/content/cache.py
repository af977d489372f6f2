"""The checked course kept between two starts.

Reading the YAML of nine lessons takes longer than the whole rest of a start. What is kept is good for exactly one state of
the folder and of the program; whatever else is found there is read as nothing, and written anew.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

from course import __version__
from course.content.model import Course

_NAME = "course.msgpack"


class _Kept(Struct, frozen=True, array_like=True):
    """What the file holds."""

    stamp: str
    course: Course


def stamp(folder: Path) -> str | None:
    """Tells one state of a folder (and of the code that reads it) from every other; None if it can't be listed.

    Names, sizes and times of change stand for the contents: reading those would cost what the cache is to save.
    """
    try:
        code = [f"{entry.name} {_state(entry)}" for entry in _entries(Path(__file__).parent, (".py",))]
        files = [f"{entry.name} {_state(entry)}" for entry in _entries(folder, (".yaml", ".yml"))]
        return "\n".join((__version__, *code, str(folder.resolve()), *files))
    except (OSError, ValueError):
        return None


def fetch(cache: Path, wanted: str) -> Course | None:
    """The course that was kept under this stamp; None if there is none, or anything is wrong with it."""
    return unpacked(cache / _NAME, wanted)


def keep(cache: Path, found: str, course: Course) -> None:
    """Keeps a course under its stamp, readable by its owner only; does nothing where it can't."""
    import tempfile  # noqa: PLC0415 - only after a slow start anyway

    with contextlib.suppress(OSError, ValueError):
        whole = packed(found, course)
        for folder in (cache.parent, cache):  # each for its owner alone: what `parents` makes is as open as the umask says
            folder.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_NAME, dir=cache)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(whole)
            Path(name).replace(cache / _NAME)
        except OSError:
            Path(name).unlink(missing_ok=True)


def packed(found: str, course: Course) -> bytes:
    """A course with its stamp as a file holds them, sealed with a checksum."""
    body = msgspec.msgpack.encode(_Kept(found, course))
    return crc32(body).to_bytes(4, "big") + body


def unpacked(file: Path, wanted: str) -> Course | None:
    """The course in a file, if the file is whole and has this stamp."""
    try:
        raw = file.read_bytes()
        if crc32(raw[4:]) != int.from_bytes(raw[:4], "big"):
            return None
        kept = msgspec.msgpack.decode(raw[4:], type=_Kept)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    return kept.course if kept.stamp == wanted else None


def _entries(folder: Path, endings: tuple[str, ...]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if entry.name.lower().endswith(endings)), key=lambda entry: entry.name)


def _state(entry: os.DirEntry[str]) -> str:
    about = entry.stat()
    return f"{about.st_size} {about.st_mtime_ns}"
