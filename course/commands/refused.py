"""What a command says when it can't do what was asked: one clear line and an exit code, never a traceback."""

from __future__ import annotations

from course.locale import _
from course.locale.reasons import why

BAD_CONTENT = 1
"""Exit code for a course or a journal that can't be used, or a file that can't be written."""
WRONG_USE = 2
"""Exit code for a command that was not written as it has to be; argparse's own."""


class Refused(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """A command ends here.

    Args:
        message: What the leader reads, in the interface's language.
        code: The program's exit code.
    """

    def __init__(self, message: str, code: int = BAD_CONTENT) -> None:
        super().__init__(message)
        self.code = code


def cannot_use(error: OSError) -> Refused:
    """A failed file operation as what the leader reads: which file, and why not."""
    name = error.filename2 or error.filename
    if name is None:
        return Refused(_("It can't be read or written: {reason}.").format(reason=why(error)))
    return Refused(_("{path} can't be used: {reason}.").format(path=name, reason=why(error)))
