"""What can go wrong with a journal, said to the leader in a sentence that ends in what to do."""

from __future__ import annotations

import errno
from typing import Literal

from msgspec import Struct

from course.locale import _
from course.locale.reasons import why

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class JournalError(Exception):
    """The journal can't do what was asked; the message is meant for the leader."""


class SaveFailed(JournalError):  # noqa: N818 - named by what happened, as the leader meets it
    """Nothing of this save was kept: file and memory are as before, so the same save may be tried again."""


class ReadOnly(SaveFailed):
    """The journal can be read and not written; trying again changes nothing before its cause is gone."""


class NoSuchVersion(JournalError, KeyError):  # noqa: N818
    """There is no such entry, or it has no such version."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would show it in quotes


class Notice(Struct, frozen=True):
    """Something about the journal that the leader should hear of once."""

    kind: Literal["damaged", "torn", "newer", "share", "spoilt", "lost", "lockless"]
    key: str
    """What tells this notice from all others; it is remembered, so that the next opening keeps quiet."""
    text: str
    """What happened and what to do, in words."""


def failed(error: OSError) -> SaveFailed:
    """The save that failed for a reason of the disk's, in words.

    Args:
        error: What the operating system said.
    """
    if isinstance(error, TimeoutError):
        return SaveFailed(_("Not saved: another program is busy with your journal. Your text is still on the screen; try again."))
    if error.errno in _FULL:
        return SaveFailed(_("Not saved: the disk is full. Make some room and try again; your text is still on the screen."))
    if error.errno in _FORBIDDEN:
        return ReadOnly(_("Not saved: the folder of your journal can't be written to. Your text is still on the screen."))
    return SaveFailed(
        _("Not saved: the disk says “{reason}”. Your text is still on the screen; try again.").format(reason=why(error))
    )
