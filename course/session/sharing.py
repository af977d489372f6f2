"""Sharing the journal through a folder that the leader's own file sync carries between computers."""

from __future__ import annotations

from errno import EACCES, EEXIST
from pathlib import Path

from course.journal import Journal, disk
from course.journal.errand import Errand
from course.locale import _
from course.session.documents_folder import typed_folder


class NotShared(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """It can't be shared through that folder; says why in a line that the leader reads."""


def check_shared_folder(home: Path, folder: Path) -> None:
    """Looks whether a journal can be shared through a folder, before anything is made or changed. The folder may be new.

    Args:
        home: The journal's own folder.
        folder: The folder asked for.

    Raises:
        NotShared: It can't be.
        FileExistsError: It is a file.
        PermissionError: Nothing can be written there.
    """
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(EEXIST, "", str(folder))
    if not folder.parent.is_dir():
        message = _("There is no folder {folder}. Make it first, or look whether your sync program is running.")
        raise NotShared(message.format(folder=folder.parent))
    here, there = home.resolve(), folder.resolve()
    if there.is_relative_to(here):
        raise NotShared(_("The shared folder can't be your journal's own folder, which is not to be synced."))
    if here.is_relative_to(there):
        message = _(
            "Your journal's own folder lies in {folder}, and it is not to be synced. Choose another folder, or one inside it."
        )
        raise NotShared(message.format(folder=folder))
    if not disk.writable(folder):
        raise PermissionError(EACCES, "", str(folder))


def set_shared_folder(journal: Journal, typed: str) -> None:
    """Sets the folder that the journal is shared through; nothing typed shares it no longer.

    Args:
        journal: The journal, open.
        typed: The folder as the leader typed it, with `~` for their own. It is made where its parent is there.

    Raises:
        NoFolder: No folder can have that name.
        NotShared: It can't be shared through that one.
        JournalError: It can't be noted.
        TimeoutError: The drive it lies on doesn't answer.
        OSError: It can't be used.
    """
    if not typed.strip():
        journal.share_through(None)
        return
    folder = typed_folder(typed)

    def begin(_errand: object) -> None:
        check_shared_folder(journal.home, folder)
        if not folder.exists():
            disk.make_private_folder(folder)

    Errand(begin).wait()  # the drive may not answer
    journal.share_through(folder)
