"""What the leader should hear of once, and the small file that remembers what they have heard."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from course.journal import disk
from course.journal.errors import Notice
from course.journal.text import in_a_line
from course.locale import _, ngettext

TOLD = "told.txt"


def damaged(lines: list[bytes], file: Path) -> Notice:
    """Lines that can't be read any more."""
    text = ngettext(
        "One line of your journal is damaged and was skipped; everything else is here. The line is kept in {file}. If you miss "
        "something, look at the entry's earlier versions, or restore a backup: that loses nothing newer.",
        "{number} lines of your journal are damaged and were skipped; everything else is here. The lines are kept in {file}. If "
        "you miss something, look at the entry's earlier versions, or restore a backup: that loses nothing newer.",
        len(lines),
    )
    return Notice("damaged", f"damaged-{crc32(b''.join(lines)):08x}", text.format(number=len(lines), file=file))


def lost(versions: int, backup: Path) -> Notice:
    """The journal was emptied, cut or taken away, and a backup still has what is missing."""
    text = ngettext(
        "Something else than this program has emptied or cut your journal: {number} version of what you wrote is missing, and is "
        "in the backup {file}. Bring it back with: skalkan doctor --repair",
        "Something else than this program has emptied or cut your journal: {number} versions of what you wrote are missing, and "
        "are in the backup {file}. Bring them back with: skalkan doctor --repair",
        versions,
    )
    return Notice("lost", f"lost-{versions}-{backup.name}", text.format(number=versions, file=backup))


def torn(aside: Path) -> Notice:
    """Something that was being saved when the program or the machine stopped."""
    return Notice(
        "torn",
        aside.name,
        _(
            "The program was stopped in the middle of a save. What had been saved before is all here; the beginning of the "
            "unfinished one is kept in {file}. Look whether the last thing you wrote is there, and write it again if not."
        ).format(file=aside),
    )


def lockless(home: Path) -> Notice:
    """The disk knows no locks."""
    text = _(
        "The disk that {folder} lies on knows no locks, which keep two programs from writing at once. What you write is saved; "
        "write in one window at a time, or keep your journal on another disk."
    )
    return Notice("lockless", "lockless", text.format(folder=home))


def newer() -> Notice:
    """The journal was written by a later program."""
    return Notice(
        "newer",
        "newer",
        _(
            "Your journal was written by a newer version of this program. You can read it here, but not write in it: "
            "install the newest version first."
        ),
    )


def newer_elsewhere() -> Notice:
    """Another device runs a later program."""
    return Notice(
        "newer",
        "newer-elsewhere",
        _(
            "One of your other machines has a newer version of this program. What was written there shows here when you have "
            "installed the newest version."
        ),
    )


def unreachable(folder: Path) -> Notice:
    """The shared folder is not there, or not for us."""
    return Notice(
        "share",
        "share",
        _(
            "The shared folder {folder} can't be reached right now. Everything you write is saved on this machine, and goes to "
            "your other machines when the folder is back."
        ).format(folder=folder),
    )


def unusable(file: Path, reason: str) -> Notice:
    """Something in the shared folder that is no journal's file, though it is called like one."""
    text = _(
        "{file} in the shared folder can't be used: {reason}. Nothing is lost, and all else is exchanged with your other "
        "machines. Move it out of the folder if you don't need it there."
    )
    return Notice("spoilt", _key("unusable", file), text.format(file=in_a_line(file.name), reason=reason))


def unusable_own(file: Path, reason: str) -> Notice:
    """This device's own file in the shared folder can't be written to."""
    text = _(
        "{file} in the shared folder, which this machine writes to, can't be used: {reason}. What you write is saved here, and "
        "goes to your other machines when you have moved that file out of the folder."
    )
    return Notice("spoilt", _key("unusable-own", file), text.format(file=in_a_line(file.name), reason=reason))


def written_anew(file: Path, raw: bytes) -> Notice:
    """A small file beside the journal that an editor or a disk had spoilt."""
    text = _("{file} was damaged and has been written anew. It holds nothing that you wrote; nothing is lost.")
    return Notice("spoilt", f"written-anew-{file.name}-{crc32(raw):08x}", text.format(file=file))


def noted_anew(file: Path, raw: bytes, folder: Path | None) -> Notice:
    """The note of the shared folder that an editor or a disk had spoilt."""
    if folder is None:
        text = _(
            "{file} was damaged, and your journal is not shared any more. Set the folder again with: skalkan share DIR. Nothing "
            "is lost, and what was written on your machines meanwhile is exchanged then."
        )
    else:
        text = _(
            "{file} was damaged and has been written anew: your journal is shared through {folder}. If that is not the folder, "
            "set it with: skalkan share DIR. Nothing is lost."
        )
    return Notice("spoilt", f"noted-anew-{crc32(raw):08x}", text.format(file=file, folder=in_a_line(str(folder))))


def _key(what: str, file: Path) -> str:
    return f"{what}-{crc32(os.fsencode(file.name)):08x}"


def not_taken_in(reason: Exception) -> Notice:
    """The journal at home can't be written to."""
    text = _("What your other machines wrote can't be taken in. {reason}")
    return Notice("share", "not-taken-in", text.format(reason=reason))


def spoilt_memory(home: Path) -> list[Notice]:
    """What is to be said of the file that remembers what was told; `untold` writes it anew."""
    with suppress(OSError):
        raw = disk.small(home / TOLD)
        return [written_anew(home / TOLD, raw)] if disk.is_odd(raw) else []
    return []


def untold(home: Path, notices: list[Notice]) -> list[Notice]:
    """The notices that the leader has not heard, each once; they count as heard from now on.

    Where the folder can't be written to they are told again next time.
    """
    file = home / TOLD
    told: list[str] = []
    with suppress(OSError):
        raw = disk.small(file)
        told = disk.said(raw).splitlines()
        if disk.is_odd(raw):
            disk.replace(file, [f"{key}\n".encode() for key in told if key])
    fresh = {notice.key: notice for notice in notices if notice.key not in told}
    if fresh:
        with suppress(OSError):
            disk.append(file, "".join(f"{key}\n" for key in fresh).encode())
    return list(fresh.values())
