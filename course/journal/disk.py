"""The few things the journal asks of a disk: private files, and bytes that are there after a power cut."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def make_private_folder(folder: Path) -> None:
    """Makes a folder, and those above it, that only its owner can look into; one that exists is left as it is."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def append(file: Path, data: bytes) -> None:
    """Appends to a private file, made if need be, and returns when the bytes are on the disk.

    Raises:
        OSError: Not all of it could be written, or the disk did not confirm it. Part of it may stand in the file.
    """
    made = not file.exists()
    handle = os.open(file, _APPEND, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        sync(handle)
    finally:
        os.close(handle)
    if made:
        sync_folder(file.parent)


def write(file: Path, chunks: Iterable[bytes]) -> None:
    """Writes a private file anew and returns when it is on the disk.

    Raises:
        OSError: It could not be written; what could be stands in the file.
    """
    with suppress(FileNotFoundError):
        file.unlink()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as target:
        for chunk in chunks:
            target.write(chunk)
        target.flush()
        sync(target.fileno())


def replace(file: Path, chunks: Iterable[bytes]) -> None:
    """Puts a new private file in an old one's place, once it is complete and on the disk.

    Raises:
        OSError: The old file is as before.
    """
    new = file.with_name(f"{file.name}.new")
    try:
        write(new, chunks)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(file.parent)


def said(raw: bytes) -> str:
    """What a small file of ours says, whatever an editor, a sync or a broken disk has made of it.

    Args:
        raw: The file's bytes. A mark of the byte order in front and NULs are passed over, and what is no UTF-8 is told by a sign.
    """
    return raw.decode("utf-8-sig", "replace").replace("\0", "")


def is_odd(raw: bytes) -> bool:
    """Whether a small file of ours holds what we never write into one."""
    return said(raw).encode() != raw


def sync(handle: int) -> None:
    """Returns when what was written to the file is on the disk itself.

    macOS' fsync stops at the drive's cache; only F_FULLFSYNC goes through it (fsync(2) there), where the volume knows it.
    """
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - Windows has none

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Makes a new or replaced file's name last, where the system can sync a folder (Windows and some network drives can't)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def writable(path: Path) -> bool:
    """Whether a file, or the nearest folder above it that exists, can be written to."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return os.access(path, os.W_OK)
