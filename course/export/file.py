"""Writing a document to a file of the leader's own."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from course.journal.disk import put
from course.journal.long_paths import reachable
from course.locale import _


class FileIsThere(FileExistsError):  # noqa: N818 - what is the case
    """A file of that name is there already, and nobody has said that it may go."""


def save(made: str | bytes, path: Path, home: Path, *, replace: bool = False) -> None:
    """Writes the file at once and for its owner alone: what was there before stays until all of the new is written.

    Args:
        made: The document; a text is written as UTF-8.
        path: The file.
        home: The journal's own folder, into which nothing else is written: it could take the place of the journal or a backup.
        replace: Whether a file that is there may be replaced.

    Raises:
        FileIsThere: There is one, and it may not.
        OSError: It can't be written; the error names the file as it was asked for.
    """
    import tempfile  # noqa: PLC0415 - 3 ms, for whoever writes a file: the reasons above are there from the start

    data = made.encode("utf-8") if isinstance(made, str) else made
    try:
        target = reachable(Path(os.path.realpath(path)))
        keep_out(path, home)
        if target.exists() and not target.is_file():
            # A device or a pipe can be written to, but not replaced; a folder says by itself that it is one.
            target.write_bytes(data)
            return
        if target.exists() and not replace:
            raise FileIsThere(errno.EEXIST, _("there is a file with this name already"), str(path))
        descriptor, name = tempfile.mkstemp(prefix=".skalkan-", dir=target.parent)
        written = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _take_its_place(written, target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
    except OSError as error:
        # The temporary file's name would mean nothing to whoever reads the line.
        error.filename, error.filename2 = str(path), None
        raise


def _take_its_place(written: Path, target: Path) -> None:
    try:
        put(written, target)
    except PermissionError as error:
        if not target.exists():
            raise
        # The folder was just written to: on Windows a file that Word shows can't be replaced.
        reason = _("it may be open in another program; close it there, or choose another name")
        raise OSError(errno.EBUSY, reason, str(target)) from error


def keep_out(path: Path, home: Path) -> None:
    """Refuses a place inside the journal's own folder, however it is named.

    Raises:
        OSError: It lies there.
    """
    if _lies_in(Path(os.path.realpath(path)), Path(os.path.realpath(home))):
        raise OSError(errno.EINVAL, _("it would lie in your journal's own folder"), str(path))


def _lies_in(target: Path, folder: Path) -> bool:
    """Whether a file lies in a folder, or is it: told by what the folders are, since a disk may know no capitals."""
    return any(each == folder or _is_same(each, folder) for each in (target, *target.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them isn't there, or may not be looked at
        return False
