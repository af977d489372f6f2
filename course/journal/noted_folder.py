"""A folder that is noted in a small file at home: paths are this computer's own, not for the journal."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from course.journal import disk


def noted(file: Path) -> Path | None:
    """The folder that a file notes, or None where it notes none.

    Raises:
        OSError: The file can't be read.
    """
    return folder_in(disk.small(file))


def folder_in(raw: bytes) -> Path | None:
    """The folder that is told by the bytes of such a file, whatever an editor has made of them."""
    # A folder's name may be no UTF-8, so only what no name begins with or holds is passed over: an editor's mark, and NULs.
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        said = raw.decode("utf-16", "replace")  # as an editor on Windows writes it
    else:
        said = os.fsdecode(raw.removeprefix(codecs.BOM_UTF8).replace(b"\0", b""))
    said = said.strip("\r\n")
    return Path(said) if Path(said).is_absolute() else None


def note(file: Path, folder: Path | None) -> None:
    """Notes a folder, or with None, none.

    Raises:
        OSError: It can't be noted.
    """
    disk.make_private_folder(file.parent)
    disk.replace(file, [os.fsencode(f"{folder or ''}\n")])
