"""The few things the journal asks of a disk: private files, and bytes that are there after a power cut."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from course.locale import _

_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_ITSELF = getattr(os, "O_NOFOLLOW", 0)
_BEGUN = r"(?s)(.*)\.[0-9a-f]{8}\.new"
_SMALL = 1 << 20
_HELD = (5, 32)
"""What Windows says of a file that another program has open: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION."""
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds to wait for such a program, time after time."""
_ABANDONED = 3600
"""Seconds after which nobody still writes a file that was begun."""


def make_private_folder(folder: Path) -> None:
    """Makes a folder, and those above it, that only its owner can look into; one that exists is left as it is.

    Raises:
        OSError: It can't be made, or its name is not on the disk.
    """
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    with suppress(PermissionError):  # a folder that one may pass through and not look into
        sync_folder(folder.parent)


def opened(file: Path, flags: int = os.O_RDONLY, *, follow: bool = True) -> int:
    """Opens a regular file, and nothing else: a pipe would keep waiting for who is at its other end, a device may have no end.

    Args:
        file: The file.
        flags: As for `os.open`.
        follow: Whether to go where a link leads: not in a folder that others write to.

    Raises:
        OSError: It can't be opened, or is none.
    """
    with suppress(FileNotFoundError):
        _check_regular(file.stat(follow_symlinks=follow).st_mode, file)
    handle = os.open(file, flags | _PLAIN | (0 if follow else _ITSELF), 0o600)
    try:
        _check_regular(os.fstat(handle).st_mode, file)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _check_regular(mode: int, file: Path) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    raise OSError(errno.EINVAL, _("it is a link") if stat.S_ISLNK(mode) else _("it is no file"), str(file))


def reading(file: Path, *, follow: bool = True) -> BinaryIO:
    """A regular file, to be read; see `opened`."""
    return os.fdopen(opened(file, follow=follow), "rb")


def append(file: Path, data: bytes, *, follow: bool = True) -> None:
    """Appends to a private file, made if need be, and returns when the bytes are on the disk.

    Args:
        file: The file.
        data: The bytes.
        follow: See `opened`.

    Raises:
        OSError: Not all of it could be written, or the disk did not confirm it. Part of it may stand in the file.
    """
    made = not file.exists()
    handle = opened(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, follow=follow)
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
    """Writes a private file that isn't there yet and returns when it is on the disk.

    Raises:
        OSError: It could not be written; what could be stands in the file.
    """
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
    new = begun(file)
    try:
        write(new, chunks)
        put(new, file)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    sync_folder(file.parent)


def put(new: Path, file: Path, wait: Callable[[float], object] = time.sleep) -> None:
    """Puts a file in the place of another.

    On Windows that waits a moment for whoever has the other one open: a virus scanner, or a file sync.

    Args:
        new: The file.
        file: Where to.
        wait: Waits some seconds.

    Raises:
        OSError: It can't be done; both are as before.
    """
    for seconds in _WAITS:
        try:
            new.replace(file)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
        wait(seconds)
    new.replace(file)


def begun(file: Path) -> Path:
    """What a file is called until it is complete: a name that nobody has, and that `begun_in` knows."""
    return file.with_name(f"{file.name}.{os.urandom(4).hex()}.new")


def begun_in(folder: Path, *names: str) -> list[Path]:
    """What is left of files that were begun when a program was killed, or is being written right now.

    Args:
        folder: Where they were to be.
        names: The files that were begun; without one, all in this folder, which then must be ours alone.
    """
    with suppress(OSError):
        found = [each.name for each in os.scandir(folder) if each.name.endswith(".new")]
        wanted = [name for name in found if not names or ((made := re.fullmatch(_BEGUN, name)) and made[1] in names)]
        return [folder / name for name in wanted]
    return []


def is_abandoned(file: Path) -> bool:
    """Whether nobody can still be writing a file that was begun, going by its age."""
    try:
        return file.lstat().st_mtime < time.time() - _ABANDONED
    except OSError:
        return False


def small(file: Path) -> bytes:
    """The bytes of a small file of ours; none where it isn't there.

    Raises:
        OSError: It can't be read, or is no file.
    """
    try:
        with reading(file) as source:
            return source.read(_SMALL)
    except FileNotFoundError:
        return b""


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
