"""Why a disk can't do what was asked of it, in words."""

from __future__ import annotations

import errno

from course.locale import N_, _

_REASONS = {
    errno.EBADF: N_("what it should be shown in is closed"),
    errno.EACCES: N_("you don't have permission"),
    errno.EPERM: N_("you don't have permission"),
    errno.ENOENT: N_("the file or folder isn't there"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder"),
    errno.EEXIST: N_("there is a file where a folder should be"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("the path goes round in circles"),
    errno.ENOSYS: N_("it knows no locks, which keep two programs from writing at once"),
    errno.ENOLCK: N_("it knows no locks, which keep two programs from writing at once"),
}


_OF_WINDOWS = {206: N_("the name is too long")}
"""Reasons that Windows tells by a number of its own: ERROR_FILENAME_EXCED_RANGE."""


def why(error: OSError) -> str:
    """The reason of a failed file operation in the interface's language; the system's own words where we have none."""
    reason = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0) or _REASONS.get(error.errno or 0)
    return _(reason) if reason else error.strerror or str(error)
