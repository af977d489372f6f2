"""The folder in which documents are proposed to lie."""

from __future__ import annotations

from pathlib import Path

from course.journal import disk
from course.journal.home import DOCUMENTS
from course.journal.long_paths import reachable
from course.journal.noted_folder import note, noted
from course.locale import _
from course.locale.reasons import why
from course.session.session import Session

FOLDER = "export-folder"
"""Its name among the settings. It was kept in the journal under it once, and went to computers that have no such folder."""


class NoFolder(Exception):  # noqa: N818 - what happens, rather than that it is an error
    """It can't be that folder; says why in a line that the leader reads."""


def documents_folder(session: Session) -> Path:
    """Where documents lie: the folder the leader has set, as long as it is there, the system's for documents, or their own."""
    asked = own_documents_folder(session)
    return asked if asked is not None and _is_folder(asked) else _of_the_system()


def own_documents_folder(session: Session) -> Path | None:
    """The folder that the leader has set on this computer, whether it is there or not; None where they have set none."""
    file = session.journal.home / DOCUMENTS
    try:
        if file.exists():
            return noted(file)
    except OSError:  # it can't be read: what it says is asked for once more
        return None
    kept = session.records.setting(FOLDER)
    return Path(kept) if kept else None


def set_documents_folder(session: Session, typed: str) -> None:
    """Sets the folder; nothing typed sets it back to the system's.

    Args:
        session: What the leader is at.
        typed: The folder as the leader typed it, with `~` for their own.

    Raises:
        NoFolder: There is no such folder, nothing can be written there, it is the journal's own, or it can't be kept.
    """
    if not typed.strip():
        _note(session, None)
        return
    folder = typed_folder(typed)
    if not _is_folder(folder):
        raise NoFolder(_("There is no folder {folder}.").format(folder=folder))
    if folder.resolve().is_relative_to(session.journal.home.resolve()):
        raise NoFolder(_("That is your journal's own folder. Choose another one."))
    if not disk.writable(folder):
        raise NoFolder(_("Nothing can be written in {folder}. Choose another folder.").format(folder=folder))
    _note(session, folder.resolve())


def typed_folder(typed: str) -> Path:
    """A folder as the leader typed it, with `~` for their own.

    Raises:
        NoFolder: No folder can have that name.
    """
    name = typed.strip()
    try:
        name.encode("utf-8")
        if "\0" in name:
            raise ValueError
        return reachable(Path(name).expanduser())
    except (ValueError, RuntimeError) as error:  # a letter that no name has, or a user there isn't
        raise NoFolder(_("No folder can have that name.")) from error


def _note(session: Session, folder: Path | None) -> None:
    try:
        note(session.journal.home / DOCUMENTS, folder)
    except OSError as error:
        raise NoFolder(_("It can't be kept: {reason}.").format(reason=why(error))) from error


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # it may not be searched
        return False


def _of_the_system() -> Path:
    from configparser import Error

    from platformdirs import user_documents_path

    try:
        folder = user_documents_path()
    except (OSError, UnicodeDecodeError, Error):  # the desktop's list of folders can't be read
        return Path.home()
    return folder if _is_folder(folder) else Path.home()
