"""What a command says when it can't do what was asked: one clear line and an exit code, never a traceback."""

from __future__ import annotations

import errno

from course.locale import N_, _

BAD_CONTENT = 1
"""Exit code for a course or a journal that can't be used, or a file that can't be written."""
WRONG_USE = 2
"""Exit code for a command that was not written as it has to be; argparse's own."""

_REASONS = {
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
}


class Refused(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """A command ends here.

    Args:
        message: What the leader reads, in the interface's language.
        code: The program's exit code.
    """

    def __init__(self, message: str, code: int = BAD_CONTENT) -> None:
        super().__init__(message)
        self.code = code


def why(error: OSError) -> str:
    """The reason of a failed file operation in the interface's language; the system's own words where we have none."""
    reason = _REASONS.get(error.errno or 0)
    return _(reason) if reason else error.strerror or str(error)


def cannot_use(error: OSError) -> Refused:
    """A failed file operation as what the leader reads: which file, and why not."""
    name = error.filename2 or error.filename
    if name is None:
        return Refused(_("It can't be read or written: {reason}.").format(reason=why(error)))
    return Refused(_("{path} can't be used: {reason}.").format(path=name, reason=why(error)))
